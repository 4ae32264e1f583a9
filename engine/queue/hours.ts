import { atCivil, civilDate, endOfDay, isBestTime, nextAllowed, type TouchHistory, type TouchRules } from '#engine/calendar';
import { minute, type Instant } from '#engine/kernel';
import { hoursFor } from '#engine/run';
import type { QueueFacts, QueueItem } from './item.ts';

/** How an activity's hours stand at a moment, in the record's own zone (S50). */
export type HoursNow =
  /** Nothing speaks for or against any hour. */
  | { readonly state: 'none' }
  /** The hours that work best, or other allowed ones, with their end. */
  | { readonly state: 'best' | 'open'; readonly until: Instant }
  /** Not now; `from` is when they next open, `until` when they close again. */
  | { readonly state: 'closed'; readonly from: Instant; readonly until: Instant };

const untouched: TouchHistory = { run: '', touches: [] };
const none: HoursNow = { state: 'none' };

/** The days and hours that speak about a line, or null. */
export function hoursOf(item: QueueItem, { rules }: QueueFacts): TouchRules | null {
  const known = rules.get(item.version ?? '');
  return known === undefined || item.zone === undefined ? null : hoursFor(known.rhythm, known.activities[item.activity ?? ''], item.channel);
}

/** Looks hours up for a whole list at one moment: there are few versions and zones, and thousands of lines. */
export function createHoursClock(facts: QueueFacts, now: Instant): (item: QueueItem) => HoursNow {
  const known = new Map<TouchRules, Map<string, HoursNow>>();
  return (item) => {
    const rules = hoursOf(item, facts);
    if (rules === null || item.zone === undefined) return none;
    let byZone = known.get(rules);
    if (byZone === undefined) known.set(rules, (byZone = new Map()));
    let hours = byZone.get(item.zone);
    if (hours === undefined) byZone.set(item.zone, (hours = hoursAt(rules, item.zone, now)));
    return hours;
  };
}

/** How these hours stand at a moment (rule Q6). */
export function hoursAt(rules: TouchRules, zone: string, now: Instant): HoursNow {
  if (isBestTime(now, rules, zone) && rules.best !== undefined && isOpen(rules, zone, now)) return { state: 'best', until: atCivil(civilDate(now, zone), rules.best.to, zone) };
  const from = nextAllowed(now, rules, zone, untouched).at;
  const until = endOfWindow(rules, zone, from);
  return from === now ? { state: 'open', until } : { state: 'closed', from, until };
}

function isOpen(rules: TouchRules, zone: string, now: Instant): boolean {
  return nextAllowed(now, rules, zone, untouched).at === now;
}

/** When the window that is open at a moment closes; midnight where the day has none. */
function endOfWindow({ windows }: TouchRules, zone: string, at: Instant): Instant {
  const date = civilDate(at, zone);
  const ends = windows.flatMap(({ from, to }) => {
    const [opens, closes] = [atCivil(date, from, zone), atCivil(date, to, zone)];
    return opens <= at && at < closes ? [closes] : [];
  });
  return ends.length === 0 ? endOfDay(at, zone) : Math.max(...ends);
}

/** Whole minutes from one moment to a later one, never below nothing. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.ceil((to - from) / minute));
}
