import type { BlueprintFacts } from './blueprint-facts.ts';

/** The columns a process list can be sorted by. */
export type SortKey = 'name' | 'purpose' | 'type' | 'owner' | 'state' | 'records' | 'overdue' | 'stages' | 'changed' | 'review';

/** One process with the words its row shows. */
export interface InventoryRow {
  readonly facts: BlueprintFacts;
  readonly owner: string;
  readonly type: string;
  readonly stages: number;
}

/** Which column, and which way. */
export interface Sorting {
  readonly by: SortKey;
  readonly down: boolean;
}

/** Rows in the asked order; equal ones by name. What is not set (no review date) comes last either way. */
export function sortedRows(rows: readonly InventoryRow[], { by, down }: Sorting): readonly InventoryRow[] {
  return rows.toSorted((a, b) => {
    const [one, other] = [valueOf(a, by), valueOf(b, by)];
    if (one === null || other === null) return one === other ? byName(a, b) : one === null ? 1 : -1;
    const order = typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other));
    return (down ? -order : order) || byName(a, b);
  });
}

const states = { live: 0, paused: 1, draft: 2 } as const;

function valueOf({ facts, owner, type, stages }: InventoryRow, by: SortKey): string | number | null {
  const { row, status, records, overdue } = facts;
  const values: Readonly<Record<SortKey, string | number | null>> = {
    name: row.draft.name, purpose: purposeOf(row.draft.description), type, owner, state: states[status], records, overdue, stages, changed: row.updatedAt, review: row.reviewAt ?? null,
  };
  return values[by];
}

function byName(a: InventoryRow, b: InventoryRow): number {
  return a.facts.row.draft.name.localeCompare(b.facts.row.draft.name);
}

/** The first line of a description says what a process is for. */
export function purposeOf(description: string): string {
  return description.split('\n', 1)[0] ?? '';
}

/** The description with another first line. */
export function withPurpose(description: string, purpose: string): string {
  return [purpose, ...description.split('\n').slice(1)].join('\n').trimEnd();
}
