import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { grown, overlap } from '../../../src/canvas/geometry/box.ts';
import { cardsOf, type Card } from '../../../src/canvas/geometry/card.ts';
import { linesOf } from '../../../src/canvas/geometry/lines.ts';
import { tidyEdit, tidyScope, type Tidying } from '../../../src/canvas/tidy/tidy.ts';
import { labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { fixtures, freeDrawings, linesBehindCards, linesOnEachOther, sketched, type Sketch } from './drawings.ts';

const elk = new Elk();

function tidy(blueprint: Blueprint, options: Omit<Partial<Tidying>, 'blueprint' | 'cards'> = {}): Promise<Edit | null> {
  return tidyEdit({ ...options, blueprint, cards: cardsOf(blueprint), layOut: (graph) => elk.layout(graph) });
}

async function tidied(blueprint: Blueprint, options: Omit<Partial<Tidying>, 'blueprint' | 'cards'> = {}): Promise<Blueprint> {
  const edit = await tidy(blueprint, options);
  if (!edit) return blueprint;
  const edited = editBlueprint(blueprint, edit);
  if (!edited.ok) throw new Error(edited.error.type);
  return edited.value.next;
}

/** The same drawing with its cards in a heap. */
const heaped = (blueprint: Blueprint): Blueprint => ({ ...blueprint, view: { ...blueprint.view, positions: Object.fromEntries(Object.keys(blueprint.stages).map((id, index) => [id, { x: index * 24, y: 400 - index * 16 }])) } });
const overlapping = (blueprint: Blueprint, margin: number): readonly string[] => {
  const cards = cardsOf(blueprint);
  return cards.flatMap((card, index) => cards.slice(index + 1).filter((other) => overlap(grown(card, margin), other)).map((other) => `${card.stage?.name} on ${other.stage?.name}`));
};

describe.each(fixtures)('tidying up: %s', (_, blueprint) => {
  test('gives every card ground of its own on the grid, and leaves no line behind a card or on another', async () => {
    const after = await tidied(heaped(blueprint));
    const cards = cardsOf(after);
    for (const card of cards) expect([card.x % 8, card.y % 8].map(Math.abs)).toEqual([0, 0]);
    expect(overlapping(after, 12)).toEqual([]);
    expect(linesBehindCards(linesOf(cards), cards)).toEqual([]);
    expect(linesOnEachOther(linesOf(cards))).toEqual([]);
  });

  test('comes out the same wherever the cards stood, and a second time changes nothing', async () => {
    const once = await tidied(heaped(blueprint));
    expect(once.view.positions).toEqual((await tidied(blueprint)).view.positions);
    expect(await tidy(once)).toBeNull();
  });

  test('from top to bottom leaves no line behind a card or on another, either, and a second time changes nothing', async () => {
    const after = await tidied(heaped(blueprint), { direction: 'TB' });
    const cards = cardsOf(after);
    expect(after.view.direction).toBe('TB');
    expect(overlapping(after, 12)).toEqual([]);
    expect(linesBehindCards(linesOf(cards), cards)).toEqual([]);
    expect(linesOnEachOther(linesOf(cards))).toEqual([]);
    expect(await tidy(after)).toBeNull();
  });

  test('gently a second time changes nothing', async () => {
    expect(await tidy(await tidied(blueprint, { how: 'gently' }), { how: 'gently' })).toBeNull();
  });
});

describe('tidying up', () => {
  const [, starter] = fixtures[0] ?? [];
  if (!starter) throw new Error('there are starters');
  const stages = Object.keys(starter.stages);

  test('a note that hangs on a stage goes along with it; free ones end under no card, on no other, and a second time stay', async () => {
    const [stage = ''] = stages;
    const at = starter.view.positions[stage] ?? { x: 0, y: 0 };
    const [hung, far] = [labelledId('note that hangs'), labelledId('note far away')];
    const note = (id: string, x: number, y: number, more: object = {}) => ({ id, text: id, colour: 'yellow' as const, x, y, width: 160, height: 80, ...more });
    const messy: Blueprint = { ...starter, notes: Object.fromEntries([note(hung, at.x + 16, at.y - 100, { stage }), note(labelledId('note one'), 40, 60), note(labelledId('note two'), 48, 64), note(far, -4000, -4000)].map((each) => [each.id, each])) };
    const once = await tidied(messy);
    const moved = once.view.positions[stage] ?? at;
    expect(once.notes[hung]).toMatchObject({ x: moved.x + 16, y: moved.y - 100 });
    expect(once.notes[far]).toEqual(messy.notes[far]);
    const free = Object.values(once.notes).filter(({ stage: hangsOn }) => hangsOn === undefined);
    for (const each of free) expect([...cardsOf(once), ...free.filter((other) => other !== each)].filter((other) => overlap(each, other))).toEqual([]);
    expect(await tidy(once)).toBeNull();
  });

  test('only what is selected moves, and it lies on nothing else', async () => {
    const messy = heaped(starter);
    const only = new Set(stages.slice(0, 4));
    const after = await tidied(messy, { only });
    for (const id of stages.slice(4)) expect(after.view.positions[id]).toEqual(messy.view.positions[id]);
    const cards = cardsOf(after);
    const chosen = cards.filter(({ id }) => only.has(id));
    expect(chosen.flatMap((card) => cards.filter((other) => other !== card && overlap(grown(card, 8), other)))).toEqual([]);
    expect(await tidy(after, { only })).toBeNull();
  });

  test('one phase moves its stages only', async () => {
    const drawing = heaped(sketched([{ to: [1], phase: 0 }, { to: [2], phase: 0 }, { to: [3], phase: 1 }, { to: [], phase: 1 }]));
    const [first] = Object.values(drawing.phases);
    if (!first) throw new Error('there are phases');
    const only = tidyScope({ phase: first.id }, drawing, { stages: [] });
    const after = await tidied(drawing, { only });
    const moved = Object.keys(after.view.positions).filter((id) => JSON.stringify(after.view.positions[id]) !== JSON.stringify(drawing.view.positions[id]));
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every((id) => drawing.stages[id]?.phase === first.id)).toBe(true);
  });

  test('phases stand side by side in their order', async () => {
    const drawing = await tidied(heaped(sketched([{ to: [1, 2], phase: 0 }, { to: [0], phase: 1 }, { to: [1, 3], phase: 1 }, { to: [0], phase: 2 }])));
    const right = (phase: number) => Math.max(...cardsOf(drawing).filter((card) => card.stage?.phase === Object.keys(drawing.phases)[phase]).map((card) => card.x + card.width));
    const left = (phase: number) => Math.min(...cardsOf(drawing).filter((card) => card.stage?.phase === Object.keys(drawing.phases)[phase]).map((card) => card.x));
    expect(right(0)).toBeLessThan(left(1));
    expect(right(1)).toBeLessThan(left(2));
  });

  test('a folded phase is laid out as one card, and its stages move along', async () => {
    const open = heaped(sketched([{ to: [1], phase: 0 }, { to: [2], phase: 1 }, { to: [3], phase: 1 }, { to: [], phase: 2 }]));
    const middle = Object.keys(open.phases)[1] ?? '';
    const folded = { ...open, view: { ...open.view, collapsed: [middle] } };
    const after = await tidied(folded);
    expect(overlapping(after, 12)).toEqual([]);
    const [one, other] = Object.values(open.stages).filter((stage) => stage.phase === middle).map(({ id }) => ({ before: open.view.positions[id], now: after.view.positions[id] }));
    const shift = (each: typeof one) => ({ x: (each?.now?.x ?? 0) - (each?.before?.x ?? 0), y: (each?.now?.y ?? 0) - (each?.before?.y ?? 0) });
    expect(shift(one)).toEqual(shift(other));
    expect(await tidy(after)).toBeNull();
  });

  test('pinned cards stay where they are, and nothing lies on them', async () => {
    for (const pinned of [stages.slice(1, 2), stages.slice(0, 3)]) {
      const apart = { ...starter, view: { ...starter.view, pinned, positions: { ...starter.view.positions, [stages[0] ?? '']: { x: 801, y: 33 } } } };
      const after = await tidied(apart);
      for (const id of pinned) expect(after.view.positions[id]).toEqual(apart.view.positions[id]);
      const cards = cardsOf(after);
      expect(cards.filter(({ id }) => !pinned.includes(id)).flatMap((card) => cards.filter((other) => other !== card && overlap(grown(card, 8), other)).map((other) => other.stage?.name))).toEqual([]);
      expect(await tidy(after)).toBeNull();
    }
  });

  test('a row of sixty stages lies flat, and so does the good way through a process whose other ways out come before it', async () => {
    const row = await tidied(heaped(sketched([...Array.from({ length: 59 }, (_, index): Sketch => ({ to: [index + 1] })), { kind: 'end', to: [] }])));
    expect(new Set(cardsOf(row).map(({ y }) => y)).size).toBe(1);
    const inbound = fixtures.find(([name]) => name === 'Inbound prospecting')?.[1];
    if (!inbound) throw new Error('the starter is there');
    const cards = new Map(cardsOf(await tidied(heaped(inbound))).map((card) => [card.id, card]));
    const way: Card[] = [];
    for (let at = cards.get(inbound.start ?? ''); at && !way.includes(at);) {
      way.push(at);
      at = cards.get(at.outcomes.find(({ tone, to }) => tone === 'positive' && to !== null)?.to ?? '');
    }
    expect(way.length).toBeGreaterThan(3);
    expect(new Set(way.map(({ y }) => y)).size).toBe(1);
  });

  test('from top to bottom puts what follows below', async () => {
    const after = await tidied(sketched([{ to: [1] }, { to: [2] }, { to: [] }]), { direction: 'TB' });
    const tops = cardsOf(after).map(({ y }) => y);
    expect([...tops].sort((a, b) => a - b)).toEqual(tops);
    expect(overlapping(after, 12)).toEqual([]);
  });

  test('drops the hand-made bends of lines whose ends went different ways', async () => {
    const [outcome] = Object.values(starter.outcomes).filter(({ to }) => to !== null);
    if (!outcome) throw new Error('a starter has outcomes');
    const bent = { ...heaped(starter), view: { ...heaped(starter).view, bends: { [outcome.id]: [{ x: 1, y: 1 }, { x: 1, y: 2 }] } } };
    expect((await tidied(bent)).view.bends).toEqual({});
  });
});

describe('tidying up gently', () => {
  test('parts cards that lie on each other, and keeps columns and the order in them', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ x: fc.integer({ min: 0, max: 120 }), y: fc.integer({ min: 0, max: 60 }) }), { minLength: 1, maxLength: 12 }), async (places) => {
      const drawing = sketched(places.map(({ x, y }) => ({ at: { x: x * 13, y: y * 17 }, to: [] })));
      const after = await tidied(drawing, { how: 'gently' });
      expect(overlapping(after, 16)).toEqual([]);
      expect(await tidy(after, { how: 'gently' })).toBeNull();
    }), { numRuns: cases(150) });
  });

  test('leaves what stands well where it is', async () => {
    await fc.assert(fc.asyncProperty(freeDrawings, async (drawing) => {
      const flush = { ...drawing, view: { ...drawing.view, positions: Object.fromEntries(Object.entries(drawing.view.positions).map(([id, { x, y }]) => [id, { x: Math.round(x / 400) * 400, y }])) } };
      expect(await tidy(flush, { how: 'gently' })).toBeNull();
    }), { numRuns: cases(60) });
  });
});
