import { newActivity, newOutcome, newStage, type Activity, type Fragment, type Lane, type Outcome, type Phase, type Stage } from '#engine/blueprint';
import type { IdSource } from '#engine/kernel';
import { listPlaces } from './list-places.ts';
import { isSame, type ListedActivity, type ListedOutcome, type ListedStage, type StageList } from './read-stage-list.ts';

/** How a list is laid down. */
export interface ListDrawing {
  readonly recordType: string;
  /** Phases drawn already: a heading of the same name joins them. */
  readonly phases: Readonly<Record<string, Phase>>;
  /** Lets the last stage lead to a new end "Won" when the list names no end. */
  readonly close: boolean;
}

/** A list as something to paste: the stages with what is in them, new phases, and the first stage, where records may start. */
export interface DrawnList {
  readonly fragment: Fragment;
  readonly phases: readonly Phase[];
  readonly start: string | null;
}

/** Draws a list that was read: its stages in rows from left to right, its ends behind the last row (SPEC.md [X27], [X28], [X42]). */
export function drawStageList(list: StageList, wish: ListDrawing, ids: IdSource): DrawnList {
  const listed = wish.close ? closed(list.stages) : list.stages;
  const own = listed.map(() => ids.next());
  const phases = phasesOf(listed, wish.phases, ids);
  const parts = listed.map((stage, index) => drawn(stage, own[index] ?? '', phases.byName, ids));
  const ways = listed.map((_, index) => waysOut(listed, index));
  const places = listPlaces(listed, ways.map(({ length }) => length));
  const outcomes = listed.flatMap((stage, index) => (ways[index] ?? []).map((way, order) => drawnWay(way, order, stage, own[index] ?? '', own, ids)));
  return {
    fragment: {
      format: 'baton-fragment-1', recordType: wish.recordType,
      stages: byId(parts.map(({ stage }) => stage)), activities: byId(parts.flatMap(({ activities }) => activities)), outcomes: byId(outcomes),
      notes: {}, positions: Object.fromEntries(places.map((place, index) => [own[index] ?? '', place])),
    },
    phases: phases.added,
    start: own[listed.findIndex(({ kind }) => kind !== 'end')] ?? null,
  };
}

/** The ways out of a stage as they will be drawn: the listed ones and, when none of them goes well, one on to the next stage. */
export function waysOut(stages: readonly ListedStage[], index: number): readonly ListedOutcome[] {
  const stage = stages[index];
  if (!stage || stage.kind === 'end') return [];
  const next = nextOf(stages, index);
  const goesWell = stage.outcomes.some(({ tone, target }) => tone === 'positive' || (target.type === 'listed' && target.stage === next));
  const lasts = stage.kind === 'wait' && stage.wait !== undefined && !stage.outcomes.some(({ tone }) => tone === 'time');
  if (stage.stop || (goesWell && !lasts)) return stage.outcomes;
  const on: ListedOutcome = {
    ...(stage.kind === 'wait' ? { name: 'Time is up', tone: 'time' as const, wait: stage.wait ?? { amount: 3, unit: 'days' as const } } : stage.kind === 'decision' ? { name: 'Otherwise', tone: 'neutral' as const } : { name: 'Done', tone: 'positive' as const }),
    target: next === null ? { type: 'open' } : { type: 'listed', stage: next },
  };
  return [on, ...stage.outcomes];
}

/** The stage that follows in the list; where several ends follow, the good one. */
function nextOf(stages: readonly ListedStage[], index: number): number | null {
  const first = stages[index + 1];
  if (!first) return null;
  if (first.kind !== 'end') return index + 1;
  const after = stages.slice(index + 1);
  const length = after.findIndex(({ kind }) => kind !== 'end');
  const won = after.slice(0, length < 0 ? after.length : length).findIndex(({ result }) => result === 'won');
  return index + 1 + Math.max(0, won);
}

function closed(stages: readonly ListedStage[]): readonly ListedStage[] {
  const last = stages.findLastIndex(({ kind }) => kind !== 'end');
  if (last < 0 || stages.some(({ result }) => result === 'won') || waysOut(stages, last).some(({ target, tone }) => target.type !== 'open' && tone !== 'negative')) return stages;
  const won: ListedStage = { line: 0, number: '', name: 'Won', kind: 'end', result: 'won', stop: false, phase: '', purpose: '', activities: [], lanes: [], outcomes: [] };
  // behind everything, so that the places the ways out name stay what they are
  const at = stages.length;
  return [...stages.map((stage, index) => (index === last ? { ...stage, outcomes: [...stage.outcomes, { name: 'Done', tone: 'positive' as const, target: { type: 'listed' as const, stage: at } }] } : stage)), won];
}

function phasesOf(stages: readonly ListedStage[], known: ListDrawing['phases'], ids: IdSource) {
  const byName = new Map<string, string>();
  const added: Phase[] = [];
  const first = Math.max(0, ...Object.values(known).map(({ order }) => order + 1));
  for (const { phase: name } of stages) {
    if (name === '' || byName.has(name)) continue;
    const same = Object.values(known).find((phase) => isSame(phase.name, name));
    const phase = same ?? { id: ids.next(), name, order: first + added.length };
    byName.set(name, phase.id);
    if (!same) added.push(phase);
  }
  return { byName, added };
}

function drawn(listed: ListedStage, id: string, phases: ReadonlyMap<string, string>, ids: IdSource): { readonly stage: Stage; readonly activities: readonly Activity[] } {
  const phase = phases.get(listed.phase);
  const own = listed.activities.map((activity) => drawnActivity(activity, ids));
  const inLanes = listed.lanes.map((lane, order) => ({ lane, order, id: ids.next(), activities: lane.activities.map((activity) => drawnActivity(activity, ids)) }));
  const lanes = inLanes.map((each): Lane => ({ id: each.id, name: each.lane.name, team: 'rep', activities: each.activities.map((activity) => activity.id), order: each.order }));
  const stage: Stage = {
    ...newStage(listed.kind, id, listed.name),
    purpose: listed.purpose,
    activities: own.map((activity) => activity.id),
    ...(phase === undefined ? {} : { phase }),
    ...(listed.limit && listed.kind !== 'end' && listed.kind !== 'decision' ? { sla: { limit: listed.limit, escalations: {} } } : {}),
    ...(listed.gate ? { gate: listed.gate } : {}),
    ...(listed.kind === 'end' ? { end: { result: listed.result ?? 'closed' } } : {}),
    ...(listed.kind === 'parallel' ? { lanes: byId(lanes) } : {}),
  };
  return { stage, activities: [...own, ...inLanes.flatMap((each) => each.activities)] };
}

function drawnActivity(listed: ListedActivity, ids: IdSource): Activity {
  const plain = newActivity(listed.channel, ids.next(), listed.name);
  return {
    ...plain,
    required: listed.required ? 'always' : 'never',
    due: listed.day === undefined || listed.day === 1 ? plain.due : { type: 'stageEntry', wait: { amount: listed.day - 1, unit: 'days' } },
    content: { ...plain.content, instructions: listed.instructions },
  };
}

function drawnWay(way: ListedOutcome, order: number, from: ListedStage, stage: string, own: readonly string[], ids: IdSource): Outcome {
  const to = way.target.type === 'listed' ? (own[way.target.stage] ?? null) : way.target.type === 'drawn' ? way.target.id : null;
  const plain = newOutcome({ id: ids.next(), stage, name: way.name, tone: way.tone, to, order });
  const wait = way.wait ?? from.wait;
  return {
    ...plain,
    ...(wait && way.tone === 'time' ? { trigger: { type: 'elapsed', wait } } : {}),
    ...(from.kind === 'decision' && /^otherwise$/i.test(way.name) ? { fallback: true } : {}),
    // a way back into its own stage is a retry, which needs an end
    ...(to === stage ? { limit: { times: 3, window: 'visit', then: null } } : {}),
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Readonly<Record<string, Item>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
