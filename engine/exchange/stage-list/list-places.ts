import type { Point } from '#engine/blueprint';
import type { ListedStage } from './read-stage-list.ts';

const column = 376;
const endRow = 120;
const shortestRow = 8;
/** Between the lowest card of a row and the next row: room for the titles of phases and for lines that run back. */
const rowGap = 120;

/**
 * Where the stages of a list stand, in their order: in rows that are read like text, about as wide as high, at least eight a
 * row; a phase is not torn apart while it fits into a row. Ends stand below each other behind the last row (SPEC.md [X42]).
 * `ways` is how many ways out each stage will have.
 */
export function listPlaces(stages: readonly ListedStage[], ways: readonly number[]): readonly Point[] {
  const work = stages.flatMap(({ kind }, index) => (kind === 'end' ? [] : [index]));
  const rows = rowsOf(work, stages);
  const places = new Map<number, Point>();
  let y = 0;
  let last = 0;
  for (const row of rows) {
    row.forEach((index, at) => places.set(index, { x: at * column, y }));
    last = y;
    y += Math.ceil((Math.max(...row.map((index) => roughHeight(stages[index], ways[index] ?? 0))) + rowGap) / 8) * 8;
  }
  const behind = Math.max(0, ...rows.map(({ length }) => length)) * column;
  let ends = 0;
  return stages.map((_, index) => places.get(index) ?? { x: behind, y: last + endRow * ends++ });
}

function rowsOf(work: readonly number[], stages: readonly ListedStage[]): readonly (readonly number[])[] {
  const width = Math.max(shortestRow, Math.ceil(Math.sqrt(work.length)));
  if (work.length <= width) return work.length === 0 ? [] : [work];
  const rows: number[][] = [];
  for (const run of runsOf(work, stages)) {
    const row = rows.at(-1);
    if (row && row.length + run.length <= width) row.push(...run);
    else for (let at = 0; at < run.length; at += width) rows.push(run.slice(at, at + width));
  }
  return rows;
}

/** Neighbours of one phase belong together; a stage of no phase stands for itself. */
function runsOf(work: readonly number[], stages: readonly ListedStage[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const index of work) {
    const run = runs.at(-1);
    const phase = stages[index]?.phase ?? '';
    if (run && phase !== '' && stages[run[0] ?? -1]?.phase === phase) run.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** How high a card will about be, in canvas pixels: what it holds is not known to the pixel here. */
function roughHeight(stage: ListedStage | undefined, ways: number): number {
  if (!stage) return 0;
  const lanes = stage.lanes.reduce((sum, lane) => sum + 34 + 24 * Math.min(5, lane.activities.length), 0);
  return 56 + 24 * Math.min(5, stage.activities.length) + lanes + (stage.gate ? 26 : 0) + 28 * ways;
}
