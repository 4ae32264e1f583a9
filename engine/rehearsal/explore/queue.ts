import type { Standing } from './exploration.ts';

/** Standings by cost, the cheapest first; what was reached more cheaply meanwhile is met once. */
export function createQueue() {
  const buckets: Standing[][] = [];
  let lowest = 0;
  return {
    add: (standing: Standing): void => {
      (buckets[standing.cost] ??= []).push(standing);
      lowest = Math.min(lowest, standing.cost);
    },
    take: (): Standing | null => {
      for (; lowest < buckets.length; lowest += 1) {
        const bucket = buckets[lowest] ?? [];
        for (let next = bucket.shift(); next !== undefined; next = bucket.shift()) if (next.next === null && next.cost === lowest) return next;
      }
      return null;
    },
  };
}
