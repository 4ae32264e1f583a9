import { clockPerson } from '#engine/journal';
import { undoMany } from './bulk-change.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import type { Ground } from './ground.ts';
import { readJournalsOf } from './read-many.ts';
import { removalTables, removeRecords } from './remove-records.ts';

export interface UndoReport {
  readonly removed: number;
  /** Records of the import on which a person has worked since; with any of them nothing is removed unless forced. */
  readonly worked: number;
  /** Values the import had written over in records that were there before, and which they have again. */
  readonly restored: number;
  /** Of those, the ones somebody has changed since: they stay as they are. */
  readonly changedSince: number;
}

const chunkSize = 200;

/** Takes a whole import back: its records, runs, journal, dues and counts, and what it wrote over in records that were there before. Answers what people have done with them since; `force` removes those too. */
export async function undoBatch(ground: Ground, batch: string, options: Progress & { readonly force?: boolean | undefined } = {}): Promise<UndoReport> {
  const { db, guard } = ground;
  const ids = await db.records.where('batch').equals(batch).primaryKeys();
  const worked = await countWorked(ground, ids);
  if (worked > 0 && !options.force) return { removed: 0, worked, restored: 0, changedSince: 0 };
  let removed = 0;
  const done = await inChunks(ids, chunkSize, options, async (chunk) => {
    removed += await guard.write(removalTables, () => removeRecords(ground, chunk));
  });
  const { restored, changedSince } = await undoMany(ground, batch, { signal: options.signal });
  if (done === ids.length) await guard.write(['batches'], () => db.batches.delete(batch));
  return { removed, worked, restored, changedSince };
}

async function countWorked({ db }: Ground, ids: readonly string[]): Promise<number> {
  let worked = 0;
  await inChunks(ids, chunkSize, {}, async (chunk) => {
    const journals = await readJournalsOf(db, chunk);
    worked += journals.filter((entries) => entries.some((entry) => entry.ok && entry.intent.type !== 'enrol' && entry.by !== clockPerson)).length;
  });
  return worked;
}
