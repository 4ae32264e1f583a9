import { Dexie } from 'dexie';
import type { Effect, Fields, RecordType } from '#engine/blueprint';
import type { Entry } from '#engine/journal';
import { awaitedBy, awaitsOthers } from '#engine/run';
import type { BlueprintRow, EnrollerRow, OutboxRow, PersonRow, RecordRow, RunRow, SubmittedIntent, ViewRow } from './contract.ts';
import { byRecord } from './by-record.ts';
import type { Database, EntryRow, NewEntryRow } from './database.ts';
import { readKinds } from './enrollers.ts';
import type { Ground } from './ground.ts';
import { readDelivered, readJournalsOf, readLinesOf, readRunsOf } from './read-many.ts';
import { readProcesses, type ShelvedProcess } from './version-shelf.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** One record with everything the authority needs to decide about it, as stored and as it is to be. */
export interface RecordState {
  readonly stored: RecordRow | null;
  row: RecordRow | null;
  readonly storedRuns: ReadonlyMap<string, RunRow>;
  readonly runs: Map<string, RunRow>;
  /** The head of the record's chain. */
  last: Entry | null;
  /** This device's gapless number of the record's last entry. */
  seq: number;
  /** The record's whole journal, only read when some gate waits for its runs. */
  story: Entry[] | null;
}

/** What follows from a decision and is decided after it, in the same transaction. */
export type Errand = { /** How many effects lie between it and a person. */ readonly depth: number } & (
  | { readonly type: 'effect'; readonly key: string; readonly effect: Effect; readonly record: string; readonly run: string }
  /** The record is new or its fields changed: enrolment rules are asked. `before` are its former fields, null for a new record. */
  | { readonly type: 'rules'; readonly record: string; readonly cause: string; readonly before: Fields | null; readonly imported: boolean }
  /** A run of a linked record got somewhere: gates here may wait for it. */
  | { readonly type: 'wake'; readonly record: string; readonly cause: SubmittedIntent }
  /** A record it was linked to was merged into another, or parted from it: the link follows. */
  | { readonly type: 'relink'; readonly record: string; readonly from: string; readonly to: string; readonly cause: string }
  /** A run changed its stage: it may have to come over to a newer version (B24). */
  | { readonly type: 'follow'; readonly record: string; readonly run: string; readonly cause: string }
  /** A step was taken back: runs that its effects started are left. `step` is the beginning of their keys. */
  | { readonly type: 'retire'; readonly step: string; readonly cause: string; readonly record: string }
);

/** Who works here, and whose turn it was last, by role. */
export interface Staff {
  readonly people: readonly PersonRow[];
  readonly turns: Map<string, string>;
}

/**
 * What a group of intents is decided on: read in one go, changed in memory by pure decisions, written back in one
 * go, all inside one transaction. What follows from a decision may need more, which is read when it does.
 */
export interface Workset {
  readonly records: Map<string, RecordState>;
  readonly processes: Map<string, ShelvedProcess | null>;
  readonly blueprints: Map<string, BlueprintRow>;
  readonly types: Map<string, RecordType>;
  /** Blueprints that take records in by themselves, in their order. */
  readonly enrollers: EnrollerRow[];
  /** When the workspace works. */
  calendar: WorkCalendar | null;
  readonly views: Map<string, ViewRow>;
  /** Only read when somebody must be found. */
  staff: Staff | null;
  readonly dealt: Set<string>;
  /** Entries that answer these intents already, by delivery. */
  readonly delivered: Map<string, Entry>;
  readonly entries: NewEntryRow[];
  readonly outbox: OutboxRow[];
  /** Beginnings of the outbox keys (run/rev/) of steps that were taken back. */
  readonly withdrawn: string[];
  readonly errands: Errand[];
  /** How many lines each intent has set off so far. */
  readonly setOff: Map<string, number>;
}

/** The tables a decision reads or writes. */
export const worksetTables = [
  'records', 'titles', 'runs', 'entries', 'dues', 'outbox', 'counters', 'versions', 'blueprints', 'recordTypes', 'enrollers', 'views', 'people', 'settings',
] as const;

/** What has to be at hand before something is decided. */
export interface Wanted {
  readonly records: readonly string[];
  readonly deliveries?: readonly string[];
  readonly versions?: readonly string[];
  /** Blueprints that may be started; what they have live is read too. */
  readonly blueprints?: readonly string[];
  readonly staff?: boolean;
}

/** Reads what is needed to decide about these intents. Awaits nothing but IndexedDB (trap E10). */
export async function loadWorkset(ground: Ground, intents: readonly SubmittedIntent[]): Promise<Workset> {
  const work: Workset = {
    records: new Map(), processes: new Map(), blueprints: new Map(), types: new Map(), enrollers: [], calendar: null, views: new Map(), staff: null, dealt: new Set(),
    delivered: new Map(), entries: [], outbox: [], withdrawn: [], errands: [], setOff: new Map(),
  };
  const wanted: Wanted = {
    records: intents.flatMap(({ record, intent }) => ('record' in intent && typeof intent.record === 'string' ? [record, intent.record] : [record])),
    deliveries: intents.map((intent) => intent.id),
    versions: intents.flatMap(({ intent }) => (intent.type === 'enrol' || intent.type === 'migrate' ? [intent.version] : [])),
    blueprints: intents.flatMap(({ intent }) => (intent.type === 'enrol' ? [intent.blueprint] : [])),
    staff: intents.some(({ intent }) => intent.type === 'approve' || intent.type === 'reject'),
  };
  await Promise.all([fetchRules(ground, work), fetchRows(ground, work, wanted)]);
  await fetchProcesses(ground, work, wanted);
  return work;
}

/** Reads what is wanted and not at hand yet, with the records next to it as far as gates wait for them. */
export async function fetchInto(ground: Ground, work: Workset, wanted: Wanted): Promise<void> {
  await fetchRows(ground, work, wanted);
  await fetchProcesses(ground, work, wanted);
}

/** The kinds of record, and who takes records in by themselves; views only when somebody follows one. */
async function fetchRules({ db }: Ground, work: Workset): Promise<void> {
  const { types, enrollers, calendar } = await readKinds(db);
  work.calendar = calendar;
  for (const type of types) work.types.set(type.key, type);
  work.enrollers.push(...enrollers);
  // who may own a record depends on their roles
  if (types.some((type) => type.qualified !== undefined)) await readStaff(db, work);
  if (!enrollers.some(({ when }) => when.type === 'view')) return;
  for (const view of await db.views.toArray()) work.views.set(view.id, view);
}

async function fetchRows(ground: Ground, work: Workset, { records, deliveries = [], blueprints = [], staff = false }: Wanted): Promise<void> {
  const { db } = ground;
  const unread = unknown(blueprints, work.blueprints);
  const [delivered, drawings] = await Promise.all([
    readDelivered(db, deliveries),
    unread.length === 0 ? [] : db.blueprints.bulkGet(unread),
    fetchRecords(ground, work, unknown(records, work.records)),
    staff && work.staff === null ? readStaff(db, work) : null,
  ]);
  for (const row of delivered) work.delivered.set(row.delivery, row.entry);
  for (const row of drawings) if (row) work.blueprints.set(row.id, row);
}

async function fetchProcesses(ground: Ground, work: Workset, { records, versions = [] }: Wanted): Promise<void> {
  const starting = [...versions, ...[...work.blueprints.values()].flatMap((row) => row.live ?? []), ...work.enrollers.map((enroller) => enroller.version)];
  const running = records.flatMap((id) => [...(work.records.get(id)?.runs.values() ?? [])].map((run) => run.versionId));
  for (const [id, shelved] of await readProcesses(ground.db, ground.shelf, unknown([...running, ...starting], work.processes))) work.processes.set(id, shelved);
  await fetchNeighbours(ground, work, records, starting.flatMap((id) => work.processes.get(id) ?? []));
}

/** Gates that wait for other runs need the journals of this record and, when they name linked ones, theirs. */
async function fetchNeighbours(ground: Ground, work: Workset, records: readonly string[], starting: readonly ShelvedProcess[]): Promise<void> {
  const telling = new Set<string>();
  const linked = new Set<string>();
  for (const id of records) {
    const state = work.records.get(id);
    const shelved = [...(state?.runs.values() ?? [])].flatMap((run) => (run.status === 'exited' ? [] : (work.processes.get(run.versionId) ?? [])));
    const awaited = [...shelved, ...starting].map(({ process }) => awaitedBy(process)).filter(awaitsOthers);
    if (awaited.length > 0) telling.add(id);
    if (awaited.some(({ linkedRecord }) => linkedRecord.size > 0)) for (const link of state?.row?.links ?? []) linked.add(link);
  }
  if (telling.size === 0) return;
  await fetchRecords(ground, work, unknown([...linked], work.records));
  const silent = [...telling, ...linked].filter((id) => work.records.get(id)?.story === null);
  const journals = await readJournalsOf(ground.db, silent);
  silent.forEach((id, at) => {
    const state = work.records.get(id);
    if (state) state.story = [...(journals[at] ?? []), ...work.entries.flatMap((line) => (line.record === id ? [line.entry] : []))];
  });
}

async function fetchRecords({ db, device }: Ground, work: Workset, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const [rows, runs, heads] = await Promise.all([db.records.bulkGet([...ids]), readRunsOf(db, ids), readHeads(db, ids, device())]);
  const runsByRecord = byRecord(runs);
  ids.forEach((id, at) => work.records.set(id, recordState(rows[at] ?? null, runsByRecord.get(id) ?? [], heads[at])));
}

/** Under this setting lies who had a role's last turn. */
export const turnKey = (role: string): string => `turn/${role}`;

async function readStaff(db: Database, work: Workset): Promise<void> {
  const [people, turns] = await Promise.all([db.people.toArray(), db.settings.where('key').startsWith(turnKey('')).toArray()]);
  work.staff = { people, turns: new Map(turns.map((row) => [row.key.slice(turnKey('').length), String(row.value)])) };
}

function unknown(ids: readonly string[], known: ReadonlyMap<string, unknown>): string[] {
  return [...new Set(ids)].filter((id) => !known.has(id));
}

interface Head {
  readonly last: Entry | null;
  readonly seq: number;
}

async function readHeads(db: Database, ids: readonly string[], device: string): Promise<readonly Head[]> {
  const lasts = new Map<string, EntryRow>();
  // A single record may have a long story: only its last line is read then.
  const [only] = ids.length === 1 ? ids : [];
  const lines = only === undefined ? await readLinesOf(db, ids) : await db.entries.where('[record+cursor]').between([only, Dexie.minKey], [only, Dexie.maxKey]).reverse().limit(1).toArray();
  for (const row of lines) if ((lasts.get(row.record)?.cursor ?? 0) < row.cursor) lasts.set(row.record, row);
  return Promise.all(
    ids.map(async (id) => {
      const row = lasts.get(id);
      if (!row) return { last: null, seq: 0 };
      return { last: row.entry, seq: row.device === device ? row.seq : await lastSeqOf(db, id, device) };
    }),
  );
}

/** Another device wrote the last entry (a restored backup, the demo): ours go on behind our own last one. */
async function lastSeqOf(db: Database, record: string, device: string): Promise<number> {
  const own = await db.entries.where('[record+device+seq]').between([record, device, Dexie.minKey], [record, device, Dexie.maxKey]).last();
  return own?.seq ?? 0;
}

/** A record's state before anything is decided about it; without rows, one that is being made. */
export function recordState(row: RecordRow | null, runs: readonly RunRow[] = [], head: Head = { last: null, seq: 0 }): RecordState {
  const storedRuns = new Map(runs.map((run) => [run.id, run]));
  return { stored: row, row, storedRuns, runs: new Map(storedRuns), last: head.last, seq: head.seq, story: null };
}
