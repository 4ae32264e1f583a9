import type { Table } from 'dexie';
import type { Ground } from './ground.ts';
import { schemaEpoch } from './database.ts';

const pageSize = 1000;

/**
 * Writes everything in the workspace into one JSON file, a page of rows at a time. Needs no room in the database and
 * works read-only, so that it is there when all else fails (traps E5, E7).
 */
export async function exportAll({ db, clock }: Ground): Promise<Blob> {
  const parts: BlobPart[] = [`{"format":"baton-backup-1","epoch":${schemaEpoch},"exportedAt":${clock.now()},"tables":{`];
  for (const [at, table] of db.tables.entries()) {
    parts.push(`${at === 0 ? '' : ','}${JSON.stringify(table.name)}:[`);
    await writeTable(table, parts);
    parts.push(']');
  }
  parts.push('}}');
  return new Blob(parts, { type: 'application/json' });
}

/** Pages by key, so that a large table is never in memory as a whole. */
async function writeTable(table: Table<unknown, string | number>, parts: BlobPart[]): Promise<void> {
  const keys = await table.toCollection().primaryKeys();
  let first = true;
  for (let from = 0; from < keys.length; from += pageSize) {
    const rows = await table.bulkGet(keys.slice(from, from + pageSize));
    for (const row of rows) {
      if (row === undefined || isReserve(row)) continue;
      parts.push(`${first ? '' : ','}${JSON.stringify(row)}`);
      first = false;
    }
  }
}

function isReserve(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'key' in row && row.key === 'reserve' && 'value' in row && row.value instanceof Uint8Array;
}
