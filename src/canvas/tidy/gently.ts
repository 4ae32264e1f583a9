import { grid, onGrid, overlap, grown, type Box } from '../geometry/box.ts';
import { movesOf, type Places, type Thing } from '../geometry/making-room.ts';
import { gaps } from '../geometry/placing.ts';

/** Cards whose left edges are no further apart than this stand in one column, in canvas pixels. */
const sameColumn = 32;
/** Cards closer than this are in each other's way: not even a line fits between them. */
const tooClose = 24;

/**
 * Straightens a drawing without changing it: cards go onto the grid, cards of one column flush, and what lies on each
 * other apart. Columns keep their order and cards their order in them; what stands well stays where it is.
 */
export function gently(things: readonly Thing[], fixed: ReadonlySet<string>): Places {
  let now: readonly Thing[] = things;
  // what one step moves may bring the next one to move: until nothing does
  for (let round = 0; round < 40; round += 1) {
    const next = parted(spacedColumns(flush(now, fixed), fixed), fixed);
    const isDone = next.every((thing, index) => thing.x === now[index]?.x && thing.y === now[index]?.y);
    now = next;
    if (isDone) break;
  }
  return movesOf(things, new Map(now.map((thing) => [thing.id, thing])));
}

/** Columns from the left, each with the x its cards share. */
function columnsOf(things: readonly Thing[]): readonly (readonly Thing[])[] {
  const columns: Thing[][] = [];
  for (const thing of [...things].sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))) {
    const column = columns.at(-1);
    if (column?.[0] && thing.x - column[0].x <= sameColumn) column.push(thing);
    else columns.push([thing]);
  }
  return columns;
}

function flush(things: readonly Thing[], fixed: ReadonlySet<string>): readonly Thing[] {
  const places = new Map<string, number>();
  for (const column of columnsOf(things)) {
    const middle = column.find(({ id }) => fixed.has(id)) ?? column[Math.floor((column.length - 1) / 2)];
    for (const { id } of column) places.set(id, middle && fixed.has(middle.id) ? middle.x : Math.round((middle?.x ?? 0) / grid) * grid + 0);
  }
  return things.map((thing) => (fixed.has(thing.id) ? thing : { ...thing, x: places.get(thing.id) ?? thing.x, y: onGrid(thing).y }));
}

/** Moves a column right, with all that follow, when its cards lie on those before it but are clearly beside them. */
function spacedColumns(things: readonly Thing[], fixed: ReadonlySet<string>): readonly Thing[] {
  const now = new Map(things.map((thing) => [thing.id, thing]));
  let shift = 0;
  const before: Thing[] = [];
  for (const column of columnsOf(things)) {
    const moved = column.map((thing) => (fixed.has(thing.id) ? thing : { ...thing, x: thing.x + shift }));
    const needed = moved.reduce((most, thing) => Math.max(most, ...before.map((other) => (isBeside(other, thing) ? other.x + other.width + gaps.across / 2 - thing.x : 0))), 0);
    const more = Math.ceil(needed / grid) * grid;
    shift += more;
    for (const thing of moved) {
      const placed = fixed.has(thing.id) ? thing : { ...thing, x: thing.x + more };
      before.push(placed);
      now.set(placed.id, placed);
    }
  }
  return things.map((thing) => now.get(thing.id) ?? thing);
}

/** The second overlaps the first, but begins so far right of it that it is meant to stand beside it. */
function isBeside(first: Box, second: Box): boolean {
  return second.x - first.x >= first.width / 2 && overlap(grown(first, tooClose - 1), second);
}

/** Moves cards down, in the order they stand in, until none lies on one above it. */
function parted(things: readonly Thing[], fixed: ReadonlySet<string>): readonly Thing[] {
  const placed: Thing[] = things.filter(({ id }) => fixed.has(id));
  const now = new Map(placed.map((thing) => [thing.id, thing]));
  for (const thing of [...things].sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1))) {
    if (fixed.has(thing.id)) continue;
    let at = thing;
    for (;;) {
      const wanted = grown(at, tooClose - 1);
      const blocking = placed.filter((other) => overlap(wanted, other));
      if (blocking.length === 0) break;
      at = { ...at, y: Math.ceil((Math.max(...blocking.map((other) => other.y + other.height)) + gaps.down) / grid) * grid };
    }
    placed.push(at);
    now.set(at.id, at);
  }
  return things.map((thing) => now.get(thing.id) ?? thing);
}
