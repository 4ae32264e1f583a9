import fc from 'fast-check';
import {
  copyFragment, editBlueprint, idsIn, newActivity, newOutcome, newStage, channels, stageKinds, starters,
  type Blueprint, type Edit, type Edited, type Gate,
} from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';

/** What a random sitting at the drawing table left behind. */
export interface Sitting {
  readonly start: Blueprint;
  readonly made: readonly { readonly before: Blueprint; readonly edit: Edit; readonly edited: Edited }[];
  readonly refused: number;
  readonly end: Blueprint;
}

/** Dice as numbers from 0 to 1: what to do, to which thing, with what. */
type Throw = { readonly kind: number; readonly a: number; readonly b: number; readonly c: number; readonly text: string };

const diceThrow: fc.Arbitrary<Throw> = fc.record({ kind: fc.nat(999), a: fc.nat(9999), b: fc.nat(9999), c: fc.nat(9999), text: fc.string({ maxLength: 12, unit: 'grapheme' }) });

/** Random edits, one after the other, on an empty drawing, a small one or a starter. Refused ones change nothing and are counted. */
export function randomEdits(most: number): fc.Arbitrary<Sitting> {
  const starts = [aBlueprint('Blank').build(), small(), ...starters.map((starter) => starter.build())];
  return fc.tuple(fc.constantFrom(...starts), fc.array(diceThrow, { minLength: 1, maxLength: most })).map(([start, throws]) => sitting(start, throws));
}

function sitting(start: Blueprint, throws: readonly Throw[]): Sitting {
  const made: Sitting['made'][number][] = [];
  let now = start;
  let refused = 0;
  throws.forEach((dice, index) => {
    const edit = editFor(now, dice, index);
    const answer = edit && editBlueprint(now, edit);
    if (!edit || !answer?.ok) {
      refused += 1;
      return;
    }
    made.push({ before: now, edit, edited: answer.value });
    now = answer.value.next;
  });
  return { start, made, refused, end: now };
}

function editFor(b: Blueprint, dice: Throw, index: number): Edit | null {
  const fresh = (what: string) => labelledId(`${b.id}/${index}/${dice.kind}/${dice.a}/${what}`);
  const pick = (map: Readonly<Record<string, unknown>>, at: number) => Object.keys(map).sort()[at % Math.max(1, Object.keys(map).length)] ?? labelledId('nothing');
  const stage = pick(b.stages, dice.a);
  const other = pick(b.stages, dice.b);
  const activity = pick(b.activities, dice.b);
  const outcome = pick(b.outcomes, dice.c);
  const kind = stageKinds[dice.b % stageKinds.length] ?? 'work';
  const at = { x: dice.b - 5000, y: dice.c - 5000 };
  const makers: readonly (() => Edit)[] = [
    () => ({ type: 'addStage', stage: newStage(kind, fresh('stage'), dice.text), at }),
    () => ({ type: 'addStage', stage: newStage('work', fresh('stage'), dice.text), at, connect: outcome }),
    () => ({ type: 'insertStage', stage: newStage('work', fresh('stage'), dice.text), outcome, through: newOutcome({ id: fresh('outcome'), stage: fresh('stage'), name: 'Next' }), at }),
    () => ({ type: 'renameStage', stage, name: dice.text }),
    () => ({ type: 'deleteStages', stages: [...new Set([stage, other])], heal: dice.c % 2 === 0 }),
    () => ({ type: 'setStart', stage: dice.c % 5 === 0 ? null : stage }),
    () => ({ type: 'addActivity', activity: newActivity(channels[dice.c % channels.length] ?? 'call', fresh('activity'), dice.text), stage, index: dice.c % 3 }),
    () => ({ type: 'moveActivity', activity, stage, index: dice.c % 4 }),
    () => ({ type: 'deleteActivities', activities: [activity] }),
    () => ({ type: 'addOutcome', outcome: { ...newOutcome({ id: fresh('outcome'), stage, name: dice.text, to: other, order: dice.c % 7 }), gate: gateFor(activity, dice) } }),
    () => ({ type: 'addOutcome', outcome: { ...newOutcome({ id: fresh('outcome'), stage, name: dice.text }), from: dice.c % 2 ? { type: 'all' } : { type: 'stages', stages: [stage, other] } } }),
    () => ({ type: 'moveOutcome', outcome, index: dice.a % 4 }),
    () => ({ type: 'connect', outcome, to: stage }),
    () => ({ type: 'disconnect', outcome }),
    () => ({ type: 'deleteOutcomes', outcomes: [outcome] }),
    () => ({ type: 'moveCards', positions: { [stage]: at, [other]: { x: at.y / 3, y: at.x } } }),
    () => ({ type: 'addPhase', phase: { id: fresh('phase'), name: dice.text, order: dice.c } }),
    () => ({ type: 'deletePhase', phase: pick(b.phases, dice.a) }),
    () => ({ type: 'addNote', note: { id: fresh('note'), text: dice.text, colour: 'blue', stage, ...at, width: 200, height: 100 } }),
    () => ({ type: 'deleteNotes', notes: [pick(b.notes, dice.a)] }),
    () => ({ type: 'setField', path: ['stages', stage, 'kind'], value: kind }),
    () => ({ type: 'changeKind', stage, kind, result: dice.c % 2 ? 'won' : undefined, lanes: dice.c % 3 ? { [fresh('lane')]: { id: fresh('lane'), name: dice.text, team: 'stock', activities: [], order: 1 } } : undefined }),
    () => ({ type: 'moveCards', positions: Object.fromEntries(Object.keys(b.stages).map((id, place) => [id, { x: (place % 4) * 376, y: Math.floor(place / 4) * 240 + dice.a }])), why: 'tidy' }),
    () => ({ type: 'setField', path: ['stages', stage, 'disabled'], value: dice.c % 2 ? true : undefined }),
    () => ({ type: 'setField', path: ['outcomes', outcome, 'from'], value: { type: 'stages', stages: [...new Set([stage, other])] } }),
    () => ({ type: 'setField', path: ['view', 'sharedBends'], value: dice.c % 4 ? { [outcome]: { [stage]: [{ x: dice.a, y: dice.b }, { x: dice.a, y: dice.c }] } } : undefined }),
    () => ({ type: 'setField', path: ['view', 'pinned'], value: dice.c % 2 ? [stage] : undefined }),
    () => ({ type: 'setField', path: ['stages', stage, 'phase'], value: dice.c % 3 ? pick(b.phases, dice.a) : undefined }),
    () => ({ type: 'setField', path: ['outcomes', outcome, 'trigger'], value: { type: 'result', activity, result: 'sent' } }),
    () => ({ type: 'setField', path: ['outcomes', outcome, 'limit'], value: dice.c % 2 ? { times: 3, window: 'run', then: outcome } : undefined }),
    () => ({ type: 'setField', path: ['activities', activity, 'due'], value: { type: 'activity', activity: pick(b.activities, dice.a), wait: { amount: dice.c % 500, unit: 'days' } } }),
    () => ({ type: 'setField', path: [dice.text, stage], value: dice.text }),
    () => {
      const fragment = copyFragment(b, [stage, other]);
      return { type: 'paste', fragment, at, ids: Object.fromEntries(idsIn(fragment).map((id) => [id, fresh(id)])), keepOutsideLinks: dice.c % 2 === 0 };
    },
    () => ({ type: 'replace', blueprint: small(), name: 'Start over' }),
    () => ({ type: 'several', name: 'Add and rename', edits: [{ type: 'addStage', stage: newStage('work', fresh('stage'), 'A'), at }, { type: 'renameStage', stage: fresh('stage'), name: dice.text }, { type: 'setStart', stage: fresh('stage') }] }),
  ];
  const all = [...makers, ...teamMakers(b, dice, fresh, { stage, other, activity, outcome })];
  return all[dice.kind % all.length]?.() ?? null;
}

/** Edits of what teams, signals and time limits added to a drawing. */
function teamMakers(b: Blueprint, dice: Throw, fresh: (what: string) => string, { stage, other, activity, outcome }: Readonly<Record<'stage' | 'other' | 'activity' | 'outcome', string>>): readonly (() => Edit)[] {
  const parallels = Object.values(b.stages).filter(({ kind }) => kind === 'parallel');
  const parallel = parallels[dice.a % Math.max(1, parallels.length)];
  const lanes = Object.keys(parallel?.lanes ?? {}).sort();
  const lane = lanes[dice.b % Math.max(1, lanes.length)] ?? fresh('no lane');
  const home = parallel?.id ?? stage;
  const step = fresh('escalation');
  return [
    () => ({ type: 'addStage', stage: { ...newStage('parallel', fresh('stage'), dice.text), lanes: { [fresh('lane')]: { id: fresh('lane'), name: dice.text, team: 'payments', activities: [], order: 1 } } }, at: { x: dice.b, y: dice.c } }),
    () => ({ type: 'setField', path: ['stages', home, 'lanes'], value: { ...parallel?.lanes, [fresh('lane')]: { id: fresh('lane'), name: dice.text, team: 'stock', activities: [], order: dice.c } } }),
    () => ({ type: 'setField', path: ['stages', home, 'lanes', lane], value: undefined }),
    () => ({ type: 'setField', path: ['stages', home, 'join'], value: (dice.c % 3) + 1 }),
    () => ({ type: 'addActivity', activity: newActivity('handOver', fresh('activity'), dice.text), stage: home, lane }),
    () => ({ type: 'moveActivity', activity, stage: home, index: dice.c % 3, lane: dice.c % 4 === 0 ? null : lane }),
    () => ({ type: 'setField', path: ['activities', activity, 'after'], value: [{ type: 'lane', lane }, { type: 'clause', clause: gateFor(Object.keys(b.activities)[0] ?? activity, dice) }] }),
    () => ({ type: 'setField', path: ['activities', activity, 'listens'], value: [{ then: 'complete', signal: 'replied', result: Object.keys(b.activities[activity]?.results ?? {})[0] ?? null }] }),
    () => ({ type: 'setField', path: ['activities', activity, 'results'], value: {} }),
    () => ({ type: 'setField', path: ['stages', stage, 'sla'], value: { limit: { amount: 1, unit: 'days' }, escalations: { [step]: { id: step, when: 'after', wait: { amount: 1, unit: 'hours' }, then: [], take: outcome, order: 1 } } } }),
    () => ({ type: 'setField', path: ['outcomes', outcome, 'gate'], value: { type: 'otherRun', blueprint: b.id, on: 'linkedRecord', reached: other } }),
    () => ({ type: 'setField', path: ['signals'], value: dice.c % 3 ? { replied: { key: 'replied', name: dice.text, payload: {}, order: 1 } } : undefined }),
  ];
}

function gateFor(activity: string, dice: Throw): Gate {
  const count: Gate = { type: 'count', compare: 'atLeast', times: dice.a % 5, of: { activity }, within: { type: 'run' } };
  return dice.c % 2 ? count : { type: 'any', of: [{ type: 'requiredActivities' }, { type: 'not', of: count }] };
}

function small(): Blueprint {
  return aBlueprint('Small')
    .stage('New', (s) => s.call('First call').email('First email', { after: ['First call'] }).outcome('Qualified', { to: 'Proposal', tone: 'positive' }).outcome('No answer', { to: 'New', onResult: ['First call', 'noAnswer'], limit: { times: 3, window: 'run', then: null } }))
    .stage('Proposal', (s) => s.document('Offer').outcome('Signed', { to: 'Won', tone: 'positive', gate: (id) => ({ type: 'count', compare: 'atLeast', times: 1, of: { activity: id.activity('Offer') }, within: { type: 'visit' } }) }))
    .end('Won', 'won')
    .end('Lost', 'lost')
    .common('Not interested', ['New', 'Proposal'], { to: 'Lost', tone: 'negative' })
    .note('Ask Ann', { stage: 'New', x: 10, y: -200 })
    .build();
}
