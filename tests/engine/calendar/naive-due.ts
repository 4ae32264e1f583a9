import type { WaitLength } from '#engine/calendar';
import { momentShowing, wallOf } from './wall-clock-oracle.ts';

/**
 * When a wait ends, written from domain.md section 5 and the rules C5 to C9 alone: reckoned on the wall clock as on
 * paper, Monday to Friday from nine to five, then the moment searched for. It shares no code with the calendar.
 */
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const opens = 9 * hour;
const closes = 17 * hour;

const midnight = (wall: number): number => Math.floor(wall / day) * day;
const isWorkday = (wall: number): boolean => ![0, 6].includes(new Date(wall).getUTCDay());

/** The wall time at which people work next, at or after a wall time. */
function nextOpen(wall: number): number {
  if (isWorkday(wall) && wall - midnight(wall) < closes) return Math.max(wall, midnight(wall) + opens);
  let date = midnight(wall) + day;
  while (!isWorkday(date)) date += day;
  return date + opens;
}

function workdaysAfter(wall: number, count: number): number {
  let date = midnight(wall);
  for (let left = count; left > 0; ) {
    date += day;
    if (isWorkday(date)) left -= 1;
  }
  while (!isWorkday(date)) date += day;
  return date;
}

/** The wall time a wait leads to from a wall time; null when it is not reckoned on the wall. */
function endOnTheWall(wall: number, wait: WaitLength): number | null {
  const at = wait.at === undefined ? null : Number(wait.at.slice(0, 2)) * hour + Number(wait.at.slice(3)) * minute;
  switch (wait.unit) {
    case 'minutes':
    case 'hours':
      return null;
    case 'days':
    case 'weeks': {
      const days = wait.unit === 'weeks' ? wait.amount * 7 : wait.amount;
      return at === null ? (days === 0 ? null : wall + days * day) : midnight(wall) + days * day + at;
    }
    case 'workingDays': {
      if (at !== null) return workdaysAfter(wall, wait.amount) + at;
      const begin = nextOpen(wall);
      return workdaysAfter(begin, wait.amount) + (begin - midnight(begin));
    }
    case 'workingHours': {
      let now = nextOpen(wall);
      let left = wait.amount * hour;
      while (left > midnight(now) + closes - now) {
        left -= midnight(now) + closes - now;
        now = nextOpen(midnight(now) + closes);
      }
      return now + left;
    }
  }
}

/** The moment a wait that began at `start` is over, found without the calendar. */
export function naiveDue(start: number, wait: WaitLength, zone: string): number {
  const wall = wallOf(start, zone);
  const end = endOnTheWall(wall, wait);
  if (end === null) return wait.unit === 'minutes' ? start + wait.amount * minute : wait.unit === 'hours' ? start + wait.amount * hour : start;
  // Nothing was waited for: the moment itself, not the first moment with the same time on the wall.
  if (end === wall) return start;
  const due = momentShowing(end, zone);
  if (due >= start || wait.at === undefined) return due;
  return momentShowing(wait.unit === 'workingDays' ? workdaysAfter(end, 1) + (end - midnight(end)) : end + day, zone);
}
