import { type Database, schemaEpoch, type TableName } from './database.ts';
import type { Ground } from './ground.ts';
import type { Progress } from './in-chunks.ts';

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
export type BackupRefusal = 'tooLarge' | 'notABackup' | 'otherEpoch' | 'damaged' | 'stopped';

export type BackupAnswer = { readonly ok: true; readonly facts: BackupFacts } | { readonly ok: false; readonly why: BackupRefusal; readonly detail?: string };

type Rows = ReadonlyMap<TableName, readonly object[]>;
interface Read {
  readonly facts: BackupFacts;
  readonly rows: Rows;
}

const chunkSize = 500;
/** This browser's own: taken over from another one, two devices would write under one name. */
const ownTable = 'meta';

/** Reads a backup file without changing anything: what is in it, or why it is none (B18). */
export async function inspectBackup({ db }: Ground, file: Blob): Promise<BackupAnswer> {
  const read = await readBackup(db, file);
  return 'facts' in read ? { ok: true, facts: read.facts } : read;
}

/**
 * Puts a backup in the place of everything that is here (B18). All of it is one transaction: when the disk is full,
 * the file damaged or the person stops it, everything stays as it was. Afterwards the database has a new name to
 * itself, so that other open tabs stop writing into what they no longer show; whoever asked starts the app anew.
 */
export async function restoreBackup({ db, guard, ids }: Ground, file: Blob, { onProgress, signal }: Progress = {}): Promise<BackupAnswer> {
  const read = await readBackup(db, file);
  if (!('facts' in read)) return read;
  const total = [...read.rows.values()].reduce((sum, rows) => sum + rows.length, 0);
  const stopped = new Error('stopped');
  const database = ids.next();
  let done = 0;
  try {
    await guard.write(db.tables.map(({ name }) => name as TableName), async () => {
      done = 0;
      for (const table of db.tables) if (table.name !== ownTable) await table.clear();
      for (const [name, rows] of read.rows) {
        for (let from = 0; from < rows.length; from += chunkSize) {
          if (signal?.aborted) throw stopped;
          const chunk = rows.slice(from, from + chunkSize);
          await db.table(name).bulkPut(chunk.map(withBytes));
          done += chunk.length;
          onProgress?.(done, total);
        }
      }
      if (signal?.aborted) throw stopped;
      await db.meta.put({ key: 'database', value: database });
    });
  } catch (error) {
    if (signal?.aborted) return { ok: false, why: 'stopped' };
    throw error;
  }
  return { ok: true, facts: read.facts };
}

/**
 * What no screen can do without: a row that lacks it would stop the whole app from opening. Histories are not judged
 * here: a workspace with one broken history is still somebody's, and Settings names what is broken in it (B26).
 */
const needed: Readonly<Record<string, Readonly<Record<string, 'string' | 'number' | 'object'>>>> = {
  records: { type: 'string', space: 'string', zone: 'string', fields: 'object' },
  runs: { record: 'string', blueprint: 'string', versionId: 'string', status: 'string', snapshot: 'object' },
  blueprints: { draft: 'object', draftRev: 'number' },
  versions: { blueprint: 'string', number: 'number', document: 'object' },
  people: { name: 'string', roles: 'object', zone: 'string' },
};

async function readBackup(db: Database, file: Blob): Promise<Read | Extract<BackupAnswer, { ok: false }>> {
  if (file.size > mostBackupBytes) return { ok: false, why: 'tooLarge' };
  const found = parsed(await file.text());
  if (!isObject(found) || found.format !== 'baton-backup-1' || !isObject(found.tables)) return { ok: false, why: 'notABackup' };
  if (found.epoch !== schemaEpoch) return { ok: false, why: 'otherEpoch', detail: String(found.epoch) };
  const rows = new Map<TableName, readonly object[]>();
  for (const table of db.tables) {
    const given = Object.hasOwn(found.tables, table.name) ? found.tables[table.name] : [];
    const key = table.schema.primKey.name;
    if (!Array.isArray(given)) return { ok: false, why: 'damaged', detail: table.name };
    const wanted = Object.entries(needed[table.name] ?? {});
    const broken = given.findIndex((row) => !isObject(row) || !(typeof row[key] === 'string' || typeof row[key] === 'number') || wanted.some(([field, kind]) => typeof row[field] !== kind || row[field] === null));
    if (broken >= 0) return { ok: false, why: 'damaged', detail: `${table.name}, row ${broken + 1}` };
    if (table.name !== ownTable) rows.set(table.name as TableName, given as readonly object[]);
  }
  const count = (name: TableName) => rows.get(name)?.length ?? 0;
  // Nobody could work in a workspace without people.
  if (count('people') === 0) return { ok: false, why: 'damaged', detail: 'people' };
  const exportedAt = typeof found.exportedAt === 'number' ? found.exportedAt : 0;
  return { rows, facts: { exportedAt, people: count('people'), blueprints: count('blueprints'), records: count('records'), entries: count('entries') } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file's content was written as base64 text (decision 001). */
function withBytes(row: object): object {
  if (!('content' in row) || !isObject(row.content) || typeof row.content.base64 !== 'string') return row;
  const letters = atob(row.content.base64);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return { ...row, content: new Blob([bytes], 'type' in row && typeof row.type === 'string' ? { type: row.type } : {}) };
}
