import { type Instant, unreachable } from '#engine/kernel';
import type { Clause, Gate } from '#engine/blueprint';
import { approvalsByLevel, missingApprovals } from './approvals.ts';
import { checklistItems, isClauseMet, minimumTimeEnd, otherRunThere } from './clause-met.ts';
import { conditionTrace } from './condition.ts';
import { counted } from './counting.ts';
import { never, shortestWay } from './shortest-way.ts';
import type { ClauseVerdict, Facts, Fix, Fixer, Quantity, Verdict, VerdictNode } from './verdict.ts';

/**
 * Says whether an outcome may be taken, and when not, what is missing, who can do it and the shortest way to open it
 * (B1, B2; domain.md section 3). Pure: the same facts and moment give the same verdict. Never throws on a parsed gate.
 *
 * @example judge({ type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } }, facts, at).missing
 */
export function judge(gate: Gate, facts: Facts, at: Instant): Verdict {
  const tree = nodeOf(gate, facts, at);
  const along = clausesAlong(tree, true);
  if (tree.met) return { met: true, tree, missing: 0, total: along.total, shortest: [], earliest: at };
  const way = shortestWay(gate, facts, at);
  if (way === null) return { met: false, tree, ...along, shortest: [{ type: 'impossible' }], earliest: never };
  return { met: false, tree, missing: way.missing, total: way.total, shortest: way.fixes, earliest: way.earliest };
}

function nodeOf(gate: Gate, facts: Facts, at: Instant): VerdictNode {
  switch (gate.type) {
    case 'all': {
      const of = gate.of.map((part) => nodeOf(part, facts, at));
      return { type: 'all', met: of.every(({ met }) => met), of };
    }
    case 'any': {
      const of = gate.of.map((part) => nodeOf(part, facts, at));
      return { type: 'any', met: of.some(({ met }) => met), of };
    }
    case 'not': {
      const of = nodeOf(gate.of, facts, at);
      return { type: 'not', met: !of.met, of };
    }
    default:
      return clauseVerdict(gate, facts, at);
  }
}

function clauseVerdict(clause: Clause, facts: Facts, at: Instant): ClauseVerdict {
  const met = isClauseMet(clause, facts, at);
  const fixes: readonly Fix[] = met ? [] : (shortestWay(clause, facts, at)?.fixes ?? [{ type: 'impossible' }]);
  return { type: 'clause', clause, met, ...observed(clause, facts, at), who: fixersOf(fixes, facts), fixes };
}

interface Observed {
  readonly wanted: Quantity;
  readonly seen: Quantity;
  readonly evidence: readonly string[];
}

function observed(clause: Clause, facts: Facts, at: Instant): Observed {
  switch (clause.type) {
    case 'requiredActivities':
      return observedRequired(facts);
    case 'count': {
      const entries = counted(clause, facts, at);
      return { wanted: times(clause.times), seen: times(entries.length), evidence: entries.map(({ entry }) => entry) };
    }
    case 'field':
    case 'validation': {
      const { wanted, seen } = comparisonToShow(conditionTrace(clause.condition, facts.fields), true) ?? { wanted: nothing, seen: nothing };
      return { wanted: clause.type === 'field' ? wanted : { type: 'message', message: clause.message }, seen, evidence: [] };
    }
    case 'checklist': {
      const items = checklistItems(clause.activity, facts) ?? [];
      const open = items.filter(({ item }) => !item.ticked).map(({ item }) => item.item);
      return { ...ofItems(items.length, open), evidence: [] };
    }
    case 'approval': {
      const given = approvalsByLevel(clause, facts).flat();
      const missing = missingApprovals(clause, facts).reduce((sum, count) => sum + count, 0);
      return { wanted: times(given.length + missing), seen: times(given.length), evidence: given.map(({ entry }) => entry) };
    }
    case 'minimumTime':
      return { wanted: { type: 'until', at: minimumTimeEnd(clause, facts) }, seen: { type: 'milliseconds', milliseconds: Math.max(0, at - facts.enteredAt) }, evidence: [] };
    case 'otherRun': {
      const there = otherRunThere(clause, facts);
      return { wanted: times(1), seen: times(there === null ? 0 : 1), evidence: there === null || there.entry === null ? [] : [there.entry] };
    }
    case 'rhythm':
      return { wanted: facts.rhythm === undefined ? nothing : { type: 'until', at: facts.rhythm.at }, seen: { type: 'until', at }, evidence: [] };
    case 'role':
      return { wanted: { type: 'roles', roles: [clause.role] }, seen: { type: 'roles', roles: facts.person.roles }, evidence: [] };
    default:
      return unreachable(clause, 'clause');
  }
}

const nothing: Quantity = { type: 'nothing' };

function times(count: number): Quantity {
  return { type: 'times', times: count };
}

function observedRequired(facts: Facts): Observed {
  const open = facts.required.filter(({ done }) => !done).map(({ activity }) => activity);
  return { ...ofItems(facts.required.length, open), evidence: facts.required.flatMap(({ evidence }) => evidence) };
}

function ofItems(total: number, open: readonly string[]): { readonly wanted: Quantity; readonly seen: Quantity } {
  return { wanted: { type: 'items', done: total, total, open: [] }, seen: { type: 'items', done: total - open.length, total, open } };
}

/** Of a compound rule, the first comparison that does not come out as wanted; the first of all when all do. */
function comparisonToShow(node: VerdictNode, want: boolean): ClauseVerdict | null {
  if (node.type === 'clause') return node;
  if (node.type === 'not') return comparisonToShow(node.of, !want);
  const part = node.of.find(({ met }) => met !== want) ?? node.of[0];
  return part === undefined ? null : comparisonToShow(part, want);
}

/** Who can do these things, each once: the owner, a named person, the team of a lane, whoever holds a role, the clock (rule G43). */
export function fixersOf(fixes: readonly Fix[], facts: Facts): readonly Fixer[] {
  const all = fixes.flatMap((fix) => fixersFor(fix, facts));
  if (all.length <= 1) return all;
  const fixers = new Map<string, Fixer>();
  for (const fixer of all) fixers.set(JSON.stringify(fixer), fixer);
  return [...fixers.values()];
}

function fixersFor(fix: Fix, facts: Facts): readonly Fixer[] {
  switch (fix.type) {
    case 'do':
      return fix.person === undefined ? expected(fix.activity, facts) : [{ type: 'person', person: fix.person }];
    case 'tick':
      return expected(fix.activity, facts);
    case 'fill':
      return [{ type: 'owner' }];
    case 'wait':
      return [{ type: 'clock' }];
    case 'ask':
      return [{ type: 'role', role: fix.role }];
    case 'otherRun':
      return [{ type: 'otherRun', blueprint: fix.blueprint }];
    case 'impossible':
      return [{ type: 'nobody' }];
    default:
      return unreachable(fix, 'fix');
  }
}

function expected(activity: string | null, facts: Facts): readonly Fixer[] {
  const required = facts.required.find((one) => one.activity === activity);
  if (required?.who !== undefined) return required.who;
  return required?.team === undefined ? [{ type: 'owner' }] : [{ type: 'team', team: required.team }];
}

/** How many clauses the easiest way through the tree has, and how many of them are not as they should be. */
function clausesAlong(node: VerdictNode, want: boolean): { readonly missing: number; readonly total: number } {
  if (node.type === 'clause') return { missing: node.met === want ? 0 : 1, total: 1 };
  if (node.type === 'not') return clausesAlong(node.of, !want);
  const parts = node.of.map((part) => clausesAlong(part, want));
  if ((node.type === 'all') === want) return parts.reduce((sum, part) => ({ missing: sum.missing + part.missing, total: sum.total + part.total }), { missing: 0, total: 0 });
  return parts.sort((a, b) => a.missing - b.missing || a.total - b.total)[0] ?? { missing: 0, total: 0 };
}
