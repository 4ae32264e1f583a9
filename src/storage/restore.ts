import { type Database, schemaEpoch, type TableName } from './database.ts';
import { faultOf } from './backup-shape.ts';
import type { Ground } from './ground.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import { isObject } from './is-object.ts';
import { upgradeRows } from './upgrades.ts';

/** The largest backup that is read (domain.md section 10). */
export const mostBackupBytes = 200_000_000;

/** What a backup file holds, told before anything is replaced by it. */
export interface BackupFacts {
  readonly exportedAt: number;
  readonly people: number;
  readonly blueprints: number;
  readonly records: number;
  readonly entries: number;
}

/** Why a file cannot be restored; nothing here was touched then. */
export type BackupRefusal = 'tooLarge' | 'notABackup' | 'newerEpoch' | 'damaged' | 'stopped';

export type BackupAnswer = { readonly ok: true; readonly facts: BackupFacts } | { readonly ok: false; readonly why: BackupRefusal; readonly detail?: string };

type Rows = ReadonlyMap<TableName, readonly object[]>;
type Refused = Extract<BackupAnswer, { ok: false }>;
interface Read {
  readonly facts: BackupFacts;
  /** The shape its rows were written in: this one or an older one. */
  readonly epoch: number;
  readonly rows: Rows;
}

const chunkSize = 500;
/** This browser's own: taken over from another one, two devices would write under one name. */
const ownTable = 'meta';

/** Reads a backup file without changing anything: every row is looked at. Answers what is in it, or why it is none (B18). */
export async function inspectBackup({ db }: Ground, file: Blob, progress: Progress = {}): Promise<BackupAnswer> {
  const read = await readBackup(db, file, progress);
  return 'facts' in read ? { ok: true, facts: read.facts } : read;
}

/**
 * Puts a backup in the place of everything that is here (B18). All of it is one transaction: when the disk is full,
 * the file damaged or the person stops it, everything stays as it was. What an older release wrote is brought into
 * the present shape by the steps an older database takes (trap E5). Afterwards the database has a new name to itself,
 * so that other open tabs stop writing into what they no longer show; whoever asked starts the app anew.
 */
export async function restoreBackup(ground: Ground, file: Blob, { onProgress, signal }: Progress = {}): Promise<BackupAnswer> {
  const half = (from: number) => (done: number, total: number) => onProgress?.(from * total + done, 2 * total);
  const read = await readBackup(ground.db, file, { signal, onProgress: half(0) });
  if (!('facts' in read)) return read;
  try {
    await replaceEverything(ground, read, { signal, onProgress: half(1) });
  } catch (error) {
    if (signal?.aborted) return { ok: false, why: 'stopped' };
    throw error;
  }
  return { ok: true, facts: read.facts };
}

async function replaceEverything({ db, guard, ids }: Ground, { rows, epoch }: Read, { onProgress, signal }: Progress): Promise<void> {
  const total = sizeOf(rows);
  const database = ids.next();
  await guard.write(db.tables.map(({ name }) => name as TableName), async () => {
    let done = 0;
    for (const table of db.tables) if (table.name !== ownTable) await table.clear();
    for (const [name, all] of rows) {
      for (let from = 0; from < all.length; from += chunkSize) {
        signal?.throwIfAborted();
        const chunk = all.slice(from, from + chunkSize);
        await db.table(name).bulkPut(chunk.map(withBytes));
        done += chunk.length;
        onProgress?.(done, total);
      }
    }
    await upgradeRows(db, epoch, schemaEpoch);
    signal?.throwIfAborted();
    await db.meta.put({ key: 'database', value: database });
  });
}

async function readBackup(db: Database, file: Blob, progress: Progress): Promise<Read | Refused> {
  if (file.size > mostBackupBytes) return { ok: false, why: 'tooLarge' };
  const found = parsed(await file.text());
  if (!isObject(found) || found.format !== 'baton-backup-1' || !isObject(found.tables)) return { ok: false, why: 'notABackup' };
  const epoch = found.epoch;
  if (typeof epoch !== 'number' || !Number.isInteger(epoch) || epoch < 1) return { ok: false, why: 'notABackup' };
  if (epoch > schemaEpoch) return { ok: false, why: 'newerEpoch', detail: String(epoch) };
  const rows = new Map<TableName, readonly object[]>();
  for (const { name } of db.tables) {
    const given = Object.hasOwn(found.tables, name) ? found.tables[name] : [];
    if (!Array.isArray(given)) return { ok: false, why: 'damaged', detail: `${name}: This should be a list of rows.` };
    if (name !== ownTable) rows.set(name as TableName, given as readonly object[]);
  }
  const checked = await checkRows(db, rows, progress);
  if (checked !== null) return checked;
  const count = (name: TableName) => rows.get(name)?.length ?? 0;
  // Nobody could work in a workspace without people.
  if (count('people') === 0) return { ok: false, why: 'damaged', detail: 'people: There is nobody in it.' };
  const exportedAt = typeof found.exportedAt === 'number' ? found.exportedAt : 0;
  return { rows, epoch, facts: { exportedAt, people: count('people'), blueprints: count('blueprints'), records: count('records'), entries: count('entries') } };
}

/** Every row against its whole shape, in pieces: so that it can be told how far it is, and be stopped. */
async function checkRows(db: Database, rows: Rows, progress: Progress): Promise<Refused | null> {
  const total = sizeOf(rows);
  let done = 0;
  for (const [name, all] of rows) {
    const key = db.table(name).schema.primKey.name;
    let damaged: string | null = null;
    await inChunks(all, chunkSize, { signal: progress.signal, onProgress: (of) => progress.onProgress?.(done + of, total) }, (chunk, from) => {
      for (let at = 0; at < chunk.length && damaged === null; at += 1) {
        const fault = faultOf(name, key, chunk[at]);
        if (fault !== null) damaged = `${name}, row ${from + at + 1}${fault.path === '' ? '' : `, ${fault.path}`}: ${fault.sentence}`;
      }
      return Promise.resolve();
    });
    if (progress.signal?.aborted) return { ok: false, why: 'stopped' };
    if (damaged !== null) return { ok: false, why: 'damaged', detail: damaged };
    done += all.length;
  }
  return null;
}

function sizeOf(rows: Rows): number {
  return [...rows.values()].reduce((sum, all) => sum + all.length, 0);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A file's content was written as base64 text (decision 001). */
function withBytes(row: object): object {
  if (!('content' in row) || !isObject(row.content) || typeof row.content.base64 !== 'string') return row;
  const letters = atob(row.content.base64);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return { ...row, content: new Blob([bytes], 'type' in row && typeof row.type === 'string' ? { type: row.type } : {}) };
}
