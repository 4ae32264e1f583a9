import type { Point } from '#engine/blueprint';
import { onGrid, type Box } from './box.ts';

/** A line shown while a card is dragged, because it stands flush with another card. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** The ground between two cards that is as wide as the ground beside them, in canvas pixels. */
  readonly gap?: number | undefined;
}

export interface Snapped {
  readonly at: Point;
  readonly guides: readonly Guide[];
}

/** How near an edge or a middle must come to another card's before it snaps, in canvas pixels. */
const reach = 6;

/** Where a dragged card goes: flush with a card nearby, else as far from its neighbours as they are from each other, else onto the grid. */
export function snapped(box: Box, others: readonly Box[]): Snapped {
  const grid = onGrid(box);
  const across = nearest(box, others, 'x');
  const down = nearest(box, others, 'y');
  const wide = across ? undefined : evenGap(box, others, 'x');
  const high = down ? undefined : evenGap(box, others, 'y');
  const at = { x: across ? box.x + across.by : wide?.at ?? grid.x, y: down ? box.y + down.by : high?.at ?? grid.y };
  const placed = { ...box, ...at };
  return {
    at,
    guides: [
      ...(across ? [guide('x', across.at, placed, across.other)] : []), ...(down ? [guide('y', down.at, placed, down.other)] : []),
      ...(wide?.guides(placed) ?? []), ...(high?.guides(placed) ?? []),
    ],
  };
}

interface Even {
  readonly at: number;
  guides(placed: Box): readonly Guide[];
}

/** The place at which the ground before and after a card, or before it and before its neighbour, is equally wide. */
function evenGap(box: Box, others: readonly Box[], axis: 'x' | 'y'): Even | undefined {
  const size = axis === 'x' ? 'width' : 'height';
  const row = others.filter((other) => shareRow(box, other, axis));
  const end = (other: Box) => other[axis] + other[size];
  const before = row.filter((other) => end(other) <= box[axis] + reach).sort((a, b) => end(b) - end(a));
  const after = row.filter((other) => other[axis] >= box[axis] + box[size] - reach).sort((a, b) => a[axis] - b[axis]);
  const [left, farLeft] = before;
  const [right, farRight] = after;
  const places = [
    ...(left && right ? [{ at: (end(left) + right[axis] - box[size]) / 2, pairs: (placed: Box) => [[left, placed], [placed, right]] as const }] : []),
    ...(left && farLeft && end(farLeft) < left[axis] ? [{ at: end(left) + left[axis] - end(farLeft), pairs: (placed: Box) => [[farLeft, left], [left, placed]] as const }] : []),
    ...(right && farRight && end(right) < farRight[axis] ? [{ at: right[axis] - box[size] - (farRight[axis] - end(right)), pairs: (placed: Box) => [[placed, right], [right, farRight]] as const }] : []),
  ];
  const near = places.filter(({ at }) => Math.abs(at - box[axis]) <= reach).sort((a, b) => Math.abs(a.at - box[axis]) - Math.abs(b.at - box[axis]))[0];
  return near && { at: Math.round(near.at), guides: (placed) => near.pairs(placed).map(([a, b]) => gapGuide(a, b, axis)) };
}

function shareRow(a: Box, b: Box, axis: 'x' | 'y'): boolean {
  const along = axis === 'x' ? 'y' : 'x';
  const size = axis === 'x' ? 'height' : 'width';
  return a[along] < b[along] + b[size] && b[along] < a[along] + a[size];
}

function gapGuide(a: Box, b: Box, axis: 'x' | 'y'): Guide {
  const along = axis === 'x' ? 'y' : 'x';
  const [size, cross] = axis === 'x' ? (['width', 'height'] as const) : (['height', 'width'] as const);
  const from = a[axis] + a[size];
  const middle = (Math.max(a[along], b[along]) + Math.min(a[along] + a[cross], b[along] + b[cross])) / 2;
  return { axis, at: middle, from, to: b[axis], gap: b[axis] - from };
}

interface Hit {
  readonly by: number;
  readonly at: number;
  readonly other: Box;
}

function nearest(box: Box, others: readonly Box[], axis: 'x' | 'y'): Hit | undefined {
  let best: Hit | undefined;
  for (const other of others) {
    for (const [own, its] of pairs(box, other, axis)) {
      const by = its - own;
      if (Math.abs(by) <= reach && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at: its, other };
    }
  }
  return best;
}

/** Left with left, middle with middle, right with right. */
function pairs(a: Box, b: Box, axis: 'x' | 'y'): readonly (readonly [number, number])[] {
  const size = axis === 'x' ? 'width' : 'height';
  return [0, 0.5, 1].map((share) => [a[axis] + share * a[size], b[axis] + share * b[size]] as const);
}

function guide(axis: 'x' | 'y', at: number, a: Box, b: Box): Guide {
  const along = axis === 'x' ? 'y' : 'x';
  const size = axis === 'x' ? 'height' : 'width';
  return { axis, at, from: Math.min(a[along], b[along]), to: Math.max(a[along] + a[size], b[along] + b[size]) };
}
