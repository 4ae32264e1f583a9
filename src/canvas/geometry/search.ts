import type { Point } from '#engine/blueprint';
import { overlap, type Box } from './box.ts';
import { Ground } from './ground.ts';

/** A line to be drawn: from a port on a card's right edge to the in-port on another card's left edge. */
export interface Wish {
  readonly from: Point;
  readonly to: Point;
  readonly source: Box;
  readonly target: Box;
}

/** How far a line runs straight out of and into a port before it bends, in canvas pixels: where lines to one card meet. */
export const stub = 24;
/** How close a line may pass a card, in canvas pixels. */
export const clearance = 10;

/** The cards a drawing's lines run around. */
export class Obstacles {
  private readonly ground = new Ground<Box>();
  private readonly reach: Box;
  private readonly beneath: Obstacles | undefined;

  /** `beneath` are others that rest while these are dragged: they are not counted again at every step. */
  constructor(boxes: readonly Box[], beneath?: Obstacles) {
    this.beneath = beneath;
    let [left, top, right, bottom] = beneath ? [beneath.reach.x, beneath.reach.y, beneath.reach.x + beneath.reach.width, beneath.reach.y + beneath.reach.height] : [0, 0, 0, 0];
    for (const box of boxes) {
      this.ground.add(box, box);
      [left, top, right, bottom] = [Math.min(left, box.x), Math.min(top, box.y), Math.max(right, box.x + box.width), Math.max(bottom, box.y + box.height)];
    }
    this.reach = { x: left, y: top, width: right - left, height: bottom - top };
  }

  /** Says whether one of them lies in a rectangle and is of a kind. */
  some(box: Box, isOne: (box: Box) => boolean): boolean {
    return this.ground.some(box, isOne) || this.beneath?.some(box, isOne) === true;
  }

  /** Names each one that overlaps the rectangle. */
  each(box: Box, visit: (box: Box) => void): void {
    this.beneath?.each(box, visit);
    const { x, y, width, height } = this.reach;
    const left = Math.max(box.x, x);
    const top = Math.max(box.y, y);
    this.ground.each({ x: left, y: top, width: Math.min(box.x + box.width, x + width) - left, height: Math.min(box.y + box.height, y + height) - top }, visit);
  }
}

/** The search for one line's way. It remembers the ground it looked at. */
export class Search {
  readonly wish: Wish;
  private readonly obstacles: Obstacles;
  private left: number;
  private top: number;
  private right: number;
  private bottom: number;

  constructor(wish: Wish, obstacles: Obstacles) {
    this.wish = wish;
    this.obstacles = obstacles;
    const { from, to } = wish;
    [this.left, this.right, this.top, this.bottom] = [Math.min(from.x, to.x), Math.max(from.x, to.x), Math.min(from.y, to.y), Math.max(from.y, to.y)];
  }

  get looked(): Box {
    return { x: this.left, y: this.top, width: this.right - this.left, height: this.bottom - this.top };
  }

  /** Forward: straight, or with one upright stretch between the cards, as near to the target as it is free. */
  step(): readonly Point[] | undefined {
    const { from, to } = this.wish;
    const room = to.x - from.x;
    if (room < 2 * clearance) return undefined;
    if (from.y === to.y) return this.isFree(from.x, from.y, to.x, to.y, 'both') ? [from, to] : undefined;
    const places = room < 2 * stub ? [from.x + room / 2] : [to.x - stub, from.x + stub];
    const x = places.find((each) => this.isFree(each, from.y, each, to.y) && this.isFree(from.x, from.y, each, from.y, 'source') && this.isFree(each, to.y, to.x, to.y, 'target'));
    return x === undefined ? undefined : upright(from, to, x);
  }

  /** Around: out, up or down to a level stretch in the gutter above or below cards, and in from the left. */
  detour(within: number): readonly Point[] | undefined {
    const { from, to } = this.wish;
    const out = from.x + stub;
    const into = to.x - stub;
    if (!this.isFree(from.x, from.y, out, from.y, 'source') || !this.isFree(into, to.y, to.x, to.y, 'target')) return undefined;
    const y = this.levels(out, into, within).find((each) => this.isFree(out, each, into, each) && this.isFree(out, from.y, out, each) && this.isFree(into, each, into, to.y));
    return y === undefined ? undefined : level(from, to, out, y, into);
  }

  /** Says whether nothing is in the way of a straight stretch; the end at a port touches the port's own card. */
  isFree(ax: number, ay: number, bx: number, by: number, port?: 'source' | 'target' | 'both'): boolean {
    if (ax === bx && ay === by) return true;
    const margin = clearance - 1;
    const box = { x: Math.min(ax, bx) - margin, y: Math.min(ay, by) - margin, width: Math.abs(ax - bx) + 2 * margin, height: Math.abs(ay - by) + 2 * margin };
    this.look(box);
    const { source, target } = this.wish;
    return !this.obstacles.some(box, (card) => {
      const touches = (port !== undefined && port !== 'target' && isSame(card, source)) || (port !== undefined && port !== 'source' && isSame(card, target));
      return !touches || overlap({ x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(ax - bx), height: Math.max(0.1, Math.abs(ay - by)) }, { x: card.x + 1, y: card.y + 1, width: card.width - 2, height: card.height - 2 });
    });
  }

  /** The cards in a rectangle. */
  cardsIn(box: Box): readonly Box[] {
    this.look(box);
    const found: Box[] = [];
    this.obstacles.each(box, (card) => {
      found.push(card);
    });
    return found;
  }

  /** Heights at which a level stretch may run: just above and below the cards, nearest to both ports first. */
  private levels(out: number, into: number, within: number): readonly number[] {
    const { from, to } = this.wish;
    const x = Math.min(out, into);
    const y = Math.min(from.y, to.y) - within;
    const cards = this.cardsIn({ x: x - clearance, y, width: Math.abs(out - into) + 2 * clearance, height: Math.abs(from.y - to.y) + 2 * within });
    const length = (each: number) => Math.abs(each - from.y) + Math.abs(each - to.y);
    return [...new Set(cards.flatMap((card) => [card.y - stub, card.y + card.height + stub]))].sort((a, b) => length(a) - length(b) || a - b);
  }

  private look({ x, y, width, height }: Box): void {
    if (x < this.left) this.left = x;
    if (y < this.top) this.top = y;
    if (x + width > this.right) this.right = x + width;
    if (y + height > this.bottom) this.bottom = y + height;
  }
}

/** Out, up or down at `x`, and in. */
export function upright(from: Point, to: Point, x: number): readonly Point[] {
  return [from, { x, y: from.y }, { x, y: to.y }, to];
}

/** Out, up or down to the height `y`, along it, and in. */
export function level(from: Point, to: Point, out: number, y: number, into: number): readonly Point[] {
  return [from, { x: out, y: from.y }, { x: out, y }, { x: into, y }, { x: into, y: to.y }, to];
}

function isSame(a: Box, b: Box): boolean {
  return a === b || (a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height);
}
