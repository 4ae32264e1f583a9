import { Dexie } from 'dexie';
import { countChanges, writeCounts } from './counters.ts';
import type { Ground } from './ground.ts';
import { titleRowOf } from './rows.ts';

export const removalTables = ['records', 'titles', 'runs', 'entries', 'dues', 'outbox', 'counters'] as const;

/** Removes records with their runs, journal, dues, counts and outbox; to be called inside a guarded transaction. Answers how many there were. */
export async function removeRecords({ db }: Ground, ids: readonly string[]): Promise<number> {
  const rows = (await db.records.bulkGet([...ids])).flatMap((row) => (row ? [row] : []));
  const runs = await db.runs.where('record').anyOf([...ids]).toArray();
  await Promise.all([
    db.records.bulkDelete(rows.map((row) => row.id)),
    db.titles.bulkDelete(rows.map((row) => titleRowOf(row).key)),
    db.runs.bulkDelete(runs.map((run) => run.id)),
    db.dues.bulkDelete(runs.flatMap((run) => run.snapshot.dues.map((due) => `${run.id}/${due.key}`))),
    db.outbox.where('record').anyOf([...ids]).delete(),
    ...ids.map((id) => db.entries.where('[record+cursor]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()),
    writeCounts(db, countChanges(runs, [])),
  ]);
  return rows.length;
}
