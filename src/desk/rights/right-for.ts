import type { PersonRow, RunRow } from '../../storage/index.ts';

/** Whether, and by whose right, somebody may answer a request. */
export interface Right {
  /** Whose right is used when one answers: null for one's own; absent while one may not answer. */
  readonly right?: string | null;
  /** Why one may not answer: it is one's own work, or one has agreed already. */
  readonly blocked: 'ownWork' | 'answered' | null;
}

/**
 * In whose right somebody may answer a request: their own, else one that was lent to them. Nobody approves their own
 * work, and a right counts once (S9); the engine judges again.
 */
export function rightFor(role: string, run: RunRow, me: PersonRow, lenders: readonly string[]): Right {
  const { requests = [], approvals = [], visit } = run.snapshot;
  const whose = [requests.find((one) => one.role === role && one.visit === visit)?.by ?? null, run.owner];
  if (whose.includes(me.id)) return { blocked: 'ownWork' };
  const given = approvals.filter((one) => one.role === role && one.visit === visit && one.approved);
  if (given.some((one) => one.by === me.id)) return { blocked: 'answered' };
  const rights = [...(me.roles.includes(role) ? [null] : []), ...lenders];
  const right = rights.find((from) => !whose.includes(from) && !given.some((one) => (one.onBehalfOf ?? one.by) === (from ?? me.id)));
  return right === undefined ? { blocked: rights.some((from) => whose.includes(from)) ? 'ownWork' : 'answered' } : { right, blocked: null };
}
