import { startOfDay } from '#engine/calendar';
import { formatClock, formatDay, formatLate, MeterBar } from '../../ui/index.ts';

const grace = 60 * 60_000;

/** How late, or when: a bar, a number and a word. */
export function Lateness({ at, now, zone }: { readonly at: number; readonly now: number; readonly zone: string }) {
  const late = now - at;
  if (late > grace || at < startOfDay(now, zone)) {
    return (
      <span className="desk-lateness" data-late>
        <MeterBar value={Math.min(late, 7 * 86_400_000)} max={7 * 86_400_000} tone="heat" width={36} />
        <b>{formatLate(at, now)}</b>
      </span>
    );
  }
  if (late >= 0) return <span className="desk-lateness">on time</span>;
  const sameDay = formatDay(at, zone) === formatDay(now, zone);
  return <span className="desk-lateness">{sameDay ? formatClock(at, zone) : formatDay(at, zone)}</span>;
}
