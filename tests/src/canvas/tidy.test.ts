import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, test } from 'vitest';
import { editBlueprint, starters, type Blueprint, type Point } from '#engine/blueprint';
import { grown, overlap, stretch } from '../../../src/canvas/geometry/box.ts';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { linesOf } from '../../../src/canvas/geometry/lines.ts';
import { layoutGraph, placesFrom } from '../../../src/canvas/tidy/layout.ts';

async function placesOf(blueprint: Blueprint): Promise<Readonly<Record<string, Point>>> {
  const cards = cardsOf(blueprint);
  return placesFrom(await new Elk().layout(layoutGraph(blueprint, cards)), cards, false);
}

async function tidied(blueprint: Blueprint): Promise<Blueprint> {
  const edited = editBlueprint(blueprint, { type: 'moveCards', positions: await placesOf(blueprint), why: 'tidy' });
  if (!edited.ok) throw new Error(edited.error.type);
  return edited.value.next;
}

/** The same drawing with its cards in a heap. */
const heaped = (blueprint: Blueprint): Blueprint => ({ ...blueprint, view: { ...blueprint.view, positions: Object.fromEntries(Object.keys(blueprint.stages).map((id, index) => [id, { x: index * 24, y: 400 - index * 16 }])) } });

describe.each(starters.map((starter) => [starter.name, starter.build()] as const))('tidying up %s', (_, blueprint) => {
  test('gives every card ground of its own on the grid', async () => {
    const cards = cardsOf(await tidied(heaped(blueprint)));
    for (const card of cards) {
      expect([card.x % 8, card.y % 8].map(Math.abs)).toEqual([0, 0]);
      expect(cards.filter((other) => other !== card && overlap(grown(card, 12), other)).map((other) => other.stage?.name)).toEqual([]);
    }
  });

  test('leaves no line behind a card', async () => {
    const cards = cardsOf(await tidied(heaped(blueprint)));
    const behind = linesOf(cards).flatMap((line) => cards.filter((card) => line.points.some((point, index) => {
      const next = line.points[index + 1];
      return next !== undefined && overlap(grown(stretch(point, next), 0.5), grown(card, -1));
    })).map((card) => `${line.outcome.name} behind ${card.stage?.name}`));
    expect(behind).toEqual([]);
  });

  test('comes out the same wherever the cards stood, and a second time changes nothing', async () => {
    const once = await tidied(heaped(blueprint));
    expect(once.view.positions).toEqual((await tidied(blueprint)).view.positions);
    expect((await tidied(once)).view.positions).toEqual(once.view.positions);
  });
});
