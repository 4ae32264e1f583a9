import type { Instant } from '#engine/kernel';
import type { Clause, Condition, Gate } from '#engine/blueprint';
import { evaluateCondition } from './condition.ts';
import { isClauseMet } from './clause-met.ts';
import { countOf, type CountClause } from './counting.ts';
import type { Facts } from './verdict.ts';
import type { WantedComparison } from './witness.ts';

/** A count that must come out between two numbers, both included. */
export interface WantedCount {
  readonly clause: CountClause;
  readonly least: number;
  readonly most: number;
  readonly seen: number;
}

/** One set of things which, all true together, open the gate. */
export interface Way {
  readonly comparisons: readonly WantedComparison[];
  readonly counts: readonly WantedCount[];
  /** Clauses that can be made true and are needed: required activities, checklists, approvals, other runs, roles. */
  readonly clauses: readonly Clause[];
  /** What is still to be done if nothing served twice: for sorting. */
  readonly rank: number;
  readonly missing: number;
  readonly total: number;
}

/** Two moments: now, and the one at which the gate shall open. */
export interface Moments {
  readonly now: Instant;
  readonly then: Instant;
}

/** A gate with more ways than this keeps the most promising ones. */
const mostWays = 128;
const nothingToDo: Way = { comparisons: [], counts: [], clauses: [], rank: 0, missing: 0, total: 0 };

/** The ways in which a gate comes out as wanted, the most promising first; none when it cannot. */
export function waysTo(gate: Gate, want: boolean, facts: Facts, moments: Moments): readonly Way[] {
  switch (gate.type) {
    case 'all':
    case 'any': {
      const parts = gate.of.map((part) => waysTo(part, want, facts, moments));
      return (gate.type === 'all') === want ? together(parts) : either(parts);
    }
    case 'not':
      return waysTo(gate.of, !want, facts, moments);
    default: {
      const missing = isClauseMet(gate, facts, moments.now) === want ? 0 : 1;
      return waysOfClause(gate, want, facts, moments).map((way) => ({ ...way, missing, total: 1 }));
    }
  }
}

function waysOfClause(clause: Clause, want: boolean, facts: Facts, moments: Moments): readonly Way[] {
  switch (clause.type) {
    case 'field':
    case 'validation':
      return waysOfCondition(clause.condition, want, facts);
    case 'count':
      return waysOfCount(clause, want, countOf(clause, facts, moments.then));
    case 'minimumTime':
    case 'rhythm':
      return isClauseMet(clause, facts, moments.then) === want ? [nothingToDo] : [];
    case 'requiredActivities':
    case 'checklist':
    case 'approval':
    case 'otherRun':
    case 'role': {
      const met = isClauseMet(clause, facts, moments.then);
      // What is done stays done: nobody can take it back, only not do it yet.
      if (met || !want) return met === want ? [nothingToDo] : [];
      return [{ ...nothingToDo, clauses: [clause], rank: 1 }];
    }
  }
}

function waysOfCount(clause: CountClause, want: boolean, seen: number): readonly Way[] {
  const { compare, times } = clause;
  const atLeast = (least: number) => countWay({ clause, least, most: Number.POSITIVE_INFINITY, seen });
  const atMost = (most: number) => countWay({ clause, least: 0, most, seen });
  if (compare === 'atLeast') return want ? atLeast(times) : atMost(times - 1);
  if (compare === 'atMost') return want ? atMost(times) : atLeast(times + 1);
  return want ? countWay({ clause, least: times, most: times, seen }) : either([atMost(times - 1), atLeast(times + 1)]);
}

function countWay(count: WantedCount): readonly Way[] {
  return count.seen > count.most ? [] : [{ ...nothingToDo, counts: [count], rank: Math.max(0, count.least - count.seen) }];
}

function waysOfCondition(condition: Condition, want: boolean, facts: Facts): readonly Way[] {
  switch (condition.type) {
    case 'and':
    case 'or': {
      const parts = condition.of.map((part) => waysOfCondition(part, want, facts));
      return (condition.type === 'and') === want ? together(parts) : either(parts);
    }
    case 'not':
      return waysOfCondition(condition.of, !want, facts);
    case 'compare': {
      const rank = evaluateCondition(condition, facts.fields) === want ? 0 : 1;
      return [{ ...nothingToDo, comparisons: [{ comparison: condition, want }], rank }];
    }
  }
}

function either(parts: readonly (readonly Way[])[]): readonly Way[] {
  return mostPromising(parts.flat());
}

function together(parts: readonly (readonly Way[])[]): readonly Way[] {
  return parts.reduce<readonly Way[]>((ways, part) => mostPromising(ways.flatMap((way) => part.map((next) => joined(way, next)))), [nothingToDo]);
}

function joined(a: Way, b: Way): Way {
  return {
    comparisons: [...a.comparisons, ...b.comparisons],
    counts: [...a.counts, ...b.counts],
    clauses: [...a.clauses, ...b.clauses],
    rank: a.rank + b.rank,
    missing: a.missing + b.missing,
    total: a.total + b.total,
  };
}

function mostPromising(ways: readonly Way[]): readonly Way[] {
  return ways.length <= 1 ? ways : [...ways].sort((a, b) => a.rank - b.rank || a.missing - b.missing || a.total - b.total).slice(0, mostWays);
}
