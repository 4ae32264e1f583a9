import { Dexie, type Table } from 'dexie';
import type { Ground } from './ground.ts';
import { schemaEpoch } from './database.ts';
import type { Progress } from './in-chunks.ts';
import { isStamp } from './stamp-names.ts';

const pageSize = 1000;
/** Files are large: one at a time. What is read of one is the browser's own hold on it, not its bytes. */
const filesAtOnce = 1;

/** What a backup is written from: text that is ready, or a row whose bytes are still to be read. */
type Part = string | { readonly row: object; readonly content: Blob };

/**
 * Writes everything in the workspace, files included, into one JSON file. All tables are read in one transaction, a
 * page of rows at a time: what somebody does meanwhile waits for the end of the reading and is not in it, so that no
 * journal line is there without its run and no run without its dues. Needs no room in the database and works
 * read-only, so that it is there when all else fails (traps E5, E7). Stopped half-way it fails with the signal's reason.
 */
export async function exportAll({ db, clock }: Ground, { onProgress, signal }: Progress = {}): Promise<Blob> {
  const parts = await db.transaction('r', db.tables, async () => {
    const counts = await Promise.all(db.tables.map((table) => table.count()));
    const total = counts.reduce((sum, count) => sum + count, 0);
    let done = 0;
    const tell = (rows: number): void => {
      // thrown inside the transaction it ends it at once: whoever waited to write goes on
      signal?.throwIfAborted();
      done += rows;
      // whoever is told may go and write: that is no part of this reading
      Dexie.ignoreTransaction(() => onProgress?.(done, Math.max(done, total)));
    };
    const read: Part[] = [`{"format":"baton-backup-1","epoch":${schemaEpoch},"exportedAt":${clock.now()},"tables":{`];
    for (const [at, table] of db.tables.entries()) {
      read.push(`${at === 0 ? '' : ','}${JSON.stringify(table.name)}:[`);
      await readTable(table, read, tell);
      read.push(']');
    }
    read.push('}}');
    return read;
  });
  return new Blob(await inText(parts, signal), { type: 'application/json' });
}

/** Pages by key, so that a large table is never in memory as rows. Awaits nothing but IndexedDB (trap E10). */
async function readTable(table: Table<unknown, string | number>, parts: Part[], tell: (rows: number) => void): Promise<void> {
  const key = table.schema.primKey.name;
  let first = true;
  for (let after: string | number | null = null; ; ) {
    const rows: unknown[] = await (after === null ? table.orderBy(key) : table.where(key).above(after)).limit(table.name === 'files' || table.name === 'sounds' ? filesAtOnce : pageSize).toArray();
    tell(rows.length);
    const texts: string[] = [];
    for (const row of rows) {
      if (isReserve(row) || (table.name === 'meta' && isStamp(keyOf(row, key)))) continue;
      if (isFile(row)) parts.push(...(first ? [] : [',']), { row, content: row.content });
      else texts.push(`${first ? '' : ','}${JSON.stringify(row)}`);
      first = false;
    }
    if (texts.length > 0) parts.push(texts.join(''));
    const last = keyOf(rows.at(-1), key);
    if (last === null) return;
    after = last;
  }
}

/** The bytes of files come after the transaction, one file at a time: a file kept with a record never changes. */
async function inText(parts: readonly Part[], signal: AbortSignal | undefined): Promise<BlobPart[]> {
  const texts: BlobPart[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      texts.push(part);
      continue;
    }
    signal?.throwIfAborted();
    // as a blob of its own, which the browser may lay on the disk
    texts.push(new Blob([JSON.stringify({ ...part.row, content: { base64: toBase64(new Uint8Array(await part.content.arrayBuffer())) } })]));
  }
  return texts;
}

/** JSON knows no bytes: a file's content is written as base64 text (decision 001). */
function isFile(row: unknown): row is { readonly content: Blob } {
  return typeof row === 'object' && row !== null && 'content' in row && row.content instanceof Blob;
}

/** A multiple of three, so that pieces put together read like one text, and few enough for one call. */
const piece = 24_576;

function toBase64(bytes: Uint8Array): string {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; at += piece) texts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + piece))));
  return texts.join('');
}

function keyOf(row: unknown, name: string): string | number | null {
  const value = typeof row === 'object' && row !== null ? Object.entries(row).find(([key]) => key === name)?.[1] : null;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function isReserve(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'key' in row && row.key === 'reserve' && 'value' in row && row.value instanceof Uint8Array;
}
