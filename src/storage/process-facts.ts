import { err, ok, type Result } from '#engine/kernel';
import type { BlueprintRow } from './contract.ts';
import type { Ground } from './ground.ts';

/** What is kept about a process beside its drawing: who answers for it, and when it is looked over next. */
export interface ProcessFacts {
  readonly owner?: string;
  /** Epoch milliseconds; null takes the date away. */
  readonly reviewAt?: number | null;
}

/** Notes who answers for a process and when it is looked over next (S39); no part of its drawing. */
export function setProcessFacts({ db, guard }: Ground, id: string, facts: ProcessFacts): Promise<Result<null, { readonly type: 'gone' }>> {
  return guard.write(['blueprints'], async (): Promise<Result<null, { readonly type: 'gone' }>> => {
    const row = await db.blueprints.get(id);
    if (!row) return err({ type: 'gone' });
    const { reviewAt: before, ...kept } = row;
    const reviewAt = facts.reviewAt === undefined ? before : facts.reviewAt;
    const next: BlueprintRow = { ...kept, owner: facts.owner ?? row.owner, ...(typeof reviewAt === 'number' ? { reviewAt } : {}) };
    await db.blueprints.put(next);
    return ok(null);
  });
}
