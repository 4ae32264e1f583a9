import { type Instant, invariant } from '#engine/kernel';
import { dateOf, dayNumber, startOfDayNumber } from './civil.ts';
import { allowedDaysBetween, isAllowedDay, isHoliday, momentInWindow, type TouchRule, type TouchRules } from './rhythm-rules.ts';
import { type DayLoad, loadOf, type TouchDays, touchDays, type TouchHistory } from './touch-history.ts';

/** One rule that moved a touch, with what it saw; the words are made by `src/ui`. */
export type RhythmReason =
  | { readonly rule: 'weekday'; readonly date: string; /** Not its weekday forbids it: it is a holiday. */ readonly holiday?: true | undefined }
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

/** A rule that depends on the day alone, so that waiting helps. */
export type DayRule = Extract<TouchRule, 'gap' | 'bundles' | 'touches'>;

/** A day's rule that one more touch would break: what it wanted (least allowed days, most bundles, most touches) and saw. */
export interface BrokenDayRule {
  readonly rule: DayRule;
  readonly wanted: number;
  readonly seen: number;
}

const searchDays = 1000;

/**
 * The first moment at or after `at` at which the customer may be touched: on an allowed weekday, inside a window, not
 * too soon after the last touch day and not too often in seven days (S49-S54, S65; domain.md section 5; rules C12 to C17).
 * `zone` is the record's own. Soft rules: a touch slides and says why, it is never dropped.
 */
export function nextAllowed(at: Instant, rhythm: TouchRules, zone: string, history: TouchHistory): Allowed {
  return slide(at, rhythm, zone, touchDays(history, dayNumber(at, zone), zone));
}

/** `nextAllowed` for a history that was read already, for questions from the day of `at` on. */
export function slide(at: Instant, rhythm: TouchRules, zone: string, touches: TouchDays): Allowed {
  const reasons: RhythmReason[] = [];
  const note = (reason: RhythmReason) => {
    if (!reasons.some(({ rule }) => rule === reason.rule)) reasons.push(reason);
  };
  for (const { day, earliest } of daysFrom(at, zone)) {
    const load = loadOf(day, touches);
    const dayReason = isAllowedDay(day, rhythm) ? reasonOf(brokenDayRules(day, load, rhythm)[0], day, load) : closedDay(day, rhythm);
    if (dayReason !== null) {
      note(dayReason);
      continue;
    }
    const moment = momentInWindow(day, earliest, rhythm, zone);
    if (moment !== earliest && reasons.length === 0) note({ rule: 'window', at: earliest });
    if (moment === null) continue;
    return { at: moment, slidFrom: moment === at ? null : at, reasons, late: isLate(day, load, rhythm) };
  }
  invariant(false, 'a rhythm allows a touch within a thousand days');
}

/** The first moment at or after `at` at which none of these rules speaks against a touch. */
export function firstWithout(rules: (broken: BrokenDayRule) => boolean, at: Instant, rhythm: TouchRules, zone: string, touches: TouchDays): Instant {
  for (const { day, earliest } of daysFrom(at, zone)) if (!brokenDayRules(day, loadOf(day, touches), rhythm).some(rules)) return earliest;
  invariant(false, 'a rhythm allows a touch within a thousand days');
}

/** Which of the day's rules one more touch of the asking run would break (rules C15 to C17). */
export function brokenDayRules(day: number, load: DayLoad, rhythm: TouchRules): readonly BrokenDayRule[] {
  const broken: BrokenDayRule[] = [];
  if (load.lastDay !== null && load.lastDay !== day) {
    const seen = allowedDaysBetween(load.lastDay, day, rhythm);
    if (seen < rhythm.gap.min) broken.push({ rule: 'gap', wanted: rhythm.gap.min, seen });
  }
  if (!load.own && load.bundles >= rhythm.bundlesPerDay) broken.push({ rule: 'bundles', wanted: rhythm.bundlesPerDay, seen: load.bundles });
  if (load.recent >= rhythm.touchesPer7Days) broken.push({ rule: 'touches', wanted: rhythm.touchesPer7Days, seen: load.recent });
  return broken;
}

/** Says whether the gap since the last touch day is longer than the rhythm wants. */
export function isLate(day: number, load: DayLoad, rhythm: TouchRules): boolean {
  return load.lastDay !== null && allowedDaysBetween(load.lastDay, day, rhythm) > rhythm.gap.max;
}

/** The moment asked for with its day, then the first moment of each later day. */
function* daysFrom(at: Instant, zone: string): Generator<{ readonly day: number; readonly earliest: Instant }, void> {
  const first = dayNumber(at, zone);
  yield { day: first, earliest: at };
  for (let day = first + 1; day < first + searchDays; day += 1) {
    const earliest = startOfDayNumber(day, zone);
    // A zone that jumps over the date line skips a whole day: nobody can be touched on it.
    if (dayNumber(earliest, zone) === day) yield { day, earliest };
  }
}

/** Why nobody is touched on a day that is not allowed (C13, C26). */
export function closedDay(day: number, rhythm: TouchRules): RhythmReason {
  return { rule: 'weekday', date: dateOf(day), ...(isHoliday(day, rhythm) ? { holiday: true } : {}) };
}

function reasonOf(broken: BrokenDayRule | undefined, day: number, load: DayLoad): RhythmReason | null {
  if (broken === undefined) return null;
  const { rule, wanted, seen } = broken;
  switch (rule) {
    case 'gap':
      return { rule, lastTouch: dateOf(load.lastDay ?? day), wanted, seen };
    case 'bundles':
      return { rule, date: dateOf(day), limit: wanted };
    case 'touches':
      return { rule, seen, limit: wanted };
  }
}
