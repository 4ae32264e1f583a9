import { Dexie } from 'dexie';
import type { Entry } from '#engine/journal';
import type { RecordRow, RunRow } from './contract.ts';
import type { Database } from './database.ts';

// One ranged request per record, all sent at once: a cursor over many keys waits for an answer at every key.

/** The runs of several records. */
export async function readRunsOf(db: Database, records: readonly string[]): Promise<readonly RunRow[]> {
  return (await Promise.all(records.map((id) => db.runs.where('record').equals(id).toArray()))).flat();
}

/** The cursors of each record's journal, oldest first, in the order the records were given. */
export function readCursorsOf(db: Database, records: readonly string[]): Promise<readonly number[][]> {
  return Promise.all(records.map((id) => db.entries.where('[record+cursor]').between([id, Dexie.minKey], [id, Dexie.maxKey]).primaryKeys()));
}

/** Each record's journal, oldest first, in the order the records were given. */
export async function readJournalsOf(db: Database, records: readonly string[]): Promise<readonly Entry[][]> {
  const journals = await Promise.all(records.map((id) => db.entries.where('[record+cursor]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray()));
  return journals.map((rows) => rows.map((row) => row.entry));
}

const pageSize = 2000;

/** Every record, a page at a time, so that 100,000 of them are never all in memory. */
export async function* pagesOfRecords(db: Database): AsyncGenerator<readonly RecordRow[]> {
  for (let after = ''; ; ) {
    const rows = await db.records.where('id').above(after).limit(pageSize).toArray();
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}
