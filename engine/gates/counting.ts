import type { Instant } from '#engine/kernel';
import type { Clause, CountOf, CountWindow } from '#engine/blueprint';
import { startOfDay } from '#engine/calendar';
import type { DoneActivity } from '#engine/journal';
import type { Facts } from './verdict.ts';

export type CountClause = Extract<Clause, { type: 'count' }>;

/** The done activities a count clause counts at that moment (rules G5 to G8). */
export function counted(clause: CountClause, facts: Facts, at: Instant): readonly DoneActivity[] {
  const { of, within } = clause;
  const from = countedFrom(within, facts, at);
  return facts.done.filter((done) => isWithin(done, within, from, facts) && matches(done, of, facts.owner));
}

/** How many they are, for the many moments at which nobody asks which. */
export function countOf(clause: CountClause, facts: Facts, at: Instant): number {
  const { of, within } = clause;
  const from = countedFrom(within, facts, at);
  let count = 0;
  for (const done of facts.done) if (isWithin(done, within, from, facts) && matches(done, of, facts.owner)) count += 1;
  return count;
}

function countedFrom(within: CountWindow, facts: Facts, at: Instant): Instant {
  return within.type === 'days' ? windowStart(within.days, at, facts.zone) : 0;
}

/** Says whether a number of activities is what the clause asks for. */
export function isCountMet(clause: CountClause, seen: number): boolean {
  switch (clause.compare) {
    case 'atLeast':
      return seen >= clause.times;
    case 'atMost':
      return seen <= clause.times;
    case 'exactly':
      return seen === clause.times;
  }
}

/**
 * The moments after `at` at which something falls out of the last n days: what is counted now, and what would be done
 * now. None for other windows.
 */
export function fallOutMoments(clause: CountClause, facts: Facts, at: Instant): readonly Instant[] {
  const { within } = clause;
  if (within.type !== 'days') return [];
  const moments = [at, ...counted(clause, facts, at).map((done) => done.at)];
  return moments.map((moment) => startOfDay(moment, facts.zone, within.days)).filter((moment) => moment > at);
}

/** Says whether something done at one moment in this visit still counts at a later one. */
export function stillCounts(clause: CountClause, done: Instant, at: Instant, zone: string): boolean {
  return clause.within.type !== 'days' || done >= windowStart(clause.within.days, at, zone);
}

function windowStart(days: number, at: Instant, zone: string): Instant {
  return startOfDay(at, zone, 1 - days);
}

function isWithin(done: DoneActivity, within: CountWindow, from: Instant, facts: Facts): boolean {
  switch (within.type) {
    case 'visit':
      return done.run === facts.run && done.visit === facts.visit;
    case 'run':
      return done.run === facts.run;
    case 'days':
      return done.at >= from;
    case 'record':
      return true;
  }
}

/** Says whether something done is of the kind a clause counts; every part it names must match. */
export function matches(done: DoneActivity, of: CountOf, owner: string | null): boolean {
  return (
    (of.activity === undefined || of.activity === done.activity) &&
    (of.channel === undefined || of.channel === done.channel) &&
    (of.result === undefined || of.result === done.result) &&
    (of.person === undefined || (of.person === 'owner' ? owner !== null && done.by === owner : of.person === done.by))
  );
}
