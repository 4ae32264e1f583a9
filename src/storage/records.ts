import type { Fields, RecordType } from '#engine/blueprint';
import type { Space } from '#engine/journal';
import { canonicalJson } from '#engine/kernel';
import { makeByRules, warmVersions } from './authority.ts';
import type { PersonRow, RecordRow, RecordTypeRow } from './contract.ts';
import type { Database } from './database.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import type { Ground } from './ground.ts';
import { mayNotGet } from './ownership.ts';
import { pagesOfRecords } from './read-many.ts';
import { titleOf, titleRowOf } from './rows.ts';
import { withQualification } from './settled.ts';
import { worksetTables } from './workset.ts';

/** A record to be made; its id is made here unless it brings one. */
export interface NewRecord {
  readonly id?: string | undefined;
  readonly type: string;
  readonly owner: string | null;
  /** IANA zone the record lives in. */
  readonly zone: string;
  readonly fields: Fields;
  readonly space?: Space | undefined;
  readonly batch?: string | undefined;
}

/** So many records a transaction: large enough to be fast, small enough that the page never stutters. */
const chunkSize = 300;

/** Makes one record. Throws when its type is unknown. */
export async function createRecord(ground: Ground, record: NewRecord): Promise<RecordRow> {
  const [row] = await writeRecords(ground, [record], record.batch ?? null);
  if (!row) throw new Error('Invariant broken: one record in, none out');
  return row;
}

/** Makes many records, a chunk a transaction, all under one batch that can be undone as a whole. When stopped, what was made stays made. */
export async function createRecords(ground: Ground, records: readonly NewRecord[], options: Progress & { readonly batch: string; /** No blueprint takes them in by itself, whatever its drawing says of imports. */ readonly held?: boolean | undefined }): Promise<{ readonly made: number }> {
  const made = await inChunks(records, chunkSize, options, async (chunk) => {
    await writeRecords(ground, chunk, options.batch, options.held);
  });
  return { made };
}

async function writeRecords(ground: Ground, records: readonly NewRecord[], batch: string | null, held = false): Promise<readonly RecordRow[]> {
  const { db, guard } = ground;
  const tables = ['records', 'titles', 'recordTypes', 'batches', 'enrollers', 'people'] as const;
  // Most workspaces have no blueprint that takes records in by itself: then nothing more is locked or read.
  const plain = await guard.write(tables, async () => (!held && (await hasRulesFor(db, records, batch)) ? null : putRecords(ground, records, batch)));
  if (plain !== null) return plain;
  await warmVersions(ground, (await db.enrollers.toArray()).map((enroller) => enroller.version));
  return guard.write([...tables, ...worksetTables], async () => {
    const rows = await newRows(ground, records, batch);
    await makeByRules(ground, rows, batch !== null);
    return rows;
  });
}

/** Some blueprint takes in new records of these kinds by itself; imported ones are held unless it says otherwise. */
async function hasRulesFor(db: Database, records: readonly NewRecord[], batch: string | null): Promise<boolean> {
  const types = new Set(records.map((record) => record.type));
  return (await db.enrollers.toArray()).some(({ recordType, imports }) => types.has(recordType) && (batch === null || imports === 'enrolled'));
}

async function putRecords(ground: Ground, records: readonly NewRecord[], batch: string | null): Promise<readonly RecordRow[]> {
  const rows = await newRows(ground, records, batch);
  await Promise.all([ground.db.records.bulkAdd([...rows]), ground.db.titles.bulkAdd(rows.map(titleRowOf))]);
  return rows;
}

/** The rows as they will be written, and their batch with so many more in it. */
async function newRows({ db, clock, ids, me }: Ground, records: readonly NewRecord[], batch: string | null): Promise<readonly RecordRow[]> {
  const at = clock.now();
  const types = new Map((await db.recordTypes.toArray()).map((type) => [type.key, type]));
  const ruled = records.some(({ type }) => types.get(type)?.qualified !== undefined);
  const people = new Map(ruled ? (await db.people.toArray()).map((person) => [person.id, person]) : []);
  const rows = records.map((record) => withFitOwner(rowOf(record, types, { id: record.id ?? ids.next(), at, batch }), types, people));
  if (batch !== null) {
    const before = await db.batches.get(batch);
    await db.batches.put({ id: batch, at: before?.at ?? at, by: before?.by ?? me().id, made: (before?.made ?? 0) + rows.length });
  }
  return rows;
}

function rowOf({ type, owner, zone, fields, space }: NewRecord, types: ReadonlyMap<string, RecordType>, { id, at, batch }: { readonly id: string; readonly at: number; readonly batch: string | null }): RecordRow {
  const kind = types.get(type);
  if (!kind) throw new Error(`there is no record type ${type}`);
  return { id, type, space: space ?? 'live', owner, zone, fields, title: titleOf(kind, fields), createdAt: at, updatedAt: at, batch, standing: [], untouchedSince: at, waits: 0 };
}

/** A new record nobody has looked at yet waits for the qualifiers: it gets no owner who may not own it (S106). */
function withFitOwner(row: RecordRow, types: ReadonlyMap<string, RecordType>, people: ReadonlyMap<string, PersonRow>): RecordRow {
  const owner = people.get(row.owner ?? '');
  const barred = owner !== undefined && mayNotGet({ types }, row, owner, row.createdAt) !== null;
  return withQualification(barred ? { ...row, owner: null } : row, types.get(row.type));
}

/** Keeps a kind of record with its fields. When another field becomes the title, the titles of its records follow; when its rule for reps changes, they are asked again. */
export async function saveRecordType(ground: Ground, type: RecordTypeRow): Promise<void> {
  const { db, guard } = ground;
  const before = await guard.write(['recordTypes'], async () => {
    const stored = await db.recordTypes.get(type.key);
    await db.recordTypes.put(type);
    return stored;
  });
  if (before && before.title !== type.title) await retitle(ground, type);
  if (before && canonicalJson((before.qualified ?? null) as never) !== canonicalJson((type.qualified ?? null) as never)) await requalify(ground, type);
}

/** Asks the rule for reps about every record of the type again; only those that change are written. */
export async function requalify({ db, guard }: Ground, type: RecordTypeRow): Promise<void> {
  for await (const page of pagesOfRecords(db)) {
    const ids = page.flatMap((row) => (row.type === type.key && withQualification(row, type) !== row ? [row.id] : []));
    await inChunks(ids, chunkSize, {}, (chunk) =>
      guard.write(['records'], async () => {
        await db.records.bulkPut((await db.records.bulkGet([...chunk])).flatMap((row) => (row ? [withQualification(row, type)] : [])));
      }),
    );
  }
}

/** Forgets a kind of record. Refused by throwing while there are records or drawings of it. */
export async function deleteRecordType({ db, guard }: Ground, key: string): Promise<void> {
  const drawn = (await db.blueprints.toArray()).some(({ draft }) => draft.recordType === key);
  for await (const page of pagesOfRecords(db)) if (page.some((row) => row.type === key)) throw new Error(`there are records of the type ${key}`);
  if (drawn) throw new Error(`there are blueprints of the type ${key}`);
  await guard.write(['recordTypes'], () => db.recordTypes.delete(key));
}

async function retitle({ db, guard }: Ground, type: RecordTypeRow): Promise<void> {
  for await (const page of pagesOfRecords(db)) {
    const ids = page.flatMap((row) => (row.type === type.key ? [row.id] : []));
    await inChunks(ids, chunkSize, {}, (chunk) =>
      guard.write(['records', 'titles'], async () => {
        const rows = (await db.records.bulkGet([...chunk])).flatMap((row) => (row ? [row] : []));
        const next = rows.map((row) => ({ ...row, title: titleOf(type, row.fields) }));
        await db.titles.bulkDelete(rows.map((row) => titleRowOf(row).key));
        await db.titles.bulkPut(next.map(titleRowOf));
        await db.records.bulkPut(next);
      }),
    );
  }
}
