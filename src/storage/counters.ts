import type { RunRow } from './contract.ts';
import type { CounterRow, Database } from './database.ts';

/** A difference to a stage's counts. */
export interface CountChange {
  readonly space: RunRow['space'];
  readonly blueprint: string;
  readonly stage: string;
  readonly records: number;
  readonly ended: number;
  readonly paused: number;
}

type Counted = Pick<RunRow, 'space' | 'blueprint' | 'stage' | 'status'> & { readonly snapshot: Pick<RunRow['snapshot'], 'paused'> };

/** What must be added to the counts when these runs become those. */
export function countChanges(before: Iterable<Counted>, after: Iterable<Counted>): readonly CountChange[] {
  return [...[...before].map((run) => countOf(run, -1)), ...[...after].map((run) => countOf(run, 1))];
}

function countOf({ space, blueprint, stage, status, snapshot }: Counted, sign: 1 | -1): CountChange {
  const running = status === 'running';
  return { space, blueprint, stage, records: running ? sign : 0, ended: status === 'ended' ? sign : 0, paused: running && snapshot.paused !== undefined ? sign : 0 };
}

const isNothing = ({ records, ended, paused }: Pick<CountChange, 'records' | 'ended' | 'paused'>): boolean => records === 0 && ended === 0 && paused === 0;

/** Adds differences to the stored counts; a count of nothing has no row. */
export async function writeCounts(db: Database, changes: readonly CountChange[]): Promise<void> {
  const sums = new Map<string, CountChange>();
  for (const { space, blueprint, stage, records, ended, paused } of changes) {
    const id = `${space}/${blueprint}/${stage}`;
    const sum = sums.get(id);
    sums.set(id, { space, blueprint, stage, records: records + (sum?.records ?? 0), ended: ended + (sum?.ended ?? 0), paused: paused + (sum?.paused ?? 0) });
  }
  const moving = [...sums].filter(([, sum]) => !isNothing(sum));
  if (moving.length === 0) return;
  const stored = await db.counters.bulkGet(moving.map(([id]) => id));
  const next = moving.map(([id, sum], at): CounterRow => rowOf(id, sum, stored[at]));
  const empty = next.filter((row) => isNothing({ paused: 0, ...row }));
  await db.counters.bulkPut(next.filter((row) => !empty.includes(row)));
  if (empty.length > 0) await db.counters.bulkDelete(empty.map((row) => row.id));
}

function rowOf(id: string, sum: CountChange, stored: CounterRow | undefined): CounterRow {
  const { space, blueprint, stage } = sum;
  const paused = sum.paused + (stored?.paused ?? 0);
  return { id, space, blueprint, stage, records: sum.records + (stored?.records ?? 0), ended: sum.ended + (stored?.ended ?? 0), ...(paused === 0 ? {} : { paused }) };
}
