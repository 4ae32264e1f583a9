import { canonicalJson, type Instant } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import { isOpen, minimumTimeEnd } from './clause-met.ts';
import { isEmpty } from './compare.ts';
import { fieldOf } from './condition.ts';
import { fallOutMoments } from './counting.ts';
import { costOf, factsAfter, fixesOf, type Plan, planFor } from './plan.ts';
import type { Facts, Fix } from './verdict.ts';
import { waysTo } from './ways.ts';

/** Later than any moment a calendar can write: when a gate opens that nothing opens. */
export const never: Instant = 8_640_000_000_000_000;

/** The cheapest way to open a closed gate. */
export interface ShortestWay {
  readonly fixes: readonly Fix[];
  readonly missing: number;
  readonly total: number;
  readonly earliest: Instant;
}

interface Found {
  readonly plan: Plan;
  readonly cost: number;
  readonly missing: number;
  readonly total: number;
}

/** More moments than this are not looked at: a gate that depends on so many days has an easier way. */
const mostMoments = 64;

/**
 * The fewest things that open a closed gate, and when it could open at the earliest; null when nothing opens it.
 * Every plan is tried on the gate itself before it is believed (rules G30 to G35; B1). Ties go to the earlier moment,
 * then to working before waiting, then to fewer values replaced, then to the smaller canonical text.
 */
export function shortestWay(gate: Gate, facts: Facts, now: Instant): ShortestWay | null {
  let earliest: Instant | null = null;
  let best: Found | null = null;
  for (const moment of momentsWorthTrying(gate, facts, now)) {
    const found = cheapestAt(gate, facts, now, moment);
    if (found === null) continue;
    earliest ??= moment;
    if (best === null || found.cost < best.cost) best = found;
    // Any later moment costs at least its wait.
    if (best.cost <= 1) break;
  }
  if (best === null || earliest === null) return null;
  return { fixes: fixesOf(best.plan, now), missing: best.missing, total: best.total, earliest };
}

function cheapestAt(gate: Gate, facts: Facts, now: Instant, then: Instant): Found | null {
  let best: Found | null = null;
  // Working first and waiting afterwards is tried first; some counts open only the other way round.
  for (const doneAt of then === now ? [now] : [now, then]) {
    for (const way of waysTo(gate, true, facts, { now, then })) {
      const plan = planFor(way, facts, then, doneAt);
      if (plan === null) continue;
      const found = { plan, cost: costOf(plan, now), missing: way.missing, total: way.total };
      if (best !== null && !isBetter(found, best, facts, now)) continue;
      if (isOpen(gate, factsAfter(plan, facts, gate), then)) best = found;
    }
  }
  return best;
}

function isBetter(a: Found, b: Found, facts: Facts, now: Instant): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  if (a.plan.doneAt !== b.plan.doneAt) return false;
  const more = overwritten(a.plan, facts) - overwritten(b.plan, facts);
  return more === 0 ? text(a.plan, now) < text(b.plan, now) : more < 0;
}

/** How many values it would replace: nobody should be told to make a deal smaller when a manager may agree to it. */
function overwritten(plan: Plan, facts: Facts): number {
  return Object.keys(plan.fills).filter((field) => !isEmpty(fieldOf(facts.fields, field))).length;
}

function text(plan: Plan, now: Instant): string {
  return canonicalJson(fixesOf(plan, now).map((fix) => ({ ...fix })));
}

/** Now, and every later moment at which the clock alone changes what a clause says. */
function momentsWorthTrying(gate: Gate, facts: Facts, now: Instant): readonly Instant[] {
  const later = [...new Set(laterMoments(gate, true, facts, now))].filter((moment) => moment > now);
  return [now, ...later.sort((a, b) => a - b).slice(0, mostMoments)];
}

function laterMoments(gate: Gate, want: boolean, facts: Facts, now: Instant): readonly Instant[] {
  switch (gate.type) {
    case 'all':
    case 'any':
      return gate.of.flatMap((part) => laterMoments(part, want, facts, now));
    case 'not':
      return laterMoments(gate.of, !want, facts, now);
    case 'minimumTime':
      return want ? [minimumTimeEnd(gate, facts)] : [];
    case 'rhythm':
      return want && facts.rhythm !== undefined ? [facts.rhythm.at] : [];
    case 'count':
      // Only a count that may be too high gets better by waiting.
      return gate.compare === 'exactly' || (gate.compare === 'atMost') === want ? fallOutMoments(gate, facts, now) : [];
    default:
      return [];
  }
}
