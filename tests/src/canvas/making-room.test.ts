import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editBlueprint, newOutcome, newStage } from '#engine/blueprint';
import { grown, overlap } from '../../../src/canvas/geometry/box.ts';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { linesOf } from '../../../src/canvas/geometry/lines.ts';
import { pushedAside, spaceMoves, type Places, type Thing } from '../../../src/canvas/geometry/making-room.ts';
import { insertSpot, spotBeside } from '../../../src/canvas/geometry/placing.ts';
import { labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { freeDrawings, outcomeId, sketched } from './drawings.ts';

const thing = (id: string, x: number, y: number, width = 280, height = 160): Thing => ({ id, x, y, width, height });
const after = (things: readonly Thing[], places: Places): readonly Thing[] => things.map((each) => ({ ...each, ...places.get(each.id) }));

describe('letting a card go on others', () => {
  test('pushes them the shortest way, just far enough', () => {
    const things = [thing('held', 0, 0), thing('under', 40, 120), thing('far', 800, 0)];
    expect([...pushedAside(things, new Set(['held']))]).toEqual([['under', { x: 40, y: 184 }]]);
  });

  test('pushes what those land on in turn', () => {
    const things = [thing('held', 0, 0), thing('under', 0, 100), thing('next', 0, 300)];
    expect([...pushedAside(things, new Set(['held'])).keys()]).toEqual(['under', 'next']);
  });

  test('leaves nothing on anything, where nothing is pinned, and moves nothing that is clear', () => {
    fc.assert(fc.property(freeDrawings, fc.nat(11), fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }), (blueprint, index, dx, dy) => {
      const cards = cardsOf(blueprint).map(({ id, x, y, width, height }) => thing(id, x, y, width, height));
      const held = cards[index % cards.length];
      if (!held) return;
      const dropped = cards.map((each) => (each === held ? { ...each, x: each.x + dx * 8, y: each.y + dy * 8 } : each));
      const places = pushedAside(dropped, new Set([held.id]));
      const settled = after(dropped, places);
      const clashes = settled.flatMap((one, at) => settled.slice(at + 1).filter((other) => overlap(one, other)));
      expect(clashes).toEqual([]);
      expect(places.has(held.id)).toBe(false);
      const isClear = dropped.every((each) => each.id === held.id || !overlap(grown({ ...held, x: held.x + dx * 8, y: held.y + dy * 8 }, 8), each));
      if (isClear) expect(places.size).toBe(0);
    }), { numRuns: cases(200) });
  });

  test('moves no pinned card', () => {
    const things = [thing('held', 0, 0), thing('pinned', 40, 120)];
    expect(pushedAside(things, new Set(['held']), new Set(['pinned'])).size).toBe(0);
  });
});

describe('the space tool', () => {
  const things = [thing('left', 0, 0), thing('right', 400, 0), thing('below', 400, 400)];

  test('moves everything right of the place, or below it, whichever way the hand goes further', () => {
    expect([...spaceMoves(things, { x: 300, y: 0 }, { x: 101, y: 20 })]).toEqual([['right', { x: 504, y: 0 }], ['below', { x: 504, y: 400 }]]);
    expect([...spaceMoves(things, { x: 300, y: 300 }, { x: 10, y: 64 })]).toEqual([['below', { x: 400, y: 464 }]]);
  });

  test('closes space only until cards would come too close', () => {
    expect([...spaceMoves(things, { x: 300, y: 0 }, { x: -300, y: 0 })]).toEqual([['right', { x: 328, y: 0 }], ['below', { x: 328, y: 400 }]]);
    expect(spaceMoves(things, { x: 300, y: 0 }, { x: 3, y: 0 }).size).toBe(0);
  });

  test('leaves pinned cards', () => {
    expect(spaceMoves(things, { x: 300, y: 0 }, { x: 80, y: 0 }, new Set(['right'])).has('right')).toBe(false);
  });
});

describe('putting a stage into a line', () => {
  test('moves only what follows, only to the right, and all of it by the same', () => {
    fc.assert(fc.property(freeDrawings, fc.nat(40), (blueprint, pick) => {
      const cards = cardsOf(blueprint);
      const lines = linesOf(cards);
      const line = lines[pick % Math.max(1, lines.length)];
      if (!line) return;
      const stage = newStage('work', labelledId('put in'), 'Put in');
      const made = editBlueprint(blueprint, { type: 'insertStage', stage, outcome: line.outcome.id, through: newOutcome({ id: labelledId('put in/on'), stage: stage.id, name: 'On' }), at: insertSpot(line, cards) });
      if (!made.ok) return;
      const { next } = made.value;
      const following = new Set([line.target]);
      for (const id of following) for (const outcome of Object.values(blueprint.outcomes)) if (outcome.from.type === 'stage' && outcome.from.stage === id && outcome.to !== null) following.add(outcome.to);
      const shifts = Object.entries(blueprint.view.positions).flatMap(([id, before]) => {
        const now = next.view.positions[id];
        return now && (now.x !== before.x || now.y !== before.y) ? [{ id, dx: now.x - before.x, dy: now.y - before.y }] : [];
      });
      expect(shifts.filter(({ id }) => !following.has(id))).toEqual([]);
      expect(shifts.every(({ dx, dy }) => dx > 0 && dy === 0)).toBe(true);
      expect(new Set(shifts.map(({ dx }) => dx)).size).toBeLessThanOrEqual(1);
    }), { numRuns: cases(200) });
  });
});

describe('what follows an outcome', () => {
  test('joins the column of its siblings, below those of the rows above it', () => {
    const cards = cardsOf(sketched([{ at: { x: 0, y: 0 }, to: [1, null, 2] }, { at: { x: 480, y: 0 }, to: [] }, { at: { x: 480, y: 600 }, to: [] }]));
    const [card, first] = cards;
    if (!card || !first) throw new Error('two cards');
    const spot = spotBeside(card, cards, outcomeId(0, 1));
    expect(spot.x).toBe(480);
    expect(spot.y).toBeGreaterThanOrEqual(first.y + first.height + 48);
    expect(spot.y).toBeLessThan(600);
    expect([spot.x % 8, spot.y % 8]).toEqual([0, 0]);
  });

  test('starts a column right of the card when nothing follows it yet', () => {
    const cards = cardsOf(sketched([{ at: { x: 0, y: 40 }, to: [null] }]));
    const [card] = cards;
    if (!card) throw new Error('one card');
    expect(spotBeside(card, cards, outcomeId(0, 0))).toEqual({ x: 376, y: 40 });
  });
});
