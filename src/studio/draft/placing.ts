import { inOrder } from '#engine/kernel';
import { activitiesIn, newActivity, newOutcome, newStage, outcomesFrom, stageOfActivity, type Blueprint, type Channel, type Edit, type EndResult, type Lane, type Note, type Outcome, type OutcomeId, type Point, type Stage, type StageId, type StageKind } from '#engine/blueprint';
import type { Selection } from '../../canvas/index.ts';
import { channelLabel } from '../../ui/index.ts';

/** Which stage is wanted: its kind and, for an end, how it ends. */
export interface StageWish {
  readonly kind: StageKind;
  readonly result?: EndResult | undefined;
  readonly name?: string | undefined;
}

/** Where it goes: a free spot, connected to an open outcome, or into an outcome's line. */
export interface StagePlace {
  readonly at: Point;
  readonly connect?: OutcomeId | undefined;
  readonly insertInto?: OutcomeId | undefined;
}

/** An edit with the id of what it makes, so that it can be selected at once. */
export interface Making {
  readonly edit: Edit;
  readonly id: string;
}

const endNames: Readonly<Record<EndResult, string>> = { won: 'Won', lost: 'Lost', nurture: 'Nurture', recycle: 'Recycle', closed: 'Closed' };
const kindNames: Readonly<Record<StageWish['kind'], string>> = { work: 'New stage', decision: 'New decision', wait: 'Wait', parallel: 'Parallel lanes', end: 'End' };

/** A new stage on the canvas, with the way out its kind needs: open, so that the drawing shows where to go on. */
export function stageMaking(draft: Blueprint, wish: StageWish, place: StagePlace, newId: () => string): Making {
  const id = newId();
  const name = unusedName(wish.name ?? (wish.kind === 'end' ? endNames[wish.result ?? 'won'] : kindNames[wish.kind]), Object.values(draft.stages).map((stage) => stage.name));
  const plain = newStage(wish.kind, id, name);
  const stage: Stage = wish.kind === 'end' ? { ...plain, end: { result: wish.result ?? 'won' } } : wish.kind === 'parallel' ? { ...plain, lanes: twoLanes([], newId) } : plain;
  const edit = placed(stage, place, newId);
  const isFirst = draft.start === null && wish.kind !== 'end' && place.insertInto === undefined;
  if (!isFirst) return { id, edit };
  return { id, edit: { type: 'several', name: `Add stage “${name}”`, edits: [edit, { type: 'setStart', stage: id }] } };
}

function placed(stage: Stage, { at, connect, insertInto }: StagePlace, newId: () => string): Edit {
  if (stage.kind === 'end') {
    const add: Edit = { type: 'addStage', stage, at };
    const outcome = connect ?? insertInto;
    return outcome === undefined ? add : { type: 'several', name: `Add end “${stage.name}”`, edits: [add, { type: 'connect', outcome, to: stage.id }] };
  }
  const through = wayOut(stage, newId());
  if (insertInto !== undefined) return { type: 'insertStage', stage, outcome: insertInto, through, at };
  return {
    type: 'several',
    name: `Add stage “${stage.name}”`,
    edits: [{ type: 'addStage', stage, at, connect }, { type: 'addOutcome', outcome: through }],
  };
}

/** The lanes a parallel stage starts with: the first takes over what was to be done, the second waits for its own. */
export function twoLanes(activities: readonly string[], newId: () => string): Readonly<Record<string, Lane>> {
  const lanes = [activities, []].map((held, index): Lane => ({ id: newId(), name: `Lane ${index + 1}`, team: 'rep', activities: held, order: index + 1 }));
  return Object.fromEntries(lanes.map((lane) => [lane.id, lane]));
}

/** The way out a new stage starts with: a wait ends by time, a decision needs its default (domain.md section 2). */
function wayOut(stage: Stage, id: string): Outcome {
  if (stage.kind === 'wait') {
    return { ...newOutcome({ id, stage: stage.id, name: 'After 3 days', tone: 'time', to: null }), trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } };
  }
  if (stage.kind === 'decision') return { ...newOutcome({ id, stage: stage.id, name: 'Otherwise', tone: 'neutral', to: null }), fallback: true };
  return newOutcome({ id, stage: stage.id, name: stage.kind === 'parallel' ? 'All done' : 'Done', tone: 'positive', to: null });
}

/** A new activity in a stage, last in its order; in a parallel stage in a lane, the first unless one is named. */
export function activityMaking(draft: Blueprint, channel: Channel, stage: StageId, newId: () => string, lane: string | undefined = firstLane(draft, stage)): Making {
  const id = newId();
  const taken = activitiesIn(draft, stage).map(({ name }) => name);
  return { id, edit: { type: 'addActivity', stage, lane, activity: newActivity(channel, id, unusedName(channelLabel(channel), taken)) } };
}

function firstLane(draft: Blueprint, stage: StageId): string | undefined {
  return inOrder(draft.stages[stage]?.lanes ?? {})[0]?.id;
}

/** A new open outcome, last in its stage. On a decision it asks for a condition before its default is taken. */
export function outcomeMaking(draft: Blueprint, stage: StageId, newId: () => string): Making {
  const id = newId();
  const existing = outcomesFrom(draft, stage);
  const name = unusedName('New outcome', existing.map((outcome) => outcome.name));
  const order = Math.max(0, ...existing.map((outcome) => outcome.order)) + 1;
  return { id, edit: { type: 'addOutcome', outcome: { ...newOutcome({ id, stage, name, tone: existing.length === 0 ? 'positive' : 'neutral', to: null }), order } } };
}

/** A new empty note. */
export function noteMaking(at: Point, newId: () => string): Making {
  const id = newId();
  const note: Note = { id, text: '', colour: 'yellow', x: at.x, y: at.y, width: 176, height: 96 };
  return { id, edit: { type: 'addNote', note } };
}

/** "Call", then "Call 2", "Call 3": names a person can tell apart. */
export function unusedName(wish: string, taken: readonly string[]): string {
  const used = new Set(taken);
  if (!used.has(wish)) return wish;
  for (let number = 2; ; number += 1) if (!used.has(`${wish} ${number}`)) return `${wish} ${number}`;
}

/** A stage's own first outcome that leads nowhere yet. */
export function firstOpenOutcome(draft: Blueprint, stage: StageId | undefined): OutcomeId | undefined {
  return stage === undefined ? undefined : outcomesFrom(draft, stage).find((outcome) => outcome.to === null && outcome.from.type === 'stage')?.id;
}

/** The stage that is selected, or in which what is selected stands. */
export function stageOfSelection(draft: Blueprint, { stages, activities, outcomes }: Selection): StageId | undefined {
  const [stage] = stages;
  const [activity] = activities;
  if (stage) return stage;
  if (activity) return stageOfActivity(draft, activity)?.id;
  const from = draft.outcomes[outcomes[0] ?? '']?.from;
  return from?.type === 'stage' ? from.stage : undefined;
}
