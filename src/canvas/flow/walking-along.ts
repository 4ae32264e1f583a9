import { outcomesFrom, type Blueprint, type StageId } from '#engine/blueprint';
import type { Card } from '../geometry/card.ts';
import { neighbour as stageBeside, type Direction } from '../geometry/walking.ts';

export type { Direction };

/** The card an arrow key leads to; a stage that is hidden in a folded phase is reached as its phase's card. */
export function neighbour(blueprint: Blueprint, cards: readonly Card[], from: string, direction: Direction): string | undefined {
  const next = stageBeside(blueprint, cards, from, direction);
  if (next === undefined || cards.some((card) => card.id === next)) return next;
  const folded = blueprint.stages[next]?.phase;
  return folded !== undefined && cards.some((card) => card.id === folded) ? folded : undefined;
}

/** All stages that come before, or after, these along the ways out, with these themselves (ui.md 25). */
export function reachable(blueprint: Blueprint, from: readonly StageId[], way: 'before' | 'after'): readonly StageId[] {
  const links = Object.keys(blueprint.stages).flatMap((stage) => outcomesFrom(blueprint, stage).flatMap(({ to, from: { type } }) => (to === null || type === 'all' ? [] : [[stage, to] as const])));
  const found = new Set<StageId>(from);
  for (const stage of found) {
    for (const [source, target] of links) {
      if (way === 'after' && source === stage) found.add(target);
      if (way === 'before' && target === stage) found.add(source);
    }
  }
  return [...found];
}
