import type { EndResult, StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';

const known = new WeakMap<Process, ReadonlySet<StageId>>();

/** What counts as arriving: winning; where nothing is won, an orderly end; where there is none either, any end that is not lost (rule R160). */
const byRank: readonly (readonly EndResult[])[] = [['won'], ['closed'], ['nurture', 'recycle']];

/** The ends a record is worked towards. */
export function goodEnds(process: Process): ReadonlySet<StageId> {
  const before = known.get(process);
  if (before !== undefined) return before;
  const ends = Object.values(process.version.document.stages).filter(({ kind }) => kind === 'end');
  const results = byRank.find((rank) => ends.some(({ end }) => rank.includes(end?.result ?? 'closed'))) ?? [];
  const good = new Set(ends.filter(({ end }) => results.includes(end?.result ?? 'closed')).map(({ id }) => id));
  known.set(process, good);
  return good;
}
