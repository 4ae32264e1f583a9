import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { starters, type Blueprint, type Point } from '#engine/blueprint';
import { grown, overlap, stretch, type Box } from '../../../src/canvas/geometry/box.ts';
import { cardsOf, type Card } from '../../../src/canvas/geometry/card.ts';
import { createLaying, linesOf, linesWhileMoving } from '../../../src/canvas/geometry/lines.ts';
import { lengthOf, middleOf, roundedPath } from '../../../src/canvas/geometry/path.ts';

import { Router, stub, type Wish } from '../../../src/canvas/geometry/route.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

/** The cards a line runs behind. */
function crossed<Each extends Box>(points: readonly Point[], cards: readonly Each[]): readonly Each[] {
  return cards.filter((card) => points.some((point, index) => {
    const next = points[index + 1];
    return next !== undefined && overlap(grown(stretch(point, next), 0.5), grown(card, -1));
  }));
}

const card = (x: number, y: number, height = 160): Box => ({ x, y, width: 280, height });
const wish = (source: Box, target: Box, row = 100): Wish => ({ id: 'line', source, target, joins: 'target', from: { x: source.x + source.width, y: source.y + row }, to: { x: target.x - 4, y: target.y + 22 } });
const isOrthogonal = (points: readonly Point[]) => points.every((point, index) => {
  const next = points[index + 1];
  return next === undefined || next.x === point.x || next.y === point.y;
});

/** Cards anywhere, but apart by at least two stubs, as free placement with the usual gaps leaves them. */
const apart = fc.array(fc.record({ column: fc.integer({ min: -3, max: 3 }), row: fc.integer({ min: -3, max: 3 }), dx: fc.integer({ min: 0, max: 5 }), dy: fc.integer({ min: 0, max: 8 }), height: fc.integer({ min: 6, max: 40 }) }), { minLength: 2, maxLength: 12 })
  .map((cells) => [...new Map(cells.map((cell) => [`${cell.column}/${cell.row}`, cell])).values()].map(({ column, row, dx, dy, height }) => card(column * 400 + dx * 8, row * 460 + dy * 8, height * 8)))
  .filter((cards) => cards.length > 1);

describe('a line between two cards', () => {
  test('runs straight out of its port, straight into the next one, and never slantwise', () => {
    fc.assert(fc.property(apart, (cards) => {
      const [source, target] = cards;
      if (!source || !target) return;
      const points = new Router(cards).route(wish(source, target, 60 > source.height ? 40 : 60));
      expect(isOrthogonal(points)).toBe(true);
      expect(points[0]).toEqual({ x: source.x + 280, y: source.y + (60 > source.height ? 40 : 60) });
      expect(points.at(-1)).toEqual({ x: target.x - 4, y: target.y + 22 });
      expect((points[1]?.x ?? 0) > source.x + 280).toBe(true);
      expect((points.at(-2)?.x ?? 0) < target.x).toBe(true);
    }));
  });

  test('never runs behind its own two cards', () => {
    fc.assert(fc.property(apart, (cards) => {
      const [source, target] = cards;
      if (!source || !target) return;
      expect(crossed(new Router(cards).route(wish(source, target, 40)), [source, target])).toEqual([]);
    }), { numRuns: 300 });
  });

  test('goes around a card that stands in its way', () => {
    const cards = [card(0, 0), card(400, 0), card(800, 0)];
    const [source, , target] = cards;
    if (!source || !target) throw new Error('three cards');
    expect(crossed(new Router(cards).route(wish(source, target)), cards)).toEqual([]);
  });

  test('back to the left runs in the gutter beside the cards', () => {
    const cards = [card(0, 0), card(400, 0)];
    const [target, source] = cards;
    if (!source || !target) throw new Error('two cards');
    const points = new Router(cards).route(wish(source, target));
    expect(crossed(points, cards)).toEqual([]);
    expect(points.some(({ y }) => y <= -stub || y >= 160 + stub)).toBe(true);
  });

  test('back into its own card loops beside it', () => {
    const own = card(0, 0);
    const points = new Router([own]).route(wish(own, own));
    expect(isOrthogonal(points)).toBe(true);
    expect(crossed(points, [own])).toEqual([]);
    expect(points.every(({ x, y }) => x >= -2 * stub && x <= own.width + 2 * stub && y >= -2 * stub && y <= own.height + stub)).toBe(true);
  });

  test('keeps apart from a line to another card, and joins a line to the same one', () => {
    const cards = [card(0, 0), card(0, 240), card(400, 80), card(400, 400)];
    const [first, second, target, other] = cards;
    if (!first || !second || !target || !other) throw new Error('four cards');
    const router = new Router(cards);
    const upright = (points: readonly Point[]) => points[1]?.x;
    const one = upright(router.route(wish(first, target)));
    const joined = upright(router.route(wish(second, target)));
    const elsewhere = upright(router.route({ ...wish(first, other, 128), joins: 'other' }));
    expect(joined).toBe(one);
    expect(Math.abs((elsewhere ?? 0) - (one ?? 0))).toBeGreaterThanOrEqual(10);
  });
});

describe.each(starters.map((starter) => [starter.name, starter.build()] as const))('the starter %s', (_, blueprint) => {
  const cards = cardsOf(blueprint);

  test('is drawn without a line behind a card', () => {
    const behind = linesOf(cards).flatMap((line) => crossed<Card>(line.points, cards).map((each) => `${line.outcome.name} behind ${each.stage?.name}`));
    expect(behind).toEqual([]);
  });

  test('is drawn the same every time', () => {
    expect(linesOf(cardsOf(blueprint))).toEqual(linesOf(cards));
  });

  test('lays only the lines of a dragged card anew', () => {
    const lines = linesOf(cards);
    const [held] = cards;
    if (!held) throw new Error('a starter has stages');
    const moved = cards.map((each) => (each === held ? { ...each, x: each.x - 64 } : each));
    const after = linesWhileMoving(moved, lines, new Set([held.id]));
    for (const [index, line] of after.entries()) expect(line === lines[index]).toBe(line.source !== held.id && line.target !== held.id);
  });
});

describe('lines while somebody draws', () => {
  const [starter] = starters;
  if (!starter) throw new Error('there are starters');
  const blueprint = starter.build();

  test('stay the very same when no card changed its place or shape', () => {
    const lay = createLaying();
    const lines = lay(cardsOf(blueprint));
    const [first] = Object.values(blueprint.stages);
    if (!first) throw new Error('a starter has stages');
    const renamed = { ...blueprint, stages: { ...blueprint.stages, [first.id]: { ...first, name: 'Another name' } } };
    expect(lay(cardsOf(renamed)).every((line, index) => line === lines[index])).toBe(true);
  });

  test('are laid as if the drawing had just been opened when a card moved or an outcome was connected', () => {
    const lay = createLaying();
    lay(cardsOf(blueprint));
    const [id, at] = Object.entries(blueprint.view.positions)[1] ?? [];
    if (id === undefined || !at) throw new Error('a starter has places');
    const moved = { ...blueprint, view: { ...blueprint.view, positions: { ...blueprint.view.positions, [id]: { x: at.x + 48, y: at.y - 96 } } } };
    expect(lay(cardsOf(moved))).toEqual(linesOf(cardsOf(moved)));
    const [outcome] = Object.values(moved.outcomes);
    const [stage] = Object.values(moved.stages).filter((each) => each.id !== outcome?.to && each.kind === 'end');
    if (!outcome || !stage) throw new Error('a starter has outcomes and ends');
    const connected = { ...moved, outcomes: { ...moved.outcomes, [outcome.id]: { ...outcome, to: stage.id } } };
    expect(lay(cardsOf(connected))).toEqual(linesOf(cardsOf(connected)));
  });

  test('of a large drawing are laid anew only where something moved', () => {
    const many = manyStages(60);
    const lay = createLaying();
    const lines = lay(cardsOf(many));
    expect(lines.length).toBeGreaterThan(150);
    const [id, at] = Object.entries(many.view.positions)[0] ?? [];
    if (id === undefined || !at) throw new Error('places were given');
    const moved = { ...many, view: { ...many.view, positions: { ...many.view.positions, [id]: { x: at.x - 2000, y: at.y } } } };
    const after = lay(cardsOf(moved));
    const changed = after.filter((line, index) => line !== lines[index]);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((line) => line.source === id || line.target === id)).toBe(true);
  });
});

/** A large drawing on a raster, three ways out of every stage. */
function manyStages(count: number): Blueprint {
  const drawing = aBlueprint('Many');
  for (let index = 0; index < count; index += 1) {
    drawing.stage(`Stage ${index}`, (stage) => [1, 5, 9].forEach((step) => stage.outcome(`On ${step}`, { to: `Stage ${(index + step) % count}` })));
  }
  const blueprint = drawing.build();
  const positions = Object.fromEntries(Object.values(blueprint.stages).map(({ id }, index) => [id, { x: Math.floor(index / 8) * 400, y: (index % 8) * 240 }]));
  return { ...blueprint, view: { ...blueprint.view, positions } };
}

test('corners are rounded as far as short stretches allow', () => {
  expect(roundedPath([{ x: 0, y: 0 }, { x: 40, y: 0 }, { x: 40, y: 8 }])).toBe('M0,0L36,0Q40,0 40,4L40,8');
});

test('the middle of a line is measured along it', () => {
  const points = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 30 }];
  expect(lengthOf(points)).toBe(40);
  expect(middleOf(points)).toEqual({ x: 10, y: 10 });
});
