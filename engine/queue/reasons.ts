import { day, hour, type Instant } from '#engine/kernel';
import type { HoursNow } from './hours.ts';
import type { QueueFacts, QueueItem } from './item.ts';

/** Why a line stands where it stands: one reason with its points and what was seen. The words are made by the screens. */
export type QueueReason =
  /** The stage's time limit, or a way out that goes off by itself, comes. */
  | { readonly kind: 'limit'; readonly points: number; readonly at: Instant; readonly passed: boolean }
  /** How the hours of the record's zone stand (S50). */
  | { readonly kind: 'hours'; readonly points: number; readonly hours: Exclude<HoursNow, { state: 'none' }>; readonly zone: string }
  /** The customer gave a sign of life. */
  | { readonly kind: 'signal'; readonly points: number; readonly at: Instant }
  /** The stage's gate waits for it. */
  | { readonly kind: 'required'; readonly points: number }
  /** Somebody put it off to this moment. */
  | { readonly kind: 'promised'; readonly points: number; readonly from: Instant }
  /** It is late, by so many milliseconds. */
  | { readonly kind: 'late'; readonly points: number; readonly by: number }
  /** The gap between touches is longer than the rhythm wants. */
  | { readonly kind: 'gap'; readonly points: number; readonly last: Instant | null }
  /** What the record is worth; `below`: the share of the list that is worth less. */
  | { readonly kind: 'value'; readonly points: number; readonly value: number; readonly below: number }
  /** It has stood in its stage for long. */
  | { readonly kind: 'age'; readonly points: number; readonly since: Instant };

export type QueueReasonKind = QueueReason['kind'];

/** The most points each reason can give: what a full bar stands for (rule Q3). */
export const mostPoints: Readonly<Record<QueueReasonKind, number>> = { limit: 40, hours: 38, signal: 26, required: 14, promised: 12, late: 16, gap: 6, value: 8, age: 4 };

/** Points by how little time is left, or has gone: the first step that fits counts. */
type Steps = readonly (readonly [within: number, points: number])[];
const limitSteps: Steps = [[4 * hour, 40], [day, 30], [2 * day, 18], [4 * day, 8]];
const signalSteps: Steps = [[day, 26], [3 * day, 16], [7 * day, 8]];
const lateSteps: Steps = [[hour, 0], [day, 4], [2 * day, 8], [5 * day, 12]];
const closingSteps: Steps = [[hour, 8], [2 * hour, 4]];

/** Every reason a line has at a moment, strongest first (rules Q3 to Q10). */
export function reasonsOf(item: QueueItem, facts: QueueFacts, hours: HoursNow, now: Instant): readonly QueueReason[] {
  const { weight } = item;
  const found: QueueReason[] = [];
  const add = (reason: QueueReason | null): void => {
    if (reason !== null && reason.points !== 0) found.push(reason);
  };
  add(limitReason(weight?.limitAt, now));
  add(hoursReason(item, hours, now));
  add(signalReason(weight?.signalAt, now));
  if (weight?.required === true) add({ kind: 'required', points: mostPoints.required });
  if (item.snoozedFrom !== undefined && item.at <= now) add({ kind: 'promised', points: mostPoints.promised, from: item.snoozedFrom });
  if (item.at < now) add({ kind: 'late', points: within(lateSteps, now - item.at) ?? mostPoints.late, by: now - item.at });
  if (item.late === true) add({ kind: 'gap', points: mostPoints.gap, last: weight?.touchedAt?.at(-1) ?? null });
  add(valueReason(weight?.value, facts.values));
  add(ageReason(weight?.enteredAt, now));
  return found.sort((a, b) => b.points - a.points);
}

/** What the reasons come to. */
export function scoreOf(reasons: readonly QueueReason[]): number {
  return reasons.reduce((sum, { points }) => sum + points, 0);
}

function limitReason(at: Instant | undefined, now: Instant): QueueReason | null {
  if (at === undefined) return null;
  return { kind: 'limit', points: within(limitSteps, at - now) ?? 0, at, passed: at <= now };
}

/** Best hours first, then those that close soon; what nobody may be asked for now goes behind. */
function hoursReason({ zone = '' }: QueueItem, hours: HoursNow, now: Instant): QueueReason | null {
  switch (hours.state) {
    case 'none':
      return null;
    case 'closed':
      return { kind: 'hours', points: -20, hours, zone };
    case 'best':
    case 'open':
      return { kind: 'hours', points: (hours.state === 'best' ? 30 : 12) + (within(closingSteps, hours.until - now) ?? 0), hours, zone };
  }
}

function signalReason(at: Instant | undefined, now: Instant): QueueReason | null {
  return at === undefined || at > now ? null : { kind: 'signal', points: within(signalSteps, now - at) ?? 0, at };
}

function valueReason(value: number | undefined, values: readonly number[]): QueueReason | null {
  if (value === undefined || value <= 0) return null;
  const below = countBelow(values, value) / values.length;
  return { kind: 'value', points: below >= 0.75 ? 8 : below >= 0.5 ? 4 : 0, value, below };
}

function ageReason(since: Instant | undefined, now: Instant): QueueReason | null {
  if (since === undefined) return null;
  const age = now - since;
  return { kind: 'age', points: age >= 14 * day ? 4 : age >= 7 * day ? 2 : 0, since };
}

function within(steps: Steps, span: number): number | null {
  return steps.find(([most]) => span <= most)?.[1] ?? null;
}

function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
