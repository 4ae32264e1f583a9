import { type Collection, Dexie } from 'dexie';
import type { Entry } from '#engine/journal';
import type { OutboxRow, RecordRow, RunRow } from './contract.ts';
import type { Database, EntryRow } from './database.ts';
import type { Ground } from './ground.ts';

/** Several records in the order asked for, those that are gone left out: what an export writes, a page at a time. */
export async function readRecords({ db }: Pick<Ground, 'db'>, ids: readonly string[]): Promise<readonly RecordRow[]> {
  return (await db.records.bulkGet([...ids])).flatMap((row) => (row ? [row] : []));
}

/** The runs of several records. */
export function readRunsOf(db: Database, records: readonly string[]): Promise<readonly RunRow[]> {
  return readNear(records, (from, to) => db.runs.where('record').between(from, to, true, true), (row) => row.record);
}

/** The running passages of several records through one blueprint, as ids; records that do not walk it have none. */
export async function runningIn({ db }: Pick<Ground, 'db'>, records: readonly string[], blueprint: string): Promise<readonly string[]> {
  return (await readRunsOf(db, records)).flatMap((run) => (run.blueprint === blueprint && run.status === 'running' ? [run.id] : []));
}

/** The outbox rows of several records. */
export function readOutboxOf(db: Database, records: readonly string[]): Promise<readonly OutboxRow[]> {
  return readNear(records, (from, to) => db.outbox.where('record').between(from, to, true, true), (row) => row.record);
}

/** The journal lines of several records, each record's oldest first. */
export function readLinesOf(db: Database, records: readonly string[]): Promise<readonly EntryRow[]> {
  return readNear(records, (from, to) => db.entries.where('[record+cursor]').between([from, Dexie.minKey], [to, Dexie.maxKey]), (row) => row.record);
}

/** Each record's journal, oldest first, in the order the records were given. */
export async function readJournalsOf(db: Database, records: readonly string[]): Promise<readonly (readonly Entry[])[]> {
  const journals = new Map<string, Entry[]>(records.map((id) => [id, []]));
  for (const row of await readLinesOf(db, records)) journals.get(row.record)?.push(row.entry);
  return records.map((id) => journals.get(id) ?? []);
}

/** The lines that answered these deliveries. */
export function readDelivered(db: Database, deliveries: readonly string[]): Promise<readonly EntryRow[]> {
  return readNear(deliveries, (from, to) => db.entries.where('delivery').between(from, to, true, true), (row) => row.delivery);
}

/** So many rows per key asked for may lie in the range before every key is asked on its own. */
const generous = 8;

/**
 * Reads the rows of many keys. Ids made together lie together, so an import's are one range and one request;
 * scattered ones are asked one by one, all at once (a cursor would wait for an answer at every key).
 */
async function readNear<Row>(keys: readonly string[], range: (from: string, to: string) => Collection<Row, unknown, unknown>, keyOf: (row: Row) => string): Promise<readonly Row[]> {
  const wanted = [...new Set(keys)].sort();
  const [from, to] = [wanted[0], wanted.at(-1)];
  if (from === undefined || to === undefined) return [];
  if (wanted.length > 1 && (await range(from, to).count()) <= wanted.length * generous) {
    const asked = new Set(wanted);
    return (await range(from, to).toArray()).filter((row) => asked.has(keyOf(row)));
  }
  return (await Promise.all(wanted.map((key) => range(key, key).toArray()))).flat();
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
