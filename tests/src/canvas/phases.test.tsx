import { fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import { editBlueprint, starters, type Blueprint, type Edit } from '#engine/blueprint';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { linesOf } from '../../../src/canvas/geometry/lines.ts';
import { dropEdit, restOf } from '../../../src/canvas/flow/dropping.ts';
import { framesOf, phaseAt } from '../../../src/canvas/phases/frames.ts';
import { giveScreen, openCanvas, thing } from './a-canvas.tsx';

const order = starters.find((starter) => starter.name === 'Order to delivery')?.build();
if (!order) throw new Error('the starter with phases is there');
const stageNamed = (name: string) => Object.values(order.stages).find((stage) => stage.name === name)?.id ?? '';
const phaseNamed = (name: string) => Object.values(order.phases).find((phase) => phase.name === name)?.id ?? '';
const folded = (phase: string): Blueprint => ({ ...order, view: { ...order.view, collapsed: [phase] } });
const make = (blueprint: Blueprint, edit: Edit | null): Blueprint => {
  const made = edit && editBlueprint(blueprint, edit);
  if (!made?.ok) throw new Error('the edit is made');
  return made.value.next;
};
const drop = (blueprint: Blueprint, id: string, by: { readonly x: number; readonly y: number }): Edit | null => {
  const rest = restOf(blueprint);
  const box = rest.boxes.get(id);
  if (!box) throw new Error('it stands somewhere');
  return dropEdit(blueprint, rest, [id], new Map([[id, { x: box.x + by.x, y: box.y + by.y }]]), null, true);
};

beforeAll(giveScreen);

describe('a stage that is dragged', () => {
  test('into another frame joins that phase, in the same step as the move', () => {
    const frames = framesOf(order, cardsOf(order));
    const target = frames.find((frame) => frame.phase.name === 'Look after');
    const offer = restOf(order).boxes.get(stageNamed('Offer'));
    if (!target || !offer) throw new Error('both are drawn');
    const edit = drop(order, stageNamed('Offer'), { x: target.x + 40 - offer.x, y: target.y + target.height - 160 - offer.y });
    expect(edit).toMatchObject({ type: 'several', name: 'Move Offer to Look after' });
    expect(make(order, edit).stages[stageNamed('Offer')]?.phase).toBe(target.phase.id);
  });

  test('a little way stays in its phase; far out on free ground it belongs to none', () => {
    expect(drop(order, stageNamed('Return'), { x: 16, y: 24 })).toMatchObject({ type: 'moveCards' });
    const out = make(order, drop(order, stageNamed('Return'), { x: 0, y: 4000 }));
    expect(out.stages[stageNamed('Return')]).not.toHaveProperty('phase');
  });

  test('the last one out leaves the empty frame where it stood', () => {
    const frame = framesOf(order, cardsOf(order)).find(({ phase }) => phase.name === 'Sell');
    const out = make(order, drop(order, stageNamed('Offer'), { x: 0, y: 4000 }));
    expect(framesOf(out, cardsOf(out)).find(({ phase }) => phase.name === 'Sell')).toMatchObject({ isEmpty: true, x: Math.round((frame?.x ?? 0) / 8) * 8 });
  });

  test('belongs to the frame its middle lies in', () => {
    const [first, second] = framesOf(order, cardsOf(order));
    if (!first || !second) throw new Error('there are frames');
    const box = { x: second.x + 20, y: second.y + 100, width: 280, height: 120 };
    expect(phaseAt(box, first.phase.id, [first, second])).toBe(second.phase.id);
    expect(phaseAt({ ...box, x: 90_000 }, first.phase.id, [first, second])).toBeUndefined();
  });
});

test('a phase dragged by its title past another changes the order in the model, takes its stages along and leaves no overlap', () => {
  const before = framesOf(order, cardsOf(order));
  const width = before.reduce((sum, frame) => sum + frame.width, 0);
  const next = make(order, drop(order, phaseNamed('Sell'), { x: width, y: 0 }));
  const after = framesOf(next, cardsOf(next));
  expect(after.map(({ phase }) => phase.name)).toEqual(['Fulfil', 'Look after', 'Sell']);
  for (const [index, frame] of after.entries()) {
    const right = after[index + 1];
    if (right) expect(frame.x + frame.width).toBeLessThanOrEqual(right.x);
  }
  expect(next.view.positions[stageNamed('Offer')]).not.toEqual(order.view.positions[stageNamed('Offer')]);
});

describe('a folded phase', () => {
  test('is one card with its ways out and in, and hides its stages', () => {
    const drawing = folded(phaseNamed('Fulfil'));
    const cards = cardsOf(drawing);
    const card = cards.find(({ id }) => id === phaseNamed('Fulfil'));
    expect(card?.folded?.stages.map(({ name }) => name)).toEqual(['Hand-over', 'Fulfilment']);
    expect(cards.some(({ id }) => id === stageNamed('Fulfilment'))).toBe(false);
    const lines = linesOf(cards);
    expect(lines.filter(({ target }) => target === phaseNamed('Fulfil')).length).toBeGreaterThan(0);
    expect(lines.filter(({ source }) => source === phaseNamed('Fulfil')).map(({ outcome }) => outcome.name)).toEqual(['Back to sales', 'On its way', 'Called off']);
  });

  test('is unfolded from its card, as a look and not as a step', async () => {
    const seen = openCanvas(folded(phaseNamed('Fulfil')));
    const card = await thing(/^Phase Fulfil, folded, 2 stages/);
    fireEvent.click(within(card).getByRole('button', { name: 'Unfold Fulfil' }));
    expect(seen.edits).toEqual([{ type: 'setField', path: ['view', 'collapsed'], value: [] }]);
    expect(seen.manners).toEqual([{ unremembered: true }]);
    expect(await screen.findByRole('group', { name: /^Parallel stage Fulfilment/ })).toBeInTheDocument();
  });
});

test('an empty phase says what it is for, and its menu opens with the right mouse button', async () => {
  const id = '0190a8a0-0000-7000-8000-0000000000e1';
  const seen = openCanvas({ ...order, phases: { ...order.phases, [id]: { id, name: 'Later', order: 9 } } });
  const frame = await thing(/^Phase 4 Later/);
  expect(within(frame).getByText('Drop a stage here')).toBeInTheDocument();
  fireEvent.contextMenu(within(frame).getByText('Later'));
  expect(seen.menus.at(-1)?.thing).toEqual({ part: 'phases', id });
});
