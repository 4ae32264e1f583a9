import type { Run } from '#engine/run';

/** Until when the longest override of this stay waits for a second person; nothing while none does, so that the index holds only those (B14). */
export function confirmUntil({ overrides, visit }: Pick<Run, 'overrides' | 'visit'>): { readonly confirm?: number } {
  const waiting = (overrides ?? []).filter((one) => one.confirmedBy === null && !one.used && one.visit === visit);
  return waiting.length === 0 ? {} : { confirm: Math.max(...waiting.map(({ until }) => until)) };
}
