import type { Space } from '#engine/journal';
import type { Database } from './database.ts';
import { idsInPieces } from './in-pieces.ts';
import { titleKeyPrefix } from './rows.ts';
import { namesStamp } from './stamp-names.ts';

/** The names of all records of a type, in small letters and in their order; `ids` goes along with `titles`. */
export interface Names {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
}

interface Order {
  readonly ids: readonly string[];
  /** When the last of them was changed, in milliseconds. */
  readonly until: number;
}

interface Kept {
  readonly stamp: string;
  names?: Promise<Names>;
  born?: Promise<readonly string[]>;
  changed?: Promise<Order>;
}

const keptByDatabase = new WeakMap<Database, Map<string, Kept>>();
/** A clock that was set back by less than this, in milliseconds, hides no change. */
const slack = 1000;

/** What is known of a type, as long as no record of any type came, went or was renamed since. */
async function keptOf(db: Database, space: Space, type: string): Promise<Kept> {
  const stamp = String((await db.meta.get(namesStamp))?.value ?? '');
  const all = keptByDatabase.get(db) ?? new Map<string, Kept>();
  keptByDatabase.set(db, all);
  const key = titleKeyPrefix(space, type);
  const known = all.get(key);
  if (known?.stamp === stamp) return known;
  // what is read from here on is at least as new as the stamp
  const fresh: Kept = { stamp };
  all.set(key, fresh);
  return fresh;
}

/** What failed once is asked again. */
function keeping<Value>(kept: Kept, part: 'names' | 'born' | 'changed', reading: Promise<Value>): Promise<Value> {
  reading.catch(() => delete kept[part]);
  return reading;
}

/** The names of a type: 100,000 of them are read once and then kept in memory until one changes. */
export async function namesOf(db: Database, space: Space, type: string): Promise<Names> {
  const kept = await keptOf(db, space, type);
  kept.names ??= keeping(kept, 'names', readNames(db, titleKeyPrefix(space, type)));
  return kept.names;
}

async function readNames(db: Database, prefix: string): Promise<Names> {
  const keys = await db.titles.where('key').between(prefix, `${prefix}\uffff`).primaryKeys();
  const ids: string[] = [];
  const titles: string[] = [];
  for (const key of keys) {
    const end = key.lastIndexOf('\u0000');
    ids.push(key.slice(end + 1));
    titles.push(key.slice(prefix.length, end));
  }
  return { ids, titles };
}

/** Ids in the order of their names, of those whose name holds the text; `text` is in small letters. */
export async function idsNamed(db: Database, space: Space, type: string, text: string): Promise<readonly string[]> {
  const { ids, titles } = await namesOf(db, space, type);
  return text === '' ? ids : ids.filter((_, at) => titles[at]?.includes(text));
}

/** All records of a type by birth, the oldest first. */
export async function idsByBirth(db: Database, space: Space, type: string): Promise<readonly string[]> {
  const kept = await keptOf(db, space, type);
  kept.born ??= keeping(kept, 'born', idsInPieces(db.records, { index: '[space+type+createdAt]', fixed: [space, type], momentOf: (row) => row.createdAt }));
  return kept.born;
}

/** All records of a type by their last change, the oldest first: only what changed since it was asked last is read. */
export async function idsByChange(db: Database, space: Space, type: string): Promise<readonly string[]> {
  const kept = await keptOf(db, space, type);
  const before = await kept.changed;
  kept.changed = keeping(kept, 'changed', before === undefined ? readChanged(db, space, type, { ids: [], until: -Infinity }) : readChanged(db, space, type, before));
  return (await kept.changed).ids;
}

async function readChanged(db: Database, space: Space, type: string, before: Order): Promise<Order> {
  const moved = await idsInPieces(db.records, { index: '[space+type+updatedAt]', fixed: [space, type], momentOf: (row) => row.updatedAt }, before.until - slack);
  const last = moved.at(-1);
  // nothing moved: what is read again is how the list ends already
  if (last === undefined || isEnd(moved, before.ids)) return before;
  const again = new Set(moved);
  const rest = before.ids.filter((id) => !again.has(id));
  return { ids: [...rest, ...moved], until: (await db.records.get(last))?.updatedAt ?? before.until };
}

function isEnd(end: readonly string[], whole: readonly string[]): boolean {
  const from = whole.length - end.length;
  return from >= 0 && end.every((id, at) => whole[from + at] === id);
}

const recordsByRun = new WeakMap<Database, Map<string, string>>();
/** Of so many runs that are not known yet the rows are read; of more the index is walked once. */
const few = 200;

/** Whose runs these are, by run: it never changes, so it is looked up once. */
export async function recordsOfRuns(db: Database, runs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = recordsByRun.get(db) ?? new Map<string, string>();
  recordsByRun.set(db, known);
  const unknown = runs.filter((run) => !known.has(run));
  if (unknown.length > few) await db.runs.orderBy('record').eachKey((record, { primaryKey }) => known.set(String(primaryKey), String(record)));
  else if (unknown.length > 0) for (const row of await db.runs.bulkGet([...unknown])) if (row) known.set(row.id, row.record);
  return known;
}

/** The runs of records whose name holds the text, in any blueprint; of runs that are gone meanwhile some may be among them. */
export async function runsNamed(db: Database, space: Space, type: string, text: string): Promise<readonly string[]> {
  const [named, records] = await Promise.all([idsNamed(db, space, type, text.trim().toLowerCase()), recordsOfAllRuns(db)]);
  const wanted = new Set(named);
  return [...records].flatMap(([run, record]) => (wanted.has(record) ? [run] : []));
}

const allKnownAt = new WeakMap<Database, string>();

/** Ids are made in the order of time: as long as the last one and their number are the same, none came. */
async function recordsOfAllRuns(db: Database): Promise<ReadonlyMap<string, string>> {
  const [count, last] = await Promise.all([db.runs.count(), db.runs.toCollection().reverse().limit(1).primaryKeys()]);
  const state = `${count} ${last[0] ?? ''}`;
  const runs = allKnownAt.get(db) === state ? [] : await db.runs.toCollection().primaryKeys();
  const known = await recordsOfRuns(db, runs);
  allKnownAt.set(db, state);
  return known;
}

/** Has at hand what a search by name needs, so that the first letter typed finds it there; with the runs of the records found, if they are looked for. */
export async function getReadyToSearch(db: Database, space: Space, type: string, what: 'records' | 'runs' = 'records'): Promise<void> {
  await namesOf(db, space, type);
  if (what === 'runs') await recordsOfAllRuns(db);
}
