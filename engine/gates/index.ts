/** Gates: what must be true before an outcome may be taken, and the answer that explains itself. */
export type { Approval, ClauseVerdict, Facts, Fix, Fixer, OtherRun, Quantity, RequiredActivity, Verdict, VerdictNode } from './verdict.ts';
export { isEmpty } from './compare.ts';
export { conditionTrace, evaluateCondition } from './condition.ts';
export { isOpen } from './clause-met.ts';
export { isCountMet, matches as isCounted, type CountClause } from './counting.ts';
export { prepareCondition, type FieldQuestion } from './prepared.ts';
export { fixersOf, judge } from './judge.ts';
export { approvalsByLevel, missingApprovals, type ApprovalClause } from './approvals.ts';
export { never } from './shortest-way.ts';
