import type { Point } from '#engine/blueprint';
import { onGrid, type Box } from './box.ts';

/** A line shown while a card is dragged, because it stands flush with another card. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly at: Point;
  readonly guides: readonly Guide[];
}

/** How near an edge or a middle must come to another card's before it snaps, in canvas pixels. */
const reach = 6;

/** Where a dragged card goes: flush with a card nearby, else onto the grid. */
export function snapped(box: Box, others: readonly Box[]): Snapped {
  const grid = onGrid(box);
  const across = nearest(box, others, 'x');
  const down = nearest(box, others, 'y');
  const at = { x: across ? box.x + across.by : grid.x, y: down ? box.y + down.by : grid.y };
  const placed = { ...box, ...at };
  return { at, guides: [...(across ? [guide('x', across.at, placed, across.other)] : []), ...(down ? [guide('y', down.at, placed, down.other)] : [])] };
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
