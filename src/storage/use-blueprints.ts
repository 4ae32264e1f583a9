import { Dexie } from 'dexie';
import { minute } from '#engine/kernel';
import type { Process } from '#engine/compile';
import type { BlueprintRow, VersionRow } from './contract.ts';
import type { Database } from './database.ts';
import { useLive, useNow } from './use-live.ts';
import { usePaced } from './use-paced.ts';
import { VersionChanged } from './version-shelf.ts';

/** All drawings, the last changed first. */
export function useBlueprints(): readonly BlueprintRow[] | undefined {
  return useLive(async ({ db }) => (await db.blueprints.toArray()).sort((a, b) => b.updatedAt - a.updatedAt), []);
}

/** All drawings but one: saving that one, a second after each edit, is no news here. */
export function useOtherBlueprints(id: string): readonly BlueprintRow[] | undefined {
  return useLive(({ db }) => db.blueprints.where('id').notEqual(id).toArray(), [id]);
}

/** One drawing; null when there is none with this id. */
export function useBlueprint(id: string): BlueprintRow | null | undefined {
  return useLive(async ({ db }) => (await db.blueprints.get(id)) ?? null, [id]);
}

/** A blueprint's published versions, newest first. */
export function useVersions(blueprintId: string): readonly VersionRow[] | undefined {
  return useLive(({ db }) => db.versions.where('[blueprint+number]').between([blueprintId, Dexie.minKey], [blueprintId, Dexie.maxKey]).reverse().toArray(), [blueprintId]);
}

/** The published versions of several blueprints, newest first. */
export function useVersionsOf(blueprintIds: readonly string[]): readonly VersionRow[] | undefined {
  return useLive(async ({ db }) => (await Promise.all(blueprintIds.map((id) => db.versions.where('[blueprint+number]').between([id, Dexie.minKey], [id, Dexie.maxKey]).reverse().toArray()))).flat(), [blueprintIds.join()]);
}

/** One published version; null when there is none with this id. */
export function useVersion(versionId: string): VersionRow | null | undefined {
  return useLive(async ({ db }) => (await db.versions.get(versionId)) ?? null, [versionId]);
}

/** A version ready to be walked; null when it is unknown or no longer what was published. */
export function useProcess(versionId: string): Process | null | undefined {
  return useLive(
    async ({ db, shelf }) => {
      const present = shelf.peek(versionId);
      if (present) return present.process;
      const row = await db.versions.get(versionId);
      try {
        return row ? shelf.take(row).process : null;
      } catch (error) {
        if (error instanceof VersionChanged) return null;
        throw error;
      }
    },
    [versionId],
  );
}

/** How many records stand in a stage now, how many things are overdue there, and how many records came to their end there. */
export interface StageCount {
  readonly records: number;
  readonly overdue: number;
  readonly ended: number;
  /** Of the records standing there, how many are paused; absent when none is. */
  readonly paused?: number;
}

/** Counts for stage cards, by `blueprintId/stageId`, of one blueprint or of all; renewed with every step and every minute. */
export function useStageCounts(blueprintId?: string): Readonly<Record<string, StageCount>> | undefined {
  const now = useNow(minute);
  return usePaced({
    key: `${blueprintId ?? ''}/${now}`,
    watch: ({ db }) => Promise.all([
      db.counters.where('[space+blueprint]').between(['live', blueprintId ?? Dexie.minKey], ['live', blueprintId ?? Dexie.maxKey], true, true).limit(1).primaryKeys(),
      db.dues.where('[space+automatic+blueprint+stage+at]').between(['live', 0, blueprintId ?? Dexie.minKey], ['live', 0, ...(blueprintId === undefined ? [Dexie.maxKey] : [blueprintId, Dexie.maxKey])]).limit(1).primaryKeys(),
    ]),
    read: ({ db }) => readStageCounts(db, blueprintId, now),
    rest: 500,
  })?.value;
}

/** Reads the counters and, by index, the overdue things of each stage that holds records. */
export async function readStageCounts(db: Database, blueprintId: string | undefined, now: number): Promise<Readonly<Record<string, StageCount>>> {
  const rows = await db.counters
    .where('[space+blueprint]')
    .between(['live', blueprintId ?? Dexie.minKey], ['live', blueprintId ?? Dexie.maxKey], true, true)
    .toArray();
  const counted = await Promise.all(
    rows.map(async ({ blueprint, stage, records, ended, paused }) => {
      const overdue =
        records === 0
          ? 0
          : await db.dues.where('[space+automatic+blueprint+stage+at]').between(['live', 0, blueprint, stage, Dexie.minKey], ['live', 0, blueprint, stage, now], true, false).count();
      return [`${blueprint}/${stage}`, { records, overdue, ended, ...(paused === undefined ? {} : { paused }) }] as const;
    }),
  );
  return Object.fromEntries(counted);
}
