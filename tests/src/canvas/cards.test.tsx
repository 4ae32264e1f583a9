import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { starters, type Blueprint, type Stage } from '#engine/blueprint';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { giveScreen, openCanvas, thing } from './a-canvas.tsx';

const order = starters.find((starter) => starter.name === 'Order to delivery')?.build();
if (!order) throw new Error('the starter with lanes is there');
const named = (blueprint: Blueprint, name: string): Stage => {
  const found = Object.values(blueprint.stages).find((stage) => stage.name === name);
  if (!found) throw new Error(`no stage ${name}`);
  return found;
};

beforeAll(giveScreen);

describe('names written in place', () => {
  test('a double click on a title makes it a field; Enter keeps the name and the focus goes back to the card', async () => {
    const seen = openCanvas(order);
    const card = await thing(/^Stage Offer/);
    fireEvent.doubleClick(within(card).getByText('Offer'));
    const field = screen.getByRole('textbox', { name: 'Name of the stage' });
    expect(field).toHaveFocus();
    await userEvent.setup().keyboard('First offer{Enter}');
    expect(seen.edits).toEqual([{ type: 'renameStage', stage: named(order, 'Offer').id, name: 'First offer' }]);
    await waitFor(async () => expect(await thing(/^Stage First offer/)).toHaveFocus());
  });

  test('Escape leaves the name as it was, and clicking elsewhere keeps what was typed', async () => {
    const seen = openCanvas(order);
    const user = userEvent.setup();
    const row = await screen.findByRole('button', { name: /^Activity Talk the need through/ });
    fireEvent.doubleClick(row);
    await user.keyboard('Something else{Escape}');
    expect(seen.edits).toEqual([]);
    fireEvent.doubleClick(await screen.findByRole('button', { name: /^Activity Talk the need through/ }));
    await user.keyboard('Hear the need');
    fireEvent.blur(screen.getByRole('textbox', { name: 'Name of the activity' }));
    expect(seen.edits).toHaveLength(1);
    expect(await screen.findByRole('button', { name: /^Activity Hear the need/ })).toBeInTheDocument();
  });

  test('outcomes, lanes and phases are renamed the same way', async () => {
    const seen = openCanvas(order);
    const user = userEvent.setup();
    fireEvent.doubleClick(await screen.findByRole('button', { name: /^Outcome Ordered/ }));
    await user.keyboard('Signed{Enter}');
    fireEvent.doubleClick(await screen.findByRole('button', { name: /^Lane Payments/ }));
    await user.keyboard('Money{Enter}');
    fireEvent.doubleClick(within(await thing(/^Phase 1 Sell/)).getByText('Sell'));
    await user.keyboard('Win{Enter}');
    expect(seen.edits).toHaveLength(3);
    expect(Object.values(seen.now.phases).map(({ name }) => name)).toContain('Win');
    expect(Object.values(named(seen.now, 'Fulfilment').lanes ?? {}).map(({ name }) => name)).toContain('Money');
  });

  test('nothing is renamed in a drawing that is only read', async () => {
    openCanvas(order, { mode: 'read' });
    fireEvent.doubleClick(within(await thing(/^Stage Offer/)).getByText('Offer'));
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('lanes on the card of a parallel stage', () => {
  test('show their team, their activities, what they wait for, and how many must be done', async () => {
    openCanvas(order);
    const card = await thing(/^Parallel stage Fulfilment/);
    const invoicing = within(card).getByRole('region', { name: 'Lane Invoicing, team Invoicing' });
    expect(within(invoicing).getByRole('button', { name: 'Activity Send the invoice, required, after Payments' })).toBeInTheDocument();
    expect(within(card).getByText('All 3 lanes must be done')).toBeInTheDocument();
  });

  test('take a new lane, and ask for an activity in one of them', async () => {
    const seen = openCanvas(order);
    const card = await thing(/^Parallel stage Fulfilment/);
    fireEvent.click(within(card).getByRole('button', { name: 'Add a lane' }));
    expect(await within(await thing(/^Parallel stage Fulfilment/)).findByText('All 4 lanes must be done')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Add an activity to Payments' }));
    const stage = named(order, 'Fulfilment');
    const payments = Object.values(stage.lanes ?? {}).find(({ name }) => name === 'Payments');
    expect(seen.quick.at(-1)?.into).toEqual({ stage: stage.id, lane: payments?.id });
  });

  test('move an activity down and on into the next lane by Alt and the arrow', async () => {
    const seen = openCanvas(order);
    const row = await screen.findByRole('button', { name: /^Activity Clear the payment/ });
    row.focus();
    fireEvent.keyDown(row, { key: 'ArrowDown', altKey: true });
    const lanes = Object.values(named(seen.now, 'Fulfilment').lanes ?? {});
    expect(lanes.find(({ name }) => name === 'Payments')?.activities).toEqual([]);
    expect(lanes.find(({ name }) => name === 'Invoicing')?.activities).toHaveLength(2);
    await waitFor(() => expect(screen.getByRole('button', { name: /^Activity Clear the payment/ })).toHaveFocus());
  });
});

describe('looks', () => {
  const kinds = aBlueprint('Kinds')
    .stage('Ask', (s) => s.approval('Agree').outcome('Yes', { to: 'Rest' }))
    .wait('Rest', (s) => s.outcome('After 3 days', { to: 'Won', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } }))
    .end('Won', 'won')
    .build();

  test('a wait with nothing but its time is one row, its time the port', () => {
    const rest = cardsOf(kinds).find((card) => card.stage?.kind === 'wait');
    expect(rest).toMatchObject({ isCompact: true, height: 44 });
    expect([...(rest?.outPorts.values() ?? [])]).toEqual([22]);
  });

  test('a switched-off stage says so to people who listen', async () => {
    const offer = named(order, 'Offer');
    openCanvas({ ...order, stages: { ...order.stages, [offer.id]: { ...offer, disabled: true } } });
    const card = await thing(/^Stage Offer, start, switched off/);
    expect(within(card).getByText('Switched off: records go past it')).toBeInTheDocument();
  });

  test('a stage with ten activities shows four, and the rest opens its details', async () => {
    const many = aBlueprint('Many').stage('Busy', (s) => Array.from({ length: 10 }, (_, at) => at).reduce((stage, at) => stage.call(`Call ${at}`), s)).build();
    const opened: unknown[] = [];
    openCanvas(many, { onOpen: (target) => opened.push(target) });
    const card = await thing(/^Stage Busy/);
    expect(within(card).getAllByRole('button', { name: /^Activity / })).toHaveLength(4);
    fireEvent.click(within(card).getByRole('button', { name: '+6 more' }));
    expect(opened).toEqual([{ stage: named(many, 'Busy').id }]);
  });

  test('the same card is the same object until something on it changes', () => {
    const before = cardsOf(order);
    const offer = named(order, 'Offer');
    const after = cardsOf({ ...order, stages: { ...order.stages, [offer.id]: { ...offer, name: 'Other' } } });
    const changed = after.filter((card) => !before.includes(card));
    expect(changed.map((card) => card.stage?.name)).toEqual(['Other']);
  });
});

describe('a card that starts another blueprint', () => {
  const onboarding = aBlueprint('Onboarding').stage('Kick-off').end('Handed over').build();
  const deal = () => aBlueprint('Deal').stage('Offer', (stage) => stage.outcome('Signed', { to: 'Won', then: [{ type: 'startBlueprint', blueprint: onboarding.id, on: 'sameRecord' }] })).end('Won', 'won').build();
  const others = { [onboarding.id]: { name: 'Onboarding', blueprint: onboarding } };

  test('says which one and how large it is, Enter shows its drawing in place, Escape puts it away', async () => {
    const user = userEvent.setup();
    openCanvas(deal(), { others });
    const row = await screen.findByRole('button', { name: 'Starts Onboarding, 2 stages' });
    expect(await thing(/^Stage Offer.*starts 1 other blueprint/)).toContainElement(row);
    row.focus();
    await user.keyboard('{Enter}');
    const inset = screen.getByRole('region', { name: 'Onboarding' });
    expect(within(inset).getByRole('img', { name: 'Onboarding, drawn small' })).toHaveTextContent('Kick-off');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Onboarding' })).toBeNull();
  });

  test('Ctrl+Enter goes into it, and so does its button', async () => {
    const user = userEvent.setup();
    const drilled: string[] = [];
    openCanvas(deal(), { others, onDrill: (id) => void drilled.push(id) });
    const row = await screen.findByRole('button', { name: /^Starts Onboarding/ });
    row.focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(row);
    await user.click(screen.getByRole('button', { name: /^Open/ }));
    expect(drilled).toEqual([onboarding.id, onboarding.id]);
  });

  test('says when the blueprint is gone', async () => {
    openCanvas(deal());
    expect(await screen.findByRole('button', { name: 'Starts a blueprint that is gone' })).toBeDisabled();
  });
});
