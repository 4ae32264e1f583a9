import { type Entry, foldEntries, type FoldedRecord } from '#engine/journal';
import { replay, type Run } from '#engine/run';
import type { DueRow, RecordRow, RunRow } from './contract.ts';
import { countChanges, writeCounts } from './counters.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import type { Ground } from './ground.ts';
import { readJournalsOf, readRunsOf } from './read-many.ts';
import { runRowOf, standingOf, titleOf, titleRowOf } from './rows.ts';
import { settled } from './settled.ts';
import { readProcesses, type ShelvedProcess } from './version-shelf.ts';
import { weighedDues, withSignal } from './weights.ts';

/** What the journal could not be read back into. */
export interface RebuildReport {
  readonly records: number;
  /** Runs whose version is missing or was changed: their snapshots stay as they are. */
  readonly unreadable: readonly string[];
}

const chunkSize = 100;
const tables = ['records', 'titles', 'runs', 'dues', 'counters', 'entries', 'versions', 'recordTypes'] as const;

/**
 * Throws run snapshots, dues, counts and titles away and makes them again from the journal, which is the truth
 * (domain.md section 6). A record without any entry keeps its fields: nothing was ever written about it.
 */
export async function rebuildProjections(ground: Ground, options: Progress = {}): Promise<RebuildReport> {
  const { db, guard } = ground;
  await guard.write(['dues', 'counters', 'titles'], () => Promise.all([db.dues.clear(), db.counters.clear(), db.titles.clear()]));
  const ids = await db.records.toCollection().primaryKeys();
  const unreadable: string[] = [];
  const records = await inChunks(ids, chunkSize, options, async (chunk) => {
    unreadable.push(...(await guard.write(tables, () => rebuildChunk(ground, chunk))));
  });
  return { records, unreadable };
}

async function rebuildChunk({ db, shelf }: Ground, ids: readonly string[]): Promise<readonly string[]> {
  const [rows, entries, stored, types] = await Promise.all([
    db.records.bulkGet([...ids]),
    readJournalsOf(db, ids),
    readRunsOf(db, ids),
    db.recordTypes.toArray(),
  ]);
  const processes = await readProcesses(db, shelf, entries.flat().flatMap(versionOfEnrol));
  const rebuilt = rows.flatMap((row, at) => (row ? [rebuildRecord(row, entries[at] ?? [], processes)] : []));
  const unreadable = new Set(rebuilt.flatMap((one) => one.unreadable));
  const kept = stored.filter((run) => unreadable.has(run.id));
  const titles = new Map(types.map((type) => [type.key, type]));
  const records = rebuilt.map(({ row, runs }): RecordRow => {
    const type = titles.get(row.type);
    const all = [...runs, ...kept.filter((run) => run.record === row.id)];
    return settled({ ...row, title: type ? titleOf(type, row.fields) : row.title, standing: standingOf(all) }, all, type);
  });
  const runs = rebuilt.flatMap((one) => one.runs);
  const duesOf = (row: RecordRow, own: readonly RunRow[], unread: readonly RunRow[]): readonly DueRow[] => {
    const scales = { row, runs: [...own, ...unread.filter((run) => run.record === row.id)], type: titles.get(row.type) };
    return own.flatMap((run) => weighedDues(run, { ...scales, process: processes.get(run.versionId)?.process ?? null }));
  };
  await db.runs.bulkDelete(stored.filter((run) => !unreadable.has(run.id)).map((run) => run.id));
  await Promise.all([
    db.records.bulkPut(records),
    db.titles.bulkPut(records.filter((row) => row.mergedInto === undefined).map(titleRowOf)),
    db.runs.bulkPut(runs),
    db.dues.bulkPut(records.flatMap((row) => duesOf(row, runs.filter((run) => run.record === row.id), kept))),
    writeCounts(db, countChanges([], [...runs, ...kept])),
  ]);
  return [...unreadable];
}

interface Rebuilt {
  readonly row: RecordRow;
  readonly runs: readonly RunRow[];
  readonly unreadable: readonly string[];
}

/** One record from its journal. Pure. */
function rebuildRecord(row: RecordRow, entries: readonly Entry[], processes: ReadonlyMap<string, ShelvedProcess | null>): Rebuilt {
  const folded: FoldedRecord = foldEntries(entries, { owner: row.owner, zone: row.zone, fields: row.fields, done: [], runs: {} });
  const runs: RunRow[] = [];
  const unreadable: string[] = [];
  for (const { id, versionId } of Object.values(folded.runs)) {
    const shelved = processes.get(versionId);
    if (!shelved) {
      unreadable.push(id);
      continue;
    }
    const run: Run = { ...replay((version) => processes.get(version)?.process ?? null, entries, id) };
    const facts = { ...run, record: { ...run.record, owner: folded.owner, fields: folded.fields } };
    runs.push(withSignal(runRowOf(facts, lastAcceptedOf(entries, id)), entries));
  }
  const last = entries.findLast((entry) => entry.ok);
  return { row: { ...row, owner: folded.owner, zone: folded.zone, fields: folded.fields, updatedAt: last?.at ?? row.updatedAt }, runs, unreadable };
}

function versionOfEnrol({ intent }: Entry): readonly string[] {
  return intent.type === 'enrol' || intent.type === 'migrate' ? [intent.version] : [];
}

function lastAcceptedOf(entries: readonly Entry[], run: string): number {
  return entries.findLast((entry) => entry.ok && entry.run === run)?.at ?? 0;
}
