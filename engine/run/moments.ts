import { addDays, atCivil, calendarFor, civilDate, dueAt, type Calendar } from '#engine/calendar';
import type { Instant } from '#engine/kernel';
import type { Wait } from '#engine/blueprint';
import type { RecordFacts, Run } from './run.ts';

/** A date, or an instant with its distance to UTC. */
const dateText = /^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?$/;

/** The hour at which something falls due "on that day" when the drawing names none. */
const startOfWork = '09:00';

/** The hours and holidays by which a wait of this unit counts for a record (rule R210). */
export function calendarOf({ calendar, zone }: Pick<RecordFacts, 'calendar' | 'zone'>, unit: Wait['unit']): Calendar {
  return calendarFor(calendar, zone, unit);
}

/** When a wait that began at `start` is over, later by every pause since (rule R111). */
export function after(run: Run, start: Instant, wait: Wait): Instant {
  return dueAt(start, wait, calendarOf(run.record, wait.unit)) + putOffSince(run, start);
}

/** For how long the run has been at rest since a moment, in milliseconds; a pause that still lasts does not count yet. */
export function putOffSince(run: Run, start: Instant): number {
  if (run.pauses === undefined) return 0;
  return run.pauses.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, start)), 0);
}

/** A moment around a date of the record, so many days from it, read in the record's own zone; null without a date (S107, S108). */
export function aroundDate(run: Run, { field, days, at }: { readonly field: string; readonly days: number; readonly at?: string | undefined }): Instant | null {
  const day = dayOf(run, field);
  return day === null ? null : atCivil(addDays(day, days), at ?? startOfWork, run.record.zone);
}

/** The civil day a date field names, read in the record's zone when it is an instant; null when it is empty or no date. */
function dayOf(run: Run, field: string): string | null {
  const value = run.record.fields[field];
  if (typeof value !== 'string' || !dateText.test(value)) return null;
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) return null;
  if (value.includes('T')) return civilDate(instant, run.record.zone);
  // A day such as 30 February is read as 2 March by some engines: it is no date here.
  return new Date(instant).toISOString().startsWith(value) ? value : null;
}

/** The moment from which this wait is over by `end`: "one working day before the limit" (rule R94). */
export function before(run: Run, end: Instant, wait: Wait): Instant {
  const calendar = calendarOf(run.record, wait.unit);
  switch (wait.unit) {
    case 'minutes':
    case 'hours':
      return end - (dueAt(end, wait, calendar) - end);
    case 'days':
    case 'weeks': {
      const then = dueAt(end, { unit: wait.unit, amount: -wait.amount }, calendar);
      return wait.at === undefined ? then : Math.min(end, atCivil(civilDate(then, calendar.zone), wait.at, calendar.zone));
    }
    case 'workingHours':
    case 'workingDays':
      return latestStart(end, wait, calendar);
  }
}

/** The latest moment from which a working wait is over by `end`: waits never end earlier for a later start (rule C10). */
function latestStart(end: Instant, wait: Wait, calendar: Calendar): Instant {
  let early = end - 1;
  for (let span = 86_400_000; dueAt(early, wait, calendar) > end; span *= 2) early -= span;
  let late = end;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (dueAt(middle, wait, calendar) <= end) early = middle;
    else late = middle;
  }
  return early;
}
