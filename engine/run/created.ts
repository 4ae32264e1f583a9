import { derivedId } from '#engine/kernel';
import { newActivity, type Activity, type Effect } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { CreatedActivity, Run } from './run.ts';

/**
 * What may be done with the record now: the present stage's own activities in the order a rep sees them, then the ones
 * effects made for this run, whatever the stage (rule R90).
 */
export function activitiesHere(process: Process, run: Run): readonly Activity[] {
  const own = process.activitiesOf(run.stage);
  return run.created === undefined || run.created.length === 0 ? own : [...own, ...run.created.map((one) => one.activity)];
}

/** Finds one of them by its id; null when the record has none of that id here. */
export function activityById(process: Process, run: Run, id: string): Activity | null {
  return process.activitiesOf(run.stage).find((one) => one.id === id) ?? createdBy(run, id)?.activity ?? null;
}

/** The activity of this id that an effect made, or null when it is a drawn one. */
export function createdBy(run: Run, id: string): CreatedActivity | null {
  return run.created?.find((one) => one.activity.id === id) ?? null;
}

/**
 * Gives the run one more activity, as an effect asks for it (S79, rule R90). `key` is the effect's run/rev/n: the
 * activity's id follows from it, so that a replay makes the very same one.
 */
export function withCreated(run: Run, effect: Extract<Effect, { type: 'createActivity' }>, key: string, at: number): Run {
  const blank = newActivity(effect.channel, derivedId(run.id, key), effect.name);
  const activity: Activity = { ...blank, required: 'never', due: { type: 'stageEntry', wait: effect.wait }, ...(effect.assignee === undefined ? {} : { assignee: effect.assignee }) };
  return { ...run, created: [...(run.created ?? []), { activity, key, at }] };
}

/** Takes it off the run once it was done or skipped; a drawn activity stays where it is drawn. */
export function withoutCreated(run: Run, id: string): Run {
  return createdBy(run, id) === null ? run : { ...run, created: run.created?.filter((one) => one.activity.id !== id) ?? [] };
}
