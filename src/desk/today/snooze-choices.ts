import { addDays, atCivil, civilDate, startOfDay, weekday } from '#engine/calendar';
import type { Activity } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { judgeSnooze, type Run, type SnoozeAnswer } from '#engine/run';

/** A moment somebody may put something off to, with what the engine says about it. */
export interface SnoozeChoice {
  readonly key: string;
  readonly label: string;
  readonly until: number;
  readonly answer: SnoozeAnswer;
}

const hour = 3_600_000;

/** The usual moments, each asked against the rhythm and the limits before it is offered (S69). Told in the zone of the person. */
export function snoozeChoices(process: Process, run: Run, activity: Activity, { now, zone }: { readonly now: number; readonly zone: string }): readonly SnoozeChoice[] {
  const today = civilDate(now, zone);
  const evening = atCivil(today, '16:00', zone);
  const day = (ahead: number, time = '09:00') => atCivil(addDays(today, ahead), time, zone);
  const monday = ((8 - weekday(startOfDay(now, zone), zone)) % 7) || 7;
  const moments: readonly (readonly [string, string, number])[] = [
    ['hour', 'In an hour', roundUp(now + hour)],
    ...(evening > now + hour ? [['afternoon', 'This afternoon', evening] as const] : []),
    ['tomorrow', 'Tomorrow morning', day(1)],
    ['tomorrowAfternoon', 'Tomorrow afternoon', day(1, '16:00')],
    ['two', 'In two days', day(2)],
    ...(monday > 2 && monday < 7 ? [['monday', 'Next Monday', day(monday)] as const] : []),
    ['week', 'In a week', day(7)],
  ];
  return moments.map(([key, label, until]) => ({ key, label, until, answer: judgeSnooze(process, run, activity, { until, at: now }) }));
}

/** To the next five minutes. */
function roundUp(at: number): number {
  return Math.ceil(at / (hour / 12)) * (hour / 12);
}
