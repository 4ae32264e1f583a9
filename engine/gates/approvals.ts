import type { Clause } from '#engine/blueprint';
import type { Approval, Facts } from './verdict.ts';

export type ApprovalClause = Extract<Clause, { type: 'approval' }>;

/** What approvals are counted from. */
type Given = Pick<Facts, 'approvals' | 'owner'>;

/**
 * The approvals that count for each level, lowest first, at most the quorum each. Nobody approves their own work, nobody
 * and no right counts twice, and a rejection takes back what its role had agreed to before (rules G12, G40 to G42; S9).
 */
export function approvalsByLevel(clause: ApprovalClause, facts: Given): readonly (readonly Approval[])[] {
  const people = new Set<string>();
  const rights = new Set<string>();
  const standing = sinceRejection(clause.role, facts);
  return Array.from({ length: clause.levels }, (_, index) => {
    const counted: Approval[] = [];
    for (const approval of standing) {
      if (approval.level !== index + 1 || counted.length === clause.quorum) continue;
      if (people.has(approval.by) || rights.has(rightOf(approval))) continue;
      people.add(approval.by);
      rights.add(rightOf(approval));
      counted.push(approval);
    }
    return counted;
  });
}

/** How many approvals each level still lacks, lowest first. */
export function missingApprovals(clause: ApprovalClause, facts: Given): readonly number[] {
  return approvalsByLevel(clause, facts).map((given) => clause.quorum - given.length);
}

/** Whose right to agree was used: one's own, or the lender's. */
function rightOf(approval: Approval): string {
  return approval.onBehalfOf ?? approval.by;
}

function sinceRejection(role: string, { approvals = [], owner }: Given): readonly Approval[] {
  const valid = approvals.filter((approval) => approval.role === role && !isOwnWork(approval, owner));
  return valid.slice(valid.findLastIndex((approval) => !approval.approved) + 1);
}

/** The work is that of whoever asked and of the record's owner: neither gives an approval for it nor lends the right to. */
function isOwnWork(approval: Approval, owner: string | null): boolean {
  const whose = [approval.requestedBy ?? owner, owner];
  return whose.includes(approval.by) || whose.includes(rightOf(approval));
}
