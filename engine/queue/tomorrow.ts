import { addDays, atCivil, civilDate, civilTime, judgeTouch, startOfDay } from '#engine/calendar';
import type { Instant } from '#engine/kernel';
import { isTouch, type OutcomeId } from '#engine/blueprint';
import { createHoursClock, hoursOf } from './hours.ts';
import type { QueueFacts, QueueItem } from './item.ts';
import { reasonsOf, scoreOf } from './reasons.ts';

/** A way out of the stage that goes off by itself. */
export interface TimedOutcome {
  readonly at: Instant;
  readonly outcome: OutcomeId;
}

/** What changes when a line is done tomorrow instead (B12). */
export type TomorrowEffect =
  /** Today's hours are lost; `next` is when they open again. */
  | { readonly kind: 'windowMissed'; readonly until: Instant; readonly next: Instant; readonly best: boolean; readonly zone: string }
  /** Tomorrow has no hours for it: it would be `next`. */
  | { readonly kind: 'noHours'; readonly next: Instant; readonly zone: string }
  /** The longest gap between touches is kept, or broken: days since the last touch by then. */
  | { readonly kind: 'gap'; readonly broken: boolean; readonly days: number }
  /** The stage's time limit passes before then. */
  | { readonly kind: 'limitPassed'; readonly at: Instant }
  /** The record moves on by itself meanwhile. */
  | { readonly kind: 'movesOn'; readonly at: Instant; readonly outcome: OutcomeId };

/** What a day's delay costs, and how many points the line would have by then. */
export interface Tomorrow {
  /** The same time of the clock tomorrow, or when its hours open after it. */
  readonly at: Instant;
  readonly score: number;
  readonly effects: readonly TomorrowEffect[];
}

/** Says what changes when this is done at the same time tomorrow instead of now (B12; rules Q12 to Q14). Pure: it changes nothing. */
export function whatIfTomorrow(item: QueueItem, facts: QueueFacts, now: Instant, timed: readonly TimedOutcome[] = []): Tomorrow {
  const same = atCivil(addDays(civilDate(now, facts.zone), 1), civilTime(now, facts.zone), facts.zone);
  const [today, then] = [createHoursClock(facts, now)(item), createHoursClock(facts, same)(item)];
  const at = then.state === 'closed' ? then.from : same;
  const effects: TomorrowEffect[] = [];
  const { zone = facts.zone } = item;
  const isTomorrow = at < startOfDay(same, zone, 1);
  if ((today.state === 'best' || today.state === 'open') && isTomorrow) effects.push({ kind: 'windowMissed', until: today.until, next: at, best: today.state === 'best', zone });
  if (then.state === 'closed' && !isTomorrow) effects.push({ kind: 'noHours', next: then.from, zone });
  const gap = gapEffect(item, facts, at);
  if (gap !== null) effects.push(gap);
  const first = timed.filter((one) => one.at > now && one.at <= at).toSorted((a, b) => a.at - b.at || (a.outcome < b.outcome ? -1 : 1))[0];
  if (first !== undefined) effects.push({ kind: 'movesOn', ...first });
  else if (item.weight?.limitAt !== undefined && item.weight.limitAt > now && item.weight.limitAt <= at) effects.push({ kind: 'limitPassed', at: item.weight.limitAt });
  return { at, score: scoreOf(reasonsOf(item, facts, then, same)), effects };
}

function gapEffect(item: QueueItem, facts: QueueFacts, at: Instant): TomorrowEffect | null {
  const rules = facts.rules.get(item.version ?? '');
  const touches = item.weight?.touchedAt ?? [];
  const last = touches.at(-1);
  if (rules === undefined || last === undefined || item.channel === null || !isTouch(item.channel) || hoursOf(item, facts) === null) return null;
  const zone = item.zone ?? facts.zone;
  const { late } = judgeTouch(at, rules.rhythm, zone, { run: '', touches: touches.map((touched) => ({ at: touched, run: '' })) }, {});
  return { kind: 'gap', broken: late, days: Math.round((startOfDay(at, zone) - startOfDay(last, zone)) / 86_400_000) };
}
