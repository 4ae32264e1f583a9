import { inOrder } from '#engine/kernel';
import { activitiesIn, newActivity, newOutcome, newStage, outcomesFrom, stageOfActivity, type Blueprint, type Channel, type Edit, type EndResult, type Lane, type Note, type Outcome, type OutcomeId, type PhaseId, type Point, type Stage, type StageId, type StageKind } from '#engine/blueprint';
import { withRoom, type Selection } from '../../canvas/index.ts';
import { channelLabel } from '../../ui/index.ts';

/** Which stage is wanted: its kind and, for an end, how it ends. */
export interface StageWish {
  readonly kind: StageKind;
  readonly result?: EndResult | undefined;
  readonly name?: string | undefined;
  /** A stage in which somebody agrees or declines. */
  readonly approval?: boolean | undefined;
}

/** Where it goes: a free spot, connected to an open outcome, or into an outcome's line. */
export interface StagePlace {
  readonly at: Point;
  readonly connect?: OutcomeId | undefined;
  readonly insertInto?: OutcomeId | undefined;
  /** A stage without a free way out: it gets a new one that leads to what is placed. */
  readonly outOf?: StageId | undefined;
  readonly phase?: PhaseId | undefined;
}

/** An edit with the id of what it makes, so that it can be selected at once. */
export interface Making {
  readonly edit: Edit;
  readonly id: string;
}

const endNames: Readonly<Record<EndResult, string>> = { won: 'Won', lost: 'Lost', nurture: 'Nurture', recycle: 'Recycle', closed: 'Closed' };
const kindNames: Readonly<Record<StageWish['kind'], string>> = { work: 'New stage', decision: 'New decision', wait: 'Wait', parallel: 'Parallel lanes', end: 'End' };

/** A new stage that another leads to by a new way out of its own, both in one step. */
function byNewWay(draft: Blueprint, wish: StageWish, { outOf, ...place }: StagePlace & { readonly outOf: StageId }, newId: () => string): Making {
  const way = outcomeMaking(draft, outOf, newId);
  const { id, edit } = stageMaking(draft, wish, { ...place, connect: way.id }, newId);
  return { id, edit: { type: 'several', name: edit.type === 'several' ? edit.name : 'Add stage', edits: [way.edit, edit] } };
}

/** A new stage on the canvas, with the way out its kind needs: open, so that the drawing shows where to go on. */
export function stageMaking(draft: Blueprint, wish: StageWish, place: StagePlace, newId: () => string): Making {
  if (place.outOf !== undefined) return byNewWay(draft, wish, { ...place, outOf: place.outOf }, newId);
  const id = newId();
  const usual = wish.kind === 'end' ? endNames[wish.result ?? 'won'] : wish.approval === true ? 'Approval' : kindNames[wish.kind];
  const name = unusedName(wish.name ?? usual, Object.values(draft.stages).map((stage) => stage.name));
  const plain: Stage = { ...newStage(wish.kind, id, name), ...(place.phase === undefined ? {} : { phase: place.phase }) };
  const stage: Stage = wish.kind === 'end' ? { ...plain, end: { result: wish.result ?? 'won' } } : wish.kind === 'parallel' ? { ...plain, lanes: twoLanes([], newId) } : plain;
  const edit = wish.approval === true ? approvalPlaced(stage, place, newId) : placed(stage, place, newId);
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

/** An approval: one activity that is agreed to or declined, and a way out for each answer. */
function approvalPlaced(stage: Stage, place: StagePlace, newId: () => string): Edit {
  const activity = newActivity('approval', newId(), 'Approve');
  const answer = (outcome: Outcome, result: string): Outcome => ({ ...outcome, trigger: { type: 'result', activity: activity.id, result } });
  const approved = newOutcome({ id: newId(), stage: stage.id, name: 'Approved', tone: 'positive', to: null });
  const rejected = { ...newOutcome({ id: newId(), stage: stage.id, name: 'Rejected', tone: 'negative', to: null }), order: 1 };
  const add: Edit = place.insertInto === undefined
    ? { type: 'several', name: '', edits: [{ type: 'addStage', stage, at: place.at, connect: place.connect }, { type: 'addOutcome', outcome: approved }] }
    : { type: 'insertStage', stage, outcome: place.insertInto, through: approved, at: place.at };
  const answers: readonly Edit[] = [{ type: 'setField', path: ['outcomes', approved.id, 'trigger'], value: answer(approved, 'approved').trigger }, { type: 'addOutcome', outcome: answer(rejected, 'rejected') }];
  return { type: 'several', name: `Add stage “${stage.name}”`, edits: [add, { type: 'addActivity', stage: stage.id, activity }, ...answers] };
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
  return { id, edit: withRoom(draft, { type: 'addActivity', stage, lane, activity: newActivity(channel, id, unusedName(channelLabel(channel), taken)) }, stage) };
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
  return { id, edit: withRoom(draft, { type: 'addOutcome', outcome: { ...newOutcome({ id, stage, name, tone: existing.length === 0 ? 'positive' : 'neutral', to: null }), order } }, stage) };
}

/** A new empty note. */
export function noteMaking(at: Point, newId: () => string): Making {
  const id = newId();
  const note: Note = { id, text: '', colour: 'yellow', x: at.x, y: at.y, width: 176, height: 96 };
  return { id, edit: { type: 'addNote', note } };
}

/** A new phase; named stages go into it. Without any it is an empty frame at this place. */
export function phaseMaking(draft: Blueprint, stages: readonly StageId[], at: Point, newId: () => string): Making {
  const id = newId();
  const phases = inOrder(draft.phases);
  const name = unusedName(`Phase ${phases.length + 1}`, phases.map((phase) => phase.name));
  const add: Edit = { type: 'addPhase', phase: { id, name, order: (phases.at(-1)?.order ?? 0) + 1 } };
  const joins = stages.map((stage): Edit => ({ type: 'setField', path: ['stages', stage, 'phase'], value: id }));
  const place: readonly Edit[] = stages.length === 0 ? [{ type: 'moveCards', positions: { [id]: at } }] : [];
  return { id, edit: { type: 'several', name: stages.length === 0 ? `Add ${name}` : `Group into ${name}`, edits: [add, ...joins, ...place] } };
}

/** The phase a new stage belongs to: the frame it stands in; else that of the stage it comes after. Ends stand outside. */
export function phaseFor(draft: Blueprint, kind: StageKind, inFrame: PhaseId | undefined, { connect, insertInto, outOf }: Pick<StagePlace, 'connect' | 'insertInto' | 'outOf'>): PhaseId | undefined {
  if (kind === 'end') return undefined;
  const from = draft.outcomes[connect ?? insertInto ?? '']?.from;
  return inFrame ?? draft.stages[outOf ?? (from?.type === 'stage' ? from.stage : '')]?.phase;
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
