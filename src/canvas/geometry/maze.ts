import type { Point } from '#engine/blueprint';
import { stub, type Search } from './search.ts';

// one bend is worth this many pixels of a longer way
const bendCost = 28;
const steps = [[1, 0], [0, 1], [-1, 0], [0, -1]] as const;
/** Ways through more crossings than this are not looked for: nobody could follow them either. */
const most = 60_000;

/**
 * The cheapest way through a crowd of cards, with as many bends as it takes: along lines just beside the cards'
 * edges, first at the usual distance, then squeezed. `undefined` when there is none.
 */
export function aroundMany(search: Search, within: number): readonly Point[] | undefined {
  return throughMaze(search, within, stub) ?? throughMaze(search, within, stub / 2);
}

function throughMaze(search: Search, within: number, beside: number): readonly Point[] | undefined {
  const { from, to } = search.wish;
  const start = { x: from.x + beside, y: from.y };
  const goal = { x: to.x - beside, y: to.y };
  if (!search.isFree(from.x, from.y, start.x, start.y, 'source') || !search.isFree(goal.x, goal.y, to.x, to.y, 'target')) return undefined;
  const left = Math.min(start.x, goal.x) - within;
  const top = Math.min(start.y, goal.y) - within;
  const cards = search.cardsIn({ x: left, y: top, width: Math.abs(start.x - goal.x) + 2 * within, height: Math.abs(start.y - goal.y) + 2 * within });
  const xs = sorted([start.x, goal.x, ...cards.flatMap((card) => [card.x - beside, card.x + card.width + beside])]);
  const ys = sorted([start.y, goal.y, ...cards.flatMap((card) => [card.y - beside, card.y + card.height + beside])]);
  if (xs.length * ys.length > most) return undefined;
  const found = new Maze(search, xs, ys).walk(start, goal);
  return found && [from, ...found, to];
}

function sorted(places: readonly number[]): Float64Array {
  return Float64Array.from(new Set(places)).sort();
}

/** The crossings of some upright and some level lines. A state is a crossing and the way one came: right, down, left, up. */
class Maze {
  private readonly search: Search;
  private readonly xs: Float64Array;
  private readonly ys: Float64Array;
  private readonly cost: Float64Array;
  private readonly before: Int32Array;
  private readonly open = new Heap();

  constructor(search: Search, xs: Float64Array, ys: Float64Array) {
    this.search = search;
    this.xs = xs;
    this.ys = ys;
    this.cost = new Float64Array(xs.length * ys.length * 4).fill(Infinity);
    this.before = new Int32Array(this.cost.length).fill(-1);
  }

  /** The corners from the start, left to the right, to the goal, which is not entered backwards. */
  walk(start: Point, goal: Point): readonly Point[] | undefined {
    const first = this.stateAt(start);
    const last = this.stateAt(goal);
    this.cost[first] = 0;
    this.open.push(first, 0);
    for (let state = this.open.pop(); state !== undefined; state = this.open.pop()) {
      if (state >> 2 === last >> 2 && (state & 3) !== 2) return this.corners(state);
      this.goOn(state, goal);
    }
    return undefined;
  }

  private goOn(state: number, goal: Point): void {
    const from = this.pointOf(state);
    const spent = this.cost[state] ?? Infinity;
    for (const [turn, [dx, dy]] of steps.entries()) {
      // nobody turns on the spot
      if (turn === ((state & 3) + 2) % 4) continue;
      const next = this.neighbour(state, dx, dy);
      if (next === undefined) continue;
      const to = this.pointOf(next);
      const isBend = turn !== (state & 3);
      const cost = spent + Math.abs(to.x - from.x) + Math.abs(to.y - from.y) + (isBend ? bendCost : 0);
      const into = (next & ~3) | turn;
      if (cost >= (this.cost[into] ?? 0) || !this.search.isFree(from.x, from.y, to.x, to.y)) continue;
      this.cost[into] = cost;
      this.before[into] = state;
      const mustBend = turn !== 0 || to.y !== goal.y;
      this.open.push(into, cost + Math.abs(goal.x - to.x) + Math.abs(goal.y - to.y) + (mustBend ? bendCost : 0));
    }
  }

  private neighbour(state: number, dx: number, dy: number): number | undefined {
    const cell = state >> 2;
    const column = (cell % this.xs.length) + dx;
    const row = Math.floor(cell / this.xs.length) + dy;
    if (column < 0 || row < 0 || column >= this.xs.length || row >= this.ys.length) return undefined;
    return (row * this.xs.length + column) << 2;
  }

  private stateAt({ x, y }: Point): number {
    return (this.ys.indexOf(y) * this.xs.length + this.xs.indexOf(x)) << 2;
  }

  private pointOf(state: number): Point {
    const cell = state >> 2;
    return { x: this.xs[cell % this.xs.length] ?? 0, y: this.ys[Math.floor(cell / this.xs.length)] ?? 0 };
  }

  private corners(last: number): readonly Point[] {
    const way: Point[] = [];
    for (let state = last; state >= 0; state = this.before[state] ?? -1) way.push(this.pointOf(state));
    return way.reverse();
  }
}

/** The cheapest state first; of equals the one found first, so that the same maze is always walked the same way. */
class Heap {
  private readonly states: { readonly state: number; readonly cost: number; readonly order: number }[] = [];
  private pushed = 0;

  push(state: number, cost: number): void {
    const { states } = this;
    const item = { state, cost, order: this.pushed };
    this.pushed += 1;
    let at = states.length;
    states.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = states[above];
      if (!parent || isBefore(parent, item)) break;
      states[at] = parent;
      at = above;
    }
    states[at] = item;
  }

  pop(): number | undefined {
    const { states } = this;
    const [top] = states;
    const moved = states.pop();
    if (!top || !moved || states.length === 0) return top?.state;
    let at = 0;
    for (;;) {
      const left = states[2 * at + 1];
      const right = states[2 * at + 2];
      const least = right && left && isBefore(right, left) ? right : left;
      if (!least || isBefore(moved, least)) break;
      states[at] = least;
      at = least === right ? 2 * at + 2 : 2 * at + 1;
    }
    states[at] = moved;
    return top.state;
  }
}

function isBefore(a: { readonly cost: number; readonly order: number }, b: { readonly cost: number; readonly order: number }): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.order < b.order);
}
