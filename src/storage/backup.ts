import type { Table } from 'dexie';
import type { Ground } from './ground.ts';
import { schemaEpoch } from './database.ts';
import type { Progress } from './in-chunks.ts';
import { isStamp } from './stamp-names.ts';

const pageSize = 1000;
/** Files are large: one at a time, so that the memory never holds more than one beside what is written already. */
const filesAtOnce = 1;

/**
 * Writes everything in the workspace, files included, into one JSON file, a page of rows at a time. Needs no room in the database and
 * works read-only, so that it is there when all else fails (traps E5, E7). Stopped half-way it fails with the signal's reason.
 */
export async function exportAll({ db, clock }: Ground, { onProgress, signal }: Progress = {}): Promise<Blob> {
  const counts = await Promise.all(db.tables.map((table) => table.count()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  const tell = (rows: number): void => {
    signal?.throwIfAborted();
    done += rows;
    onProgress?.(done, Math.max(done, total));
  };
  const parts: BlobPart[] = [`{"format":"baton-backup-1","epoch":${schemaEpoch},"exportedAt":${clock.now()},"tables":{`];
  for (const [at, table] of db.tables.entries()) {
    parts.push(`${at === 0 ? '' : ','}${JSON.stringify(table.name)}:[`);
    await writeTable(table, parts, tell);
    parts.push(']');
  }
  parts.push('}}');
  return new Blob(parts, { type: 'application/json' });
}

/** Pages by key, so that a large table is never in memory as a whole. */
async function writeTable(table: Table<unknown, string | number>, parts: BlobPart[], tell: (rows: number) => void): Promise<void> {
  const key = table.schema.primKey.name;
  let first = true;
  for (let after: string | number | null = null; ; ) {
    const rows: unknown[] = await (after === null ? table.orderBy(key) : table.where(key).above(after)).limit(table.name === 'files' ? filesAtOnce : pageSize).toArray();
    tell(rows.length);
    for (const row of rows) {
      if (isReserve(row) || (table.name === 'meta' && isStamp(keyOf(row, key)))) continue;
      parts.push(`${first ? '' : ','}${JSON.stringify(await withText(row))}`);
      first = false;
    }
    const last = keyOf(rows.at(-1), key);
    if (last === null) return;
    after = last;
  }
}

/** JSON knows no bytes: a file's content is written as base64 text (decision 001). */
async function withText(row: unknown): Promise<unknown> {
  if (typeof row !== 'object' || row === null || !('content' in row) || !(row.content instanceof Blob)) return row;
  return { ...row, content: { base64: toBase64(new Uint8Array(await row.content.arrayBuffer())) } };
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
