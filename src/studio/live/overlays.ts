import { outcomesFrom, stagesOf, type Blueprint, type StageId } from '#engine/blueprint';
import { lineKey, type CanvasFlow, type CanvasHeat } from '../../canvas/index.ts';
import type { Flow } from '../../storage/index.ts';
import { formatCount, formatDuration, formatNumber, formatShare, heatStep } from '../../ui/index.ts';

/** What the cards tell in Live (ui.md 57). */
export const overlays = [
  { key: 'now', label: 'Records now', legend: 'The fullest stage is the hottest' },
  { key: 'overdue', label: 'Overdue share', legend: 'Share of the records here that are late: hottest from 30 %' },
  { key: 'time', label: 'Median time in stage', legend: 'The slowest stage is the hottest' },
  { key: 'dropped', label: 'Drop-off', legend: 'Share of the records that came in and were lost from here: hottest from 30 %' },
  { key: 'converted', label: 'Conversion', legend: 'Share of the records that came in and were won later' },
] as const;

export type OverlayKey = (typeof overlays)[number]['key'];

/** The number and the bar on each card, for one overlay. `record` is what a record is called here, in small letters. */
export function heatOf(blueprint: Blueprint, flow: Flow, overlay: OverlayKey, record: string): Readonly<Record<StageId, CanvasHeat>> {
  const most = Math.max(1, ...stagesOf(blueprint).map(({ id, kind }) => (kind === 'end' ? 0 : (flow.stages[id]?.here ?? 0))));
  const slowest = Math.max(1, ...Object.values(flow.times).map(({ median }) => median ?? 0));
  return Object.fromEntries(stagesOf(blueprint).flatMap(({ id, kind, end }): readonly (readonly [StageId, CanvasHeat])[] => {
    const here = flow.stages[id]?.here ?? 0;
    if (kind === 'end') return [[id, { number: formatNumber(here), note: `${formatCount(here, record)} ended ${end?.result ?? 'here'}`, bar: 0, step: 0 }]];
    return [[id, onCard(overlay, { flow, id, here, most, slowest, record })]];
  }));
}

interface CardSources {
  readonly flow: Flow;
  readonly id: StageId;
  readonly here: number;
  readonly most: number;
  readonly slowest: number;
  readonly record: string;
}

function onCard(overlay: OverlayKey, { flow, id, here, most, slowest, record }: CardSources): CanvasHeat {
  const { runs, dropped, converted } = flow.stages[id] ?? { runs: 0, dropped: 0, converted: 0 };
  const late = flow.overdue[id] ?? 0;
  switch (overlay) {
    case 'now':
      return { number: formatCount(here, record), note: late > 0 ? `${formatNumber(late)} late` : here > 0 ? 'on track' : '', bar: here / most, step: heatStep((here / most) * 0.39) };
    case 'overdue':
      return share(late, here, `of ${formatCount(here, record)}`, 'Nobody here');
    case 'dropped':
      return share(dropped, runs, `${formatNumber(dropped)} of ${formatNumber(runs)} lost`, 'Nobody came');
    case 'converted':
      return { ...share(converted, runs, `${formatNumber(converted)} of ${formatNumber(runs)} won`, 'Nobody came'), step: 'good' };
    case 'time': {
      const { median, stays = 0, longestOpen } = flow.times[id] ?? { median: null, longestOpen: null };
      if (median === null) return { number: '–', note: longestOpen ? `longest so far ${formatDuration(longestOpen)}` : 'nobody left yet', bar: 0, step: 0 };
      return { number: formatDuration(median), note: `of ${formatCount(stays, 'stay')}`, bar: median / slowest, step: heatStep((median / slowest) * 0.39) };
    }
  }
}

function share(part: number, whole: number, note: string, none: string): CanvasHeat {
  if (whole === 0) return { number: '–', note: none, bar: 0, step: 0 };
  return { number: formatShare(part / whole), note, bar: part / whole, step: heatStep(part / whole) };
}

/** How wide each line is and what its row says: the share of the stays that left by it. Where nobody left yet, nothing is said. */
export function flowsOf(blueprint: Blueprint, flow: Flow): Readonly<Record<string, CanvasFlow>> {
  return Object.fromEntries(stagesOf(blueprint).flatMap(({ id }) => ((flow.stages[id]?.left ?? 0) === 0 ? [] : outcomesFrom(blueprint, id).map((outcome): readonly [string, CanvasFlow] => {
    const key = lineKey(id, outcome.id);
    const part = flow.outcomes[key]?.share ?? 0;
    return [key, { share: part, words: formatShare(part) }];
  }))));
}
