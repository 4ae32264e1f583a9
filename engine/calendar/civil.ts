import { day, type Instant, invariant, minute } from '#engine/kernel';
import { remembered } from './remembered.ts';
import { momentOf, offsetAt } from './zone.ts';

/** The day of the week, Monday = 1 … Sunday = 7. */
export type WeekdayNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7] as const;
/** Writing and reading dates costs more than all the rest; a calendar turns around the same few hundred days. */
const keptDates = 4000;

/** The date people in that zone would write at that moment, as `YYYY-MM-DD` (domain.md section 5). */
export function civilDate(at: Instant, zone: string): string {
  return dateOf(dayNumber(at, zone));
}

/** The time people in that zone would read off the clock, as `HH:MM`, seconds cut off (domain.md section 5). */
export function civilTime(at: Instant, zone: string): string {
  const minutes = Math.floor(wallTime(at, zone) / minute);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/**
 * The moment at which the clocks of a zone show that date and time. A time that a clock change skips moves
 * forward by the skipped stretch; one that comes twice is the first (domain.md section 5). `24:00` is the end of the day.
 * Throws on a text that is no date or no time: those are checked where they come in.
 */
export function atCivil(date: string, time: string, zone: string): Instant {
  return momentOf(numberOf(date) * day + minutesOf(time) * minute, zone);
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

/** The moment at which the clocks show that wall time (milliseconds since midnight) on that day. */
export function momentOnDay(number: number, wall: number, zone: string): Instant {
  return momentOf(number * day + wall, zone);
}

/** The first moment of that day. */
export function startOfDayNumber(number: number, zone: string): Instant {
  return momentOf(number * day, zone);
}

/** The day of the week of that day, Monday = 1 … Sunday = 7. */
export function weekdayOfNumber(number: number): WeekdayNumber {
  // 1970-01-01 was a Thursday.
  return weekdayNumbers[(((number + 3) % 7) + 7) % 7] ?? 1;
}

/** The date a day number stands for, as `YYYY-MM-DD`. */
export const dateOf: (number: number) => string = remembered(keptDates, (number: number) => new Date(number * day).toISOString().slice(0, -14));

/** The number of the day that a `YYYY-MM-DD` stands for. Throws when there is no such day. */
export const numberOf: (date: string) => number = remembered(keptDates, (date: string) => {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  invariant(!Number.isNaN(moment) && dateOf(moment / day) === date, `${date} is a date`);
  return moment / day;
});

/** Minutes since midnight of a time such as `09:30`; `24:00` is the end of the day. Throws when it is no time of day. */
export const minutesOf: (time: string) => number = remembered(24 * 60 + 1, (time: string) => {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  const hours = Number(parts?.[1] ?? Number.NaN);
  const minutes = Number(parts?.[2] ?? Number.NaN);
  invariant((hours < 24 && minutes < 60) || (hours === 24 && minutes === 0), `${time} is a time of day`);
  return hours * 60 + minutes;
});

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
