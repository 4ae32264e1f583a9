import { Dexie } from 'dexie';
import type { Entry } from '#engine/journal';
import { countCalls, readCalls, type CallPage, type CallQuery } from './calls.ts';
import type { RecordRow, RunRow, VersionRow } from './contract.ts';
import type { Ground } from './ground.ts';
import { readEndedRuns, type EndedQuery, type EndedRuns } from './past-runs.ts';
import { useLive } from './use-live.ts';

/** The latest calls that answer a question, so many of them; the last answer stays while more are read. */
export function useCalls(query: CallQuery, most: number): CallPage | undefined {
  const { among, ...plain } = query;
  return useLive((ground) => readCalls(ground, query, most), [JSON.stringify(plain), among === undefined ? '' : `${String(among.are)}${[...among.entries].join()}`, most]);
}

/** How many calls there are in a period, of everybody or of one person; counted once the list is there: 200,000 take seconds in the index, in which nothing else is read. */
export function useCallCount({ from, until, by }: CallQuery, isListShown: boolean): number | undefined {
  return useLive(async (ground) => (isListShown ? countCalls(ground, { from, until, by }) : undefined), [from, until, by?.join(), isListShown]);
}

/** One call with everything that stands around it. */
export interface CallAtHand {
  readonly entry: Entry;
  /** Null when the record is gone. */
  readonly record: RecordRow | null;
  readonly run: RunRow | null;
  /** The version its script is from. */
  readonly version: VersionRow | null;
  /** The call was taken back in the journal: it is no done activity any more. */
  readonly takenBack: boolean;
}

/** One call by its line in the journal; null when there is no such call. */
export function useCall(entry: string): CallAtHand | null | undefined {
  const found = useLive(async (ground) => ({ asked: entry, call: await readCall(ground, entry) }), [entry]);
  return found?.asked === entry ? found.call : undefined;
}

async function readCall({ db }: Ground, id: string): Promise<CallAtHand | null> {
  const row = await db.entries.where('id').equals(id).first();
  if (row?.call === undefined) return null;
  const [record, run] = await Promise.all([db.records.get(row.record), row.entry.run === null ? undefined : db.runs.get(row.entry.run)]);
  const versions = run === undefined ? [] : await db.versions.where('[blueprint+number]').between([run.blueprint, Dexie.minKey], [run.blueprint, Dexie.maxKey]).toArray();
  return {
    entry: row.entry, record: record ?? null, run: run ?? null, version: versions.findLast(({ hash }) => hash === row.entry.version) ?? null,
    takenBack: run !== undefined && !run.snapshot.done.some(({ entry }) => entry === id),
  };
}

/** Passages through a blueprint that came to their end, the latest first (S88). */
export function useEndedRuns(query: EndedQuery, most: number): EndedRuns | undefined {
  return useLive((ground) => readEndedRuns(ground, query, most), [JSON.stringify(query), most]);
}

/** More calls than these are not read to tell what customers object to. */
const mostRaising = 2000;

/** The latest calls since a moment in which one of these objections was raised, by the journal's index of objections (S86). */
export function useCallsRaising(objections: readonly string[], from: number): readonly Entry[] | undefined {
  return useLive(
    async ({ db }) => {
      const rows = await db.entries.where('entry.intent.objections').anyOf([...objections]).distinct().toArray();
      return rows.filter(({ entry, call = -1 }) => call >= from && entry.space === 'live').sort((a, b) => (b.call ?? 0) - (a.call ?? 0)).slice(0, mostRaising).map(({ entry }) => entry);
    },
    [objections.join(' '), from],
  );
}

/** A run with its record's journal and every version it walked. */
export interface RunToFollow {
  readonly run: RunRow;
  readonly entries: readonly Entry[];
  readonly versions: readonly VersionRow[];
}

/** Everything a run can be followed by; null when there is none with this id (S88). */
export function useRunToFollow(run: string): RunToFollow | null | undefined {
  const found = useLive(async ({ db }) => {
    const row = await db.runs.get(run);
    if (row === undefined || row.space !== 'live') return { asked: run, read: null };
    const lines = await db.entries.where('[record+cursor]').between([row.record, Dexie.minKey], [row.record, Dexie.maxKey]).toArray();
    const walked = new Set([row.versionId, ...lines.flatMap(({ entry }) => (entry.run === run && (entry.intent.type === 'enrol' || entry.intent.type === 'migrate') ? [entry.intent.version] : []))]);
    const versions = (await db.versions.bulkGet([...walked])).flatMap((version) => (version ? [version] : []));
    return { asked: run, read: { run: row, entries: lines.map(({ entry }) => entry), versions } };
  }, [run]);
  return found?.asked === run ? found.read : undefined;
}
