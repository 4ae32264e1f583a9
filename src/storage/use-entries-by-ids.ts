import type { Entry } from '#engine/journal';
import { useLive } from './use-live.ts';

const none: ReadonlyMap<string, Entry> = new Map();

/** Journal entries by their ids, for a visible window of a list; those not read yet, or gone, are missing from the map. */
export function useEntriesByIds(ids: readonly string[]): ReadonlyMap<string, Entry> {
  const found = useLive(
    async ({ db }) => new Map((await db.entries.where('id').anyOf([...ids]).toArray()).map(({ entry }) => [entry.id, entry] as const)),
    [ids.join(' ')],
  );
  return found ?? none;
}
