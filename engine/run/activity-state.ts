import { inOrder } from '#engine/kernel';
import type { Activity, ActivityId, Condition, Lane, Stage } from '#engine/blueprint';
import type { DoneActivity } from '#engine/journal';
import { evaluateCondition } from '#engine/gates';
import type { Process } from '#engine/compile';
import { answersOf } from './answers.ts';
import type { Run } from './run.ts';

/** How often an activity was done in the present visit, oldest first: other visits count only for gates that say so. */
export function doneInVisit(run: Run, activity: ActivityId): readonly DoneActivity[] {
  return run.done.filter((one) => one.activity === activity && one.visit === run.visit);
}

/** How often it was done so that it counts: of a recurring one in the present round; an approval that was rejected, or an offer that was returned, is not done by that. */
export function attemptsInVisit(run: Run, activity: Activity): readonly DoneActivity[] {
  const done = doneInVisit(run, activity.id);
  const no = answersOf(activity)?.no ?? null;
  const since = run.repeats?.[activity.id]?.since;
  if (no === null && since === undefined) return done;
  return done.filter((one) => (no === null || one.result !== no) && (since === undefined || one.at >= since));
}

/** Enough attempts were made in this visit. */
export function isDone(run: Run, activity: Activity): boolean {
  return attemptsInVisit(run, activity).length >= activity.attempts.min;
}

/** It belongs to this record at all: its `when` holds, or it has none, and no signal has made it needless in this visit. */
export function isShown(run: Run, activity: Activity): boolean {
  if (run.cancelled?.includes(activity.id)) return false;
  return activity.when === undefined || evaluateCondition(activity.when, run.record.fields);
}

/** It must be done before the stage's implicit gate opens. A recurring one counts only while its present round has come and is not done (rule R109). */
export function isRequired(run: Run, activity: Activity): boolean {
  return isShown(run, activity) && holds(activity.required, run) && run.repeats?.[activity.id]?.owed !== false;
}

export function isSkipped(run: Run, activity: ActivityId): boolean {
  return run.skipped.some((one) => one.activity === activity && one.visit === run.visit);
}

/** The lane of a parallel stage an activity stands in, or null. */
export function laneOf(stage: Stage, activity: ActivityId): Lane | null {
  if (stage.kind !== 'parallel') return null;
  return inOrder(stage.lanes ?? {}).find((lane) => lane.activities.includes(activity)) ?? null;
}

/** The lane's required activities are all done in this visit. */
export function laneDone(process: Process, run: Run, stage: Stage, lane: string): boolean {
  return openInLane(process, run, stage, lane).length === 0;
}

/** The lane's required activities that are not done in this visit. */
export function openInLane(process: Process, run: Run, stage: Stage, lane: string): readonly ActivityId[] {
  const ids = stage.lanes?.[lane]?.activities ?? [];
  if (ids.length === 0) return [];
  return process.activitiesOf(stage.id).flatMap((activity) => (ids.includes(activity.id) && isRequired(run, activity) && !isDone(run, activity) ? [activity.id] : []));
}

/** The customer asked not to be contacted, at all or by this channel (S26). The words are two fields of the record. */
export function hasOptedOut(run: Run, channel: string): boolean {
  const { doNotContact, doNotContactChannels } = run.record.fields;
  return doNotContact === true || (Array.isArray(doNotContactChannels) && doNotContactChannels.includes(channel));
}

/** Reads "always", "never" or a condition over the record's fields. */
export function holds(rule: 'always' | 'never' | Condition, run: Run): boolean {
  if (rule === 'always' || rule === 'never') return rule === 'always';
  return evaluateCondition(rule, run.record.fields);
}
