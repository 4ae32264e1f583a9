import type { Point } from '#engine/blueprint';

/** A line through these corners as SVG path data, each corner rounded as far as its stretches allow. */
export function roundedPath(points: readonly Point[], radius = 14): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const steps = rest.map((corner, index) => {
    const before = points[index];
    const after = points[index + 2];
    if (!before || !after) return `L${corner.x},${corner.y}`;
    const room = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const enter = towards(corner, before, room);
    const leave = towards(corner, after, room);
    return `L${enter.x},${enter.y}Q${corner.x},${corner.y} ${leave.x},${leave.y}`;
  });
  return `M${first.x},${first.y}${steps.join('')}`;
}

/** The point half way along a line, where its "+" stands. */
export function middleOf(points: readonly Point[]): Point {
  return pointAlong(points, 0.5);
}

/** Where a line's "+" stands while the line is selected: as near to its middle as it lies on no handle of a stretch. */
export function besideHandles(points: readonly Point[], clear: number): Point {
  const handles = points.slice(1).map((to, index) => middleOf([points[index] ?? to, to]));
  const places = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9].map((share) => pointAlong(points, share));
  const room = (place: Point) => Math.min(...handles.map((handle) => distance(place, handle)));
  return places.find((place) => room(place) >= clear) ?? places.toSorted((a, b) => room(b) - room(a))[0] ?? middleOf(points);
}

function pointAlong(points: readonly Point[], share: number): Point {
  let left = lengthOf(points) * share;
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (!next) break;
    const length = distance(point, next);
    if (length >= left) return towards(point, next, left);
    left -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

/** How long a line is, in canvas pixels. */
export function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, point, index) => sum + distance(point, points[index + 1] ?? point), 0);
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** Stretches are upright or level, so the way is along one axis only. */
function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
