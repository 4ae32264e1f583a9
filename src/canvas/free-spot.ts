import type { Blueprint, OutcomeId, Point, StageId } from '#engine/blueprint';
import { cardsOf } from './geometry/card.ts';
import { freeBelow, spotBeside, stageBeside } from './geometry/placing.ts';

/**
 * Where a new card covers no other when nobody points at a place: beside the stage or the outcome's stage, else below
 * everything at the left. For the ways to draw that have no canvas at hand: table, outline, pasted lists.
 */
export function freeSpot(blueprint: Blueprint, stage?: StageId, outcome?: OutcomeId): Point {
  const cards = cardsOf(blueprint);
  const beside = stageBeside(blueprint, stage, outcome);
  const card = cards.find((each) => each.id === beside);
  if (card) return spotBeside(card, cards, outcome);
  return freeBelow({ x: Math.min(0, ...cards.map(({ x }) => x)), y: cards.length === 0 ? 0 : Math.max(...cards.map(({ y, height }) => y + height)) + 48 }, cards);
}
