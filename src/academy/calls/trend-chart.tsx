import { fewestToTell, type CriterionTrend, type Mean } from '#engine/insights';
import { meanText } from './call-words.ts';
import { weekText } from './week-text.ts';

/** About as wide as its card, so that its letters are no smaller than the others. */
const width = 224;
const height = 116;
const left = 22;
const right = 14;
const top = 16;
const bottom = 22;

const yOf = (mean: number): number => top + ((5 - mean) / 4) * (height - top - bottom);

/** One criterion over the weeks: coaches as dots on a full line with their numbers, self reviews as squares on a dashed one. A week without reviews is a gap. */
export function TrendChart({ trend, name, zone }: { readonly trend: CriterionTrend; readonly name: string; readonly zone: string }) {
  const { weeks, coach, self, gap } = trend;
  const xOf = (at: number): number => left + (weeks.length === 1 ? 0 : (at / (weeks.length - 1)) * (width - left - right));
  const [first, last] = [weeks[0], weeks.at(-1)];
  const told = toldWeeks(weeks.map((week) => week.coach));
  return (
    <figure className="calls-chart">
      <figcaption><b>{name}</b><Now mean={coach} words="coach" /><Now mean={self} words="self" /></figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${name} by week: ${weeks.map((week) => `${weekText(week.week, zone)} ${week.coach.mean === null ? 'no coach' : `coach ${meanText(week.coach.mean)}`}, ${week.self.mean === null ? 'no self review' : `self ${meanText(week.self.mean)}`}`).join('; ')}`}>
        {[1, 3, 5].map((score) => <g key={score}><line x1={left} x2={width - right} y1={yOf(score)} y2={yOf(score)} className="calls-grid" /><text x={left - 8} y={yOf(score) + 4} textAnchor="end">{score}</text></g>)}
        {runsOf(weeks.map((week) => week.self)).map((run) => <polyline key={run[0]?.at} className="calls-line-self" points={run.map(({ at, mean }) => `${xOf(at)},${yOf(mean)}`).join(' ')} />)}
        {runsOf(weeks.map((week) => week.coach)).map((run) => <polyline key={run[0]?.at} className="calls-line-coach" points={run.map(({ at, mean }) => `${xOf(at)},${yOf(mean)}`).join(' ')} />)}
        {weeks.map((week, at) => (week.self.mean === null ? null : <rect key={week.week} className="calls-mark-self" x={xOf(at) - 3.5} y={yOf(week.self.mean) - 3.5} width={7} height={7} />))}
        {weeks.map((week, at) => (week.coach.mean === null ? null : <g key={week.week}><circle className="calls-mark-coach" cx={xOf(at)} cy={yOf(week.coach.mean)} r={4} />{told.has(at) ? <text className="calls-value" x={xOf(at)} y={yOf(week.coach.mean) + ((week.self.mean ?? 0) > week.coach.mean ? 16 : -8)} textAnchor={at === 0 ? 'start' : at === weeks.length - 1 ? 'end' : 'middle'}>{meanText(week.coach.mean)}</text> : null}</g>))}
        {first ? <text x={left} y={height - 4}>{weekText(first.week, zone)}</text> : null}
        {last ? <text x={width - right} y={height - 4} textAnchor="end">{weekText(last.week, zone)}</text> : null}
      </svg>
      <p>{gap === null ? `Too few calls that both scored to compare (${fewestToTell} needed).` : Math.abs(gap) < 0.25 ? 'Self and coach see it alike.' : `On the same calls, coaches give ${meanText(Math.abs(gap))} ${gap < 0 ? 'less' : 'more'} than the rep.`}</p>
    </figure>
  );
}

function Now({ mean: { mean, count }, words }: { readonly mean: Mean; readonly words: 'coach' | 'self' }) {
  return <span className="calls-legend" data-of={words}><i aria-hidden />{words} {mean === null ? 'none' : <><b>{meanText(mean)}</b> of {count}{count < fewestToTell ? ', too few to tell' : ''}</>}</span>;
}

/** More weeks than these have no room for every number; the table has them all. */
const mostTold = 7;

/** The weeks whose number stands at the line: all of a few, else the first, the last, the highest and the lowest. */
function toldWeeks(weeks: readonly Mean[]): ReadonlySet<number> {
  const scored = weeks.flatMap(({ mean }, at) => (mean === null ? [] : [{ at, mean }]));
  if (scored.length <= mostTold && weeks.length <= 12) return new Set(scored.map(({ at }) => at));
  const byMean = scored.toSorted((a, b) => a.mean - b.mean);
  return new Set([scored[0], scored.at(-1), byMean[0], byMean.at(-1)].flatMap((one) => (one === undefined ? [] : [one.at])));
}

/** Stretches of weeks that follow each other: no line is drawn over a week nobody reviewed in. */
function runsOf(weeks: readonly Mean[]): readonly (readonly { readonly at: number; readonly mean: number }[])[] {
  const runs: { readonly at: number; readonly mean: number }[][] = [];
  weeks.forEach(({ mean }, at) => {
    if (mean === null) return;
    const run = runs.at(-1);
    if (run?.at(-1)?.at === at - 1) run.push({ at, mean });
    else runs.push([{ at, mean }]);
  });
  return runs.filter((run) => run.length > 1);
}
