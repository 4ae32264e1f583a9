import { day, type Instant } from '#engine/kernel';
import type { Activity } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import type { Asker } from './prerequisites.ts';
import { channelOf, touchRhythm } from './rhythm.ts';
import type { ActivityOption, Options, Run } from './run.ts';
import { compensableEntry } from './undo.ts';

/** What time says about an activity: the rhythm's word on a touch now, missed rounds, and another channel than the drawn one (S15, S57, S65). */
export function timeOf(process: Process, run: Run, activity: Activity, at: Instant): Pick<ActivityOption, 'rhythm' | 'missed' | 'channel'> {
  const rhythm = touchRhythm(process, run, activity, at);
  const missed = run.repeats?.[activity.id]?.missed;
  const channel = channelOf(process, run, activity);
  return {
    ...(rhythm === null ? {} : { rhythm }),
    ...(missed === undefined ? {} : { missed }),
    ...(channel === activity.channel ? {} : { channel }),
  };
}

/** What time says about the run: whether it is at rest, which step only a compensation takes back, and whether it lasts too long (S54). */
export function timeOfRun(process: Process, run: Run, { person, at }: Asker): Pick<Options, 'compensate' | 'paused' | 'tooLong'> {
  const { enforce, length } = process.version.document.rhythm;
  const compensate = compensableEntry(run, at, person);
  const days = Math.floor((at - run.startedAt) / day);
  return {
    ...(compensate === null ? {} : { compensate }),
    ...(run.paused === undefined ? {} : { paused: run.paused }),
    ...(enforce !== undefined && run.status === 'running' && days > length.max ? { tooLong: { days, most: length.max } } : {}),
  };
}

/** Why people can do nothing with it now, when it is at rest. */
export function restRefusal(run: Run): Refusal | null {
  return run.paused === undefined ? null : { type: 'paused', until: run.paused.until };
}
