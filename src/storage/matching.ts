import { Dexie } from 'dexie';
import type { Condition } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import type { RecordRow } from './contract.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';
import { pagesOfRecords } from './read-many.ts';
import { mergedIds } from './record-list.ts';

/** How many live records of a type satisfy a condition; all of them without one. */
export async function countMatching(ground: Ground, type: string, condition: Condition | null): Promise<number> {
  return (await matching(ground, type, condition)).length;
}

/** The ids of the live records of a type that satisfy a condition. */
export async function matching(ground: Ground, type: string, condition: Condition | null): Promise<string[]> {
  if (condition === null) {
    const [ids, merged] = await Promise.all([liveOf(ground.db, type).primaryKeys(), mergedIds(ground.db)]);
    return merged.size === 0 ? ids : ids.filter((id) => !merged.has(id));
  }
  const found: string[] = [];
  for await (const rows of pagesOfRecords(ground.db)) for (const row of rows) if (isLive(row, type) && evaluateCondition(condition, row.fields)) found.push(row.id);
  return found;
}

/**
 * Which of these values are there already in a field, and in which record: capital letters and spaces around do not
 * tell values apart. Keys of the answer are the values as given; a value given twice is asked once.
 */
export async function findDuplicates(ground: Ground, type: string, fieldKey: string, values: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Map<string, string[]>();
  for (const value of new Set(values)) {
    const plain = plainly(value);
    if (plain !== '') wanted.set(plain, [...(wanted.get(plain) ?? []), value]);
  }
  const found = new Map<string, string>();
  for await (const rows of pagesOfRecords(ground.db)) {
    for (const row of rows) {
      const value = row.fields[fieldKey];
      if (!isLive(row, type) || value === null || value === undefined) continue;
      for (const given of wanted.get(plainly(String(value))) ?? []) if (!found.has(given)) found.set(given, row.id);
    }
  }
  return found;
}

const isLive = (row: RecordRow, type: string): boolean => row.type === type && row.space === 'live' && row.mergedInto === undefined;
const plainly = (value: string): string => value.trim().toLowerCase();

function liveOf(db: Database, type: string) {
  return db.records.where('[space+type+updatedAt]').between(['live', type, Dexie.minKey], ['live', type, Dexie.maxKey]);
}
