import type { RunRow } from './contract.ts';
import { useLive } from './use-live.ts';

const none: ReadonlyMap<string, RunRow> = new Map();

/** The stored runs behind a visible window of a list; those not read yet, or gone, are missing from the map. */
export function useRunsByIds(ids: readonly string[]): ReadonlyMap<string, RunRow> {
  const found = useLive(
    async ({ db }) => new Map((await db.runs.bulkGet([...ids])).flatMap((row) => (row ? [[row.id, row] as const] : []))),
    [ids.join(' ')],
  );
  return found ?? none;
}
