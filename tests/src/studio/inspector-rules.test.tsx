import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { actingRhythm, type Blueprint } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { keyFromName } from '../../../src/studio/fields/key-from-name.ts';
import { Inspector } from '../../../src/studio/inspector/inspector.tsx';
import { choose, showInStudio, unfold } from './in-studio.tsx';

const drawing = aBlueprint('Outbound', 'deal')
  .stage('Qualify', (s) => s.call('Ring').outcome('Interested', { to: 'Won' }).outcome('Reply', { to: 'Won', trigger: { type: 'signal', signal: 'replied' } }))
  .end('Won', 'won');
const drawn = drawing.build();
const way = drawing.id.outcome('Qualify', 'Interested');

function show(part: Parameters<typeof selecting>[0] = {}, draft: Blueprint = drawn) {
  const shown = showInStudio(draft, <Inspector />);
  act(() => shown.store.actions.select(selecting(part)));
  const undoAll = () => {
    act(() => shown.store.actions.goTo(0));
    expect(shown.store.getState().draft).toEqual(draft);
  };
  return { ...shown, user: userEvent.setup(), now: () => shown.store.getState().draft, undoAll };
}

describe('who comes in', () => {
  it('is whoever a saved view of this record type shows', async () => {
    const { user, now, undoAll } = show({}, aBlueprint('Leads').stage('New').build());
    await unfold(user, /Which records come in/);
    await user.click(screen.getByRole('radio', { name: 'By a view' }));
    expect(now().enrolment.when).toEqual({ type: 'view', view: 'v_hot' });
    undoAll();
  });

  it('is ruled out, ranked, and leaves by rules', async () => {
    const { user, now, undoAll } = show();
    await unfold(user, /Which records come in/);
    expect(screen.queryByRole('radio', { name: 'By a view' })).toBeNull();
    await user.click(within(screen.getByRole('group', { name: 'Ruled out' })).getByRole('button', { name: 'Add a rule' }));
    await user.click(within(screen.getByRole('group', { name: 'Leaves by itself' })).getByRole('button', { name: 'Add a rule' }));
    await user.click(screen.getByRole('combobox', { name: 'Who comes first' }));
    const [rank] = await screen.findAllByRole('option');
    if (rank) await user.click(rank);
    await choose(user, 'May come in again', 'Never');
    await choose(user, 'Imported records', 'Come in by the rule');
    expect(now().enrolment).toMatchObject({ unless: { type: 'compare' }, exitWhen: { type: 'compare' }, rankBy: expect.any(String), reentry: 'never', imports: 'enrolled' });
    undoAll();
  });
});

describe('signals', () => {
  it('are declared with what they bring and what they stop; those already listened for come along', async () => {
    const { user, now, undoAll } = show();
    await unfold(user, /^Signals/);
    await user.click(screen.getByRole('button', { name: 'Add signal' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Another one…' }));
    expect(Object.keys(now().signals ?? {})).toEqual(['replied', 'newSignal']);
    const signal = within(screen.getByRole('group', { name: /^New signal/ }));
    await choose(user, signal.getByRole('combobox', { name: 'What it stops' }), 'All contact');
    await user.click(signal.getByRole('button', { name: 'Add value' }));
    await choose(user, signal.getByRole('combobox', { name: 'Kind of Value' }), 'Money');
    expect(now().signals?.['newSignal']).toEqual({ key: 'newSignal', name: 'New signal', order: 2, optOut: 'all', payload: { value: { key: 'value', name: 'Value', kind: 'money' } } });
    await user.click(screen.getByRole('button', { name: 'Remove New signal' }));
    await user.click(screen.getByRole('button', { name: 'Remove Replied' }));
    expect(now()).not.toHaveProperty('signals');
    undoAll();
  });

  it('set an outcome off, with a rule over what they bring', async () => {
    const { user, now, undoAll } = show({ outcomes: [way] });
    await unfold(user, /What sets it off/);
    await choose(user, 'Set off by', 'A signal arrives');
    await choose(user, 'Signal', 'Paid');
    await user.click(within(screen.getByRole('group', { name: 'Only if' })).getByRole('button', { name: 'Add a rule' }));
    await choose(user, await screen.findByRole('combobox', { name: 'Field' }), 'Amount (of the signal)');
    expect(now().outcomes[way]?.trigger).toMatchObject({ type: 'signal', signal: 'paid', condition: { type: 'compare', field: 'amount' } });
    expect(Object.keys(now().signals ?? {})).toEqual(['replied', 'paid']);
    undoAll();
  });
});

describe('an outcome', () => {
  it('that comes by time is renamed with its time as long as nobody gave it a name', async () => {
    const held = (name: string) => ({ ...drawn, outcomes: { ...drawn.outcomes, [way]: { ...drawn.outcomes[way], name, trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } } } }) as Blueprint;
    const { user, now, undoAll, unmount } = show({ outcomes: [way] }, held('After 3 days'));
    await unfold(user, /What sets it off/);
    await user.type(screen.getByRole('textbox', { name: 'After: how many' }), '{Backspace}2');
    expect(now().outcomes[way]).toMatchObject({ name: 'After 2 days', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'days' } } });
    undoAll();
    unmount();
    const named = show({ outcomes: [way] }, held('No answer'));
    await unfold(named.user, /What sets it off/);
    await named.user.type(screen.getByRole('textbox', { name: 'After: how many' }), '{Backspace}2');
    expect(named.now().outcomes[way]).toMatchObject({ name: 'No answer', trigger: { wait: { amount: 2 } } });
  });

  it('is set off around a date of the record', async () => {
    const { user, now, undoAll } = show({ outcomes: [way] });
    await unfold(user, /What sets it off/);
    await choose(user, 'Set off by', 'Around a date of the record');
    await choose(user, 'Before or after', 'days before');
    await user.type(screen.getByRole('textbox', { name: 'How many days' }), '4');
    expect(now().outcomes[way]?.trigger).toMatchObject({ type: 'date', days: -14 });
    undoAll();
  });

  it('starts another blueprint on a new record that takes over fields, and signals its runs', async () => {
    const { user, now, undoAll } = show({ outcomes: [way] });
    await unfold(user, /What follows/);
    const add = async (words: string) => {
      await user.click(screen.getByRole('button', { name: 'Add effect' }));
      await user.click(await screen.findByRole('menuitem', { name: words }));
    };
    await add('Start another blueprint');
    await choose(user, 'On', 'A new record, linked to this one');
    await choose(user, 'Record type', 'Work order');
    await user.click(screen.getByRole('button', { name: 'Take over a field' }));
    await add('Signal another run');
    await user.click(screen.getByRole('button', { name: 'Bring a field along' }));
    expect(now().outcomes[way]?.then).toMatchObject([
      { type: 'startBlueprint', on: 'newLinkedRecord', recordType: 'workOrder', copy: expect.any(Object) },
      { type: 'signalRun', signal: 'dealWon', on: 'sameRecord', payload: { amount: expect.any(String) } },
    ]);
    await user.click(screen.getByRole('button', { name: 'Move effect 2 up' }));
    expect(now().outcomes[way]?.then.map(({ type }) => type)).toEqual(['signalRun', 'startBlueprint']);
    undoAll();
  });

  it('may not be overridden when it says so', async () => {
    const { user, now } = show({ outcomes: [way] }, { ...drawn, override: { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } } });
    await user.click(screen.getByRole('switch', { name: 'May be overridden' }));
    expect(now().outcomes[way]?.overridable).toBe(false);
    await user.click(screen.getByRole('switch', { name: 'May be overridden' }));
    expect(now().outcomes[way]).not.toHaveProperty('overridable');
  });

  it('may be taken by a team', async () => {
    const { user, now } = show({ outcomes: [way] });
    await unfold(user, /Who may take it/);
    await choose(user, 'Who may take it', 'A team');
    expect(now().outcomes[way]?.who).toEqual({ type: 'team', team: 'manager' });
  });
});

describe('the rhythm', () => {
  it('acts rule by rule, or altogether', async () => {
    const { user, now, undoAll } = show();
    await unfold(user, /Rhythm.*only shown/);
    const rules = within(screen.getByRole('group', { name: 'Which rules act' }));
    await user.click(rules.getByRole('switch', { name: 'The gap is kept' }));
    expect(now().rhythm.enforce).toEqual({ slide: false, gap: true, bundles: false, touches: false, template: false, channel: false });
    await user.click(rules.getByRole('button', { name: 'Let all act' }));
    expect(now().rhythm.enforce).toEqual(actingRhythm.enforce);
    await choose(user, 'Once the customer has said how to be reached', 'Touches go that way');
    expect(now().rhythm.preferredChannel).toBe('switch');
    undoAll();
  });
});

describe('overrides', () => {
  it('are let in, with a second person, and out again', async () => {
    const { user, now, undoAll } = show();
    await unfold(user, /Overrides/);
    await user.click(screen.getByRole('switch', { name: 'A closed gate may be passed' }));
    await user.click(screen.getByRole('switch', { name: 'A second person must agree' }));
    expect(now().override).toEqual({ roles: ['manager'], secondPerson: true, expires: { amount: 1, unit: 'days' } });
    expect(screen.getByText('Manager, with a reason and the word of a second person; holds for 1 day.')).toBeInTheDocument();
    await user.click(screen.getByRole('switch', { name: 'A closed gate may be passed' }));
    expect(now()).not.toHaveProperty('override');
    undoAll();
  });
});

it('keys are made from names, and never twice', () => {
  expect(keyFromName('Payment came in!', [], 'signal')).toBe('paymentCameIn');
  expect(keyFromName('Größe', [], 'signal')).toBe('grosse');
  expect(keyFromName('Replied', ['replied', 'replied2'], 'signal')).toBe('replied3');
  expect(keyFromName('оплата', [], 'signal')).toBe('signal1');
  expect(keyFromName('24 hours', [], 'signal')).toBe('signal24Hours');
});
