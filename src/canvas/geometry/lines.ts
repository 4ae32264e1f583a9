import type { Outcome, OutcomeId, Point } from '#engine/blueprint';
import { overlap, stretch } from './box.ts';
import type { Card } from './card.ts';
import { Router } from './route.ts';

/** How far the arrow stays away from the card it points at, in canvas pixels. */
export const arrowGap = 4;

/** The drawn way of an outcome from one card to another. An outcome that several stages share has one line from each. */
export interface Line {
  readonly id: string;
  readonly outcome: Outcome;
  readonly source: string;
  readonly target: string;
  readonly points: readonly Point[];
}

/** Cards and their lines as they were laid before. */
export interface Laid {
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

/** In drawings with more lines than this, a change lays only the lines it touches, so that drawing stays swift. */
const manyLines = 150;

/** The lines of a drawing, each with its corners: the same drawing always gives the same lines. */
export function linesOf(cards: readonly Card[]): readonly Line[] {
  return laid(cards, new Map());
}

/** The lines while cards are dragged: only those at the `moved` cards are laid anew, the rest stay as they lay. */
export function linesWhileMoving(cards: readonly Card[], before: readonly Line[], moved: ReadonlySet<string>): readonly Line[] {
  return laid(cards, new Map(before.filter((line) => !moved.has(line.source) && !moved.has(line.target)).map((line) => [line.id, line])));
}

/** Lays lines again and again while somebody draws, and remembers the last time: what changed no card's place or shape moves no line. */
export function createLaying(): (cards: readonly Card[]) => readonly Line[] {
  let before: Laid | undefined;
  return (cards) => {
    before = { cards, lines: before ? linesAfter(before, cards) : linesOf(cards) };
    return before.lines;
  };
}

function linesAfter(before: Laid, cards: readonly Card[]): readonly Line[] {
  const old = new Map(before.cards.map((card) => [card.id, card]));
  const changed = cards.filter((card) => !isSameShape(old.get(card.id), card));
  if (before.lines.length <= manyLines && (changed.length > 0 || old.size !== cards.length || !isSameLinks(before, cards))) return linesOf(cards);
  const moved = new Set(changed.map((card) => card.id));
  return laid(cards, new Map(before.lines.filter((line) => !moved.has(line.source) && !moved.has(line.target) && !changed.some((card) => touches(line, card))).map((line) => [line.id, line])));
}

function laid(cards: readonly Card[], kept: ReadonlyMap<string, Line>): readonly Line[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const router = new Router(cards);
  return cards.flatMap((card) => card.outcomes.flatMap((outcome): Line[] => {
    const target = outcome.to === null ? undefined : byId.get(outcome.to);
    if (!target) return [];
    const id = lineId(outcome, card.id);
    const before = kept.get(id);
    if (before?.target === target.id) return [before.outcome === outcome ? before : { ...before, outcome }];
    const wish = { id, from: outPoint(card, outcome.id), to: inPoint(target), source: card, target, joins: target.id };
    return [{ id, outcome, source: card.id, target: target.id, points: router.route(wish) }];
  }));
}

function isSameShape(a: Card | undefined, b: Card): boolean {
  return a !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
    && a.outPorts.size === b.outPorts.size && [...b.outPorts].every(([outcome, y]) => a.outPorts.get(outcome) === y);
}

function isSameLinks(before: Laid, cards: readonly Card[]): boolean {
  const ends = (each: readonly Card[]) => each.flatMap((card) => card.outcomes.map((outcome) => `${outcome.id}>${outcome.to ?? ''}`)).join();
  return ends(before.cards) === ends(cards);
}

function touches({ points }: Line, card: Card): boolean {
  return points.some((point, index) => overlap(stretch(point, points[index + 1] ?? point), card));
}

/** The id of the line of an outcome that leaves this card. */
export function lineId(outcome: Outcome, card: string): string {
  return outcome.from.type === 'stages' ? `${outcome.id}/${card}` : outcome.id;
}

/** Where an outcome leaves its card. */
export function outPoint(card: Card, outcome: OutcomeId): Point {
  return { x: card.x + card.width, y: card.y + (card.outPorts.get(outcome) ?? card.height / 2) };
}

/** Where lines come into a card. */
export function inPoint(card: Card): Point {
  return { x: card.x - arrowGap, y: card.y + card.inPort };
}
