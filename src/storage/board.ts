import { Dexie } from 'dexie';
import type { Space } from '#engine/journal';
import type { Database } from './database.ts';
import { namesOf, recordsOfRuns } from './names.ts';
import { titleKeyPrefix } from './rows.ts';

/** How the cards of a column are ordered: what is due first, who stands there longest, what is worth most, by name. */
export type BoardOrder = 'due' | 'age' | 'value' | 'title';

/** One column of a board: the records that stand in a stage. */
export interface BoardQuery {
  readonly space: Space;
  readonly blueprint: string;
  readonly stage: string;
  readonly order: BoardOrder;
  readonly recordType: string;
  /** The record type's value field, for the order by value. */
  readonly valueField?: string | undefined;
  /** Only records of this person; null: of nobody. */
  readonly owner?: string | null | undefined;
  /** Any part of the name. */
  readonly search?: string | undefined;
  /** Only with something a person should have done before this moment. */
  readonly overdueAt?: number | undefined;
  /** Passes over what is not for reps (S106). */
  readonly onlyQualified?: boolean | undefined;
}

/** The index that lists a stage's running runs by when they entered it. */
export const stageIndex = '[space+blueprint+status+stage+snapshot.enteredAt]';

export function runsInStage(db: Database, { space, blueprint, stage }: Pick<BoardQuery, 'space' | 'blueprint' | 'stage'>) {
  return db.runs.where(stageIndex).between([space, blueprint, 'running', stage, Dexie.minKey], [space, blueprint, 'running', stage, Dexie.maxKey]);
}

/** The runs of a column in its order, as ids. */
export async function listColumn(db: Database, query: BoardQuery): Promise<readonly string[]> {
  const [ids, dueFirst] = await Promise.all([filtered(db, query), dueOrder(db, query)]);
  if (query.overdueAt !== undefined) {
    const late = new Set(dueFirst);
    return query.order === 'due' ? inOrderOf(dueFirst, ids, false) : ids.filter((id) => late.has(id));
  }
  return query.order === 'due' ? inOrderOf(dueFirst, ids, true) : ids;
}

/** Touches, at next to no cost, the index ranges a column depends on, so that a live query asks again when they change. */
export async function watchColumn(db: Database, { space, blueprint, stage, order, search = '', overdueAt, recordType, onlyQualified = false }: BoardQuery): Promise<void> {
  const prefix = titleKeyPrefix(space, recordType);
  await Promise.all([
    (search.trim() !== '' || order === 'title') && db.titles.where('key').between(prefix, `${prefix}\uffff`).limit(1).primaryKeys(),
    runsInStage(db, { space, blueprint, stage }).limit(1).primaryKeys(),
    (order === 'due' || overdueAt !== undefined) && db.dues.where('[space+automatic+blueprint+stage+at]').between([space, 0, blueprint, stage, Dexie.minKey], [space, 0, blueprint, stage, Dexie.maxKey]).limit(1).primaryKeys(),
    onlyQualified && watchUnqualified(db, space, recordType),
  ]);
}

/** The same for the records that are not for reps. */
export function watchUnqualified(db: Database, space: Space, recordType: string): Promise<string[]> {
  return db.records.where('[space+type+unqualified]').equals([space, recordType, 1]).limit(1).primaryKeys();
}

/** Runs by what a person has to do next in this stage, soonest first; up to the moment asked for. Keys only. */
async function dueOrder(db: Database, { space, blueprint, stage, order, overdueAt }: BoardQuery): Promise<readonly string[]> {
  if (order !== 'due' && overdueAt === undefined) return [];
  const index = db.dues.where('[space+automatic+blueprint+stage+at]');
  const keys = await index.between([space, 0, blueprint, stage, Dexie.minKey], [space, 0, blueprint, stage, overdueAt ?? Dexie.maxKey], true, false).primaryKeys();
  return [...new Set(keys.map((key) => key.slice(0, key.indexOf('/'))))];
}

function inOrderOf(order: readonly string[], ids: readonly string[], withRest: boolean): readonly string[] {
  const here = new Set(ids);
  const first = order.filter((id) => here.has(id));
  if (!withRest) return first;
  const known = new Set(first);
  return [...first, ...ids.filter((id) => !known.has(id))];
}

const pageSize = 500;

/** Keeps what is asked for, by index and by names kept in memory; only the order by value looks into records. */
async function filtered(db: Database, query: BoardQuery): Promise<readonly string[]> {
  const { order, valueField } = query;
  const [standing, owned, titled, hidden] = await Promise.all([runsInStage(db, query).primaryKeys(), ownedIn(db, query), titlesFor(db, query), hiddenFor(db, query)]);
  const ids = owned === null ? standing : standing.filter(owned);
  if (titled === null && hidden === null && order !== 'value') return ids;
  const records = await recordsOfRuns(db, ids);
  const kept = ids.flatMap((id) => {
    const record = records.get(id) ?? '';
    return (titled === null || titled.has(record)) && hidden?.has(record) !== true ? [{ id, record }] : [];
  });
  if (order === 'title') return sortBy(kept, ({ record }) => titled?.get(record) ?? '');
  if (order === 'value') return byValue(db, kept, valueField);
  return kept.map(({ id }) => id);
}

/** Says of a run in this stage whether it is the person's, or nobody's; null when that plays no part. */
async function ownedIn(db: Database, { space, blueprint, stage, owner }: BoardQuery): Promise<((id: string) => boolean) | null> {
  if (owner === undefined) return null;
  const of = (from: unknown, to: unknown) => db.runs.where('[space+blueprint+status+stage+owner]').between([space, blueprint, 'running', stage, from], [space, blueprint, 'running', stage, to], true, true).primaryKeys();
  // nobody is no key of an index: nobody's are those that are not somebody's
  const found = new Set(owner === null ? await of(Dexie.minKey, Dexie.maxKey) : await of(owner, owner));
  return (id) => found.has(id) === (owner !== null);
}

/** Names by record, of those that hold the text; null when names play no part. */
async function titlesFor(db: Database, { search = '', order, space, recordType }: BoardQuery): Promise<ReadonlyMap<string, string> | null> {
  const text = search.trim().toLowerCase();
  if (text === '' && order !== 'title') return null;
  const { ids, titles } = await namesOf(db, space, recordType);
  const found = new Map<string, string>();
  titles.forEach((title, at) => title.includes(text) && found.set(ids[at] ?? '', title));
  return found;
}

async function hiddenFor(db: Database, { onlyQualified = false, space, recordType }: BoardQuery): Promise<ReadonlySet<string> | null> {
  return onlyQualified ? new Set(await unqualifiedIds(db, space, recordType)) : null;
}

/** The records that are not for reps (S106), by index. */
export function unqualifiedIds(db: Database, space: Space, recordType: string): Promise<string[]> {
  return db.records.where('[space+type+unqualified]').equals([space, recordType, 1]).primaryKeys();
}

function sortBy(kept: readonly { readonly id: string; readonly record: string }[], of: (one: { readonly record: string }) => string): readonly string[] {
  return kept.map((one) => ({ id: one.id, by: of(one) })).sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ id }) => id);
}

/** Highest first; those without a value last, in the order they came. */
async function byValue(db: Database, kept: readonly { readonly id: string; readonly record: string }[], field: string | undefined): Promise<readonly string[]> {
  const worth = new Map<string, number>();
  for (let from = 0; from < kept.length; from += pageSize) {
    for (const row of await db.records.bulkGet(kept.slice(from, from + pageSize).map(({ record }) => record))) {
      const value = row && field !== undefined ? row.fields[field] : null;
      if (row && typeof value === 'number') worth.set(row.id, value);
    }
  }
  return [...kept].sort((a, b) => (worth.get(b.record) ?? -Infinity) - (worth.get(a.record) ?? -Infinity) || 0).map(({ id }) => id);
}
