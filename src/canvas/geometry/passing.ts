import type { Point } from '#engine/blueprint';
import { holds, overlap, type Box } from './box.ts';
import type { Line } from './lines.ts';

/** The name of a line whose source is out of view, where the line comes into view. */
export interface Passing {
  readonly line: Line;
  readonly at: Point;
}

/** So many names at the edge of the view can be read; and so far apart they stand, in canvas pixels. */
const most = 16;
const apart = { x: 150, y: 22 };

/** Lines that come into view from cards that are out of it, each at the place where it comes in. None stands on another. */
export function passingLines(lines: readonly Line[], view: Box, boxes: ReadonlyMap<string, Box>): readonly Passing[] {
  const found: Passing[] = [];
  for (const line of lines) {
    const source = boxes.get(line.source);
    if (!source || line.kind === 'jump' || line.kind === 'loop' || overlap(source, view)) continue;
    const at = entryInto(view, line.points);
    if (!at || found.some((other) => Math.abs(other.at.x - at.x) < apart.x && Math.abs(other.at.y - at.y) < apart.y)) continue;
    found.push({ line, at });
    if (found.length === most) break;
  }
  return found;
}

/** Where a line first comes into a rectangle, from outside it. */
export function entryInto(view: Box, points: readonly Point[]): Point | undefined {
  for (const [index, a] of points.entries()) {
    const b = points[index + 1];
    if (holds(view, a)) return a;
    if (!b) return undefined;
    const right = view.x + view.width;
    const bottom = view.y + view.height;
    const isLevel = a.y === b.y;
    const [across, low, high] = isLevel ? [a.y, view.y, bottom] : [a.x, view.x, right];
    const [from, to, near, far] = isLevel ? [a.x, b.x, view.x, right] : [a.y, b.y, view.y, bottom];
    if (across < low || across > high || Math.max(from, to) < near || Math.min(from, to) > far) continue;
    const edge = from < to ? near : far;
    return isLevel ? { x: edge, y: across } : { x: across, y: edge };
  }
  return undefined;
}
