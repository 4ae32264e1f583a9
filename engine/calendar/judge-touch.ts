import type { Instant } from '#engine/kernel';
import { dayNumber } from './civil.ts';
import { brokenDayRules, closedDay, firstWithout, isLate, type RhythmReason, slide } from './next-allowed.ts';
import { isAllowedDay, isBestTime, momentInWindow, type TouchRule, type TouchRules } from './rhythm-rules.ts';
import { channelRow, loadOf, touchDays, type TouchHistory } from './touch-history.ts';

/** How somebody wants to touch the customer now; what is left out is not judged. */
export interface TouchWish {
  readonly channel?: string | null | undefined;
  readonly template?: string | null | undefined;
}

/**
 * A rule a touch now would break, with what the rhythm wanted and what was seen: least and counted allowed days (`gap`),
 * most and counted bundles of the day (`bundles`), touches of seven days (`touches`), touches in a row by that channel
 * (`channel`), earlier uses of that template (`template`, wanted 0).
 */
export interface BrokenRule {
  readonly rule: TouchRule;
  readonly wanted: number;
  readonly seen: number;
}

/** What the rhythm says about touching the customer now. */
export interface TouchAnswer {
  /** Hard rules that forbid it; empty when it may be done. */
  readonly refusals: readonly BrokenRule[];
  /** The same rules where this rhythm only advises. */
  readonly warnings: readonly BrokenRule[];
  /** The first moment from now on at which no hard rule forbids it: now itself when none does, null when no waiting helps (S6). */
  readonly next: Instant | null;
  /** The first moment at which no rule at all speaks against it, weekday and window included; null when no waiting helps. */
  readonly welcome: Instant | null;
  /** The weekday or window that speaks against this very moment: soft, it would have moved a due. */
  readonly against: readonly RhythmReason[];
  /** Now is within the hours that work best (S50). */
  readonly best: boolean;
  /** The gap since the last touch day is longer than wanted already (S65). */
  readonly late: boolean;
  /** Touches of this civil day and the six before over all runs, against the most there may be (S51, B17). */
  readonly pressure: { readonly seen: number; readonly limit: number };
}

const channelInRow = 2;

/**
 * Says whether a customer may be touched at this very moment, by this channel and with this template: what forbids it,
 * from when on it is allowed, and what merely speaks against it (S6, S49-S55, S65, B17; domain.md section 5; rules C18
 * to C24). `zone` is the record's own. Which rules forbid and which only advise is the rhythm's `enforce`.
 */
export function judgeTouch(at: Instant, rhythm: TouchRules, zone: string, history: TouchHistory, wish: TouchWish): TouchAnswer {
  const day = dayNumber(at, zone);
  const touches = touchDays(history, day, zone);
  const load = loadOf(day, touches);
  const repeated = repetitions(rhythm, history, wish);
  const broken: readonly BrokenRule[] = [...brokenDayRules(day, load, rhythm), ...repeated];
  const isHard = ({ rule }: BrokenRule): boolean => rhythm.enforce?.[rule] ?? false;
  const refusals = broken.filter(isHard);
  const against = reasonsAgainst(at, day, rhythm, zone);
  return {
    refusals,
    warnings: broken.filter((rule) => !isHard(rule)),
    next: repeated.some(isHard) ? null : refusals.length === 0 ? at : firstWithout(isHard, at, rhythm, zone, touches),
    welcome: repeated.length > 0 ? null : broken.length === 0 && against.length === 0 ? at : slide(at, rhythm, zone, touches).at,
    against,
    best: isBestTime(at, rhythm, zone),
    late: isLate(day, load, rhythm),
    pressure: { seen: load.recent, limit: rhythm.touchesPer7Days },
  };
}

/** The rules that waiting does not mend: one channel too often in a row, a template this record has had. */
function repetitions(rhythm: TouchRules, history: TouchHistory, wish: TouchWish): readonly BrokenRule[] {
  const broken: BrokenRule[] = [];
  if (wish.channel !== undefined && wish.channel !== null) {
    const wanted = rhythm.sameChannelInRow ?? channelInRow;
    const seen = channelRow(wish.channel, history);
    if (seen >= wanted) broken.push({ rule: 'channel', wanted, seen });
  }
  if (wish.template !== undefined && wish.template !== null) {
    const seen = history.touches.filter((touch) => touch.template === wish.template).length;
    if (seen > 0) broken.push({ rule: 'template', wanted: 0, seen });
  }
  return broken;
}

function reasonsAgainst(at: Instant, day: number, rhythm: TouchRules, zone: string): readonly RhythmReason[] {
  return [
    ...(isAllowedDay(day, rhythm) ? [] : [closedDay(day, rhythm)]),
    ...(momentInWindow(day, at, rhythm, zone) === at ? [] : [{ rule: 'window', at } as const]),
  ];
}
