import { isTouch, type Activity, type ActivityId, type Condition, type Stage } from '#engine/blueprint';
import type { DoneActivity, Refusal } from '#engine/journal';
import { evaluateCondition } from '#engine/gates';
import type { Process } from '#engine/compile';
import type { Run } from './run.ts';

/** How often an activity was done in the present visit, oldest first: other visits count only for gates that say so. */
export function doneInVisit(run: Run, activity: ActivityId): readonly DoneActivity[] {
  return run.done.filter((one) => one.activity === activity && one.visit === run.visit);
}

/** Enough attempts were made in this visit. */
export function isDone(run: Run, activity: Activity): boolean {
  return doneInVisit(run, activity.id).length >= activity.attempts.min;
}

/** It belongs to this record at all: its `when` holds, or it has none. */
export function isShown(run: Run, activity: Activity): boolean {
  return activity.when === undefined || evaluateCondition(activity.when, run.record.fields);
}

/** It must be done before the stage's implicit gate opens. */
export function isRequired(run: Run, activity: Activity): boolean {
  return isShown(run, activity) && holds(activity.required, run);
}

export function isSkipped(run: Run, activity: ActivityId): boolean {
  return run.skipped.some((one) => one.activity === activity && one.visit === run.visit);
}

/** The lane's required activities are all done in this visit. */
export function laneDone(process: Process, run: Run, stage: Stage, lane: string): boolean {
  const ids = stage.lanes?.[lane]?.activities ?? [];
  return process.activitiesOf(stage.id).every((activity) => !ids.includes(activity.id) || !isRequired(run, activity) || isDone(run, activity));
}

/** Why an activity of the present stage may not be done now, or null. */
export function whyLocked(process: Process, run: Run, activity: Activity): Refusal | null {
  const closed = (why: 'condition' | 'prerequisite' | 'attempts'): Refusal => ({ type: 'activityNotOpen', activity: activity.id, why });
  if (!isShown(run, activity)) return closed('condition');
  if (!prerequisitesMet(process, run, activity)) return closed('prerequisite');
  if (doneInVisit(run, activity.id).length >= activity.attempts.max) return closed('attempts');
  return isTouch(activity.channel) && hasOptedOut(run, activity.channel) ? { type: 'optedOut', channel: activity.channel } : null;
}

/** Everything that must come before it has happened. */
export function prerequisitesMet(process: Process, run: Run, activity: Activity): boolean {
  const stage = process.stage(run.stage);
  return activity.after.every((prerequisite) => {
    switch (prerequisite.type) {
      case 'activity':
        return happened(process, run, prerequisite.activity);
      case 'lane':
        return laneDone(process, run, stage, prerequisite.lane);
      case 'condition':
        return evaluateCondition(prerequisite.condition, run.record.fields);
      case 'clause':
        return false;
    }
  });
}

/** A prerequisite of the same stage counts in this visit, one of another stage in this run. */
function happened(process: Process, run: Run, activity: ActivityId): boolean {
  const here = process.activitiesOf(run.stage).some((one) => one.id === activity);
  return here ? doneInVisit(run, activity).length > 0 : run.done.some((one) => one.activity === activity);
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
