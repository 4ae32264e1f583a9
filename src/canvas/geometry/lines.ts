import type { Outcome, OutcomeId, Point } from '#engine/blueprint';
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

/** An outcome that leads nowhere yet, at its port. */
export interface OpenEnd {
  readonly outcome: OutcomeId;
  readonly at: Point;
}

/**
 * The lines of a drawing, each with its corners. With `kept`, only lines at the `moved` cards are laid anew: the
 * rest stay as they lay, so that dragging one card stays cheap and quiet.
 */
export function linesOf(cards: readonly Card[], kept?: { readonly lines: readonly Line[]; readonly moved: ReadonlySet<string> }): readonly Line[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const old = new Map(kept?.lines.map((line) => [line.id, line]));
  const router = new Router(cards);
  return cards.flatMap((card) => card.outcomes.flatMap((outcome) => {
    const target = outcome.to === null ? undefined : byId.get(outcome.to);
    if (!target) return [];
    const id = lineId(outcome, card.id);
    const before = old.get(id);
    if (before && kept && before.target === target.id && !kept.moved.has(card.id) && !kept.moved.has(target.id)) return [before];
    const wish = { id, from: outPoint(card, outcome.id), to: inPoint(target), source: card, target, joins: target.id };
    return [{ id, outcome, source: card.id, target: target.id, points: router.route(wish) }];
  }));
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

/** The outcomes on these cards that lead nowhere yet. */
export function openEndsOf(cards: readonly Card[]): readonly OpenEnd[] {
  return cards.flatMap((card) => card.outcomes.filter((outcome) => outcome.to === null).map((outcome) => ({ outcome: outcome.id, at: outPoint(card, outcome.id) })));
}
