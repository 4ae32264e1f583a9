import { type Instant, invariant, minute } from '#engine/kernel';
import type { Calendar } from './calendar.ts';
import { dayNumber, minutesOf, momentOnDay, numberOf, weekdayOfNumber } from './civil.ts';
import { remembered } from './remembered.ts';

/** A stretch in which people work; `to` is exclusive. */
interface Shift {
  readonly from: Instant;
  readonly to: Instant;
}

type ShiftsOfDay = (day: number) => readonly Shift[];

const shiftsByCalendar = new WeakMap<Calendar, ShiftsOfDay>();
/** No calendar has ten years without a working day; one that has is broken, and looking further would never end. */
const searchDays = 3660;
const keptDays = 2000;

/** The working day that comes `count` working days after `day` (0: the day itself or the next working one). */
export function workingDayAfter(day: number, count: number, calendar: Calendar): number {
  const shiftsOfDay = shiftsOf(calendar);
  let current = day;
  let left = count;
  let idle = 0;
  if (left === 0) {
    while (shiftsOfDay(current).length === 0) current = nextDay(current, (idle += 1));
    return current;
  }
  while (left > 0) {
    current = nextDay(current, (idle += 1));
    if (shiftsOfDay(current).length > 0) {
      left -= 1;
      idle = 0;
    }
  }
  return current;
}

/** The first moment at or after `at` at which people work. */
export function nextWorkingMoment(at: Instant, calendar: Calendar): Instant {
  const shiftsOfDay = shiftsOf(calendar);
  let day = dayNumber(at, calendar.zone);
  for (let idle = 1; ; idle += 1) {
    for (const shift of shiftsOfDay(day)) if (at < shift.to) return Math.max(at, shift.from);
    day = nextDay(day, idle);
  }
}

/** The moment at which `milliseconds` of working time have passed since `at`: closing time belongs to the day that ends. */
export function afterWorkingTime(at: Instant, milliseconds: number, calendar: Calendar): Instant {
  const shiftsOfDay = shiftsOf(calendar);
  let left = milliseconds;
  let day = dayNumber(at, calendar.zone);
  let idle = 0;
  if (left === 0) return nextWorkingMoment(at, calendar);
  for (;;) {
    for (const shift of shiftsOfDay(day)) {
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
  const shiftsOfDay = shiftsOf(calendar);
  let sum = 0;
  const last = dayNumber(until, calendar.zone);
  for (let day = dayNumber(from, calendar.zone); day <= last; day += 1) {
    for (const shift of shiftsOfDay(day)) sum += Math.max(0, Math.min(until, shift.to) - Math.max(from, shift.from));
  }
  return sum;
}

function nextDay(day: number, idle: number): number {
  invariant(idle <= searchDays, 'a calendar has working hours within ten years');
  return day + 1;
}

function shiftsOf(calendar: Calendar): ShiftsOfDay {
  const known = shiftsByCalendar.get(calendar);
  if (known !== undefined) return known;
  const made = readShifts(calendar);
  shiftsByCalendar.set(calendar, made);
  return made;
}

function readShifts({ zone, hours, holidays }: Calendar): ShiftsOfDay {
  const daysOff = new Set(holidays.map(numberOf));
  const inMilliseconds = (shifts: Calendar['hours'][1]) => shifts.map(({ from, to }) => ({ from: minutesOf(from) * minute, to: minutesOf(to) * minute }));
  const hoursByWeekday = [[], ...[hours[1], hours[2], hours[3], hours[4], hours[5], hours[6], hours[7]].map(inMilliseconds)];
  return remembered(keptDays, (day: number) => {
    if (daysOff.has(day)) return [];
    const shifts: Shift[] = [];
    let closed = Number.NEGATIVE_INFINITY;
    for (const { from, to } of hoursByWeekday[weekdayOfNumber(day)] ?? []) {
      // When the clocks skip the end of a shift, that end moves forward, maybe into the next shift: no minute counts twice.
      const shift = { from: Math.max(closed, momentOnDay(day, from, zone)), to: momentOnDay(day, to, zone) };
      // A clock change can swallow a short shift; a skipped day has none at all.
      if (shift.from >= shift.to || dayNumber(shift.from, zone) !== day) continue;
      shifts.push(shift);
      closed = shift.to;
    }
    return shifts;
  });
}
