import type { Point } from '#engine/blueprint';
import { grown, overlap, stretch, type Box } from './box.ts';
import { Ground } from './ground.ts';

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

// what a way costs beside its length in pixels: the cheapest one is drawn
const bendCost = 28;
const meetCost = 12;
const crowdCost = 48;
const crossCost = 100_000;
const ownCost = 10_000_000;

/** A straight stretch that a line takes up already. */
interface Taken extends Span {
  readonly joins: string;
}

/** A straight stretch: on which axis it runs, where it lies across that axis, and from where to where. */
interface Span {
  readonly isUpright: boolean;
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

interface Way {
  readonly points: readonly Point[];
  readonly cost: number;
}

/** Finds ways for lines one after another, so that each keeps clear of the cards and of the lines before it. */
export class Router {
  private readonly cards = new Ground<Box>();
  private readonly all: readonly Box[];
  private readonly taken = new Ground<Taken>();

  constructor(cards: readonly Box[]) {
    this.all = cards;
    for (const card of cards) this.cards.add(card, card);
  }

  /** The corners of a line. It never runs behind its own two cards, and behind no other card when there is a way around. */
  route(wish: Wish): readonly Point[] {
    const points = isSame(wish.source, wish.target) ? loop(wish) : this.best(wish);
    for (const [a, b] of stretches(points)) {
      this.taken.add({ ...spanOf(a, b), joins: wish.joins }, grown(stretch(a, b), lane));
    }
    return points;
  }

  private best(wish: Wish): readonly Point[] {
    const plain = this.bestStep(wish);
    const best = this.bestDetour(wish, plain);
    return best?.points ?? [wish.from, wish.to];
  }

  /** Forward: straight, or with one upright stretch between the cards. */
  private bestStep(wish: Wish): Way | undefined {
    const { from, to } = wish;
    if (to.x - from.x < 2 * clearance) return undefined;
    if (from.y === to.y) return this.weighed([from, to], wish, undefined);
    return this.uprightsBetween(wish).reduce<Way | undefined>((best, x) => this.weighed([from, { x, y: from.y }, { x, y: to.y }, to], wish, best), undefined);
  }

  /** Around: out, up or down to a level stretch above or below the cards, and in from the left. */
  private bestDetour(wish: Wish, plain: Way | undefined): Way | undefined {
    const { from, to } = wish;
    let best = plain;
    const leaving = leavingLanes(wish);
    const arriving = arrivingLanes(wish);
    const core = sharedRun(leaving, arriving);
    const across = core && from.x >= to.x ? 2 * core[1] - from.x + to.x - 2 * core[0] : Math.max(0, to.x - from.x);
    for (const y of this.levels(wish)) {
      const least = across + Math.abs(y - from.y) + Math.abs(y - to.y) + 4 * bendCost;
      if (best && least >= best.cost) break;
      // a level that is blocked where every way along it runs needs no closer look
      const level = core ? this.costOf({ x: core[0], y }, { x: core[1], y }, wish) : 0;
      if (best && least + level >= best.cost) continue;
      const outs = this.clearest(leaving, from.y, y, wish);
      const ins = this.clearest(arriving, to.y, y, wish);
      for (const out of outs) {
        for (const into of ins) {
          if (best && out.cost + into.cost + level + least >= best.cost) continue;
          best = this.weighed([from, { x: out.x, y: from.y }, { x: out.x, y }, { x: into.x, y }, { x: into.x, y: to.y }, to], wish, best);
        }
      }
    }
    return best;
  }

  /** The two places at which an upright stretch between two heights is in the fewest ways. */
  private clearest(places: readonly number[], from: number, to: number, wish: Wish): readonly { readonly x: number; readonly cost: number }[] {
    return places.map((x) => ({ x, cost: this.costOf({ x, y: from }, { x, y: to }, wish) })).sort((a, b) => a.cost - b.cost).slice(0, 2);
  }

  private weighed(corners: readonly Point[], wish: Wish, best: Way | undefined): Way | undefined {
    const points = simplified(corners);
    let cost = points.length * bendCost;
    for (const [a, b] of stretches(points)) {
      cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + this.costOf(a, b, wish);
      if (best && cost >= best.cost) return best;
    }
    return { points, cost };
  }

  /** What one straight stretch costs beside its length: cards in its way, lines beside and across it. */
  private costOf(a: Point, b: Point, { source, target, joins }: Wish): number {
    if (a.x === b.x && a.y === b.y) return 0;
    const thick = grown(stretch(a, b), 0.5);
    const span = spanOf(a, b);
    let cost = 0;
    this.cards.each(grown(thick, clearance - 1), (card) => {
      if (!isSame(card, source) && !isSame(card, target)) cost += crossCost;
      else if (overlap(grown(card, -1), thick)) cost += ownCost;
    });
    this.taken.each(thick, (other) => {
      if (other.joins !== joins) cost += crowding(other, span);
    });
    return cost;
  }

  /** Places for the upright stretch of a plain step: close to the target first, where lines to it meet. */
  private uprightsBetween({ from, to }: Wish): readonly number[] {
    const room = to.x - from.x;
    if (room < 2 * stub) return [from.x + room / 2];
    const places = [0, 1, 2, 3, 4].flatMap((step) => [to.x - stub - step * lane, from.x + stub + step * lane]);
    const beside = this.nearby({ x: from.x, y: Math.min(from.y, to.y), width: room, height: Math.abs(from.y - to.y) }).flatMap((card) => [card.x - stub, card.x + card.width + stub]);
    return [...new Set([...places, ...beside])].filter((x) => x >= from.x + clearance && x <= to.x - clearance);
  }

  /** Heights at which a level stretch may run: just above and below the cards, nearest to both ports first. */
  private levels({ from, to, source, target }: Wish): readonly number[] {
    const left = Math.min(source.x, target.x) - 100;
    const right = Math.max(source.x + source.width, target.x + target.width) + 100;
    const near = this.all.filter((card) => card.x < right && card.x + card.width > left);
    const beside = near.flatMap((card) => [0, 1, 2].flatMap((step) => [card.y - stub - step * lane, card.y + card.height + stub + step * lane]));
    const cost = (y: number) => Math.abs(y - from.y) + Math.abs(y - to.y);
    return [...new Set([from.y, to.y, ...beside])].sort((a, b) => cost(a) - cost(b) || a - b);
  }

  private nearby(box: Box): readonly Box[] {
    const found: Box[] = [];
    this.cards.each(grown(box, clearance), (card) => {
      found.push(card);
    });
    return found;
  }
}

function isSame(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** A way back into the same stage: a small hook at the outcome's own row, where nothing else is in its way. */
function loop({ from }: Wish): readonly Point[] {
  const y = from.y - hook.rise;
  return [from, { x: from.x + hook.reach, y: from.y }, { x: from.x + hook.reach, y }, { x: from.x + hook.gap, y }];
}

const hook = { reach: 20, rise: 14, gap: 3 };

function leavingLanes({ from, target }: Wish): readonly number[] {
  const lanes = [0, 1, 2, 3].map((step) => from.x + stub + step * lane);
  return target.x + target.width > from.x ? [...lanes, target.x + target.width + stub] : lanes;
}

function arrivingLanes({ to, source }: Wish): readonly number[] {
  const lanes = [0, 1, 2, 3].map((step) => to.x - stub - step * lane);
  return source.x < to.x ? [...lanes, source.x - stub] : lanes;
}

/** The stretch that every level way between these places has in common, if any. */
function sharedRun(leaving: readonly number[], arriving: readonly number[]): readonly [number, number] | undefined {
  const [outMin, outMax, inMin, inMax] = [Math.min(...leaving), Math.max(...leaving), Math.min(...arriving), Math.max(...arriving)];
  if (inMax < outMin) return [inMax, outMin];
  return outMax < inMin ? [outMax, inMin] : undefined;
}

/** Lines that cross are hard to follow; lines that run close along each other are worse, the longer the worse. */
function crowding(a: Span, b: Span): number {
  if (a.isUpright !== b.isUpright) return a.low <= b.at && b.at <= a.high && b.low <= a.at && a.at <= b.high ? meetCost : 0;
  if (Math.abs(a.at - b.at) >= lane - 2) return 0;
  const shared = Math.min(a.high, b.high) - Math.max(a.low, b.low);
  return shared > 4 ? crowdCost + Math.min(shared, 200) / 4 : 0;
}

function spanOf(a: Point, b: Point): Span {
  const isUpright = a.x === b.x;
  return isUpright
    ? { isUpright, at: a.x, low: Math.min(a.y, b.y), high: Math.max(a.y, b.y) }
    : { isUpright, at: a.y, low: Math.min(a.x, b.x), high: Math.max(a.x, b.x) };
}

function stretches(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    return before ? [[before, point] as const] : [];
  });
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
