import { formatNumber } from './format.ts';
import type { Reason } from './words/enrolment.ts';

/** Reasons with how many each concerns, the numbers under each other. Nothing at all without any. */
export function ReasonList({ reasons, label = 'Why not' }: { readonly reasons: readonly Reason[]; readonly label?: string }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="bt-reasons" aria-label={label}>
      {reasons.map(({ words, count }) => <li key={words}><b>{formatNumber(count)}</b> <span>{words}</span></li>)}
    </ul>
  );
}
