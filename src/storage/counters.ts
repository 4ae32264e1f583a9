import type { RunRow } from './contract.ts';
import type { CounterRow, Database } from './database.ts';

/** A difference to a stage's counts. */
export interface CountChange {
  readonly space: RunRow['space'];
  readonly blueprint: string;
  readonly stage: string;
  readonly records: number;
  readonly ended: number;
}

type Counted = Pick<RunRow, 'space' | 'blueprint' | 'stage' | 'status'>;

/** What must be added to the counts when these runs become those. */
export function countChanges(before: Iterable<Counted>, after: Iterable<Counted>): readonly CountChange[] {
  return [...[...before].map((run) => countOf(run, -1)), ...[...after].map((run) => countOf(run, 1))];
}

function countOf({ space, blueprint, stage, status }: Counted, sign: 1 | -1): CountChange {
  return { space, blueprint, stage, records: status === 'running' ? sign : 0, ended: status === 'ended' ? sign : 0 };
}

/** Adds differences to the stored counts; a count of nothing has no row. */
export async function writeCounts(db: Database, changes: readonly CountChange[]): Promise<void> {
  const sums = new Map<string, CounterRow>();
  for (const change of changes) {
    const id = `${change.space}/${change.blueprint}/${change.stage}`;
    const sum = sums.get(id);
    sums.set(id, { id, space: change.space, blueprint: change.blueprint, stage: change.stage, records: change.records + (sum?.records ?? 0), ended: change.ended + (sum?.ended ?? 0) });
  }
  const moving = [...sums.values()].filter((sum) => sum.records !== 0 || sum.ended !== 0);
  if (moving.length === 0) return;
  const stored = await db.counters.bulkGet(moving.map((sum) => sum.id));
  const next = moving.map((sum, at) => ({ ...sum, records: sum.records + (stored[at]?.records ?? 0), ended: sum.ended + (stored[at]?.ended ?? 0) }));
  const empty = next.filter((row) => row.records === 0 && row.ended === 0);
  await db.counters.bulkPut(next.filter((row) => !empty.includes(row)));
  if (empty.length > 0) await db.counters.bulkDelete(empty.map((row) => row.id));
}
