import type { Point } from '#engine/blueprint';
import { boundsOf, grid, grown, overlap, stretch, type Box } from './box.ts';
import { simplified, type Way } from './way.ts';
import { stub, type Obstacles, type Wish } from './search.ts';

// how near a dragged stretch must come to one it could run on along, in canvas pixels
const snap = 6;
// so far a bent line runs straight out of and into its ports at least
const least = 8;

/** The corners between a line's two ends: what a bend made by hand remembers. */
export function bendsOf(points: readonly Point[]): readonly Point[] {
  return points.slice(1, -1).map(({ x, y }) => ({ x: Math.round(x) + 0, y: Math.round(y) + 0 }));
}

/**
 * A line along bends made by hand. Its first and last stretches follow the cards; `undefined` when the bends no
 * longer fit, because the line would turn back at a port or run behind a card.
 */
export function bentWay(bends: readonly Point[], wish: Wish, obstacles: Obstacles): Way | undefined {
  const { from, to } = wish;
  if (bends.length < 2 || bends.length % 2 !== 0) return undefined;
  const corners: Point[] = [];
  for (let index = 0; index < bends.length; index += 2) {
    const x = bends[index]?.x ?? 0;
    const isLast = index === bends.length - 2;
    corners.push({ x, y: corners.at(-1)?.y ?? from.y }, { x, y: isLast ? to.y : bends[index + 1]?.y ?? 0 });
  }
  const points = simplified([from, ...corners, to]);
  const [first, last] = [points[1], points.at(-2)];
  const isTurned = !first || !last || first.x < from.x + least || last.x > to.x - least;
  return isTurned || runsBehind(points, obstacles) ? undefined : { points, isByHand: true, looked: boundsOf(points.map((point) => ({ ...point, width: 0, height: 0 }))) ?? wish.source };
}

/** Says whether any stretch of a line runs behind a card. */
export function runsBehind(points: readonly Point[], obstacles: Obstacles): boolean {
  return points.some((point, index) => {
    const next = points[index + 1];
    if (!next) return false;
    const thick = grown(stretch(point, next), 0.5);
    return obstacles.some(thick, (card: Box) => overlap(thick, grown(card, -1)));
  });
}

/**
 * A line with one of its stretches taken elsewhere, on the grid or flush with the stretch it would run on along. The
 * ends stay at their ports: a stretch that touches one gets a corner beside it.
 */
export function withStretchAt(points: readonly Point[], index: number, to: Point): readonly Point[] {
  const { corners, at } = withCorners(points, index);
  const [a, b] = [corners[at], corners[at + 1]];
  if (!a || !b) return points;
  const axis = a.x === b.x && a.y !== b.y ? 'x' : 'y';
  const beside = [corners[at - 2]?.[axis], corners[at + 3]?.[axis]].find((each) => each !== undefined && Math.abs(each - to[axis]) <= snap);
  const place = beside ?? Math.round(to[axis] / grid) * grid + 0;
  const moved = corners.map((corner, each) => (each === at || each === at + 1 ? { ...corner, [axis]: place } : corner));
  return simplified(moved);
}

/** The corners doubled beside a port, when the stretch that is taken starts or ends at one. */
function withCorners(points: readonly Point[], index: number): { readonly corners: readonly Point[]; readonly at: number } {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return { corners: points, at: index };
  const out = { x: first.x + stub, y: first.y };
  const into = { x: last.x - stub, y: last.y };
  const head = index === 0 ? [first, out, out] : [first];
  const tail = index === points.length - 2 ? [into, into, last] : [last];
  return { corners: [...head, ...points.slice(1, -1), ...tail], at: index === 0 ? 2 : index };
}

/** The stretch of a line that passes a point, by its place among the corners. */
export function stretchAt(points: readonly Point[], { x, y }: Point): number {
  let nearest = 0;
  let best = Infinity;
  for (let index = 0; index < points.length - 1; index += 1) {
    const [a, b] = [points[index], points[index + 1]];
    if (!a || !b) continue;
    const away = Math.hypot(Math.max(Math.min(a.x, b.x) - x, 0, x - Math.max(a.x, b.x)), Math.max(Math.min(a.y, b.y) - y, 0, y - Math.max(a.y, b.y)));
    if (away < best) [nearest, best] = [index, away];
  }
  return nearest;
}
