import { type Instant, unreachable } from '#engine/kernel';
import type { ActivityId, Clause, Gate } from '#engine/blueprint';
import { calendarFor, dueAt } from '#engine/calendar';
import { missingApprovals } from './approvals.ts';
import { evaluateCondition } from './condition.ts';
import { countOf, isCountMet } from './counting.ts';
import type { Facts, OtherRun } from './verdict.ts';

export type MinimumTimeClause = Extract<Clause, { type: 'minimumTime' }>;
export type OtherRunClause = Extract<Clause, { type: 'otherRun' }>;
type Item = Facts['checklists'][string][number];

/**
 * Says whether a gate is open, without saying why: for the many moments at which only yes or no is asked. The same
 * answer as `judge(...).met` (rule G1).
 */
export function isOpen(gate: Gate, facts: Facts, at: Instant): boolean {
  switch (gate.type) {
    case 'all':
      return gate.of.every((part) => isOpen(part, facts, at));
    case 'any':
      return gate.of.some((part) => isOpen(part, facts, at));
    case 'not':
      return !isOpen(gate.of, facts, at);
    default:
      return isClauseMet(gate, facts, at);
  }
}

/** Says whether one clause holds at that moment (rules G4 to G16). */
export function isClauseMet(clause: Clause, facts: Facts, at: Instant): boolean {
  switch (clause.type) {
    case 'requiredActivities':
      return facts.required.every(({ done }) => done);
    case 'count':
      return isCountMet(clause, countOf(clause, facts, at));
    case 'field':
    case 'validation':
      return evaluateCondition(clause.condition, facts.fields);
    case 'checklist':
      return checklistItems(clause.activity, facts)?.every(({ item }) => item.ticked) ?? false;
    case 'approval':
      return missingApprovals(clause, facts).every((missing) => missing <= 0);
    case 'minimumTime':
      return at >= minimumTimeEnd(clause, facts);
    case 'otherRun':
      return otherRunThere(clause, facts) !== null;
    case 'rhythm':
      return facts.rhythm !== undefined && at >= facts.rhythm.at;
    case 'role':
      return facts.person.roles.includes(clause.role);
    default:
      return unreachable(clause, 'clause');
  }
}

/** When the least stay in the stage is over. */
export function minimumTimeEnd(clause: MinimumTimeClause, facts: Facts): Instant {
  return dueAt(facts.enteredAt, clause.wait, calendarFor(facts.calendar, facts.zone, clause.wait.unit));
}

/** The checklist items a clause asks about; null when it names an activity that has no checklist in this stage. */
export function checklistItems(activity: ActivityId | undefined, facts: Facts): readonly { readonly activity: ActivityId; readonly item: Item }[] | null {
  if (activity === undefined) return Object.entries(facts.checklists).flatMap(([owner, items]) => items.map((item) => ({ activity: owner, item })));
  return facts.checklists[activity]?.map((item) => ({ activity, item })) ?? null;
}

/** The first other run that is as far as the clause asks, with the entry that brought it there. */
export function otherRunThere(clause: OtherRunClause, facts: Facts): { readonly run: OtherRun; readonly entry: string | null } | null {
  for (const run of facts.otherRuns ?? []) {
    if (run.blueprint !== clause.blueprint || run.on !== clause.on) continue;
    const reached = clause.reached === undefined ? undefined : run.reached.find(({ stage }) => stage === clause.reached);
    if (reached !== undefined) return { run, entry: reached.entry };
    if (clause.ended !== undefined && run.ended?.result === clause.ended) return { run, entry: run.ended.entry };
    if (clause.reached === undefined && clause.ended === undefined) return { run, entry: null };
  }
  return null;
}
