import { checkBlueprint, createChecker, diffVersions, editBlueprint, findExample, newActivity, newStage, type Blueprint, type CheckContext, type Condition, type Edit } from '#engine/blueprint';
import { bigBlueprint } from '../engine/blueprint/big-blueprint.ts';
import { busyBlueprint, busyRecordType } from '../engine/blueprint/checks/busy-blueprint.ts';
import { labelledId } from '../kit/a-blueprint.ts';
import { median, type Figure } from './figure.ts';

const context: CheckContext = { recordTypes: { lead: busyRecordType }, roles: ['rep'], people: ['u_ann'], teams: ['sales'], holders: { rep: 3 } };

/** CPU milliseconds of one call: other programs on the machine do not count. */
function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const times = (count: number, work: (turn: number) => number): number => median(Array.from({ length: count }, (_, turn) => work(turn)));

/** One edit after another, each followed by the checks. The edits are made before: what they leave for the garbage collector is not the checks'. */
function afterEdits(start: Blueprint, edit: (turn: number) => Edit): number {
  const drawings = [start];
  for (let turn = 0; turn < 60; turn += 1) {
    const made = editBlueprint(drawings.at(-1) ?? start, edit(turn));
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    drawings.push(made.value.next);
  }
  const check = createChecker();
  check(start, context);
  return times(60, (turn) => cpu(() => void check(drawings[turn + 1] ?? start, context)));
}

function hundredEdits(start: Blueprint): void {
  const stage = start.start ?? '';
  let now = start;
  for (let turn = 0; turn < 100; turn += 1) {
    const made = editBlueprint(now, turn % 2 ? { type: 'renameStage', stage, name: `Name ${turn}` } : { type: 'moveCards', positions: { [stage]: { x: turn + 1, y: 0 } } });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    now = made.value.next;
  }
}

/** Fifty rules over six amounts, as boxes. */
function boxes(): readonly Condition[] {
  let state = 1;
  const below = (most: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
  return Array.from({ length: 50 }, (): Condition => ({
    type: 'and',
    of: Array.from({ length: 6 }, (_, index) => {
      const low = below(100);
      const side = (operator: 'atLeast' | 'lessThan', value: number): Condition => ({ type: 'compare', field: `amount${index}`, operator, value });
      return { type: 'and' as const, of: [side('atLeast', low), side('lessThan', low + 10 + below(60))] };
    }),
  }));
}

/** How quick the machine is just now: what else runs on it takes caches and cycles, and CPU time grows with it. */
function yardstick(): void {
  const map = new Map<string, number>();
  for (let turn = 0; turn < 200_000; turn += 1) map.set(`k${turn % 5000}`, turn + (map.get(`k${(turn * 7) % 5000}`) ?? 0));
}

/** Checks over a drawing at the published limits, whole and after one edit, and the solver they rest on. */
export async function bench(): Promise<readonly Figure[]> {
  const busy = busyBlueprint();
  const [stages, activities, outcomes] = [Object.keys(busy.stages), Object.keys(busy.activities), Object.keys(busy.outcomes)];
  const pick = (ids: readonly string[], turn: number): string => ids[(turn * 37) % ids.length] ?? '';
  const first = cpu(() => void checkBlueprint(busy, context));
  const rules = boxes();
  const { fields } = busyRecordType;
  const goal = 'goal < 16 ms CPU';
  const small = busyBlueprint(499);
  const working = stages.filter((id) => busy.stages[id]?.kind === 'work');
  const added = (turn: number) => labelledId(`added ${turn}`);
  const set = (path: readonly string[], value: unknown): Edit => ({ type: 'setField', path, value });
  return [
    { what: 'all checks, 500 stages and 1,996 outcomes, first time', value: first, unit: 'ms', beside: `goal < 1,000 ms CPU; ${checkBlueprint(busy, context).length} findings` },
    { what: 'all checks again by a new checker', value: times(9, () => cpu(() => void checkBlueprint(structuredClone(busy), context))), unit: 'ms', beside: 'a copy: nothing is remembered; copying included' },
    { what: 'all checks, a plain line of 500 stages with 2,000 outcomes', value: times(9, () => cpu(() => void checkBlueprint(bigBlueprint(500, 2000), context))), unit: 'ms', beside: 'drawing it included' },
    { what: 'after renaming a stage', value: afterEdits(busy, (turn) => ({ type: 'renameStage', stage: pick(stages, turn), name: `Renamed ${turn}` })), unit: 'ms', beside: goal },
    { what: 'after renaming an outcome', value: afterEdits(busy, (turn) => set(['outcomes', pick(outcomes, turn), 'name'], `Renamed ${turn}`)), unit: 'ms', beside: goal },
    { what: 'after leading an outcome elsewhere', value: afterEdits(busy, (turn) => set(['outcomes', pick(outcomes, turn), 'to'], pick(stages, turn * 3 + 1))), unit: 'ms', beside: goal },
    { what: 'after rewriting instructions', value: afterEdits(busy, (turn) => set(['activities', pick(activities, turn), 'content', 'instructions'], `Say {{name}} ${turn}`)), unit: 'ms', beside: goal },
    { what: 'after changing a gate', value: afterEdits(busy, (turn) => set(['outcomes', pick(outcomes.filter((id) => busy.outcomes[id]?.gate), turn), 'gate'], { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'run' } })), unit: 'ms', beside: goal },
    { what: 'after adding a stage, and taking it away', value: afterEdits(small, (turn) => (turn % 2 === 0 ? { type: 'addStage', stage: newStage('work', added(turn), `Added ${turn}`), at: { x: turn, y: 900 } } : { type: 'deleteStages', stages: [added(turn - 1)], heal: false })), unit: 'ms', beside: goal },
    { what: 'after deleting a stage and healing the gap', value: afterEdits(busy, (turn) => ({ type: 'deleteStages', stages: [pick(stages.slice(1), turn)], heal: true })), unit: 'ms', beside: goal },
    { what: 'after deleting an outcome', value: afterEdits(busy, (turn) => ({ type: 'deleteOutcomes', outcomes: [pick(outcomes, turn)] })), unit: 'ms', beside: goal },
    { what: 'after adding an activity', value: afterEdits(busy, (turn) => ({ type: 'addActivity', stage: pick(working, turn), activity: newActivity('call', added(turn), `Call again ${turn}`) })), unit: 'ms', beside: goal },
    { what: 'after moving a card', value: afterEdits(busy, (turn) => ({ type: 'moveCards', positions: { [pick(stages, turn)]: { x: turn, y: 7 } } })), unit: 'ms', beside: goal },
    { what: 'the drawing and a copy of it compared in meaning', value: times(9, () => { const copy = structuredClone(busy); return cpu(() => void diffVersions(busy, copy)); }), unit: 'ms' },
    { what: 'a hundred small edits, without the checks', value: times(5, () => cpu(() => hundredEdits(busy))), unit: 'ms', beside: 'renaming a stage and moving its card by turns' },
    { what: 'yardstick: 200,000 reads and writes of a map', value: times(9, () => cpu(yardstick)), unit: 'ms', beside: 'read the others against it' },
    { what: 'a gap among 50 rules over 6 fields', value: times(15, () => cpu(() => void findExample({ type: 'not', of: { type: 'or', of: rules } }, fields))), unit: 'ms' },
    { what: 'their 1,225 pairs compared', value: times(5, () => cpu(() => rules.forEach((one, index) => rules.slice(0, index).forEach((other) => findExample({ type: 'and', of: [one, other] }, fields))))), unit: 'ms' },
  ];
}
