import { Dexie } from 'dexie';
import type { Space } from '#engine/journal';
import type { RunRow } from './contract.ts';
import type { Database } from './database.ts';
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

/** Only index keys are needed: no run, no record is read. */
function isPlain({ order, owner, search = '', onlyQualified = false }: BoardQuery): boolean {
  return (order === 'due' || order === 'age') && owner === undefined && search.trim() === '' && !onlyQualified;
}

/** The runs of a column in its order, as ids. */
export async function listColumn(db: Database, query: BoardQuery): Promise<readonly string[]> {
  const [ids, dueFirst] = await Promise.all([isPlain(query) ? runsInStage(db, query).primaryKeys() : filtered(db, query), dueOrder(db, query)]);
  if (query.overdueAt !== undefined) {
    const late = new Set(dueFirst);
    return query.order === 'due' ? inOrderOf(dueFirst, ids, false) : ids.filter((id) => late.has(id));
  }
  return query.order === 'due' ? inOrderOf(dueFirst, ids, true) : ids;
}

/** Touches, at next to no cost, the index ranges a column depends on, so that a live query asks again when they change. */
export async function watchColumn(db: Database, { space, blueprint, stage, order, overdueAt, recordType, onlyQualified = false }: BoardQuery): Promise<void> {
  await Promise.all([
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

/** Looks into the runs themselves, a page at a time; into the records only for the order by value. */
async function filtered(db: Database, query: BoardQuery): Promise<readonly string[]> {
  const { owner, order, valueField } = query;
  const [ids, titled, hidden] = await Promise.all([runsInStage(db, query).primaryKeys(), titlesFor(db, query), hiddenFor(db, query)]);
  const kept: { readonly id: string; readonly record: string }[] = [];
  for (let from = 0; from < ids.length; from += pageSize) {
    for (const run of await db.runs.bulkGet(ids.slice(from, from + pageSize))) {
      if (run && isWanted(run, owner, titled, hidden)) kept.push({ id: run.id, record: run.record });
    }
  }
  if (order === 'title') return sortBy(kept, ({ record }) => titled?.get(record) ?? '');
  if (order === 'value') return byValue(db, kept, valueField);
  return kept.map(({ id }) => id);
}

function isWanted(run: RunRow, owner: string | null | undefined, titled: ReadonlyMap<string, string> | null, hidden: ReadonlySet<string> | null): boolean {
  return (owner === undefined || run.owner === owner) && (titled === null || titled.has(run.record)) && hidden?.has(run.record) !== true;
}

/** Names by record, of those that hold the text; null when names play no part. */
async function titlesFor(db: Database, { search = '', order, space, recordType }: BoardQuery): Promise<ReadonlyMap<string, string> | null> {
  const text = search.trim().toLowerCase();
  if (text === '' && order !== 'title') return null;
  const prefix = titleKeyPrefix(space, recordType);
  const titles = new Map<string, string>();
  for (const key of await db.titles.where('key').between(prefix, `${prefix}\uffff`).primaryKeys()) {
    const end = key.lastIndexOf('\u0000');
    const title = key.slice(prefix.length, end);
    if (title.includes(text)) titles.set(key.slice(end + 1), title);
  }
  return titles;
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
