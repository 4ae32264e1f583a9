import { outcomesFrom, stagesOf, type Blueprint } from '#engine/blueprint';
import { hour } from '#engine/kernel';
import type { Comparison, Difference, RehearsalReport } from '#engine/rehearsal';
import { lineKey, type CanvasFlow, type CanvasHeat } from '../../canvas/index.ts';
import { formatCount, formatDuration, formatNumber, formatShare, heatStep } from '../../ui/index.ts';

/** What the cards tell after a rehearsal. */
export const rehearsalOverlays = [
  { key: 'came', label: 'Who came', legend: 'Share of all records that ever came to a stage' },
  { key: 'standing', label: 'Standing at the end', legend: 'The fullest stage on the last day is the hottest' },
  { key: 'time', label: 'Median time in stage', legend: 'The slowest stage is the hottest' },
  { key: 'waits', label: 'Waiting at a gate', legend: 'Record-days spent before a closed gate with nothing else to do' },
  { key: 'difference', label: 'Difference in who came', legend: 'Percentage points more or fewer that came to a stage than by the other drawing; coloured where it is no chance' },
] as const;
export type RehearsalOverlay = (typeof rehearsalOverlays)[number]['key'];

/** A difference of shares in points, with its sign: "+2.5 points". */
export function pointsWords(value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(Math.round(value * 1000) / 10))} points`;
}

function heatOfDifference(came: Difference | undefined): CanvasHeat {
  if (came === undefined || came.pairs === 0) return { number: '–', note: 'nothing to hold against', bar: 0, step: 0 };
  const note = came.difference === 0 ? 'the same' : came.certain ? `between ${pointsWords(came.low)} and ${pointsWords(came.high)}` : 'may be chance';
  return { number: pointsWords(came.difference), note, bar: Math.min(1, Math.abs(came.difference)), step: !came.certain ? 0 : came.difference > 0 ? 'good' : 3 };
}

/** The number and the bar on each card; held against another drawing, the comparison tells the difference. */
export function heatOfReport(blueprint: Blueprint, report: RehearsalReport, overlay: RehearsalOverlay, comparison: Comparison | null = null): Readonly<Record<string, CanvasHeat>> {
  if (overlay === 'difference') return Object.fromEntries(stagesOf(blueprint).map(({ id }) => [id, heatOfDifference(comparison?.stages[id]?.came)]));
  const most = Math.max(1, ...stagesOf(blueprint).map(({ id, kind }) => (kind === 'end' ? 0 : (report.stages[id]?.standing ?? 0))));
  const slowest = Math.max(1, ...Object.values(report.stages).map(({ hours }) => hours?.median ?? 0));
  const waited = new Map<string, number>();
  for (const { stage, recordDays } of report.waits) waited.set(stage, (waited.get(stage) ?? 0) + recordDays);
  const longest = Math.max(1, ...waited.values());
  return Object.fromEntries(stagesOf(blueprint).map(({ id, kind }): readonly [string, CanvasHeat] => {
    const { entered = 0, standing = 0, hours = null } = report.stages[id] ?? {};
    const share = report.cameIn === 0 ? 0 : entered / report.cameIn;
    if (kind === 'end' || overlay === 'came') return [id, { number: formatShare(Math.min(1, share)), note: `${formatCount(entered, 'time')} entered`, bar: Math.min(1, share), step: kind === 'end' ? 0 : 'good' }];
    if (overlay === 'standing') return [id, { number: formatNumber(standing), note: 'stand here', bar: standing / most, step: heatStep((standing / most) * 0.39) }];
    if (overlay === 'waits') {
      const days = waited.get(id) ?? 0;
      return [id, { number: formatNumber(days), note: 'record-days', bar: days / longest, step: heatStep((days / longest) * 0.39) }];
    }
    return [id, hours === null ? { number: '–', note: 'nobody left yet', bar: 0, step: 0 } : { number: formatDuration(hours.median * hour), note: `of ${formatCount(hours.count, 'stay')}`, bar: hours.median / slowest, step: heatStep((hours.median / slowest) * 0.39) }];
  }));
}

/** How wide each line is: the share of the stays that left by it. */
export function flowsOfReport(blueprint: Blueprint, report: RehearsalReport): Readonly<Record<string, CanvasFlow>> {
  return Object.fromEntries(stagesOf(blueprint).flatMap(({ id }) => {
    const left = report.stages[id]?.hours?.count ?? 0;
    if (left === 0) return [];
    return outcomesFrom(blueprint, id).map((outcome): readonly [string, CanvasFlow] => {
      const key = lineKey(id, outcome.id);
      const share = (report.ways[key] ?? 0) / left;
      return [key, { share, words: formatShare(share) }];
    });
  }));
}
