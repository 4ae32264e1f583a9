import { outcomesFrom, stagesOf, type Blueprint, type StageId } from '#engine/blueprint';
import type { Card } from './card.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The stage an arrow key leads to: right along the ways out, left along the ways in, up and down to the nearest
 * card in the same column, else along the reading order (ui.md "Keyboard and speech").
 */
export function neighbour(blueprint: Blueprint, cards: readonly Card[], from: string, direction: Direction): string | undefined {
  const here = cards.find((card) => card.id === from);
  if (!here) return firstStop(blueprint, cards);
  if (direction === 'right') return ways(blueprint, here)[0] ?? besides(here, cards, direction);
  if (direction === 'left') return comingFrom(blueprint, cards, here)[0] ?? besides(here, cards, direction);
  return besides(here, cards, direction);
}

/** The card on which Tab lands first: the start, else the first in reading order. */
export function firstStop(blueprint: Blueprint, cards: readonly Card[]): string | undefined {
  return stagesOf(blueprint)[0]?.id ?? cards[0]?.id;
}

function ways(blueprint: Blueprint, { id, stage }: Card): readonly StageId[] {
  if (!stage) return [];
  return outcomesFrom(blueprint, stage.id).flatMap(({ to, from }) => (to !== null && to !== id && from.type !== 'all' ? [to] : []));
}

function comingFrom(blueprint: Blueprint, cards: readonly Card[], { id }: Card): readonly string[] {
  return cards.filter((card) => card.id !== id && ways(blueprint, card).some((to) => to === id)).map((card) => card.id);
}

/** The nearest card that lies in a direction; straight ahead counts more than near. */
function besides(here: Card, cards: readonly Card[], direction: Direction): string | undefined {
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  const isAcross = direction === 'left' || direction === 'right';
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const card of cards) {
    const dx = card.x + card.width / 2 - here.x - here.width / 2;
    const dy = card.y + card.height / 2 - here.y - here.height / 2;
    const ahead = sign * (isAcross ? dx : dy);
    if (card === here || ahead <= 4) continue;
    const cost = ahead + 3 * Math.abs(isAcross ? dy : dx);
    if (!best || cost < best.cost) best = { id: card.id, cost };
  }
  return best?.id;
}
