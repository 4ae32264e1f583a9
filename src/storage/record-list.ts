import { Dexie } from 'dexie';
import { evaluateCondition } from '#engine/gates';
import type { Condition, Fields, FieldValue } from '#engine/blueprint';
import type { Space } from '#engine/journal';
import type { RecordRow } from './contract.ts';
import type { Database } from './database.ts';
import { titleKeyPrefix } from './rows.ts';

export interface RecordListSort {
  /** `title`, `updatedAt`, `createdAt` or a field's key. */
  readonly field: string;
  readonly descending: boolean;
}

export interface RecordListQuery {
  readonly type: string;
  readonly space: Space;
  /** Any part of the title, in small or capital letters. */
  readonly search: string;
  readonly sort: RecordListSort;
  readonly filter?: Condition | null | undefined;
  /** Only records of this person; null: of nobody. */
  readonly owner?: string | null | undefined;
  /** Only records that stand in this blueprint now, or in this stage of it. */
  readonly stage?: { readonly blueprint: string; readonly stage?: string | undefined } | null | undefined;
}

export interface RecordList {
  readonly ids: readonly string[];
  readonly total: number;
}

/**
 * Finds the records of a list, in order, as ids. By title, by last change and by birth it reads index keys only
 * (100,000 records well under 300 ms, search included); a filter on fields, or sorting by one, has to look into
 * every record of the type.
 */
export async function listRecords(db: Database, query: RecordListQuery): Promise<RecordList> {
  const wanted = await narrowed(db, query);
  const byField = !isIndexed(query.sort.field);
  const rows = looksInside(query) ? await matchingRows(db, query) : null;
  const ordered = byField && rows ? sortedByField(rows, query.sort.field) : await orderedIds(db, query);
  const kept = rows && !byField ? new Set(rows.map((row) => row.id)) : null;
  const ids = wanted || kept ? ordered.filter((id) => (wanted?.has(id) ?? true) && (kept?.has(id) ?? true)) : ordered;
  if (query.sort.descending) ids.reverse();
  return { ids, total: ids.length };
}

/**
 * Touches, at next to no cost, everything a list depends on, so that a live query asks again when it changes although
 * the list itself is read elsewhere. A change of any field moves its record's `updatedAt`, so that index stands for all.
 */
export async function watchList(db: Database, query: RecordListQuery): Promise<void> {
  const { type, space, search, sort, stage } = query;
  const prefix = titleKeyPrefix(space, type);
  const byTitle = sort.field === 'title' || search.trim() !== '';
  const index = looksInside(query) || sort.field === 'updatedAt' ? '[space+type+updatedAt]' : sort.field === 'createdAt' ? '[space+type+createdAt]' : null;
  await Promise.all([
    byTitle && db.titles.where('key').between(prefix, `${prefix}\uffff`).limit(1).primaryKeys(),
    index !== null && db.records.where(index).between([space, type, Dexie.minKey], [space, type, Dexie.maxKey]).limit(1).primaryKeys(),
    stage && db.records.where('standing').startsWith(`${stage.blueprint}/`).limit(1).primaryKeys(),
  ]);
}

const indexedSorts = ['title', 'updatedAt', 'createdAt'];
const isIndexed = (field: string): boolean => indexedSorts.includes(field);
/** Whether the records themselves must be read, not only index keys. */
const looksInside = ({ filter, owner, sort }: RecordListQuery): boolean => Boolean(filter) || owner !== undefined || !isIndexed(sort.field);

/** The ids that search and stage leave over; null when neither was asked for. */
async function narrowed(db: Database, { type, space, search, sort, stage }: RecordListQuery): Promise<ReadonlySet<string> | null> {
  const text = search.trim().toLowerCase();
  const found = text !== '' && sort.field !== 'title' ? new Set(await titledIds(db, type, space, text)) : null;
  if (!stage) return found;
  const standing = db.records.where('standing');
  const range = stage.stage === undefined ? standing.startsWith(`${stage.blueprint}/`) : standing.equals(`${stage.blueprint}/${stage.stage}`);
  const here = new Set(await range.primaryKeys());
  return found ? new Set([...found].filter((id) => here.has(id))) : here;
}

function orderedIds(db: Database, { type, space, search, sort }: RecordListQuery): Promise<string[]> {
  if (sort.field === 'title') return titledIds(db, type, space, search.trim().toLowerCase());
  const index = sort.field === 'updatedAt' ? '[space+type+updatedAt]' : '[space+type+createdAt]';
  return db.records.where(index).between([space, type, Dexie.minKey], [space, type, Dexie.maxKey]).primaryKeys();
}

/** Ids in the order of their titles, of those whose title holds the text. */
async function titledIds(db: Database, type: string, space: Space, text: string): Promise<string[]> {
  const prefix = titleKeyPrefix(space, type);
  const keys = await db.titles.where('key').between(prefix, `${prefix}\uffff`).primaryKeys();
  const ids: string[] = [];
  for (const key of keys) {
    const end = key.lastIndexOf('\u0000');
    if (text === '' || key.slice(prefix.length, end).includes(text)) ids.push(key.slice(end + 1));
  }
  return ids;
}

async function matchingRows(db: Database, { type, space, filter, owner }: RecordListQuery): Promise<RecordRow[]> {
  const rows = await db.records.where('[space+type+updatedAt]').between([space, type, Dexie.minKey], [space, type, Dexie.maxKey]).toArray();
  const owned = owner === undefined ? rows : rows.filter((row) => row.owner === owner);
  return filter ? owned.filter((row) => evaluateCondition(filter, row.fields)) : owned;
}

function sortedByField(rows: RecordRow[], field: string): string[] {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return rows.sort((a, b) => compareValues(valueOf(a.fields, field), valueOf(b.fields, field), collator)).map((row) => row.id);
}

/** Empty values come last when ascending; numbers before texts. */
function compareValues(a: FieldValue, b: FieldValue, collator: Intl.Collator): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

function valueOf(fields: Fields, field: string): FieldValue {
  const value = fields[field];
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}
