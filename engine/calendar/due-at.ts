import { hour, type Instant, minute, unreachable } from '#engine/kernel';
import type { Calendar } from './calendar.ts';
import { dayNumber, minutesOf, momentOnDay, wallTime } from './civil.ts';
import { afterWorkingTime, nextWorkingMoment, workingDayAfter } from './working-time.ts';

/** A stretch of time such as "2 working days, at 09:00". The blueprint's `Wait` has this shape. */
export interface WaitLength {
  readonly amount: number;
  readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'workingHours' | 'workingDays';
  readonly at?: string | undefined;
}

/**
 * The moment at which a wait that began at `start` is over: "2 working days after, at 09:00". Minutes and hours are
 * elapsed time; days and weeks keep the time on the wall across clock changes; working units follow the calendar's
 * hours and holidays. Never before `start` (domain.md section 5; rules C5 to C11 in SPEC.md). Throws only on a calendar
 * that never works.
 *
 * @example dueAt(Date.UTC(2026, 10, 20, 14), { amount: 1, unit: 'workingDays' }, defaultCalendar('UTC')) // Monday 14:00
 */
export function dueAt(start: Instant, wait: WaitLength, calendar: Calendar): Instant {
  switch (wait.unit) {
    case 'minutes':
      return start + wait.amount * minute;
    case 'hours':
      return start + wait.amount * hour;
    case 'days':
      return daysLater(start, wait.amount, wait.at, calendar.zone);
    case 'weeks':
      return daysLater(start, wait.amount * 7, wait.at, calendar.zone);
    case 'workingHours':
      return afterWorkingTime(start, wait.amount * hour, calendar);
    case 'workingDays':
      return workingDaysLater(start, wait.amount, wait.at, calendar);
    default:
      return unreachable(wait.unit, 'wait unit');
  }
}

function daysLater(start: Instant, days: number, at: string | undefined, zone: string): Instant {
  const today = dayNumber(start, zone);
  if (at === undefined) {
    // Zero days is now; asking the wall clock could go back an hour when clocks are set back.
    return days === 0 ? start : momentOnDay(today + days, wallTime(start, zone), zone);
  }
  const wall = minutesOf(at) * minute;
  const end = momentOnDay(today + days, wall, zone);
  return end >= start ? end : momentOnDay(today + days + 1, wall, zone);
}

function workingDaysLater(start: Instant, days: number, at: string | undefined, calendar: Calendar): Instant {
  if (at === undefined) {
    const begin = nextWorkingMoment(start, calendar);
    if (days === 0) return begin;
    const end = workingDayAfter(dayNumber(begin, calendar.zone), days, calendar);
    return nextWorkingMoment(momentOnDay(end, wallTime(begin, calendar.zone), calendar.zone), calendar);
  }
  const wall = minutesOf(at) * minute;
  const endDay = workingDayAfter(dayNumber(start, calendar.zone), days, calendar);
  const end = momentOnDay(endDay, wall, calendar.zone);
  return end >= start ? end : momentOnDay(workingDayAfter(endDay, 1, calendar), wall, calendar.zone);
}
