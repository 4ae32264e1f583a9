import type { Blueprint } from '#engine/blueprint';
import type { Box } from './geometry/box.ts';
import { cardsOf } from './geometry/card.ts';

/** Where each card and note stands and how large it is, by id, in canvas pixels. */
export function cardBoxes(blueprint: Blueprint): ReadonlyMap<string, Box> {
  return new Map([...cardsOf(blueprint), ...Object.values(blueprint.notes)].map((box) => [box.id, box]));
}
