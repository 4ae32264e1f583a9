import type { Point } from '#engine/blueprint';
import { grown, type Box } from './box.ts';
import { Ground } from './ground.ts';
import { clearance, stub, type Obstacles } from './search.ts';

/** The distance between two lines that run side by side, in canvas pixels. */
export const lane = 12;

/** A line whose stretches may still be shifted beside those of other lines. */
export interface Strand {
  /** Lines to one target may run together; others keep apart. */
  readonly net: string;
  /** A line that stays where it is: others go around it. */
  readonly isFixed: boolean;
  readonly points: readonly { x: number; y: number }[];
}

// how far a stretch may leave the place its line would like best, and in which steps
const reach = 96;
const step = 4;
// what a place costs beside its distance from the best one, in pixels
const crossing = 24;
const crowded = 30;
const squeezed = 6;
const onTop = 4_000;
const doubled = 20;

type Axis = 'x' | 'y';

/** A stretch of one line, or of several that run to the same target together. */
interface Run {
  readonly net: string;
  readonly wanted: number;
  readonly low: number;
  readonly high: number;
  /** It may be moved within these. */
  readonly least: number;
  readonly most: number;
  /** Towards where it would rather give way. */
  readonly lean: number;
  readonly isFixed: boolean;
  readonly members: { readonly strand: Strand; readonly index: number }[];
  /** Where its lines go on at its ends: at which height along it, to the lower side and to the higher one. */
  readonly down: number[];
  readonly up: number[];
  readonly near: Neighbour[];
  at: number;
  isPlaced: boolean;
}

/** Another stretch that a stretch could come close to, with what each order of the two costs. */
interface Neighbour {
  readonly run: Run;
  readonly isSameNet: boolean;
  readonly shared: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Gives lines that would run on top of each other lanes of their own, in the order that makes the fewest of them
 * cross. It pauses now and then, so that a large drawing never holds up the page; the points change in place.
 */
export function* spread(strands: readonly Strand[], obstacles: Obstacles): Generator<void, void> {
  const around = reachOf(strands);
  yield* shift(strands, obstacles, around, 'x', false);
  yield* shift(strands, obstacles, around, 'y', false);
  // what was moved along one axis made stretches along the other longer: some may have met
  yield* shift(strands, obstacles, around, 'x', true);
  yield* shift(strands, obstacles, around, 'y', true);
}

/** The ground on which lines may still be shifted: what lies still outside it is in nobody's way. */
export function reachOf(strands: readonly Strand[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { isFixed, points } of strands) {
    if (isFixed) continue;
    for (const { x, y } of points) [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return left > right ? { x: 0, y: 0, width: 0, height: 0 } : grown({ x: left, y: top, width: right - left, height: bottom - top }, 2 * reach + lane);
}

function* shift(strands: readonly Strand[], obstacles: Obstacles, around: Box, axis: Axis, isRepair: boolean): Generator<void, void> {
  const runs: Run[] = [];
  for (const [index, each] of strands.entries()) {
    collect(each, axis, isRepair ? undefined : obstacles, around, runs);
    if (index % 64 === 63) yield;
  }
  const merged = mergedRuns(runs);
  yield;
  yield* meet(merged);
  const clashing = merged.filter((run) => !run.isFixed && (!isRepair || run.near.some(({ run: other, isSameNet, shared }) => !isSameNet && shared > 0 && Math.abs(run.at - other.at) < step)));
  const movable = isRepair ? clashing.map((run) => freed(run, axis, obstacles)) : clashing;
  movable.sort(inTurn);
  if (isRepair) for (const run of merged) run.isPlaced = true;
  for (let round = 0; round < 3; round += 1) {
    let isChanged = false;
    for (const [index, run] of movable.entries()) {
      if (place(run)) isChanged = true;
      if (index % 64 === 63) yield;
    }
    for (const [index, run] of movable.entries()) {
      if (trade(run)) isChanged = true;
      if (index % 64 === 63) yield;
    }
    if (!isChanged) break;
  }
  for (const { members, at } of movable) {
    for (const { strand, index } of members) {
      const [a, b] = [strand.points[index], strand.points[index + 1]];
      if (a && b) [a[axis], b[axis]] = [at, at];
    }
  }
}

/** In the order in which stretches find their places: those that lines meet in first, and each before those that must lie outside of it. */
function inTurn(a: Run, b: Run): number {
  const [upward, other] = [goesUp(a), goesUp(b)];
  return b.lean * b.lean - a.lean * a.lean || Number(upward) - Number(other) || (upward ? b.low - a.low || b.high - a.high : a.low - b.low || a.high - b.high) || a.wanted - b.wanted || (a.net < b.net ? -1 : 1);
}

/** Its line comes from below and goes on above. */
function goesUp({ down, up }: Run): boolean {
  const [from, to] = [down[0], up[0]];
  return down.length === 1 && from !== undefined && to !== undefined && from > to;
}

/** Notes each stretch of a line that runs across an axis. Without the cards it stays where it is. */
function collect(strand: Strand, axis: Axis, obstacles: Obstacles | undefined, around: Box, runs: Run[]): void {
  const { points } = strand;
  const along = axis === 'x' ? 'y' : 'x';
  for (let index = 0; index < points.length - 1; index += 1) {
    const [a, b] = [points[index], points[index + 1]];
    if (!a || !b || a[axis] !== b[axis] || a[along] === b[along]) continue;
    if (strand.isFixed && !passes(a, b, around)) continue;
    const isFixed = strand.isFixed || index === 0 || index === points.length - 2;
    const at = a[axis];
    const bounds = isFixed || !obstacles ? { least: at, most: at } : boundsOf(strand, index, axis, obstacles);
    const run: Run = {
      net: strand.net, wanted: at, at, isFixed, isPlaced: isFixed, least: bounds.least, most: bounds.most,
      low: Math.min(a[along], b[along]), high: Math.max(a[along], b[along]),
      lean: isFixed ? 0 : leanOf(points, index, axis, at, bounds),
      members: [{ strand, index }], down: [], up: [], near: [],
    };
    noteEnd(run, a[along], at, points[index - 1]?.[axis]);
    noteEnd(run, b[along], at, points[index + 2]?.[axis]);
    runs.push(run);
  }
}

function passes(a: Point, b: Point, { x, y, width, height }: Box): boolean {
  return Math.min(a.x, b.x) <= x + width && Math.max(a.x, b.x) >= x && Math.min(a.y, b.y) <= y + height && Math.max(a.y, b.y) >= y;
}

function noteEnd({ down, up }: Run, along: number, at: number, beyond: number | undefined): void {
  if (beyond === undefined || beyond === at) return;
  const ends = beyond < at ? down : up;
  if (!ends.includes(along)) ends.push(along);
}

/** The stretch with the room it has by the cards beside it. */
function freed(run: Run, axis: Axis, obstacles: Obstacles): Run {
  let [least, most] = [-Infinity, Infinity];
  for (const { strand, index } of run.members) {
    const bounds = boundsOf(strand, index, axis, obstacles);
    [least, most] = [Math.max(least, bounds.least), Math.min(most, bounds.most)];
  }
  return Object.assign(run, { least, most });
}

/** How far a stretch may be moved aside: up to the cards beside it, and never so far that its line turns back. */
function boundsOf({ points }: Strand, index: number, axis: Axis, obstacles: Obstacles): { least: number; most: number } {
  const [a, b] = [points[index], points[index + 1]];
  if (!a || !b) return { least: 0, most: 0 };
  const at = a[axis];
  let least = at - reach;
  let most = at + reach;
  for (const [beyond, isPort, movesToo] of [[points[index - 1], index === 1, index > 2], [points[index + 2], index === points.length - 3, index < points.length - 4]] as const) {
    if (!beyond || beyond[axis] === at) continue;
    const limit = movesToo ? (beyond[axis] + at) / 2 : beyond[axis];
    const margin = isPort && axis === 'x' ? (beyond === points.at(-1) ? stub - 4 : lane) : lane / 2;
    if (limit < at) least = Math.max(least, limit + margin);
    else most = Math.min(most, limit - margin);
  }
  const box: Box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
  const room = axis === 'x' ? { x: box.x - reach - clearance, y: box.y - clearance + 1, width: 2 * (reach + clearance), height: box.height + 2 * clearance - 2 } : { x: box.x - clearance + 1, y: box.y - reach - clearance, width: box.width + 2 * clearance - 2, height: 2 * (reach + clearance) };
  obstacles.each(room, (card) => {
    const before = axis === 'x' ? card.x : card.y;
    const after = axis === 'x' ? card.x + card.width : card.y + card.height;
    if (after <= at) least = Math.max(least, after + clearance);
    else if (before >= at) most = Math.min(most, before - clearance);
  });
  return { least: Math.min(least, at), most: Math.max(most, at) };
}

/** Where lines to one target meet they make room away from the card; others away from what they run along. */
function leanOf(points: Strand['points'], index: number, axis: Axis, at: number, { least, most }: { least: number; most: number }): number {
  if (axis === 'x' && index === points.length - 3) return -1;
  if (axis === 'x' && index === 1) return 1;
  return at - least < most - at ? 0.5 : -0.5;
}

/** Stretches to one target that touch in the same place are moved as one: there lines meet. */
function mergedRuns(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = `${run.net} ${run.wanted}`;
    const group = groups.get(key);
    if (run.isFixed) merged.push(run);
    else if (group) group.push(run);
    else groups.set(key, [run]);
  }
  for (const group of groups.values()) {
    let last: Run | undefined;
    for (const run of group.sort((a, b) => a.low - b.low || a.high - b.high)) {
      if (last && run.low <= last.high) {
        last = { ...last, high: Math.max(last.high, run.high), least: Math.max(last.least, run.least), most: Math.min(last.most, run.most), members: [...last.members, ...run.members], down: union(last.down, run.down), up: union(last.up, run.up) };
        merged[merged.length - 1] = last;
      } else {
        last = run;
        merged.push(run);
      }
    }
  }
  return merged;
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])];
}

/** Tells each stretch which others it could come close to, and what each order would cost. */
function* meet(runs: readonly Run[]): Generator<void, void> {
  const ground = new Ground<Run>();
  const half = reach + lane / 2;
  const boxes = runs.map((run) => ({ x: run.wanted - half, y: run.low - lane, width: 2 * half, height: run.high - run.low + 2 * lane }));
  for (const [index, run] of runs.entries()) {
    const box = boxes[index];
    if (box) ground.add(run, box);
  }
  yield;
  for (const [index, run] of runs.entries()) {
    const box = boxes[index];
    if (run.isFixed || !box) continue;
    ground.each(box, (other) => {
      if (other === run) return;
      const shared = Math.min(run.high, other.high) - Math.max(run.low, other.low);
      if (shared <= -lane) return;
      const isSameNet = other.net === run.net;
      const crosses = !isSameNet && shared > 0;
      run.near.push({ run: other, isSameNet, shared, before: crosses ? crossing * crossings(run, other) : 0, after: crosses ? crossing * crossings(other, run) : 0 });
    });
    if (index % 64 === 63) yield;
  }
}

/** Puts a stretch where it is least in the way of those placed so far; says whether that moved it. */
function place(run: Run): boolean {
  const was = run.isPlaced ? run.at : undefined;
  run.isPlaced = true;
  let best = run.wanted;
  let least = costAt(run, run.wanted, Infinity);
  const consider = (at: number) => {
    if (at < run.least || at > run.most || awayCost(run, at) >= least) return;
    const cost = costAt(run, at, least);
    if (cost < least) [best, least] = [at, cost];
  };
  const towards = run.lean < 0 ? -1 : 1;
  // whole lanes first; between them only where no lane is free
  for (const pace of [lane, step]) {
    if (least <= (pace === lane ? 0 : crowded)) break;
    for (let away = pace; away <= reach && away < least; away += pace) {
      consider(run.wanted + away * towards);
      consider(run.wanted - away * towards);
    }
  }
  if (least > 0) for (const { run: other, isSameNet } of run.near) if (isSameNet && other.isPlaced) consider(other.at);
  run.at = best;
  return was !== best;
}

/** Changes places with another stretch where the two stand in the wrong order; says whether that was better. */
function trade(run: Run): boolean {
  let isBetter = false;
  for (const { run: other, before, after, isSameNet } of run.near) {
    if (isSameNet || other.isFixed || before === after || (run.at < other.at) === (before < after)) continue;
    const [mine, its] = [run.at, other.at];
    if (its < run.least || its > run.most || mine < other.least || mine > other.most) continue;
    const now = costAt(run, mine, Infinity) + costAt(other, its, Infinity);
    [run.at, other.at] = [its, mine];
    if (costAt(run, its, now) + costAt(other, mine, now) < now) isBetter = true;
    else [run.at, other.at] = [mine, its];
  }
  return isBetter;
}

function awayCost({ wanted, lean }: Run, at: number): number {
  return Math.abs(at - wanted) * ((at - wanted) * lean >= 0 ? 1 : 1.6);
}

/** What a place costs: to run on top of another stretch is worst, then too close to one, then across its ends. */
function costAt(run: Run, at: number, enough: number): number {
  let cost = awayCost(run, at);
  for (const { run: other, isSameNet, shared, before, after } of run.near) {
    if (!other.isPlaced) continue;
    const apart = Math.abs(at - other.at);
    if (isSameNet) cost += apart < 1 || apart >= lane || shared <= 0 ? 0 : doubled;
    else cost += (at < other.at ? before : after) + (apart >= lane ? 0 : apart < 1 ? onTop + Math.max(0, shared) : crowded + (lane - apart) * squeezed);
    if (cost >= enough) return cost;
  }
  return cost;
}

/** How many lines cross when one stretch lies left of (or above) the other; ends on one height would lie on each other. */
function crossings(left: Run, right: Run): number {
  let count = 0;
  for (const along of left.up) {
    if (along > right.low && along < right.high) count += 1;
    for (const end of right.down) if (Math.abs(end - along) < 1) count += 40;
  }
  for (const along of right.down) if (along > left.low && along < left.high) count += 1;
  return count;
}
