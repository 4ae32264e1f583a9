import { activitiesIn, type Activity, type Blueprint, type Outcome, type Stage } from '#engine/blueprint';
import type { Names } from '../../ui/index.ts';
import { cellText, columns, dutyMark, ownWays, type ColumnKey } from './columns.ts';

/** Heights of a row, in pixels: with one line in every cell, and with two. */
export const rowHeights = { low: 40, high: 60 } as const;

const letter = 7;
/** In the cells that are written small, where a word too many only goes on in a second line. */
const smallLetter = 6.5;
const padding = 24;
/** A tile or a dot before the words, and the gaps around them. */
const mark = 26;
const gap = 10;
/** What "+3 more" takes at the right. */
const more = 58;

/**
 * How many of these widths are seen in two lines of a cell so wide, in pixels: when not all are, the rest is counted beside
 * them. One that is wider than a line is cut short and takes a line of its own.
 */
export function shownInTwoLines(widths: readonly number[], room: number): number {
  return placed(widths, room, 2) === widths.length ? widths.length : Math.max(1, placed(widths, room - more, 2));
}

/** The activities of a stage that its cell has room for, in their order. */
export function shownActivities(all: readonly Activity[]): readonly Activity[] {
  return all.slice(0, shownInTwoLines(all.map(activityWidth), roomOf('activities')));
}

/** The ways out of a stage that its cell has room for, in their order. */
export function shownWays(draft: Blueprint, all: readonly Outcome[]): readonly Outcome[] {
  return all.slice(0, shownInTwoLines(all.map((way) => wayWidth(draft, way)), roomOf('outcomes')));
}

/** How high the row of a stage is: as low as it may be while nothing of it is hidden. */
export function rowHeightOf(draft: Blueprint, stage: Stage, names: Names): number {
  const isLow = columns.every(({ key, width }) => {
    if (key === 'activities') return isOneLine(activitiesIn(draft, stage.id).map(activityWidth), roomOf(key));
    if (key === 'outcomes') return isOneLine(ownWays(draft, stage.id).map((way) => wayWidth(draft, way)), roomOf(key));
    return cellText(draft, stage, key, names).length * (isSmall(key) ? smallLetter : letter) <= width - padding - (key === 'name' ? 52 : stage.gate && key === 'gate' ? 18 : 0);
  });
  return isLow ? rowHeights.low : rowHeights.high;
}

function isSmall(key: ColumnKey): boolean {
  return key === 'purpose' || key === 'gate' || key === 'who';
}

function activityWidth(activity: Activity): number {
  const duty = activity.required === 'always' ? '' : dutyMark(activity);
  return mark + ((activity.name || 'Activity without a name').length + duty.length + 1) * letter;
}

function wayWidth({ stages }: Blueprint, { name, to }: Outcome): number {
  const target = to === null ? 'leads nowhere yet' : `→ ${stages[to]?.name || 'Stage without a name'}`;
  return mark + ((name || 'Outcome without a name').length + target.length + 1) * letter;
}

function roomOf(key: ColumnKey): number {
  return (columns.find((column) => column.key === key)?.width ?? 0) - padding;
}

function isOneLine(widths: readonly number[], room: number): boolean {
  return placed(widths, room, 1) === widths.length;
}

function placed(widths: readonly number[], room: number, lines: number): number {
  let line = 1;
  let used = 0;
  for (const [index, width] of widths.entries()) {
    const taken = Math.min(width, room);
    if (used > 0 && used + gap + taken > room) [line, used] = [line + 1, 0];
    if (line > lines) return index;
    used += (used === 0 ? 0 : gap) + taken;
  }
  return widths.length;
}
