import { type Instant, invariant, minute } from '#engine/kernel';
import { dateOf, dayNumber, minutesOf, momentOnDay, startOfDayNumber, weekdayOfNumber } from './civil.ts';

type WeekdayName = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** The part of a blueprint's rhythm that says when a touch is welcome. The blueprint's `Rhythm` has this shape. */
export interface TouchRules {
  readonly gap: { readonly min: number; readonly max: number };
  readonly weekdays: readonly WeekdayName[];
  readonly windows: readonly { readonly from: string; readonly to: string }[];
  readonly bundlesPerDay: number;
  readonly touchesPer7Days: number;
}

/** What the customer has already had: every touch of every run of the person, and which run asks now. */
export interface TouchHistory {
  readonly run: string;
  readonly touches: readonly { readonly at: Instant; readonly run: string }[];
}

/** One rule that moved a touch, with what it saw; the words are made by `src/ui`. */
export type RhythmReason =
  | { readonly rule: 'weekday'; readonly date: string }
  | { readonly rule: 'window'; readonly at: Instant }
  | { readonly rule: 'gap'; readonly lastTouch: string; readonly wanted: number; readonly seen: number }
  | { readonly rule: 'bundles'; readonly date: string; readonly limit: number }
  | { readonly rule: 'touches'; readonly seen: number; readonly limit: number };

/** When a touch may happen, and why not at the moment asked for. */
export interface Allowed {
  readonly at: Instant;
  /** The moment asked for when it was not kept; null when it was. */
  readonly slidFrom: Instant | null;
  /** The rules that moved it, each once, in the order in which they did. */
  readonly reasons: readonly RhythmReason[];
  /** The gap since the last touch day is longer than the rhythm wants: late, which nothing can slide (S65). */
  readonly late: boolean;
}

interface Touch {
  readonly day: number;
  readonly run: string;
}

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const searchDays = 1000;

/**
 * The first moment at or after `at` at which the customer may be touched: on an allowed weekday, inside a window, not
 * too soon after the last touch day and not too often in seven days (S49-S54, S65; domain.md section 5; rules C10 to C17).
 * `zone` is the record's own. Soft rules: a touch slides and says why, it is never dropped.
 */
export function nextAllowed(at: Instant, rhythm: TouchRules, zone: string, history: TouchHistory): Allowed {
  const touches = history.touches.map((touch): Touch => ({ day: dayNumber(touch.at, zone), run: touch.run }));
  const reasons: RhythmReason[] = [];
  const note = (reason: RhythmReason) => {
    if (!reasons.some(({ rule }) => rule === reason.rule)) reasons.push(reason);
  };
  const first = dayNumber(at, zone);
  for (let day = first; day < first + searchDays; day += 1) {
    const earliest = day === first ? at : startOfDayNumber(day, zone);
    // A zone that jumps over the date line skips a whole day: nobody can be touched on it.
    if (dayNumber(earliest, zone) !== day) continue;
    const dayReason = reasonAgainst(day, rhythm, touches, history.run);
    if (dayReason !== null) {
      note(dayReason);
      continue;
    }
    const moment = momentInWindow(day, earliest, rhythm, zone);
    if (moment !== earliest && reasons.length === 0) note({ rule: 'window', at: earliest });
    if (moment === null) continue;
    const kept = moment === at;
    return { at: moment, slidFrom: kept ? null : at, reasons, late: isLate(day, rhythm, touches) };
  }
  invariant(false, 'a rhythm allows a touch within a thousand days');
}

function reasonAgainst(day: number, rhythm: TouchRules, touches: readonly Touch[], run: string): RhythmReason | null {
  if (!isAllowedDay(day, rhythm)) return { rule: 'weekday', date: dateOf(day) };
  const lastDay = lastTouchDay(day, touches);
  if (lastDay !== null && lastDay !== day) {
    const seen = allowedDaysBetween(lastDay, day, rhythm);
    if (seen < rhythm.gap.min) return { rule: 'gap', lastTouch: dateOf(lastDay), wanted: rhythm.gap.min, seen };
  }
  const runsToday = new Set(touches.filter((touch) => touch.day === day).map((touch) => touch.run));
  if (!runsToday.has(run) && runsToday.size >= rhythm.bundlesPerDay) return { rule: 'bundles', date: dateOf(day), limit: rhythm.bundlesPerDay };
  const recent = touches.filter((touch) => touch.day <= day && touch.day > day - 7).length;
  if (recent >= rhythm.touchesPer7Days) return { rule: 'touches', seen: recent, limit: rhythm.touchesPer7Days };
  return null;
}

/** The first moment of a day's windows at or after `earliest`; null when they are all over. */
function momentInWindow(day: number, earliest: Instant, rhythm: TouchRules, zone: string): Instant | null {
  const windows = rhythm.windows
    .map(({ from, to }) => ({ from: momentOnDay(day, minutesOf(from) * minute, zone), to: momentOnDay(day, minutesOf(to) * minute, zone) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  if (windows.length === 0) return earliest;
  const open = windows.find(({ to }) => earliest < to);
  return open === undefined ? null : Math.max(earliest, open.from);
}

function isAllowedDay(day: number, rhythm: TouchRules): boolean {
  const name = weekdayNames[weekdayOfNumber(day) - 1];
  return rhythm.weekdays.some((weekday) => weekday === name);
}

function lastTouchDay(day: number, touches: readonly Touch[]): number | null {
  let last: number | null = null;
  for (const touch of touches) if (touch.day <= day && (last === null || touch.day > last)) last = touch.day;
  return last;
}

/** Allowed days after `from` up to and with `to`: Thursday to Tuesday is one when Tuesday to Thursday are allowed. */
function allowedDaysBetween(from: number, to: number, rhythm: TouchRules): number {
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (isAllowedDay(day, rhythm)) count += 1;
  return count;
}

function isLate(day: number, rhythm: TouchRules, touches: readonly Touch[]): boolean {
  const last = lastTouchDay(day, touches);
  return last !== null && allowedDaysBetween(last, day, rhythm) > rhythm.gap.max;
}
