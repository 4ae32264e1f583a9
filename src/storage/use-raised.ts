import { useLive } from './use-live.ts';

const never: ReadonlyMap<string, number> = new Map();

/**
 * How often each objection was raised, over all records: counted in the journal's index of objections, without reading
 * an entry (S86). An answer that was taken back later still counts: the customer did say it.
 */
export function useRaised(objections: readonly string[]): ReadonlyMap<string, number> {
  const counted = useLive(
    async ({ db }) => new Map(await Promise.all(objections.map(async (id) => [id, await db.entries.where('entry.intent.objections').equals(id).count()] as const))),
    [objections.join(' ')],
  );
  return counted ?? never;
}
