import { day, type Instant, invariant } from '#engine/kernel';
import { momentOf, offsetAt } from './zone.ts';

/** The day of the week, Monday = 1 … Sunday = 7. */
export type WeekdayNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7] as const;

/** The date people in that zone would write at that moment, as `YYYY-MM-DD` (domain.md section 5). */
export function civilDate(at: Instant, zone: string): string {
  return dateOf(dayNumber(at, zone));
}

/** The time people in that zone would read off the clock, as `HH:MM`, seconds cut off (domain.md section 5). */
export function civilTime(at: Instant, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(-13, -8);
}

/**
 * The moment at which the clocks of a zone show that date and time. A time that a clock change skips moves
 * forward by the skipped stretch; one that comes twice is the first (domain.md section 5). `24:00` is the end of the day.
 * Throws on a text that is no date or no time: those are checked where they come in.
 */
export function atCivil(date: string, time: string, zone: string): Instant {
  return momentOf(numberOf(date) * day + minutesOf(time) * 60_000, zone);
}

/**
 * The first moment of the civil day that holds `at`, or of the one so many days later (negative: earlier): mostly
 * 00:00, later where a clock change skips midnight.
 */
export function startOfDay(at: Instant, zone: string, daysLater = 0): Instant {
  return startOfDayNumber(dayNumber(at, zone) + daysLater, zone);
}

/** The first moment after the civil day that holds `at`; the day is everything before it. */
export function endOfDay(at: Instant, zone: string): Instant {
  return startOfDayNumber(dayNumber(at, zone) + 1, zone);
}

/** The date so many calendar days later (negative: earlier), across month ends and leap days. */
export function addDays(date: string, days: number): string {
  return dateOf(numberOf(date) + days);
}

/** The day of the week of that moment in that zone, Monday = 1 … Sunday = 7. */
export function weekday(at: Instant, zone: string): WeekdayNumber {
  return weekdayOfNumber(dayNumber(at, zone));
}

/** Civil days counted from 1970-01-01: the form in which days are stepped through. */
export function dayNumber(at: Instant, zone: string): number {
  return Math.floor((at + offsetAt(at, zone)) / day);
}

/** Milliseconds since midnight on the wall clock. */
export function wallTime(at: Instant, zone: string): number {
  const wall = at + offsetAt(at, zone);
  return wall - Math.floor(wall / day) * day;
}

export function momentOnDay(number: number, wall: number, zone: string): Instant {
  return momentOf(number * day + wall, zone);
}

export function startOfDayNumber(number: number, zone: string): Instant {
  return momentOf(number * day, zone);
}

export function weekdayOfNumber(number: number): WeekdayNumber {
  // 1970-01-01 was a Thursday.
  return weekdayNumbers[(((number + 3) % 7) + 7) % 7] ?? 1;
}

export function dateOf(number: number): string {
  return new Date(number * day).toISOString().slice(0, -14);
}

export function numberOf(date: string): number {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  invariant(!Number.isNaN(moment) && dateOf(moment / day) === date, `${date} is a date`);
  return moment / day;
}

export function minutesOf(time: string): number {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  const hours = Number(parts?.[1] ?? Number.NaN);
  const minutes = Number(parts?.[2] ?? Number.NaN);
  invariant((hours < 24 && minutes < 60) || (hours === 24 && minutes === 0), `${time} is a time of day`);
  return hours * 60 + minutes;
}
