import { Dexie } from 'dexie';
import type { RecordType } from '#engine/blueprint';
import type { Entry } from '#engine/journal';
import type { BlueprintRow, DueRow, OutboxRow, RecordRow, RunRow, SubmittedIntent } from './contract.ts';
import { byRecord } from './by-record.ts';
import type { Database, EntryRow, NewEntryRow } from './database.ts';
import type { Ground } from './ground.ts';
import { readDelivered, readLinesOf, readRunsOf } from './read-many.ts';
import { readProcesses, type ShelvedProcess } from './version-shelf.ts';

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
}

/**
 * What a group of intents is decided on: read in one go, changed in memory by pure decisions, written back in one
 * go, all inside one transaction.
 */
export interface Workset {
  readonly records: ReadonlyMap<string, RecordState>;
  readonly processes: ReadonlyMap<string, ShelvedProcess | null>;
  readonly blueprints: ReadonlyMap<string, BlueprintRow>;
  readonly types: ReadonlyMap<string, RecordType>;
  /** Entries that answer these intents already, by delivery. */
  readonly delivered: Map<string, Entry>;
  readonly entries: NewEntryRow[];
  readonly outbox: OutboxRow[];
  /** Beginnings of the outbox keys (run/rev/) of steps that were taken back. */
  readonly withdrawn: string[];
  /** Due rows of the runs that were stepped, by run. */
  readonly dues: Map<string, readonly DueRow[]>;
}

/** The tables a decision reads or writes. */
export const worksetTables = ['records', 'titles', 'runs', 'entries', 'dues', 'outbox', 'counters', 'versions', 'blueprints', 'recordTypes'] as const;

/** Reads what is needed to decide about these intents. Awaits nothing but IndexedDB (trap E10). */
export async function loadWorkset(ground: Ground, intents: readonly SubmittedIntent[]): Promise<Workset> {
  const { db, shelf } = ground;
  const ids = [...new Set(intents.map((intent) => intent.record))];
  const [rows, runs, delivered, types, heads] = await Promise.all([
    db.records.bulkGet(ids),
    readRunsOf(db, ids),
    readDelivered(db, intents.map((intent) => intent.id)),
    db.recordTypes.toArray(),
    readHeads(db, ids, ground.device()),
  ]);
  const enrols = intents.flatMap(({ intent }) => (intent.type === 'enrol' ? [intent] : []));
  const [processes, blueprints] = await Promise.all([
    readProcesses(db, shelf, [...runs.map((run) => run.versionId), ...enrols.map((enrol) => enrol.version)]),
    enrols.length === 0 ? [] : db.blueprints.bulkGet([...new Set(enrols.map((enrol) => enrol.blueprint))]),
  ]);
  const runsByRecord = byRecord(runs);
  return {
    records: new Map(ids.map((id, at) => [id, recordState(rows[at] ?? null, runsByRecord.get(id) ?? [], heads[at])])),
    processes,
    blueprints: new Map(blueprints.flatMap((row) => (row ? [[row.id, row]] : []))),
    types: new Map(types.map((type) => [type.key, type])),
    delivered: new Map(delivered.map((row) => [row.delivery, row.entry])),
    entries: [],
    outbox: [],
    withdrawn: [],
    dues: new Map(),
  };
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

function recordState(row: RecordRow | null, runs: readonly RunRow[], head: Head | undefined): RecordState {
  const storedRuns = new Map(runs.map((run) => [run.id, run]));
  return { stored: row, row, storedRuns, runs: new Map(storedRuns), last: head?.last ?? null, seq: head?.seq ?? 0 };
}
