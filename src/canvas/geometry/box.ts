import type { Point } from '#engine/blueprint';

/** An upright rectangle in canvas pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The distance between things that stand on the drawing's grid, in canvas pixels. */
export const grid = 8;

/** The nearest place on the grid. */
export function onGrid({ x, y }: Point): Point {
  return { x: Math.round(x / grid) * grid + 0, y: Math.round(y / grid) * grid + 0 };
}

/** The same rectangle, larger by a margin on every side. */
export function grown(box: Box, margin: number): Box {
  return { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
}

/** Says whether two rectangles cover common ground; touching edges do not count. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Says whether a point lies in a rectangle. */
export function holds(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** The smallest rectangle around all of them; `null` when there is none. */
export function boundsOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

/** The rectangle a straight upright or level stretch takes up, without any width of its own. */
export function stretch(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}
