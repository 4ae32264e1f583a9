import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { inOrder } from '#engine/kernel';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { Inspector } from '../../../src/studio/inspector/inspector.tsx';
import { choose, showInStudio, unfold } from './in-studio.tsx';

const drawing = aBlueprint('Order desk')
  .parallel('Order', (s) => s
    .lane('Payments', 'payments').lane('Stock', 'stock')
    .task('Clear payment', { lane: 'Payments' }).task('Pick goods', { lane: 'Stock' }).task('Pack', { lane: 'Stock' })
    .outcome('All done', { to: 'Won' }))
  .stage('Follow up', (s) => s.call('Ring').activity('handOver', 'Pass on').approval('Agree').outcome('Give up', { to: 'Won' }))
  .end('Won', 'won');
const draft = drawing.build();
const order = drawing.id.stage('Order');
const payments = drawing.id.lane('Payments');
const stock = drawing.id.lane('Stock');

function show(part: Parameters<typeof selecting>[0]) {
  const shown = showInStudio(draft, <Inspector />);
  act(() => shown.store.actions.select(selecting(part)));
  const lanes = () => inOrder(shown.store.getState().draft.stages[order]?.lanes ?? {});
  const undoAll = () => {
    act(() => shown.store.actions.goTo(0));
    expect(shown.store.getState().draft).toEqual(draft);
  };
  return { ...shown, user: userEvent.setup(), lanes, undoAll };
}

describe('the lanes of a parallel stage', () => {
  it('are added, named, given to a team by its name, and taken away with what is in them', async () => {
    const { user, lanes, undoAll } = show({ stages: [order] });
    await user.click(screen.getByRole('button', { name: 'Add lane' }));
    const added = within(screen.getByRole('group', { name: 'Lane 3' }));
    await user.type(added.getByRole('textbox', { name: 'Name of the lane' }), '{Control>}a{/Control}Invoices{Enter}');
    const team = within(screen.getByRole('group', { name: 'Invoices' })).getByRole('combobox', { name: 'Team' });
    await user.clear(team);
    await user.type(team, 'Back office');
    expect(await screen.findByRole('option', { name: 'New team “Back office”' })).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(lanes()).toMatchObject([{ name: 'Payments', team: 'payments' }, { name: 'Stock', team: 'stock' }, { name: 'Invoices', team: 'backOffice', activities: [] }]);
    await user.click(screen.getByRole('button', { name: 'Remove Stock' }));
    expect(lanes().map(({ name }) => name)).toEqual(['Payments', 'Invoices']);
    undoAll();
  });

  it('change their order', async () => {
    const { user, lanes } = show({ stages: [order] });
    await user.click(screen.getByRole('button', { name: 'Move Stock up' }));
    expect(lanes().map(({ id }) => id)).toEqual([stock, payments]);
  });

  it('hand an activity to another lane, and get new ones', async () => {
    const { user, lanes, store, undoAll } = show({ stages: [order] });
    await user.click(screen.getByRole('button', { name: 'Move Pack to another lane' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Payments' }));
    expect(lanes()[0]?.activities).toEqual([drawing.id.activity('Clear payment'), drawing.id.activity('Pack')]);
    await user.click(within(screen.getByRole('group', { name: 'Stock' })).getByRole('button', { name: 'Add activity' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Call' }));
    expect(lanes()[1]?.activities).toHaveLength(2);
    expect(store.getState().selection.activities).toEqual([lanes()[1]?.activities[1]]);
    undoAll();
  });

  it('need not all be done', async () => {
    const { user, store } = show({ stages: [order] });
    await user.click(screen.getByRole('radio', { name: 'Some are done' }));
    expect(store.getState().draft.stages[order]?.join).toBe(1);
    await user.click(screen.getByRole('radio', { name: 'All lanes are done' }));
    expect(store.getState().draft.stages[order]).not.toHaveProperty('join');
  });

  it('come from a plain stage by its kind, and give back what they hold', async () => {
    const plain = drawing.id.stage('Follow up');
    const { user, store } = show({ stages: [plain] });
    await choose(user, 'Kind', /Parallel lanes/);
    const made = store.getState().draft.stages[plain];
    expect(made?.activities).toEqual([]);
    expect(inOrder(made?.lanes ?? {}).map(({ activities }) => activities.length)).toEqual([3, 0]);
    await choose(user, 'Kind', /people do activities/);
    expect(store.getState().draft.stages[plain]).toEqual(draft.stages[plain]);
  });
});

describe('the time limit of a stage', () => {
  it('escalates: tells the manager before it, then takes an outcome', async () => {
    const { user, store, undoAll } = show({ stages: [drawing.id.stage('Follow up')] });
    await unfold(user, /Time limit/);
    await user.click(screen.getByRole('switch', { name: 'Records may not stand here longer than' }));
    await user.click(screen.getByRole('button', { name: 'Add escalation' }));
    await user.click(screen.getByRole('radio', { name: 'Before' }));
    await choose(user, 'And take an outcome by itself', 'Give up');
    const [step] = Object.values(store.getState().draft.stages[drawing.id.stage('Follow up')]?.sla?.escalations ?? {});
    expect(step).toMatchObject({ when: 'before', wait: { amount: 4, unit: 'workingHours' }, then: [{ type: 'notify', role: 'manager' }], take: drawing.id.outcome('Follow up', 'Give up') });
    expect(screen.getByRole('button', { name: /^4 working hours before the limit: tell everyone with the role manager.*take “Give up”$/ })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove escalation 1' }));
    expect(store.getState().draft.stages[drawing.id.stage('Follow up')]?.sla?.escalations).toEqual({});
    undoAll();
  });
});

describe('an activity', () => {
  const pick = drawing.id.activity('Pick goods');
  const ring = drawing.id.activity('Ring');

  it('waits for another team’s work, a lane, a field and an approval', async () => {
    const { user, store, undoAll } = show({ activities: [pick] });
    await unfold(user, /What comes first/);
    const add = async (words: string | RegExp) => {
      await user.click(screen.getByRole('button', { name: 'Add what comes first' }));
      await user.click(await screen.findByRole('menuitem', { name: words }));
    };
    await add('An activity is done');
    await choose(user, 'This activity must be done', 'Clear payment · Payments');
    await add('A lane is done');
    await add('A field says so');
    await add(/A gate is open/);
    expect(store.getState().draft.activities[pick]?.after).toEqual([
      { type: 'activity', activity: drawing.id.activity('Clear payment') },
      { type: 'lane', lane: payments },
      { type: 'condition', condition: expect.anything() },
      { type: 'clause', clause: { type: 'approval', role: 'manager', levels: 1, quorum: 1 } },
    ]);
    await user.click(screen.getByRole('button', { name: 'Remove prerequisite 2' }));
    expect(store.getState().draft.activities[pick]?.after.map(({ type }) => type)).toEqual(['activity', 'condition', 'clause']);
    undoAll();
  });

  it('stops when a signal comes in; the signal is declared along with it', async () => {
    const { user, store, undoAll } = show({ activities: [ring] });
    await unfold(user, /Signals it listens for/);
    await user.click(screen.getByRole('button', { name: 'Add signal' }));
    expect(store.getState().draft.activities[ring]?.listens).toEqual([{ then: 'cancel', signal: 'replied' }]);
    expect(store.getState().draft.signals).toMatchObject({ replied: { name: 'Replied' } });
    await user.click(screen.getByRole('radio', { name: 'It is done' }));
    const signal = screen.getByRole('combobox', { name: 'When this signal comes in' });
    await user.clear(signal);
    await user.type(signal, 'Called us back');
    await user.click(await screen.findByRole('option', { name: 'New signal “Called us back”' }));
    expect(store.getState().draft.activities[ring]?.listens).toEqual([{ then: 'complete', signal: 'calledUsBack', result: 'connected' }]);
    expect(Object.keys(store.getState().draft.signals ?? {})).toEqual(['replied', 'calledUsBack']);
    expect(screen.getByRole('button', { name: '“Called us back” ends it with “Connected”' })).toBeInTheDocument();
    undoAll();
  });

  it('comes back every week', async () => {
    const { user, store } = show({ activities: [ring] });
    await unfold(user, /^When/);
    await user.click(screen.getByRole('switch', { name: 'Comes back while the record is here' }));
    expect(store.getState().draft.activities[ring]?.repeat).toEqual({ every: { amount: 1, unit: 'weeks' } });
  });

  it('is handed over to a team within a time, and goes back if nobody accepts it', async () => {
    const pass = drawing.id.activity('Pass on');
    const { user, store, undoAll } = show({ activities: [pass] });
    await choose(user, 'Handed over to', 'A team');
    await user.click(screen.getByRole('radio', { name: 'Goes back' }));
    await user.click(screen.getByRole('switch', { name: 'Warm transfer' }));
    expect(store.getState().draft.activities[pass]?.handOver).toMatchObject({ to: { type: 'team', team: 'rep' }, late: 'return', warm: false });
    undoAll();
  });

  it('is approved by two people on two levels', async () => {
    const agree = drawing.id.activity('Agree');
    const { user, store } = show({ activities: [agree] });
    await user.type(screen.getByRole('textbox', { name: 'People a level' }), '{Backspace}2');
    await user.type(screen.getByRole('textbox', { name: 'Levels' }), '{Backspace}2');
    expect(store.getState().draft.activities[agree]?.approval).toEqual({ role: 'manager', levels: 2, quorum: 2 });
    expect(screen.getByText(/^2 different people with the role manager, on each of 2 levels/)).toBeInTheDocument();
  });

  it('takes on the rule of its kind, and loses it with the kind', async () => {
    const { user, store } = show({ activities: [ring] });
    await choose(user, 'Kind', 'Hand-over');
    expect(store.getState().draft.activities[ring]?.handOver).toMatchObject({ warm: true });
    await choose(user, 'Kind', 'Call');
    expect(store.getState().draft.activities[ring]).toEqual(draft.activities[ring]);
  });
});
