import type { Point } from '#engine/blueprint';
import { grid, grown, overlap, type Box } from './box.ts';
import { gaps } from './placing.ts';

/** A thing on the drawing that may be moved. */
export interface Thing extends Box {
  readonly id: string;
}

/** New places by id; what is not named stays. */
export type Places = ReadonlyMap<string, Point>;

/** Cards closer than `touch` count as lying on each other; pushed aside they stand `apart` from each other. */
const touch = 8;
const apart = 24;

/**
 * Pushes what lies under the held things aside, just far enough and the shortest way, and what that lands on in turn
 * (ui.md 28). Held and fixed things stay.
 */
export function pushedAside(things: readonly Thing[], held: ReadonlySet<string>, fixed: ReadonlySet<string> = new Set()): Places {
  const now = new Map(things.map((thing) => [thing.id, thing]));
  const ways = new Map<string, Way>();
  const pushing = things.filter(({ id }) => held.has(id)).map(({ id }) => id);
  const enough = 8 * things.length + 8;
  for (let count = 0; count < enough; count += 1) {
    const id = pushing.shift();
    const pusher = id === undefined ? undefined : now.get(id);
    if (!pusher) break;
    const near = grown(pusher, touch);
    for (const other of now.values()) {
      if (other.id === pusher.id || held.has(other.id) || fixed.has(other.id) || !overlap(near, other)) continue;
      const way = ways.get(other.id) ?? ways.get(pusher.id) ?? shortestWay(pusher, other);
      ways.set(other.id, way);
      now.set(other.id, { ...other, ...beyond(pusher, other, way) });
      pushing.push(other.id);
    }
  }
  return movesOf(things, now);
}

type Way = 'left' | 'right' | 'up' | 'down';

/** Where a thing stands once it is pushed clear of another. */
function beyond(pusher: Box, { x, y, width, height }: Box, way: Way): Point {
  switch (way) {
    case 'left':
      return { x: Math.floor((pusher.x - apart - width) / grid) * grid, y };
    case 'right':
      return { x: Math.ceil((pusher.x + pusher.width + apart) / grid) * grid, y };
    case 'up':
      return { x, y: Math.floor((pusher.y - apart - height) / grid) * grid };
    case 'down':
      return { x, y: Math.ceil((pusher.y + pusher.height + apart) / grid) * grid };
  }
}

function shortestWay(pusher: Box, other: Box): Way {
  const ways: readonly Way[] = ['down', 'up', 'right', 'left'];
  const length = (way: Way) => {
    const at = beyond(pusher, other, way);
    return Math.abs(at.x - other.x) + Math.abs(at.y - other.y);
  };
  return ways.reduce((best, way) => (length(way) < length(best) ? way : best), 'down');
}

/**
 * Opens or closes space: everything right of the place where somebody pressed, or below it, moves along, whichever way
 * the hand goes further (ui.md 34). Space closes only until cards would come too close.
 */
export function spaceMoves(things: readonly Thing[], from: Point, by: Point, fixed: ReadonlySet<string> = new Set()): Places {
  const axis = Math.abs(by.x) >= Math.abs(by.y) ? 'x' : 'y';
  const moving = things.filter((thing) => thing[axis] >= from[axis] && !fixed.has(thing.id));
  const staying = things.filter((thing) => thing[axis] < from[axis] || fixed.has(thing.id));
  const wanted = Math.round(by[axis] / grid) * grid;
  const shift = wanted < 0 ? -Math.min(-wanted, roomBefore(moving, staying, axis)) : wanted;
  if (shift === 0) return new Map();
  return new Map(moving.map(({ id, x, y }) => [id, axis === 'x' ? { x: x + shift, y } : { x, y: y + shift }]));
}

/** How far things may move back before one of them comes close to one that stays. */
function roomBefore(moving: readonly Thing[], staying: readonly Thing[], axis: 'x' | 'y'): number {
  const [across, length, width, gap] = axis === 'x' ? (['y', 'width', 'height', gaps.across / 2] as const) : (['x', 'height', 'width', gaps.down] as const);
  let room = Infinity;
  for (const thing of moving) {
    for (const other of staying) {
      if (other[axis] > thing[axis] || other[across] + other[width] <= thing[across] || thing[across] + thing[width] <= other[across]) continue;
      room = Math.min(room, thing[axis] - other[axis] - other[length] - gap);
    }
  }
  return Math.max(0, Math.floor(room / grid) * grid);
}

/** Moves a block of things up or down, as little as needed, to where none of them lies on one of the others. */
export function clearBlock(block: readonly Thing[], others: readonly Thing[]): Places {
  const shift = [1, -1].map((sign) => sign * clearShift(block, others, sign)).reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best));
  return shift === 0 ? new Map() : new Map(block.map(({ id, x, y }) => [id, { x, y: y + shift }]));
}

function clearShift(block: readonly Thing[], others: readonly Thing[], sign: number): number {
  let shift = 0;
  for (;;) {
    let more = 0;
    for (const thing of block) {
      const moved = grown({ ...thing, y: thing.y + sign * shift }, apart - 1);
      for (const other of others) {
        if (!overlap(moved, other)) continue;
        const needed = sign > 0 ? other.y + other.height + apart - (thing.y + shift) : thing.y - shift + thing.height + apart - other.y;
        more = Math.max(more, Math.ceil(needed / grid) * grid);
      }
    }
    if (more === 0) return shift;
    shift += more;
  }
}

/** The places that differ from where the things stood. */
export function movesOf(things: readonly Thing[], now: ReadonlyMap<string, Box>): Places {
  return new Map(things.flatMap(({ id, x, y }) => {
    const at = now.get(id);
    return at && (at.x !== x || at.y !== y) ? [[id, { x: at.x, y: at.y }] as const] : [];
  }));
}
