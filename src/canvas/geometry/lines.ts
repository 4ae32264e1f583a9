import type { Point } from '#engine/blueprint';
import { bentWay } from './bends.ts';
import { boundsOf, grown, overlap, type Box } from './box.ts';
import type { Card } from './card.ts';
import { reachOf, spread, type Strand } from './lanes.ts';
import { inPoint, isJump, lineId, loopAt, loopGround, outPoint, type Line, type LineKind, type LineView } from './line.ts';
import { namePlaces } from './names.ts';
import { Obstacles, stub, type Wish } from './search.ts';
import { quickWay, wayOf, type Way } from './way.ts';

export { lineId, type Line } from './line.ts';

/** So many lines are laid at once without holding up the page; more are laid bit by bit. */
const atOnce = 160;

/** One line while it is worked out: what it connects, its way around the cards, and how it is drawn beside others. */
interface Laying {
  readonly id: string;
  readonly line: Omit<Line, 'points' | 'nameAt'>;
  readonly wish: Wish;
  readonly bends: readonly Point[] | undefined;
  way: Way | undefined;
}

/** What is known about cards that are being dragged, for as long as they are. */
interface Held {
  readonly ids: string;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly touched: ReadonlySet<string>;
  readonly resting: Obstacles;
}

/** The lines of a drawing, each with its corners: the same drawing always gives the same lines. */
export function linesOf(cards: readonly Card[], view: LineView = {}): readonly Line[] {
  const layer = new LineLayer();
  layer.lay(cards, view);
  while (layer.step());
  return layer.lines;
}

/**
 * Lays lines again and again while somebody draws. What a change does not touch keeps its way; in a large drawing
 * the new lines show at once as well as they can, and are laid for good bit by bit with `step`.
 */
export class LineLayer {
  lines: readonly Line[] = [];
  private layings: ReadonlyMap<string, Laying> = new Map();
  private boxes: ReadonlyMap<string, Box> = new Map();
  private obstacles = new Obstacles([]);
  private rest: Generator<void, void> | undefined;
  private held: Held | undefined;

  /** The lines between these cards now. */
  lay(cards: readonly Card[], view: LineView): readonly Line[] {
    const wanted = layingsOf(cards, view);
    const boxes = boxesOf(cards, wanted);
    const changed = changedBoxes(this.boxes, boxes);
    const isLinked = wanted.length !== this.layings.size || wanted.some(({ id, line }) => this.layings.get(id)?.line.target !== line.target);
    for (const each of wanted) each.way = this.stillGood(each, changed);
    this.layings = new Map(wanted.map((each) => [each.id, each]));
    this.boxes = boxes;
    if (changed.length > 0 || boxes.size === 0) this.obstacles = new Obstacles([...boxes.values()]);
    const open = wanted.filter((each) => !each.way);
    if (open.length === 0 && !isLinked && changed.length === 0) this.lines = this.withOutcomes();
    else this.begin(open);
    return this.lines;
  }

  /** Some lines are drawn only for the moment: `step` goes on with them. */
  get isUnfinished(): boolean {
    return this.rest !== undefined;
  }

  /** Works on lines that are not laid for good yet; says whether some are left. */
  step(): boolean {
    if (!this.rest) return false;
    const { done } = this.rest.next();
    if (done) this.rest = undefined;
    return !done;
  }

  /** The lines while cards are dragged: only those at the `moved` cards are laid anew, the rest stay as they lay. */
  whileMoving(cards: readonly Card[], view: LineView, moved: ReadonlySet<string>): readonly Line[] {
    const { touched, resting } = this.heldNow(cards, moved);
    const near = cards.filter(({ id }) => touched.has(id));
    const open = layingsOf(near, view, moved);
    const obstacles = new Obstacles([...near.filter(({ id }) => moved.has(id)), ...loopsOf(open).map(([, box]) => box)], resting);
    for (const each of open) each.way = laid(each, obstacles);
    const fresh = inLanes(open, this.lines, obstacles);
    return this.lines.map((line) => fresh.get(line.id) ?? line);
  }

  /** The whole way of a line that is drawn as a chip, for the moments when it shows. */
  wholeWay(id: string): readonly Point[] {
    const laying = this.layings.get(id);
    return laying ? wayOf(laying.wish, this.obstacles).points : [];
  }

  /** Says whether a line may take these bends. */
  mayBend(id: string, bends: readonly Point[]): boolean {
    const laying = this.layings.get(id);
    return laying !== undefined && bentWay(bends, laying.wish, this.obstacles) !== undefined;
  }

  /** What does not change as long as the same cards are held: which cards their lines touch, and what stands still. */
  private heldNow(cards: readonly Card[], moved: ReadonlySet<string>): Held {
    const ids = [...moved].join(' ');
    if (this.held?.ids === ids && this.held.boxes === this.boxes) return this.held;
    const touched = new Set<string>(moved);
    for (const { line: { source, target } } of this.layings.values()) {
      if (moved.has(source)) touched.add(target);
      if (moved.has(target)) touched.add(source);
    }
    const loops = loopsOf(this.layings.values()).flatMap(([, box, card]) => (moved.has(card) ? [] : [box]));
    this.held = { ids, boxes: this.boxes, touched, resting: new Obstacles([...cards.filter(({ id }) => !moved.has(id)), ...loops]) };
    return this.held;
  }

  private stillGood(each: Laying, changed: readonly Box[]): Way | undefined {
    const before = this.layings.get(each.id);
    if (!before?.way || before.line.kind !== each.line.kind || before.bends !== each.bends || !isSameWish(before.wish, each.wish)) return undefined;
    const { looked } = before.way;
    return changed.some((box) => overlap(box, looked)) ? undefined : before.way;
  }

  private begin(open: readonly Laying[]): void {
    this.rest = this.settle();
    if (this.layings.size <= atOnce) {
      while (this.step());
      return;
    }
    const isSoon = open.length <= atOnce;
    if (isSoon) for (const each of open) each.way = laid(each, this.obstacles);
    const known = new Map(this.lines.map((line) => [line.id, line]));
    const fresh = [...open, ...[...this.layings.values()].filter(({ id, way }) => way && !known.has(id))];
    const rest = this.lines.filter(({ id }) => this.layings.has(id));
    const drawn = isSoon ? inLanes(fresh, rest, this.obstacles) : new Map(fresh.map((each) => [each.id, lineOf(each, each.way?.points ?? quickWay(each.wish), undefined, known.get(each.id))]));
    this.lines = [...this.layings.values()].flatMap(({ id, line }) => {
      const before = known.get(id);
      return drawn.get(id) ?? (before ? [before.outcome === line.outcome ? before : { ...before, outcome: line.outcome }] : []);
    });
  }

  private *settle(): Generator<void, void> {
    const all = [...this.layings.values()];
    for (const [index, each] of all.entries()) {
      each.way ??= laid(each, this.obstacles);
      if (index % 8 === 7) yield;
    }
    const strands = all.map((each) => strandOf(each, each.way?.points ?? []));
    yield* spread(strands.filter((_, index) => all[index]?.line.kind !== 'jump'), this.obstacles);
    yield;
    const known = new Map(this.lines.map((line) => [line.id, line]));
    const names = namePlaces(all.map(({ line: { target, outcome } }, index) => ({ target, name: outcome.name, points: strands[index]?.points ?? [] })));
    yield;
    this.lines = all.map((each, index) => lineOf(each, strands[index]?.points ?? [], names[index], known.get(each.id)));
  }

  private withOutcomes(): readonly Line[] {
    return this.lines.map((line) => {
      const outcome = this.layings.get(line.id)?.line.outcome;
      return outcome && outcome !== line.outcome ? { ...line, outcome } : line;
    });
  }
}

/** Every line the cards ask for, in their order; only those at some cards when these are named. */
function layingsOf(cards: readonly Card[], view: LineView, only?: ReadonlySet<string>): readonly Laying[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return cards.flatMap((card) => card.outcomes.flatMap((outcome): Laying[] => {
    const target = outcome.to === null ? undefined : byId.get(outcome.to);
    if (!target || (only && !only.has(card.id) && !only.has(target.id))) return [];
    const wish: Wish = { from: outPoint(card, outcome.id), to: inPoint(target), source: card, target };
    // bends are kept by outcome, those of an outcome with several lines by the stage each leaves, too
    const bends = outcome.from.type === 'stages' ? view.sharedBends?.[outcome.id]?.[card.id] : view.bends?.[outcome.id];
    const kind: LineKind = card === target ? 'loop' : isJump(outcome, wish, view) ? 'jump' : bends ? 'bent' : 'way';
    const id = lineId(outcome, card.id);
    return [{ id, line: { id, outcome, source: card.id, target: target.id, kind }, wish, bends, way: undefined }];
  }));
}

function boxesOf(cards: readonly Card[], layings: readonly Laying[]): ReadonlyMap<string, Box> {
  return new Map<string, Box>([...cards.map((card) => [card.id, card] as const), ...loopsOf(layings).map(([id, box]) => [id, box] as const)]);
}

/** The ground that loops take up, each with the card it belongs to. */
function loopsOf(layings: Iterable<Laying>): readonly (readonly [id: string, ground: Box, card: string])[] {
  const loops: (readonly [string, Box, string])[] = [];
  for (const { id, line, wish } of layings) if (line.kind === 'loop') loops.push([`loop ${id}`, loopGround(wish.from), line.source]);
  return loops;
}

function changedBoxes(before: ReadonlyMap<string, Box>, now: ReadonlyMap<string, Box>): readonly Box[] {
  const changed: Box[] = [];
  for (const [id, box] of now) {
    const old = before.get(id);
    if (old && old.x === box.x && old.y === box.y && old.width === box.width && old.height === box.height) continue;
    changed.push(box, ...(old ? [old] : []));
  }
  for (const [id, old] of before) if (!now.has(id)) changed.push(old);
  return changed;
}

function laid({ line, wish, bends }: Laying, obstacles: Obstacles): Way {
  if (line.kind === 'loop') return { points: loopAt(wish.from), looked: wish.source };
  if (line.kind === 'jump') return { points: [wish.from, { x: wish.from.x + stub, y: wish.from.y }], looked: wish.source };
  return (bends && bentWay(bends, wish, obstacles)) ?? wayOf(wish, obstacles);
}

/** Finds lanes for fresh lines beside the others, which stay where they are. */
function inLanes(fresh: readonly Laying[], all: readonly Line[], obstacles: Obstacles): ReadonlyMap<string, Line> {
  const known = new Map<string, Line>();
  const strands = new Map(fresh.map((each) => [each.id, strandOf(each, each.way?.points ?? [])]));
  const around = reachOf([...strands.values()]);
  const still: Strand[] = [];
  for (const line of all) {
    if (strands.has(line.id)) known.set(line.id, line);
    else if (line.kind !== 'jump' && overlap(around, groundOf(line))) still.push({ net: line.target, isFixed: true, points: line.points });
  }
  const finding = spread([...still, ...strands.values()], obstacles);
  while (finding.next().done !== true);
  return new Map(fresh.map((each) => [each.id, lineOf(each, strands.get(each.id)?.points ?? [], undefined, known.get(each.id))]));
}

const grounds = new WeakMap<Line, Box>();

/** The rectangle a line lies in. */
function groundOf(line: Line): Box {
  const before = grounds.get(line);
  if (before) return before;
  const ground = grown(boundsOf(line.points.map((point) => ({ ...point, width: 0, height: 0 }))) ?? { x: 0, y: 0, width: 0, height: 0 }, 1);
  grounds.set(line, ground);
  return ground;
}

/** Bends that no longer fit leave a line its own way, which gives way to others like any. */
function strandOf({ line, way }: Laying, points: readonly Point[]): Strand {
  const isFree = way?.isByHand !== true;
  return { net: line.target, isFixed: line.kind !== 'way' && !(line.kind === 'bent' && isFree), points: points.map(({ x, y }) => ({ x, y })) };
}

/** The line as it is drawn; the very same as before when nothing about it changed. */
function lineOf({ line }: Laying, points: readonly Point[], nameAt: Point | undefined, before: Line | undefined): Line {
  const isSame = before && before.outcome === line.outcome && before.target === line.target && before.kind === line.kind && before.nameAt?.x === nameAt?.x && before.nameAt?.y === nameAt?.y
    && before.points.length === points.length && before.points.every(({ x, y }, index) => x === points[index]?.x && y === points[index]?.y);
  return isSame ? before : { ...line, points, ...(nameAt ? { nameAt } : {}) };
}

function isSameWish(a: Wish, b: Wish): boolean {
  return a.from.x === b.from.x && a.from.y === b.from.y && a.to.x === b.to.x && a.to.y === b.to.y
    && a.source.height === b.source.height && a.target.height === b.target.height;
}
