import type { Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import { approvalsWanted, givenIn, missingFor, requestOf, whyNotAgree, type Wanted } from './approval-state.ts';
import type { Asker } from './prerequisites.ts';
import type { ApprovalOption, Run } from './run.ts';

/** What each role is asked to agree to where the record stands, and why this person may not (S9; rule R74). Roles that have answered stay in sight. */
export function approvalOptions(process: Process, run: Run, asker: Asker): readonly ApprovalOption[] {
  const wanted = approvalsWanted(process, run, asker);
  const answered = (run.approvals ?? []).filter((one) => one.visit === run.visit).map((one) => one.role);
  return [...new Set([...wanted.keys(), ...answered])].map((role) => ({
    role,
    request: requestOf(run, role),
    given: givenIn(run, role),
    missing: missingFor(run, wanted.get(role)?.rules ?? []),
    refusal: refusalFor(run, role, asker, wanted.get(role)),
  }));
}

/** By one's own right first, else by any right lent to this person. */
function refusalFor(run: Run, role: string, asker: Asker, wanted: Wanted | undefined): Refusal | null {
  const { delegations = [] } = asker.person;
  const own = whyNotAgree(run, { role, onBehalfOf: null, delegations }, asker, wanted);
  const lenders = delegations.filter((lent) => lent.role === role).map((lent) => lent.from);
  return own !== null && lenders.some((onBehalfOf) => whyNotAgree(run, { role, onBehalfOf, delegations }, asker, wanted) === null) ? null : own;
}
