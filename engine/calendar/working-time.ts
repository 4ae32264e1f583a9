import { type Instant, invariant } from '#engine/kernel';
import type { Calendar } from './calendar.ts';
import { dayNumber, minutesOf, momentOnDay, numberOf, weekdayOfNumber } from './civil.ts';

/** A stretch in which people work; `to` is exclusive. */
interface Shift {
  readonly from: Instant;
  readonly to: Instant;
}

interface Prepared {
  readonly holidays: ReadonlySet<number>;
  readonly hours: readonly (readonly { readonly from: number; readonly to: number }[])[];
  readonly shiftsByDay: Map<number, readonly Shift[]>;
}

const noShifts: readonly Shift[] = [];
const prepared = new WeakMap<Calendar, Prepared>();
/** No calendar has ten years without a working day; one that has is broken, and looking further would never end. */
const searchDays = 3660;
const keptDays = 2000;

/** Says whether anybody works on that civil day. */
export function isWorkingDay(day: number, calendar: Calendar): boolean {
  return shiftsOn(day, calendar).length > 0;
}

/** The working day that comes `count` working days after `day` (0: the day itself or the next working one). */
export function workingDayAfter(day: number, count: number, calendar: Calendar): number {
  let current = day;
  let left = count;
  let idle = 0;
  if (left === 0) {
    while (!isWorkingDay(current, calendar)) current = nextDay(current, (idle += 1));
    return current;
  }
  while (left > 0) {
    current = nextDay(current, (idle += 1));
    if (isWorkingDay(current, calendar)) {
      left -= 1;
      idle = 0;
    }
  }
  return current;
}

/** The first moment at or after `at` at which people work. */
export function nextWorkingMoment(at: Instant, calendar: Calendar): Instant {
  let day = dayNumber(at, calendar.zone);
  for (let idle = 1; ; idle += 1) {
    for (const shift of shiftsOn(day, calendar)) if (at < shift.to) return Math.max(at, shift.from);
    day = nextDay(day, idle);
  }
}

/** The moment at which `milliseconds` of working time have passed since `at`: closing time belongs to the day that ends. */
export function afterWorkingTime(at: Instant, milliseconds: number, calendar: Calendar): Instant {
  let left = milliseconds;
  let day = dayNumber(at, calendar.zone);
  let idle = 0;
  if (left === 0) return nextWorkingMoment(at, calendar);
  for (;;) {
    for (const shift of shiftsOn(day, calendar)) {
      const from = Math.max(at, shift.from);
      if (from >= shift.to) continue;
      idle = 0;
      if (left <= shift.to - from) return from + left;
      left -= shift.to - from;
    }
    day = nextDay(day, (idle += 1));
  }
}

/** How much working time lies between two moments, in milliseconds; 0 when `until` is not after `from`. */
export function workingTimeBetween(from: Instant, until: Instant, calendar: Calendar): number {
  let sum = 0;
  const last = dayNumber(until, calendar.zone);
  for (let day = dayNumber(from, calendar.zone); day <= last; day += 1) {
    for (const shift of shiftsOn(day, calendar)) sum += Math.max(0, Math.min(until, shift.to) - Math.max(from, shift.from));
  }
  return sum;
}

function nextDay(day: number, idle: number): number {
  invariant(idle <= searchDays, 'a calendar has working hours within ten years');
  return day + 1;
}

function shiftsOn(day: number, calendar: Calendar): readonly Shift[] {
  const { holidays, hours, shiftsByDay } = prepare(calendar);
  const known = shiftsByDay.get(day);
  if (known !== undefined) return known;
  const shifts: Shift[] = [];
  if (!holidays.has(day)) {
    for (const { from, to } of hours[weekdayOfNumber(day)] ?? []) {
      const shift = { from: momentOnDay(day, from, calendar.zone), to: momentOnDay(day, to, calendar.zone) };
      // A clock change can swallow a short shift; a skipped day has none at all.
      if (shift.from < shift.to && dayNumber(shift.from, calendar.zone) === day) shifts.push(shift);
    }
  }
  if (shiftsByDay.size >= keptDays) shiftsByDay.clear();
  const kept = shifts.length === 0 ? noShifts : shifts;
  shiftsByDay.set(day, kept);
  return kept;
}

function prepare(calendar: Calendar): Prepared {
  const known = prepared.get(calendar);
  if (known !== undefined) return known;
  const inMilliseconds = (shifts: readonly { readonly from: string; readonly to: string }[]) =>
    shifts.map(({ from, to }) => ({ from: minutesOf(from) * 60_000, to: minutesOf(to) * 60_000 }));
  const { hours } = calendar;
  const made: Prepared = {
    holidays: new Set(calendar.holidays.map(numberOf)),
    hours: [[], ...[hours[1], hours[2], hours[3], hours[4], hours[5], hours[6], hours[7]].map(inMilliseconds)],
    shiftsByDay: new Map(),
  };
  prepared.set(calendar, made);
  return made;
}
