import { diffVersions, type ActivityId, type Blueprint, type Change, type Deed, type Field, type OutcomeId, type StageId } from '#engine/blueprint';
import type { Verdict } from '#engine/gates';
import type { Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import { present, type Simulation } from '../simulate/simulation.ts';
import { beginWalk, playWalk, takeStep, type RecordedStep, type RecordedWalk, type TakenStep } from './recording.ts';
import { findWayPast, type WayPast } from './way-past.ts';

/** Something a step needs that a version no longer has. */
export type Gone = { readonly type: 'stage'; readonly id: StageId } | { readonly type: 'activity'; readonly id: ActivityId } | { readonly type: 'outcome'; readonly id: OutcomeId } | { readonly type: 'signal'; readonly id: string };

/** What became of a recorded step on another version. */
export type StepFate =
  /** As it was recorded. */
  | { readonly type: 'played' }
  /** Accepted, but the record went elsewhere. */
  | { readonly type: 'elsewhere'; readonly wanted: StageId; readonly stands: StageId | null }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly verdict: Verdict | null; readonly way: WayPast | null }
  | { readonly type: 'gone'; readonly what: Gone; readonly way: WayPast | null }
  /** It was recorded to show a refusal, and would be accepted now: it is told, not done. */
  | { readonly type: 'opened' }
  /** Whoever looks on went past it. */
  | { readonly type: 'leftOut' };

/** A recorded step on the version it is played on. */
export interface AlignedStep {
  readonly step: RecordedStep;
  /** Where the record stood when it was recorded. */
  readonly stood: StageId;
  readonly fate: StepFate;
  /** What differs in meaning about the things it touches, each told at the first step it concerns. */
  readonly changes: readonly Change[];
  /** The practice record afterwards. */
  readonly after: Simulation;
}

/** A recorded run held against a version. */
export interface Alignment {
  /** The practice record before the first of these steps. */
  readonly begin: Simulation;
  readonly steps: readonly AlignedStep[];
  /** Anything in it is other than it was recorded. */
  readonly differs: boolean;
}

export interface AlignOptions {
  /** Fields of the record type, so that gates and what to fill in are understood better. */
  readonly known?: Readonly<Record<string, Field>>;
  /** Ids of steps that are gone past without doing them. */
  readonly leftOut?: ReadonlySet<string>;
  /** Whether a way past refused steps is looked for and gone; it is unless told otherwise. */
  readonly findsWays?: boolean;
  /** Goes on with the step of this number, from 0 up, with a record that came here another way. */
  readonly from?: { readonly simulation: Simulation; readonly step: number };
}

/**
 * Holds a recorded run against a version, step by step: what is as it was, what differs and why, and how it goes on all
 * the same (rules W1 to W6, domain.md section 9, B15). Pure; the same walk and versions always give the same.
 *
 * @example alignWalkthrough(walk, versionOne, versionThree).steps.filter(({ fate }) => fate.type === 'refused')
 */
export function alignWalkthrough(walk: RecordedWalk, recordedOn: Process, on: Process, options: AlignOptions = {}): Alignment {
  const { known = {}, from } = options;
  const recorded = playWalk(recordedOn, walk);
  const changes = changesBy(recordedOn, on, known);
  const begin = from?.simulation ?? beginWalk(on, walk);
  const steps: AlignedStep[] = [];
  let simulation = begin;
  for (const [index, step] of walk.steps.entries()) {
    const was = recorded[index];
    if (was === undefined || index < (from?.step ?? 0)) continue;
    const stood = was.stood ?? step.stage;
    const { fate, after } = meet(simulation, step, stood, { before: recordedOn.version.document, now: on.version.document }, options);
    steps.push({ step, stood, fate, changes: changes(step, was), after });
    simulation = after;
  }
  return { begin, steps, differs: steps.some(({ fate, changes: told }) => fate.type !== 'played' || told.length > 0) };
}

interface Met {
  readonly fate: StepFate;
  readonly after: Simulation;
}

interface Drawings {
  readonly before: Blueprint;
  readonly now: Blueprint;
}

function meet(simulation: Simulation, step: RecordedStep, stood: StageId, drawings: Drawings, { leftOut, known = {}, findsWays = true }: AlignOptions): Met {
  if (leftOut?.has(step.id) === true) return { fate: { type: 'leftOut' }, after: simulation };
  const { now } = drawings;
  const missing = missingFor(drawings, step.deed);
  const taken = missing === null ? takeStep(simulation, step) : null;
  if (taken !== null && isAccepted(taken, step)) {
    if (step.refused === true) return { fate: { type: 'opened' }, after: simulation };
    const { stands } = taken;
    return { fate: stands === step.stage ? { type: 'played' } : { type: 'elsewhere', wanted: step.stage, stands }, after: taken.simulation };
  }
  if (step.refused === true && taken !== null) return { fate: { type: 'played' }, after: taken.simulation };
  const what = missing ?? (now.stages[stood] === undefined ? { type: 'stage' as const, id: stood } : null);
  const way = findsWays ? wayPast(simulation, step, stood, now, { isGone: missing !== null, known }) : null;
  const after = way?.simulation ?? simulation;
  const refusal = taken?.refusal?.refusal ?? present(simulation).refusal;
  if (what !== null) return { fate: { type: 'gone', what, way }, after };
  return { fate: refusal === null ? { type: 'elsewhere', wanted: step.stage, stands: taken?.stands ?? null } : { type: 'refused', refusal, verdict: taken?.refusal?.verdict ?? null, way }, after };
}

function isAccepted({ rows, refusal }: TakenStep, { deed }: RecordedStep): boolean {
  return refusal === null && (rows.length > 0 || deed.type === 'wait');
}

/** A step that did not move the record and can no longer be taken is simply left out: there is nothing to come to. */
function wayPast(simulation: Simulation, step: RecordedStep, stood: StageId, document: Blueprint, { isGone, known }: { readonly isGone: boolean; readonly known: Readonly<Record<string, Field>> }): WayPast | null {
  const stage = step.stage !== stood && document.stages[step.stage] !== undefined ? step.stage : null;
  if (step.refused === true || present(simulation).run?.status !== 'running' || (isGone && stage === null)) return null;
  return findWayPast(simulation, step, { stage, isGone }, known);
}

/** What was there when the step was recorded and is not any more. */
function missingFor({ before, now }: Drawings, deed: Deed): Gone | null {
  if ('activity' in deed && before.activities[deed.activity] !== undefined && now.activities[deed.activity] === undefined) return { type: 'activity', id: deed.activity };
  if ('outcome' in deed && before.outcomes[deed.outcome] !== undefined && now.outcomes[deed.outcome] === undefined) return { type: 'outcome', id: deed.outcome };
  if (deed.type === 'signal' && before.signals?.[deed.signal] !== undefined && now.signals?.[deed.signal] === undefined) return { type: 'signal', id: deed.signal };
  return null;
}

/** Tells the differences a step touches, each once, at the first step that touches it (rule W5). */
function changesBy(recordedOn: Process, on: Process, known: Readonly<Record<string, Field>>): (step: RecordedStep, was: TakenStep) => readonly Change[] {
  const all = diffVersions(recordedOn.version.document, on.version.document, known).filter(({ kind }) => kind !== 'placed' && kind !== 'reordered');
  const told = new Set<string>();
  return (step, was) => {
    const touched = thingsOf(step, was);
    const now = all.filter((change) => !told.has(change.id) && concerns(change, touched, was.stood));
    for (const { id } of now) told.add(id);
    return now;
  };
}

function thingsOf({ deed }: RecordedStep, { stood, stands, outcomes }: TakenStep): ReadonlySet<string> {
  const own = [...('activity' in deed ? [deed.activity] : []), ...('outcome' in deed ? [deed.outcome] : []), ...(deed.type === 'signal' ? [deed.signal] : [])];
  return new Set([...own, ...outcomes, ...[stood, stands].flatMap((stage) => stage ?? [])]);
}

/** What a step touches, and work that came new into the stage and has to be done. */
function concerns({ target, kind, after }: Change, touched: ReadonlySet<string>, stood: StageId | null): boolean {
  if ('id' in target && touched.has(target.id)) return true;
  return target.type === 'activity' && kind === 'added' && target.stage === stood && isOwed(after);
}

function isOwed(activity: unknown): boolean {
  return typeof activity === 'object' && activity !== null && 'required' in activity && activity.required !== 'never';
}
