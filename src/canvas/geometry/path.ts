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
  const total = lengthOf(points);
  let left = total / 2;
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
