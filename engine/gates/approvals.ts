import type { Clause } from '#engine/blueprint';
import type { Approval, Facts } from './verdict.ts';

export type ApprovalClause = Extract<Clause, { type: 'approval' }>;

/**
 * The approvals that count for each level, lowest first, at most the quorum each. A person's last word on a level
 * counts, nobody approves their own work, and nobody counts on two levels (rule G12; S9).
 */
export function approvalsByLevel(clause: ApprovalClause, facts: Facts): readonly (readonly Approval[])[] {
  const used = new Set<string>();
  const levels: Approval[][] = [];
  for (let level = 1; level <= clause.levels; level += 1) {
    const lastWords = new Map<string, Approval>();
    for (const approval of facts.approvals ?? []) {
      if (approval.role !== clause.role || approval.level !== level) continue;
      if (approval.by === (approval.requestedBy ?? facts.owner)) continue;
      lastWords.set(approval.by, approval);
    }
    const counted = [...lastWords.values()].filter(({ approved, by }) => approved && !used.has(by)).slice(0, clause.quorum);
    for (const { by } of counted) used.add(by);
    levels.push(counted);
  }
  return levels;
}

/** How many approvals each level still lacks, lowest first. */
export function missingApprovals(clause: ApprovalClause, facts: Facts): readonly number[] {
  return approvalsByLevel(clause, facts).map((given) => clause.quorum - given.length);
}
