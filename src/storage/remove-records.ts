import { countChanges, writeCounts } from './counters.ts';
import type { Ground } from './ground.ts';
import { readLinesOf, readOutboxOf, readRunsOf } from './read-many.ts';
import { expectedIn, titleRowOf } from './rows.ts';

export const removalTables = ['records', 'titles', 'runs', 'entries', 'dues', 'outbox', 'counters', 'files'] as const;

/** Removes records with their runs, journal, dues, counts, outbox and files; to be called inside a guarded transaction. Answers how many there were. */
export async function removeRecords({ db }: Ground, ids: readonly string[]): Promise<number> {
  const [found, runs, lines, outbox] = await Promise.all([db.records.bulkGet([...ids]), readRunsOf(db, ids), readLinesOf(db, ids), readOutboxOf(db, ids)]);
  const rows = found.flatMap((row) => (row ? [row] : []));
  await Promise.all([
    db.records.bulkDelete(rows.map((row) => row.id)),
    db.titles.bulkDelete(rows.map((row) => titleRowOf(row).key)),
    db.runs.bulkDelete(runs.map((run) => run.id)),
    db.dues.bulkDelete(runs.flatMap((run) => expectedIn(run.snapshot).map((due) => `${run.id}/${due.key}`))),
    db.outbox.bulkDelete(outbox.map((row) => row.id)),
    db.files.where('record').anyOf(rows.map((row) => row.id)).delete(),
    db.entries.bulkDelete(lines.map((row) => row.cursor)),
    writeCounts(db, countChanges(runs, [])),
  ]);
  return rows.length;
}
