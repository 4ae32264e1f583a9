import type { RehearsalReport } from '#engine/rehearsal';
import { formatDay, formatDuration, formatShare, sayKey } from '../../ui/index.ts';
import { minute } from '#engine/kernel';

const height = 96;

/** Work a day against what the people have, as bars; what they did not get to stands on top (S117). */
export function LoadChart({ report, zone }: { readonly report: RehearsalReport; readonly zone: string }) {
  const crews = report.load[0]?.crews.map(({ crew }) => crew) ?? [];
  return (
    <div className="reh-loads">
      {crews.map((crew, index) => <Crew key={crew} report={report} index={index} name={crew === '' ? 'Reps' : sayKey(crew)} zone={zone} />)}
    </div>
  );
}

function Crew({ report, index, name, zone }: { readonly report: RehearsalReport; readonly index: number; readonly name: string; readonly zone: string }) {
  const days = report.load.flatMap(({ date, crews }) => {
    const crew = crews[index];
    return crew ? [{ date, ...crew }] : [];
  });
  const worked = days.reduce((sum, each) => sum + each.worked, 0);
  const there = days.reduce((sum, each) => sum + each.capacity, 0);
  const crowded = days.filter(({ left }) => left > 0);
  const worst = crowded.reduce<(typeof crowded)[number] | null>((most, each) => (most === null || each.left > most.left ? each : most), null);
  const top = Math.max(1, ...days.map(({ worked: own, left, capacity }) => Math.max(own + left, capacity)));
  const words = `${name}: ${formatShare(there === 0 ? 0 : worked / there)} of their time worked${worst === null ? ', nothing left over on any day' : `; on ${crowded.length} days something was left over, most on ${formatDay(Date.parse(worst.date), zone)}: ${formatDuration(worst.left * minute)}`}.`;
  return (
    <figure className="reh-load">
      <figcaption>{words}</figcaption>
      <svg viewBox={`0 0 ${days.length * 8} ${height}`} preserveAspectRatio="none" role="img" aria-label={words}>
        {days.map(({ date, worked: own, left, capacity }, at) => (
          <g key={date} transform={`translate(${at * 8} 0)`}>
            <title>{`${formatDay(Date.parse(date), zone)}: ${formatDuration(own * minute)} worked${left > 0 ? `, ${formatDuration(left * minute)} left over` : ''}, ${formatDuration(capacity * minute)} there`}</title>
            <rect x="1" width="6" y={height - (capacity / top) * height} height={(capacity / top) * height} className="reh-there" />
            <rect x="1" width="6" y={height - (own / top) * height} height={(own / top) * height} className="reh-worked" />
            <rect x="1" width="6" y={height - ((own + left) / top) * height} height={(left / top) * height} className="reh-left" />
          </g>
        ))}
      </svg>
      <p className="reh-key"><i data-what="worked" />worked <i data-what="left" />left for the next day <i data-what="there" />time they have</p>
    </figure>
  );
}
