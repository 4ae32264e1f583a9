import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { starters, type Point } from '#engine/blueprint';
import type { Box } from '../../../src/canvas/geometry/box.ts';
import { cardsOf, type Card } from '../../../src/canvas/geometry/card.ts';
import { LineLayer, linesOf } from '../../../src/canvas/geometry/lines.ts';
import { lengthOf, middleOf, roundedPath } from '../../../src/canvas/geometry/path.ts';
import { Obstacles, stub, type Wish } from '../../../src/canvas/geometry/search.ts';
import { wayOf } from '../../../src/canvas/geometry/way.ts';
import { cases } from '../../kit/cases.ts';
import { crossed, fixtures, freeDrawings, isOrthogonal, largeDrawing, linesBehindCards, linesOnEachOther, outcomeId, sketched } from './drawings.ts';

const card = (x: number, y: number, height = 160): Box => ({ x, y, width: 280, height });
const wish = (source: Box, target: Box, row = 100): Wish => ({ source, target, from: { x: source.x + source.width, y: source.y + row }, to: { x: target.x - 4, y: target.y + 22 } });
const way = (cards: readonly Box[], from: number, to: number, row?: number): readonly Point[] => {
  const [source, target] = [cards[from], cards[to]];
  if (!source || !target) throw new Error('two cards');
  return wayOf(wish(source, target, row), new Obstacles(cards)).points;
};

describe('a line between two cards', () => {
  test('goes around a card that stands in its way', () => {
    const cards = [card(0, 0), card(400, 0), card(800, 0)];
    expect(crossed(way(cards, 0, 2), cards)).toEqual([]);
  });

  test('back to the left runs in the gutter beside the cards', () => {
    const cards = [card(0, 0), card(400, 0)];
    const points = way(cards, 1, 0);
    expect(crossed(points, cards)).toEqual([]);
    expect(points.some(({ y }) => y <= -stub || y >= 160 + stub)).toBe(true);
    expect((points.at(-2)?.x ?? 0) < 0).toBe(true);
  });

  test('finds its way through a maze of cards', () => {
    const wall = [0, 1, 2, 3].map((row) => card(400, row * 190 - 200, 160));
    const shifted = [0, 1, 2, 3].map((row) => card(730, row * 190 - 105, 160));
    const cards = [card(0, 0), card(1100, 0), ...wall, ...shifted];
    expect(crossed(way(cards, 0, 1), cards)).toEqual([]);
  });

  test('shows something even when cards lie on each other', () => {
    const cards = [card(0, 0), card(40, 20)];
    const points = way(cards, 0, 1);
    expect(isOrthogonal(points)).toBe(true);
    expect(points.length).toBeGreaterThan(1);
  });
});

describe('the lines of a drawing', () => {
  test('run upright or level, out of a port to the right and into the next one from the left', () => {
    fc.assert(fc.property(freeDrawings, (blueprint) => {
      const cards = cardsOf(blueprint);
      const byId = new Map(cards.map((each) => [each.id, each]));
      for (const { points, source, target, kind } of linesOf(cards)) {
        expect(isOrthogonal(points)).toBe(true);
        expect((points[1]?.x ?? 0) > (byId.get(source)?.x ?? 0) + 280).toBe(true);
        if (kind !== 'loop') expect((points.at(-2)?.x ?? 0) < (byId.get(target)?.x ?? 0)).toBe(true);
      }
    }), { numRuns: cases(60) });
  });

  test('run behind no card', () => {
    fc.assert(fc.property(freeDrawings, (blueprint) => {
      const cards = cardsOf(blueprint);
      expect(linesBehindCards(linesOf(cards), cards)).toEqual([]);
    }), { numRuns: cases(150) });
  });

  test('never lie on each other unless they lead to the same stage', () => {
    fc.assert(fc.property(freeDrawings, (blueprint) => {
      expect(linesOnEachOther(linesOf(cardsOf(blueprint)))).toEqual([]);
    }), { numRuns: cases(150) });
  });

  test('meet 24 px before the port of the stage they lead to', () => {
    const cards = cardsOf(sketched([{ at: { x: 0, y: 0 }, to: [2] }, { at: { x: 0, y: 300 }, to: [2] }, { at: { x: 400, y: 120 }, to: [] }]));
    const [one, other] = linesOf(cards);
    const port = (cards[2]?.x ?? 0) - 4;
    expect([one?.points.at(-2)?.x, other?.points.at(-2)?.x]).toEqual([port - stub, port - stub]);
  });

  test('beside each other keep lanes of 12 px', () => {
    const cards = cardsOf(sketched([{ at: { x: 0, y: 0 }, to: [2, 3] }, { at: { x: 0, y: 300 }, to: [] }, { at: { x: 400, y: 200 }, to: [] }, { at: { x: 400, y: 500 }, to: [] }]));
    const [one, other] = linesOf(cards).map(({ points }) => points[1]?.x ?? 0);
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBe(12);
  });

  test('back into the same stage are a small loop at the outcome’s own row, and other lines run around it', () => {
    const blueprint = sketched([{ at: { x: 0, y: 0 }, to: [1, 0, 1] }, { at: { x: 400, y: 200 }, to: [] }]);
    const cards = cardsOf(blueprint);
    const lines = linesOf(cards);
    const loop = lines.find(({ kind }) => kind === 'loop');
    const port = cards[0]?.outPorts.get(outcomeId(0, 1)) ?? 0;
    expect(loop?.points.every(({ x, y }) => x >= 280 && x <= 280 + stub && y <= port && y >= port - 20)).toBe(true);
    expect(crossed(lines.flatMap(({ kind, points }) => (kind === 'loop' ? [] : points)), [{ x: 282, y: port - 12, width: 40, height: 10 }])).toEqual([]);
  });

  test('are the same however one came to the drawing', () => {
    fc.assert(fc.property(freeDrawings, fc.array(fc.tuple(fc.nat(11), fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { maxLength: 5 }), (blueprint, moves) => {
      const layer = new LineLayer();
      layer.lay(cardsOf(blueprint), {});
      let drawing = blueprint;
      for (const [index, dx, dy] of moves) {
        const ids = Object.keys(drawing.view.positions);
        const id = ids[index % ids.length] ?? '';
        const at = drawing.view.positions[id] ?? { x: 0, y: 0 };
        drawing = { ...drawing, view: { ...drawing.view, positions: { ...drawing.view.positions, [id]: { x: at.x + dx * 8, y: at.y + dy * 8 } } } };
        layer.lay(cardsOf(drawing), {});
      }
      while (layer.step());
      expect(layer.lines).toEqual(linesOf(cardsOf(drawing)));
    }), { numRuns: cases(60) });
  });
});

describe.each(starters.map((starter) => [starter.name, starter.build()] as const))('the starter %s', (_, blueprint) => {
  const cards = cardsOf(blueprint);

  test('is drawn without a line behind a card or on another', () => {
    expect(linesBehindCards(linesOf(cards), cards)).toEqual([]);
    expect(linesOnEachOther(linesOf(cards))).toEqual([]);
  });

  test('lays only the lines of a dragged card anew', () => {
    const layer = new LineLayer();
    const lines = layer.lay(cards, {});
    const [held] = cards;
    if (!held) throw new Error('a starter has stages');
    const moved = cards.map((each) => (each === held ? { ...each, x: each.x - 64 } : each));
    const after = layer.whileMoving(moved, {}, new Set([held.id]));
    for (const [index, line] of after.entries()) expect(line === lines[index]).toBe(line.source !== held.id && line.target !== held.id);
  });
});

describe('lines while somebody draws', () => {
  const [, blueprint] = fixtures[0] ?? [];
  if (!blueprint) throw new Error('there are starters');

  test('stay the very same when no card changed its place or shape', () => {
    const layer = new LineLayer();
    const lines = layer.lay(cardsOf(blueprint), {});
    const [first] = Object.values(blueprint.stages);
    if (!first) throw new Error('a starter has stages');
    const renamed = { ...blueprint, stages: { ...blueprint.stages, [first.id]: { ...first, name: 'Another name' } } };
    expect(layer.lay(cardsOf(renamed), {}).every((line, index) => line === lines[index])).toBe(true);
  });

  test('of a large drawing show at once and are laid for good bit by bit', () => {
    const cards = cardsOf(largeDrawing(200));
    const layer = new LineLayer();
    const quick = layer.lay(cards, {});
    expect(quick.length).toBeGreaterThan(300);
    expect(quick.every(({ points }) => isOrthogonal(points) && points.length > 1)).toBe(true);
    let steps = 0;
    while (layer.step()) steps += 1;
    expect(steps).toBeGreaterThan(20);
    expect(layer.lines).toEqual(linesOf(cards));
    expect(linesBehindCards(layer.lines, cards)).toEqual([]);
  });

  test('of a large drawing change where a card was moved, and nowhere else', () => {
    const cards = cardsOf(largeDrawing(200));
    const layer = new LineLayer();
    layer.lay(cards, {});
    while (layer.step());
    const before = layer.lines;
    const [held] = cards;
    const moved = cards.map((each): Card => (each === held ? { ...each, x: each.x - 2000 } : each));
    const after = layer.lay(moved, {});
    const changed = after.filter((line, index) => line !== before[index]);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((line) => line.source === held?.id || line.target === held?.id || line.points.some(({ x }) => x < 800))).toBe(true);
  });
});

test('corners are rounded as far as short stretches allow', () => {
  expect(roundedPath([{ x: 0, y: 0 }, { x: 40, y: 0 }, { x: 40, y: 8 }])).toBe('M0,0L36,0Q40,0 40,4L40,8');
});

test('the middle of a line is measured along it', () => {
  const points = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 30 }];
  expect(lengthOf(points)).toBe(40);
  expect(middleOf(points)).toEqual({ x: 10, y: 10 });
});
