import { type Instant, minute } from '#engine/kernel';
import { dayNumber, minutesOf, momentOnDay, numberOf, weekdayOfNumber } from './civil.ts';

type WeekdayName = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** A stretch of the day, as "HH:MM"; `to` is exclusive. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

/** The part of a blueprint's rhythm that says when a touch is welcome. The blueprint's `Rhythm` has this shape. */
export interface TouchRules {
  readonly gap: { readonly min: number; readonly max: number };
  readonly weekdays: readonly WeekdayName[];
  readonly windows: readonly DayWindow[];
  /** The hours that work best (S50): a preference for the order of a queue, which moves nothing. */
  readonly best?: DayWindow | undefined;
  readonly bundlesPerDay: number;
  readonly touchesPer7Days: number;
  /** So many touches in a row may go by one channel (S53); two when absent. */
  readonly sameChannelInRow?: number | undefined;
  /** Civil dates in the customer's zone on which nobody is touched, e.g. `2026-12-25` (C26); none when absent. */
  readonly holidays?: readonly string[] | undefined;
  /** Which rules refuse a touch (`slide`: whether dues are moved at all). None of them when absent. */
  readonly enforce?: { readonly slide: boolean } & Readonly<Record<TouchRule, boolean>> | undefined;
}

/** A rule that can be hard: it then refuses a touch instead of moving it. */
export type TouchRule = 'gap' | 'bundles' | 'touches' | 'channel' | 'template';

interface Prepared {
  /** By weekday number, Monday = 1. */
  readonly allowed: readonly boolean[];
  readonly allowedAWeek: number;
  /** Windows that do open, in milliseconds since midnight, earliest first. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly best: { readonly from: number; readonly to: number } | null;
  /** Holidays by their number of the day. */
  readonly holidays: ReadonlySet<number>;
}

const weekdayNumbers: Readonly<Record<WeekdayName, number>> = { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 };
const preparedByRules = new WeakMap<TouchRules, Prepared>();

/** Says whether customers are touched on that day: on its weekday, and it is no holiday. */
export function isAllowedDay(day: number, rules: TouchRules): boolean {
  return (prepare(rules).allowed[weekdayOfNumber(day)] ?? false) && !isHoliday(day, rules);
}

/** Says whether that day is one of the holidays. */
export function isHoliday(day: number, rules: TouchRules): boolean {
  return prepare(rules).holidays.has(day);
}

/** Allowed days after `from` up to and with `to`: Thursday to Tuesday is one when Tuesday to Thursday are allowed. */
export function allowedDaysBetween(from: number, to: number, rules: TouchRules): number {
  const { allowed, allowedAWeek, holidays } = prepare(rules);
  const weeks = Math.floor((to - from) / 7);
  let count = weeks * allowedAWeek;
  for (let day = from + weeks * 7 + 1; day <= to; day += 1) if (allowed[weekdayOfNumber(day)] ?? false) count += 1;
  for (const day of holidays) if (day > from && day <= to && (allowed[weekdayOfNumber(day)] ?? false)) count -= 1;
  return count;
}

/** The first moment of a day's windows at or after `earliest`; null when they are all over, or swallowed by a clock change. */
export function momentInWindow(day: number, earliest: Instant, rules: TouchRules, zone: string): Instant | null {
  const { windows } = prepare(rules);
  if (windows.length === 0) return earliest;
  let first: Instant | null = null;
  for (const window of windows) {
    const from = Math.max(earliest, momentOnDay(day, window.from, zone));
    if (from < momentOnDay(day, window.to, zone) && (first === null || from < first)) first = from;
  }
  return first;
}

/**
 * Says whether customers like to be touched at that hour best of all: then they come first in a queue (S50; domain.md
 * section 5; rule C19). Never, when the rhythm names no such hours. `zone` is the record's own.
 */
export function isBestTime(at: Instant, rules: TouchRules, zone: string): boolean {
  const { best } = prepare(rules);
  if (best === null) return false;
  const day = dayNumber(at, zone);
  return at >= momentOnDay(day, best.from, zone) && at < momentOnDay(day, best.to, zone);
}

function prepare(rules: TouchRules): Prepared {
  const known = preparedByRules.get(rules);
  if (known !== undefined) return known;
  const inMilliseconds = ({ from, to }: DayWindow) => ({ from: minutesOf(from) * minute, to: minutesOf(to) * minute });
  const allowed = Array.from({ length: 8 }, () => false);
  for (const name of rules.weekdays) allowed[weekdayNumbers[name]] = true;
  const made: Prepared = {
    allowed,
    allowedAWeek: allowed.filter((is) => is).length,
    windows: rules.windows.map(inMilliseconds).filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from),
    best: rules.best === undefined ? null : inMilliseconds(rules.best),
    holidays: new Set(rules.holidays?.map(numberOf)),
  };
  preparedByRules.set(rules, made);
  return made;
}
