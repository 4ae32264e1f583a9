import type { Blueprint } from '#engine/blueprint';
import type { EnrolRefusal } from '../storage/index.ts';
import { createNames, describeRefusal, formatNumber } from '../ui/index.ts';

/** Why records were not enrolled, each reason once with how many it concerns. */
export function RefusalList({ refused, blueprint }: { readonly refused: readonly EnrolRefusal[]; readonly blueprint: Blueprint | undefined }) {
  if (refused.length === 0) return null;
  const names = createNames({ blueprint });
  const counts = new Map<string, number>();
  for (const { refusal } of refused) {
    const words = describeRefusal(refusal, names);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return (
    <ul className="bt-rec-refusals" aria-label="Why not">
      {[...counts].sort((a, b) => b[1] - a[1]).map(([words, count]) => <li key={words}><b>{formatNumber(count)}</b><span>{words}</span></li>)}
    </ul>
  );
}
