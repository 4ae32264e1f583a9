import type { ActivityOption } from '#engine/run';
import type { RecordData } from '../record/record-data.ts';
import { useHalfFilled, workKey, type About } from './half-filled.ts';

/** Which try at which activity somebody is at. */
export function aboutOf({ activity, attempts, channel }: ActivityOption, { record, run, title }: Pick<RecordData, 'record' | 'run' | 'title'>): About {
  return { record: record.id, title, run: run?.id ?? '', visit: run?.visit ?? 0, activity: activity.id, attempt: attempts, name: activity.name, channel: channel ?? activity.channel };
}

/** The name under which this try's half-filled parts and its clock are kept. */
export function keyOf(option: ActivityOption, data: Pick<RecordData, 'record' | 'run' | 'title'>): string {
  return workKey(aboutOf(option, data));
}

/** What was typed into this try so far, kept until it is done. */
export function useDraft(option: ActivityOption, data: RecordData): ReturnType<typeof useHalfFilled> {
  const about = aboutOf(option, data);
  return useHalfFilled(workKey(about), about);
}
