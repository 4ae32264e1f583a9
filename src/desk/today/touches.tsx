import { startOfDay } from '#engine/calendar';
import type { DueRow } from '../../storage/index.ts';

/** Touches of these seven days over all runs of the record, against the most there may be (S80): how many segments are full. */
export function Touches({ due, now }: { readonly due: DueRow; readonly now: number }) {
  const limit = due.weight?.touchLimit;
  if (limit === undefined) return <span className="tdy-touches" />;
  const since = startOfDay(now, due.zone ?? 'UTC', -6);
  const seen = (due.weight?.touchedAt ?? []).filter((at) => at >= since).length;
  return (
    <span className="tdy-touches" data-full={seen >= limit || undefined} title={`${seen} of ${limit} touches in 7 days`}>
      <span aria-hidden>{Array.from({ length: Math.min(limit, 7) }, (_, index) => <i key={index} data-on={index < seen || undefined} />)}</span>
      <span>{seen}<span className="bt-sr"> of {limit} touches in 7 days</span></span>
    </span>
  );
}
