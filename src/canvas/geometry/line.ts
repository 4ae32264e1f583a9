import type { Outcome, OutcomeId, Point, View } from '#engine/blueprint';
import type { Box } from './box.ts';
import type { Card } from './card.ts';
import type { Wish } from './search.ts';

/** How far the arrow stays away from the card it points at, in canvas pixels. */
export const arrowGap = 4;

/** From so many canvas pixels on, counted along both axes, a line is drawn as a chip that names where it leads (ui.md 22). */
export const farAway = 2400;

/**
 * How a line is drawn: around the cards, along bends made by hand, as a chip "go to stage", or as a small loop
 * beside its own row.
 */
export type LineKind = 'way' | 'bent' | 'jump' | 'loop';

/** The drawn way of an outcome from one card to another. An outcome that several stages share has one line from each. */
export interface Line {
  readonly id: string;
  readonly outcome: Outcome;
  readonly source: string;
  readonly target: string;
  readonly kind: LineKind;
  /** The corners from port to port; of a chip only the way to it. */
  readonly points: readonly Point[];
  /** Where its name stands: it runs so close beside another line that only names tell them apart. */
  readonly nameAt?: Point | undefined;
}

/** What somebody decided by hand about single lines, by outcome. Without `jumps` every line is drawn out, however long. */
export type LineView = Partial<Pick<View, 'bends' | 'sharedBends' | 'jumps'>>;

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

/** Says whether a line is drawn as a chip: chosen by hand, else because its ends are far apart. */
export function isJump(outcome: Outcome, { from, to }: Wish, { jumps }: LineView): boolean {
  return jumps !== undefined && (jumps[outcome.id] ?? Math.abs(from.x - to.x) + Math.abs(from.y - to.y) > farAway);
}

const hook = { reach: 18, rise: 14, gap: 3 };

/** A way back into the same stage: a small hook at the outcome's own row, where nothing else is in its way. */
export function loopAt(from: Point): readonly Point[] {
  const y = from.y - hook.rise;
  return [from, { x: from.x + hook.reach, y: from.y }, { x: from.x + hook.reach, y }, { x: from.x + hook.gap, y }];
}

/** The ground a loop and its chip "×3" take up: other lines run around it. */
export function loopGround(from: Point): Box {
  return { x: from.x, y: from.y - hook.rise, width: 48, height: hook.rise };
}
