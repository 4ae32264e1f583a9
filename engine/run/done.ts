import type { Activity } from '#engine/blueprint';
import type { DoneActivity } from '#engine/journal';
import { activityById, withoutCreated } from './created.ts';
import type { Asker } from './prerequisites.ts';
import { refuse } from './refuse.ts';
import { channelOf } from './rhythm.ts';
import type { Refused } from './run.ts';
import { walkOn, type Walk } from './walk.ts';

/** The activity an intent speaks of, when it may be met with here; otherwise the reason why not. */
export function activityHere(walk: Walk, id: string): Activity | Refused {
  const { process } = walk.context;
  const activity = activityById(process, walk.run, id);
  if (activity !== null) return activity;
  const known = process.version.document.activities[id] !== undefined;
  return refuse(known ? { type: 'activityNotHere', activity: id, stage: walk.run.stage } : { type: 'unknownActivity', activity: id });
}

/** Who acts in this step, and when it counts as happening. */
export function askerOf(walk: Walk): Asker {
  return { person: walk.context.person, at: walk.context.eventAt };
}

/** Counts an activity as done, with how it ended; by a skip it is off the list no longer. `inbound`: the customer did it, so it is no touch of ours. */
export function withDone(walk: Walk, activity: Activity, result: string | null, template: string | null, inbound = false): Walk {
  const { run, changes, context } = walk;
  const done: DoneActivity = {
    entry: context.made.entry,
    run: run.id,
    visit: run.visit,
    stage: run.stage,
    activity: activity.id,
    channel: channelOf(context.process, run, activity),
    result,
    template,
    by: context.made.by,
    at: context.eventAt,
    ...(inbound ? { inbound: true as const } : {}),
  };
  const skipped = run.skipped.filter((one) => one.activity !== activity.id);
  return walkOn(walk, withoutCreated({ ...run, done: [...run.done, done], skipped }, activity.id), { ...changes, done: [...changes.done, done] });
}

/** Takes an activity off the list of this visit, without counting it as done. */
export function withSkipped(walk: Walk, activity: Activity): Walk {
  const { run, changes, context } = walk;
  const others = run.skipped.filter((one) => one.activity !== activity.id);
  return walkOn(walk, withoutCreated({ ...run, skipped: [...others, { activity: activity.id, entry: context.made.entry, visit: run.visit }] }, activity.id), changes);
}
