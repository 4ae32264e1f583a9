import { Dexie } from 'dexie';
import { evaluateCondition } from '#engine/gates';
import type { Condition, Fields, FieldValue } from '#engine/blueprint';
import type { Space } from '#engine/journal';
import { unqualifiedIds } from './board.ts';
import type { RecordRow } from './contract.ts';
import type { Database } from './database.ts';
import { idsByBirth, idsByChange, idsNamed } from './names.ts';
import { pagesOfRecords, readRecords } from './read-many.ts';
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
  /** Passes over what is not for reps yet (S106). */
  readonly onlyQualified?: boolean | undefined;
}

export interface RecordList {
  readonly ids: readonly string[];
  readonly total: number;
  /** Only how the list begins: the rest is still being read, and so is how many there are. */
  readonly isBeginning?: true;
}

/** So many records found by search or stage are looked into one by one; for more, all are read a page at a time. */
const few = 3000;

/**
 * Finds the records of a list, in order, as ids. By title, by last change and by birth no record is read, and what was
 * read before is kept in memory; a filter on fields or owner, or sorting by a field, has to look into every record that
 * search and stage leave, once.
 */
export async function listRecords(db: Database, query: RecordListQuery, fewEnough = few): Promise<RecordList> {
  const isInside = looksInside(query);
  const [wanted, passed, byIndex] = await Promise.all([narrowed(db, query), passedOver(db, query), isInside ? [] : orderedIds(db, query)]);
  const picked = wanted !== null && wanted.size <= fewEnough ? wanted : null;
  const ordered = isInside ? sorted(await matchingRows(db, query, picked), query.sort) : byIndex;
  const narrow = wanted ? ordered.filter((id) => wanted.has(id)) : ordered;
  const ids = passed.size === 0 ? narrow : narrow.filter((id) => !passed.has(id));
  return { ids, total: ids.length };
}

/** So many rows are more than a screen holds. */
const screenful = 120;

/**
 * How a list begins, read from its index at once however long it is; undefined where the records themselves must be
 * looked into, or a search or stage narrows them, and where nothing stands at its beginning.
 */
export async function beginList(db: Database, query: RecordListQuery, most = screenful): Promise<RecordList | undefined> {
  const { type, space, search, sort, stage, onlyQualified = false } = query;
  if (looksInside(query) || search.trim() !== '' || stage || onlyQualified) return undefined;
  const merged = await mergedIds(db);
  const first = await firstIds(db, { type, space, sort }, most);
  const ids = first.filter((id) => !merged.has(id));
  // a short list is all of it
  if (first.length < most) return { ids, total: ids.length };
  return ids.length === 0 ? undefined : { ids, total: ids.length, isBeginning: true };
}

async function firstIds(db: Database, { type, space, sort: { field, descending } }: Pick<RecordListQuery, 'type' | 'space' | 'sort'>, most: number): Promise<readonly string[]> {
  if (field === 'title') {
    const prefix = titleKeyPrefix(space, type);
    const titles = db.titles.where('key').between(prefix, `${prefix}\uffff`);
    const keys = await (descending ? titles.reverse() : titles).limit(most).primaryKeys();
    return keys.map((key) => key.slice(key.lastIndexOf('\u0000') + 1));
  }
  const rows = db.records.where(field === 'updatedAt' ? '[space+type+updatedAt]' : '[space+type+createdAt]').between([space, type, Dexie.minKey], [space, type, Dexie.maxKey]);
  return (descending ? rows.reverse() : rows).limit(most).primaryKeys();
}

/** Records that are in the indexes and not in this list. */
async function passedOver(db: Database, { space, type, onlyQualified = false }: RecordListQuery): Promise<ReadonlySet<string>> {
  const merged = await mergedIds(db);
  return onlyQualified ? new Set([...merged, ...(await unqualifiedIds(db, space, type))]) : merged;
}

/** Records whose story goes on in another one: they are in the indexes, but in no list. */
export async function mergedIds(db: Database): Promise<ReadonlySet<string>> {
  return new Set(await db.records.where('mergedInto').above('').primaryKeys());
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
    query.onlyQualified === true && unqualifiedIds(db, space, type),
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
async function narrowed(db: Database, query: RecordListQuery): Promise<ReadonlySet<string> | null> {
  const { type, space, search, sort, stage } = query;
  const text = search.trim().toLowerCase();
  const found = text !== '' && (sort.field !== 'title' || looksInside(query)) ? new Set(await idsNamed(db, space, type, text)) : null;
  if (!stage) return found;
  const standing = db.records.where('standing');
  const range = stage.stage === undefined ? standing.startsWith(`${stage.blueprint}/`) : standing.equals(`${stage.blueprint}/${stage.stage}`);
  const here = new Set(await range.primaryKeys());
  return found ? new Set([...found].filter((id) => here.has(id))) : here;
}

async function orderedIds(db: Database, query: RecordListQuery): Promise<readonly string[]> {
  const ids = await ascendingIds(db, query);
  return query.sort.descending ? ids.toReversed() : ids;
}

function ascendingIds(db: Database, { type, space, search, sort }: RecordListQuery): Promise<readonly string[]> {
  if (sort.field === 'title') return idsNamed(db, space, type, search.trim().toLowerCase());
  return sort.field === 'updatedAt' ? idsByChange(db, space, type) : idsByBirth(db, space, type);
}

/** Reads the picked records, or all a page at a time, and keeps what its order needs of those that match. */
async function matchingRows(db: Database, { type, space, search, filter, owner, sort }: RecordListQuery, picked: ReadonlySet<string> | null): Promise<Sortable[]> {
  const text = search.trim().toLowerCase();
  const kept: Sortable[] = [];
  for await (const rows of picked ? [await readRecords({ db }, [...picked])] : pagesOfRecords(db)) {
    for (const row of rows) {
      if (row.type !== type || row.space !== space || !row.title.includes(text)) continue;
      if (owner !== undefined && row.owner !== owner) continue;
      if (filter && !evaluateCondition(filter, row.fields)) continue;
      kept.push({ id: row.id, value: sortValue(row, sort.field) });
    }
  }
  return kept;
}

interface Sortable {
  readonly id: string;
  readonly value: FieldValue;
}

function sortValue(row: RecordRow, field: string): FieldValue {
  if (field === 'updatedAt' || field === 'createdAt') return row[field];
  return field === 'title' ? row.title : valueOf(row.fields, field);
}

/** Titles in the order of their index, other texts as people sort them; equal ones by id, as the index has them. Empty values come last either way. */
function sorted(rows: Sortable[], { field, descending }: RecordListSort): string[] {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const turn = descending ? -1 : 1;
  const plainly = (a: FieldValue, b: FieldValue): number => (a === b ? 0 : String(a) < String(b) ? -1 : 1);
  const compare = (a: FieldValue, b: FieldValue): number => (field === 'title' ? plainly(a, b) : compareValues(a, b, collator));
  return rows.sort((a, b) => Number(a.value === null) - Number(b.value === null) || turn * (compare(a.value, b.value) || (a.id < b.id ? -1 : 1))).map((row) => row.id);
}

/** Numbers before texts. */
function compareValues(a: FieldValue, b: FieldValue, collator: Intl.Collator): number {
  if (a === null || b === null) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

function valueOf(fields: Fields, field: string): FieldValue {
  const value = fields[field];
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}
