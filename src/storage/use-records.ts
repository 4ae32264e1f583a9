import { Dexie } from 'dexie';
import type { Entry } from '#engine/journal';
import type { Run } from '#engine/run';
import type { RecordRow, RecordTypeRow } from './contract.ts';
import { readRuns } from './read-runs.ts';
import { useLive } from './use-live.ts';

/** The kinds of record there are, by name. */
export function useRecordTypes(): readonly RecordTypeRow[] | undefined {
  return useLive(async ({ db }) => (await db.recordTypes.toArray()).sort((a, b) => a.name.localeCompare(b.name)), []);
}

/** One record; null when there is none with this id. */
export function useRecord(id: string): RecordRow | null | undefined {
  return useLive(async ({ db }) => (await db.records.get(id)) ?? null, [id]);
}

const none: ReadonlyMap<string, RecordRow> = new Map();

/** The records of a visible window of a list; those not read yet, or gone, are missing from the map. */
export function useRecordsByIds(ids: readonly string[]): ReadonlyMap<string, RecordRow> {
  const found = useLive(
    async ({ db }) => new Map((await db.records.bulkGet([...ids])).flatMap((row) => (row ? [[row.id, row] as const] : []))),
    [ids.join(' ')],
  );
  return found ?? none;
}

/** A record's passages through blueprints with its facts: running ones first in the order of their blueprints, then what is over, latest first. */
export function useRuns(recordId: string): readonly Run[] | undefined {
  return useLive((ground) => readRuns(ground, recordId), [recordId]);
}

/** A record's journal, oldest first. */
export function useEntries(recordId: string): readonly Entry[] | undefined {
  return useLive(
    async ({ db }) => (await db.entries.where('[record+cursor]').between([recordId, Dexie.minKey], [recordId, Dexie.maxKey]).toArray()).map((row) => row.entry),
    [recordId],
  );
}

/** The journals of several records, one after the other, each oldest first. */
export function useEntriesOf(recordIds: readonly string[]): readonly Entry[] | undefined {
  return useLive(
    async ({ db }) => (await Promise.all(recordIds.map((id) => db.entries.where('[record+cursor]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray()))).flat().map((row) => row.entry),
    [recordIds.join(' ')],
  );
}
