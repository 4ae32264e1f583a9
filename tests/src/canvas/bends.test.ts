import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editBlueprint, type Edit, type Point } from '#engine/blueprint';
import { bendsOf, bentWay, stretchAt, withStretchAt } from '../../../src/canvas/geometry/bends.ts';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { linesOf } from '../../../src/canvas/geometry/lines.ts';
import { entryInto, passingLines } from '../../../src/canvas/geometry/passing.ts';
import { Obstacles } from '../../../src/canvas/geometry/search.ts';
import { lineChoices } from '../../../src/canvas/lines/line-choices.ts';
import { cases } from '../../kit/cases.ts';
import { isOrthogonal, largeDrawing, outcomeId, sketched } from './drawings.ts';

const two = sketched([{ at: { x: 0, y: 0 }, to: [1] }, { at: { x: 800, y: 400 }, to: [] }]);
const id = outcomeId(0, 0);
const only = (bends: readonly Point[], at: Point = { x: 800, y: 400 }) => {
  const blueprint = sketched([{ at: { x: 0, y: 0 }, to: [1] }, { at, to: [] }]);
  const [line] = linesOf(cardsOf(blueprint), { bends: { [id]: bends } });
  if (!line) throw new Error('there is one line');
  return line;
};

describe('a line bent by hand', () => {
  test('runs along its bends, and comes back from them unchanged', () => {
    fc.assert(fc.property(fc.integer({ min: 40, max: 60 }), fc.integer({ min: 24, max: 45 }), fc.integer({ min: 62, max: 95 }), (out, level, into) => {
      const wanted = [{ x: out * 8, y: 66 }, { x: out * 8, y: level * 8 }, { x: into * 8, y: level * 8 }, { x: into * 8, y: 422 }];
      const { points, kind } = only(wanted);
      expect(kind).toBe('bent');
      expect(only(bendsOf(points)).points).toEqual(points);
    }), { numRuns: cases(100) });
  });

  test('keeps its bends while its cards move: the first and the last stretch follow', () => {
    const bends = [{ x: 480, y: 66 }, { x: 480, y: 422 }];
    const before = only(bends);
    const after = only(bends, { x: 880, y: 560 });
    expect(before.points.map(({ x }) => x)).toEqual([280, 480, 480, 796]);
    expect(after.points.map(({ x }) => x)).toEqual([280, 480, 480, 876]);
    expect(after.points.at(-1)?.y).toBe(560 + 22);
    expect(isOrthogonal(after.points)).toBe(true);
  });

  test('finds its own way again when the bends no longer fit', () => {
    const bends = [{ x: 480, y: 66 }, { x: 480, y: 422 }];
    const { points } = only(bends, { x: 400, y: 400 });
    expect(points.every(({ x }) => x !== 480)).toBe(true);
    const [source, target] = cardsOf(two);
    if (!source || !target) throw new Error('two cards');
    const wish = { from: { x: 280, y: 66 }, to: { x: 796, y: 422 }, source, target };
    const wall = { x: 440, y: 100, width: 100, height: 100 };
    expect(bentWay(bends, wish, new Obstacles([source, target, wall]))).toBeUndefined();
    expect(bentWay([{ x: 100, y: 66 }, { x: 100, y: 422 }], wish, new Obstacles([source, target]))).toBeUndefined();
    expect(bentWay([{ x: 480, y: 66 }], wish, new Obstacles([]))).toBeUndefined();
  });

  test('is bent by any of its stretches, on the grid, with its ends at their ports', () => {
    fc.assert(fc.property(fc.nat(6), fc.integer({ min: -400, max: 1200 }), fc.integer({ min: -400, max: 1200 }), (index, x, y) => {
      const [line] = linesOf(cardsOf(two));
      const before = line?.points ?? [];
      const stretch = index % (before.length - 1);
      const after = withStretchAt(before, stretch, { x, y });
      expect(isOrthogonal(after)).toBe(true);
      expect([after[0], after.at(-1)]).toEqual([before[0], before.at(-1)]);
      // a stretch taken onto a port leaves no way to come in from the side: such bends are refused
      const [source, target] = cardsOf(two);
      const wish = source && target && { from: { x: 280, y: 62 }, to: { x: 796, y: 422 }, source, target };
      expect(bendsOf(after).length % 2 === 0 || (wish && bentWay(bendsOf(after), wish, new Obstacles([])) === undefined)).toBe(true);
    }), { numRuns: cases(200) });
  });

  test('runs on straight when a stretch is dragged in line with the next', () => {
    const { points } = only([{ x: 400, y: 66 }, { x: 400, y: 240 }, { x: 600, y: 240 }, { x: 600, y: 422 }]);
    expect(withStretchAt(points, 1, { x: 597, y: 100 }).map(({ x }) => x)).toEqual([280, 600, 600, 796]);
  });

  test('is taken by the stretch under the pointer', () => {
    const points = [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 200 }, { x: 300, y: 200 }];
    expect([{ x: 50, y: 4 }, { x: 96, y: 100 }, { x: 250, y: 190 }].map((at) => stretchAt(points, at))).toEqual([0, 1, 2]);
  });
});

describe('what can be done with a line', () => {
  const labels = (edits: readonly Edit[]) => {
    let blueprint = two;
    const names: string[] = [];
    for (const edit of edits) {
      const made = editBlueprint(blueprint, edit);
      if (!made.ok) throw new Error(made.error.type);
      blueprint = made.value.next;
      names.push(made.value.name);
    }
    return { names, choices: lineChoices(blueprint, id).map(({ label }) => label) };
  };

  test('is straightening, when it is bent by hand, and each step has a name', () => {
    const bend: Edit = { type: 'setField', path: ['view', 'bends', id], value: [{ x: 480, y: 66 }, { x: 480, y: 422 }] };
    expect(labels([bend])).toEqual({ names: ['Bend the line of On 1'], choices: ['Straighten the line', 'Draw as jump'] });
    const straighten: Edit = { type: 'setField', path: ['view', 'bends', id], value: undefined };
    expect(labels([bend, straighten])).toEqual({ names: ['Bend the line of On 1', 'Straighten On 1'], choices: ['Draw as jump'] });
  });

  test('is drawing it as a jump, and drawing it out again', () => {
    const [choice] = lineChoices(two, id);
    if (!choice) throw new Error('a line may be a jump');
    expect(labels([choice.edit])).toEqual({ names: ['Draw On 1 as a jump'], choices: ['Draw the line'] });
    const made = editBlueprint(two, choice.edit);
    const [back] = made.ok ? lineChoices(made.value.next, id) : [];
    if (!back) throw new Error('a jump may be drawn out');
    expect(labels([choice.edit, back.edit]).names[1]).toBe('Draw the line of On 1');
  });

  test('is a jump by itself when it would be longer than anybody can follow', () => {
    const far = sketched([{ at: { x: 0, y: 0 }, to: [1] }, { at: { x: 2800, y: 400 }, to: [] }]);
    const kinds = (jumps?: Record<string, boolean>) => linesOf(cardsOf(far), jumps ? { jumps } : {}).map(({ kind }) => kind);
    expect(kinds({})).toEqual(['jump']);
    expect(kinds({ [id]: false })).toEqual(['way']);
    expect(kinds()).toEqual(['way']);
  });
});

describe('a line from out of view', () => {
  const view = { x: 100, y: 100, width: 400, height: 300 };

  test('is named where it comes in', () => {
    expect(entryInto(view, [{ x: 0, y: 200 }, { x: 300, y: 200 }])).toEqual({ x: 100, y: 200 });
    expect(entryInto(view, [{ x: 300, y: 900 }, { x: 300, y: 200 }])).toEqual({ x: 300, y: 400 });
    expect(entryInto(view, [{ x: 0, y: 0 }, { x: 600, y: 0 }])).toBeUndefined();
  });

  test('gets no name while its source is in view, and names never stand on each other', () => {
    const drawing = sketched([{ at: { x: -600, y: 0 }, to: [2] }, { at: { x: -600, y: 10 }, to: [2] }, { at: { x: 200, y: 150 }, to: [] }]);
    const cards = cardsOf(drawing);
    const boxes = new Map(cards.map((card) => [card.id, card]));
    const named = passingLines(linesOf(cards), view, boxes);
    expect(named.length).toBe(1);
    expect(passingLines(linesOf(cards), { x: -700, y: -100, width: 2000, height: 900 }, boxes)).toEqual([]);
  });
});

describe('the name of a line', () => {
  test('stands on it where it runs beside another for a while, clear of every other line and name', () => {
    const lines = linesOf(cardsOf(largeDrawing(40)));
    const named = lines.filter(({ nameAt }) => nameAt);
    expect(named.length).toBeGreaterThan(0);
    for (const { nameAt, points, id: own } of named) {
      if (!nameAt) continue;
      expect(points.some((point, index) => point.y === nameAt.y && points[index + 1]?.y === nameAt.y)).toBe(true);
      const chip = { x: nameAt.x - 36, y: nameAt.y - 9, width: 72, height: 18 };
      for (const other of lines) if (other.id !== own) expect(entryInto(chip, other.points)).toBeUndefined();
    }
  });

  test('is not needed where a line runs alone', () => {
    expect(linesOf(cardsOf(two)).every(({ nameAt }) => nameAt === undefined)).toBe(true);
  });
});
