import type { Collection } from 'dexie';

/**
 * How many keys several ranges hold together, told up to `most`: an index counts one key after the other, and over
 * 100,000 of them nothing else of the workspace is read for as long as that takes.
 */
export async function countUpTo(most: number, ranges: readonly Collection[]): Promise<number> {
  const found = await Promise.all(ranges.map(async (range) => (most === Infinity ? range.count() : (await range.limit(most).primaryKeys()).length)));
  return Math.min(most, found.reduce((sum, count) => sum + count, 0));
}
