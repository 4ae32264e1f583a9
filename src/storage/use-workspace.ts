import { Dexie } from 'dexie';
import { useCallback, useSyncExternalStore } from 'react';
import type { Space } from '#engine/journal';
import type { DueRow, PersonRow } from './contract.ts';
import type { Database } from './database.ts';
import { readMe } from './ground.ts';
import { currentStorage } from './storage.ts';
import type { StorageState } from './storage-state.ts';
import { useLive } from './use-live.ts';

export interface TodayQuery {
  readonly owner: string;
  readonly space: Space;
  /** The present moment; screens tell overdue from due by it. */
  readonly now: number;
  /** Up to and with this moment. */
  readonly until: number;
  /** At most so many rows are read (500 unless told); `total` counts all. */
  readonly limit?: number | undefined;
}

/** What a person has to do until a moment, across all blueprints, the longest overdue first. */
export function useToday(query: TodayQuery): { readonly dues: readonly DueRow[]; readonly total: number } | undefined {
  const { owner, space, until, limit } = query;
  const read = useLive(async ({ db }) => ({ owner, ...(await readToday(db, query)) }), [owner, space, until, limit]);
  // a live query keeps its last answer while it asks again: another person's day is no answer
  return read?.owner === owner ? read : undefined;
}

/** Reads Today from its index [space+automatic+owner+at]. */
export async function readToday(db: Database, { owner, space, until, limit = 500 }: TodayQuery): Promise<{ readonly dues: readonly DueRow[]; readonly total: number }> {
  const range = () => db.dues.where('[space+automatic+owner+at]').between([space, 0, owner, Dexie.minKey], [space, 0, owner, until], true, true);
  const [dues, total] = await Promise.all([range().limit(limit).toArray(), range().count()]);
  return { dues, total };
}

const nobody: readonly PersonRow[] = [];

/** Everybody, by name. */
export function usePeople(): readonly PersonRow[] {
  return useLive(async ({ db }) => (await db.people.toArray()).sort((a, b) => a.name.localeCompare(b.name)), []) ?? nobody;
}

/** Who works in this browser now. */
export function useMe(): PersonRow | undefined {
  return useLive(async ({ db }) => (await readMe(db)) ?? undefined, []);
}

/** A small local setting and how to change it; the fallback until it is read or when it was never set. */
export function useSetting<Value>(key: string, fallback: Value): readonly [Value, (value: Value) => Promise<void>] {
  const stored = useLive(async ({ db }) => (await db.settings.get(key)) ?? null, [key]);
  const set = useCallback((value: Value) => currentStorage().saveSetting(key, value), [key]);
  return [stored ? (stored.value as Value) : fallback, set];
}

/** How the workspace's memory is doing, for the banner. */
export function useStorageState(): StorageState {
  const { board } = currentStorage().ground;
  return useSyncExternalStore(board.subscribe, board.get);
}

/** Whether the demo workspace is loaded. */
export function useDemo(): { readonly present: boolean } | undefined {
  return useLive(async ({ db }) => {
    const [blueprints, records] = await Promise.all([db.blueprints.where('batch').equals('demo').count(), db.records.where('batch').equals('demo').count()]);
    return { present: blueprints + records > 0 };
  }, []);
}
