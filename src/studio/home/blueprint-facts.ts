import { checkBlueprint } from '#engine/blueprint';
import type { BlueprintRow, StageCount } from '../../storage/index.ts';

/** What a card says about a drawing beside its picture. */
export interface BlueprintFacts {
  readonly row: BlueprintRow;
  readonly status: 'draft' | 'live' | 'paused';
  readonly records: number;
  readonly overdue: number;
}

/** Whether a drawing runs, waits or was never published. */
export function statusOf(row: BlueprintRow): BlueprintFacts['status'] {
  if (row.live === null) return 'draft';
  return row.paused ? 'paused' : 'live';
}

/** Adds up what stands in each drawing, by its stages' counters. */
export function factsOf(rows: readonly BlueprintRow[], counts: Readonly<Record<string, StageCount>>): readonly BlueprintFacts[] {
  const sums = new Map<string, { records: number; overdue: number }>();
  for (const [key, count] of Object.entries(counts)) {
    const id = key.slice(0, key.indexOf('/'));
    const sum = sums.get(id) ?? { records: 0, overdue: 0 };
    sums.set(id, { records: sum.records + count.records, overdue: sum.overdue + count.overdue });
  }
  return rows.map((row) => ({ row, status: statusOf(row), ...(sums.get(row.id) ?? { records: 0, overdue: 0 }) }));
}

/** How many errors keep a drawing from being published. */
export function errorsIn(row: BlueprintRow): number {
  return checkBlueprint(row.draft).filter((finding) => finding.severity === 'error').length;
}
