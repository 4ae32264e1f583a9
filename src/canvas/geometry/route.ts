import type { Point } from '#engine/blueprint';
import { grown, overlap, stretch, type Box } from './box.ts';

/** A line to be drawn: from a port on a card's right edge to the in-port on another card's left edge. */
export interface Wish {
  readonly id: string;
  readonly from: Point;
  readonly to: Point;
  readonly source: Box;
  readonly target: Box;
  /** Lines to the same target may run together; others keep apart. */
  readonly joins: string;
}

/** How far a line runs straight out of and into a port, in canvas pixels. */
export const stub = 24;
/** The distance between two lines that run side by side. */
export const lane = 12;
/** How close a line may pass a card. */
const clearance = 10;
const bendCost = 28;
const crowdCost = 60;
const crossCost = 100_000;
const ownCost = 10_000_000;

interface Taken {
  readonly box: Box;
  readonly joins: string;
}

/** Finds ways for lines one after another, so that each keeps clear of the cards and of the lines before it. */
export class Router {
  private readonly cards: readonly Box[];
  private readonly taken: Taken[] = [];

  constructor(cards: readonly Box[]) {
    this.cards = cards;
  }

  /** The corners of a line. It never runs behind its own two cards, and behind no other card when there is a way around. */
  route(wish: Wish): readonly Point[] {
    const points = isOwnLoop(wish) ? loop(wish) : this.best(wish);
    for (const [index, point] of points.entries()) {
      const next = points[index + 1];
      if (next) this.taken.push({ box: stretch(point, next), joins: wish.joins });
    }
    return points;
  }

  private best(wish: Wish): readonly Point[] {
    let best: { readonly points: readonly Point[]; readonly cost: number } | undefined;
    for (const candidate of this.candidates(wish)) {
      const points = simplified(candidate);
      const length = plainCost(points);
      if (best && length >= best.cost) continue;
      const cost = length + this.obstacleCost(points, wish);
      if (!best || cost < best.cost) best = { points, cost };
    }
    return best?.points ?? [wish.from, wish.to];
  }

  private *candidates(wish: Wish): Generator<readonly Point[]> {
    const { from, to } = wish;
    if (to.x - from.x >= 2 * clearance) {
      if (from.y === to.y) yield [from, to];
      for (const x of this.uprightsBetween(wish)) yield [from, { x, y: from.y }, { x, y: to.y }, to];
    }
    const near = this.nearby(wish);
    const leaving = leavingLanes(wish);
    const arriving = arrivingLanes(wish);
    for (const y of levels(wish, near)) {
      for (const first of leaving) for (const last of arriving) yield [from, { x: first, y: from.y }, { x: first, y }, { x: last, y }, { x: last, y: to.y }, to];
    }
  }

  /** Places for the upright stretch of a plain step: close to the target first, where lines to it meet. */
  private uprightsBetween({ from, to }: Wish): readonly number[] {
    const room = to.x - from.x;
    if (room < 2 * stub) return [from.x + room / 2];
    const places = [0, 1, 2, 3, 4].flatMap((step) => [to.x - stub - step * lane, from.x + stub + step * lane]);
    const beside = this.cards.flatMap((card) => [card.x - stub, card.x + card.width + stub]);
    return [...new Set([...places, ...beside])].filter((x) => x >= from.x + clearance && x <= to.x - clearance);
  }

  /** The cards that may stand in the way. */
  private nearby({ source, target }: Wish): readonly Box[] {
    const left = Math.min(source.x, target.x) - 400;
    const right = Math.max(source.x + source.width, target.x + target.width) + 400;
    return this.cards.filter((card) => card.x < right && card.x + card.width > left);
  }

  private obstacleCost(points: readonly Point[], { source, target, joins }: Wish): number {
    let cost = 0;
    for (const [index, point] of points.entries()) {
      const next = points[index + 1];
      if (!next) break;
      const way = stretch(point, next);
      for (const card of this.cards) {
        const isOwn = card === source || card === target;
        if (overlap(grown(card, isOwn ? -1 : clearance - 1), thick(way))) cost += isOwn || isSame(card, source) || isSame(card, target) ? ownHit(card, way) : crossCost;
      }
      for (const other of this.taken) if (other.joins !== joins && runsAlong(other.box, way)) cost += crowdCost;
    }
    return cost;
  }
}

/** Only a stretch inside the card itself is a crossing; passing close to one's own port is not. */
function ownHit(card: Box, way: Box): number {
  return overlap(grown(card, -1), thick(way)) ? ownCost : 0;
}

function isSame(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function isOwnLoop({ source, target }: Wish): boolean {
  return isSame(source, target);
}

/** A way back into the same card: around its top, because outcomes stand at its foot. */
function loop({ from, to, source }: Wish): readonly Point[] {
  const y = source.y - stub;
  return [from, { x: from.x + stub, y: from.y }, { x: from.x + stub, y }, { x: to.x - stub, y }, { x: to.x - stub, y: to.y }, to];
}

function leavingLanes({ from, target }: Wish): readonly number[] {
  const lanes = [0, 1, 2, 3].map((step) => from.x + stub + step * lane);
  return target.x + target.width > from.x ? [...lanes, target.x + target.width + stub] : lanes;
}

function arrivingLanes({ to, source }: Wish): readonly number[] {
  const lanes = [0, 1, 2, 3].map((step) => to.x - stub - step * lane);
  return source.x < to.x ? [...lanes, source.x - stub] : lanes;
}

/** Heights at which a level stretch may run: just above and below the cards, nearest to both ports first. */
function levels({ from, to }: Wish, near: readonly Box[]): readonly number[] {
  const all = near.flatMap((card) => [0, 1, 2].flatMap((step) => [card.y - stub - step * lane, card.y + card.height + stub + step * lane]));
  const cost = (y: number) => Math.abs(y - from.y) + Math.abs(y - to.y);
  return [...new Set([from.y, to.y, ...all])].sort((a, b) => cost(a) - cost(b) || a - b);
}

function plainCost(points: readonly Point[]): number {
  const length = points.reduce((sum, point, index) => {
    const next = points[index + 1] ?? point;
    return sum + Math.abs(point.x - next.x) + Math.abs(point.y - next.y);
  }, 0);
  return length + points.length * bendCost;
}

function thick(way: Box): Box {
  return grown(way, 0.5);
}

function runsAlong(a: Box, b: Box): boolean {
  const upright = a.width === 0 && b.width === 0 && a.height > 0 && b.height > 0;
  const level = a.height === 0 && b.height === 0 && a.width > 0 && b.width > 0;
  if (upright) return Math.abs(a.x - b.x) < lane - 2 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 4;
  return level && Math.abs(a.y - b.y) < lane - 2 && Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 4;
}

/** Without corners on a straight way and without doubled ones. */
function simplified(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const before = kept.at(-1);
    const earlier = kept.at(-2);
    if (before && before.x === point.x && before.y === point.y) continue;
    if (before && earlier && ((earlier.x === before.x && before.x === point.x) || (earlier.y === before.y && before.y === point.y))) kept.pop();
    kept.push(point);
  }
  return kept;
}
