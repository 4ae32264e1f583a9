import { Dexie } from 'dexie';
import type { Fields, Version } from '#engine/blueprint';
import type { Entry } from '#engine/journal';
import type { Ground } from './ground.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import { readJournalsOf } from './read-many.ts';

/** A run of the past with the version it walked and its own lines of the journal, the enrolment first. */
export interface PastRunRow {
  readonly run: string;
  readonly record: string;
  readonly versionId: string;
  readonly entries: readonly Entry[];
}

/** The runs of a period, with every version they walked. */
export interface PastRuns {
  readonly runs: readonly PastRunRow[];
  readonly versions: readonly Version[];
  /** How many there were beyond the most that are read. */
  readonly left: number;
}

/** More than a quarter of most teams; beyond it the latest are read. */
const mostRuns = 5_000;
const chunkSize = 200;

/** Reads the runs of a blueprint that came in from a moment on (B7), the latest first. Only real ones: practice has no runs here. */
export async function readPastRuns({ db }: Ground, { blueprint, since, most = mostRuns }: { readonly blueprint: string; readonly since: number; readonly most?: number }, progress: Progress = {}): Promise<PastRuns> {
  const rows = await db.runs.where('[blueprint+status]').between([blueprint, Dexie.minKey], [blueprint, Dexie.maxKey]).filter(({ space, snapshot }) => space === 'live' && snapshot.startedAt >= since).toArray();
  rows.sort((a, b) => b.snapshot.startedAt - a.snapshot.startedAt || (a.id < b.id ? -1 : 1));
  const chosen = rows.slice(0, most);
  const runs: PastRunRow[] = [];
  await inChunks(chosen, chunkSize, progress, async (chunk) => {
    const journals = await readJournalsOf(db, chunk.map(({ record }) => record));
    chunk.forEach((row, at) => runs.push({ run: row.id, record: row.record, versionId: walkedFirst(journals[at] ?? [], row.id) ?? row.versionId, entries: (journals[at] ?? []).filter((entry) => entry.run === row.id) }));
  });
  const versions = (await db.versions.bulkGet([...new Set(runs.map(({ versionId }) => versionId))])).flatMap((version) => (version ? [version] : []));
  return { runs, versions, left: rows.length - chosen.length };
}

/** The version a run came in by; it may have been moved to another since. */
function walkedFirst(entries: readonly Entry[], run: string): string | null {
  const enrol = entries.find((entry) => entry.run === run && entry.intent.type === 'enrol');
  return enrol?.intent.type === 'enrol' ? enrol.intent.version : null;
}

/** Fields and zones of real records of a type, the latest first, for rehearsals with copies (B6). Names are taken off by the engine. */
export async function readCopies({ db }: Ground, { type, most }: { readonly type: string; readonly most: number }): Promise<{ readonly records: readonly { readonly fields: Fields; readonly zone: string }[]; readonly total: number }> {
  const all = db.records.where('[space+type+updatedAt]').between(['live', type, Dexie.minKey], ['live', type, Dexie.maxKey]);
  const [total, rows] = await Promise.all([all.count(), all.reverse().limit(most).toArray()]);
  return { total, records: rows.filter(({ mergedInto }) => mergedInto === undefined).map(({ fields, zone }) => ({ fields, zone })) };
}
