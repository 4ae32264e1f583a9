import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { Inspector } from '../../../src/studio/inspector/inspector.tsx';
import { choose, showInStudio } from './in-studio.tsx';

const drawing = aBlueprint('Outbound')
  .stage('Qualify', (s) => s.call('First call').email('Intro').outcome('Interested', { to: 'Won' }).outcome('Not interested', { to: 'Lost', tone: 'negative' }))
  .end('Won', 'won')
  .end('Lost', 'lost');
const draft = drawing.build();
const stage = drawing.id.stage('Qualify');
const lost = drawing.id.outcome('Qualify', 'Not interested');
const call = drawing.id.activity('First call');

function show(part: Parameters<typeof selecting>[0]) {
  const shown = showInStudio(draft, <Inspector />);
  act(() => shown.store.actions.select(selecting(part)));
  return { ...shown, user: userEvent.setup() };
}

describe('the inspector', () => {
  it('shows the blueprint while nothing is selected', () => {
    show({});
    expect(screen.getByRole('heading', { name: 'Outbound' })).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Name/ })).toHaveValue('Outbound');
  });

  it('renames a stage on Enter as one step', async () => {
    const { store, user } = show({ stages: [stage] });
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await user.clear(name);
    await user.type(name, 'First touch{Enter}');
    expect(store.getState().draft.stages[stage]?.name).toBe('First touch');
    expect(store.getState().history.past).toHaveLength(1);
  });

  it('does not lose half-typed words when something else is selected', async () => {
    const { store, user } = show({ stages: [stage] });
    await user.type(screen.getByRole('textbox', { name: 'Purpose' }), 'Find out who decides');
    act(() => store.actions.select(selecting({ outcomes: [lost] })));
    expect(store.getState().draft.stages[stage]?.purpose).toBe('Find out who decides');
    expect(screen.getByRole('heading', { name: 'Not interested' })).toBeInTheDocument();
  });

  it('leaves a name as it was when the field is left empty', async () => {
    const { store, user } = show({ stages: [stage] });
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await user.clear(name);
    await user.tab();
    expect(name).toHaveValue('Qualify');
    expect(store.getState().history.past).toHaveLength(0);
  });

  it('moves an activity with the arrow keys on its grip', async () => {
    const { store, user } = show({ stages: [stage] });
    const list = screen.getByRole('list', { name: 'Activities' });
    within(list).getByRole('button', { name: /Move First call/ }).focus();
    await user.keyboard('{ArrowDown}');
    expect(store.getState().draft.stages[stage]?.activities).toEqual([drawing.id.activity('Intro'), call]);
  });

  it('makes an activity optional', async () => {
    const { store, user } = show({ activities: [call] });
    await user.click(within(screen.getByRole('radiogroup', { name: 'Required' })).getByRole('radio', { name: 'Optional' }));
    expect(store.getState().draft.activities[call]?.required).toBe('never');
  });

  it('connects an outcome to another stage', async () => {
    const { store, user } = show({ outcomes: [lost] });
    await user.click(screen.getByRole('combobox', { name: 'Leads to' }));
    await user.click(await screen.findByRole('option', { name: 'Won' }));
    expect(store.getState().draft.outcomes[lost]?.to).toBe(drawing.id.stage('Won'));
  });

  it('sets the tone of several outcomes in one step', async () => {
    const { store, user } = show({ outcomes: [lost, drawing.id.outcome('Qualify', 'Interested')] });
    await user.click(screen.getByRole('combobox', { name: 'Tone' }));
    await user.click(await screen.findByRole('option', { name: 'neutral outcome' }));
    expect(Object.values(store.getState().draft.outcomes).map(({ tone }) => tone)).toEqual(['neutral', 'neutral']);
    expect(store.getState().history.past).toHaveLength(1);
  });
});

describe('the gate of an outcome', () => {
  it('is built rule by rule and reads back as one sentence', async () => {
    const { store, user } = show({ outcomes: [lost] });
    const gate = screen.getByRole('group', { name: 'Gate of this outcome' });
    await user.click(within(gate).getByRole('button', { name: 'Add a rule' }));
    const times = await within(gate).findByRole('textbox', { name: 'How many' });
    await user.clear(times);
    await user.type(times, '2');
    await user.click(within(gate).getByRole('combobox', { name: 'What is counted' }));
    await user.click(await screen.findByRole('option', { name: 'Emails' }));
    await user.click(within(gate).getByRole('button', { name: 'Add rule' }));
    await user.click(within(gate).getAllByRole('combobox', { name: 'What is counted' })[1] ?? gate);
    await user.click(await screen.findByRole('option', { name: 'Calls' }));
    expect(store.getState().draft.outcomes[lost]?.gate).toEqual({
      type: 'all',
      of: [
        { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } },
        { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'run' } },
      ],
    });
    expect(gate).toHaveTextContent('At least 2 emails sent and 1 call made during this run');
  });

  it('asks for an approval by two people', async () => {
    const { store, user } = show({ outcomes: [lost] });
    const gate = screen.getByRole('group', { name: 'Gate of this outcome' });
    await user.click(within(gate).getByRole('button', { name: 'Add a rule' }));
    await choose(user, await within(gate).findByRole('combobox', { name: 'What is asked for' }), 'Approval given');
    await user.type(await within(gate).findByRole('textbox', { name: 'People a level' }), '{Backspace}2');
    expect(store.getState().draft.outcomes[lost]?.gate).toEqual({ type: 'approval', role: 'manager', levels: 1, quorum: 2 });
    expect(gate).toHaveTextContent('Approval by 2 people with the role manager');
  });

  it('waits for another blueprint to reach a stage', async () => {
    const { store, user } = show({ outcomes: [lost] });
    const gate = screen.getByRole('group', { name: 'Gate of this outcome' });
    await user.click(within(gate).getByRole('button', { name: 'Add a rule' }));
    await choose(user, await within(gate).findByRole('combobox', { name: 'What is asked for' }), 'Another blueprint has come so far');
    await choose(user, await within(gate).findByRole('combobox', { name: 'Must have come so far' }), 'Kick-off');
    expect(store.getState().draft.outcomes[lost]?.gate).toMatchObject({ type: 'otherRun', on: 'sameRecord', reached: expect.stringMatching(/b001$/) });
    expect(gate).toHaveTextContent('The run of “Onboarding” reached “Kick-off”');
  });

  it('asks the rhythm', async () => {
    const { store, user } = show({ outcomes: [lost] });
    const gate = screen.getByRole('group', { name: 'Gate of this outcome' });
    await user.click(within(gate).getByRole('button', { name: 'Add a rule' }));
    await choose(user, await within(gate).findByRole('combobox', { name: 'What is asked for' }), 'Rhythm allows it now');
    expect(store.getState().draft.outcomes[lost]?.gate).toEqual({ type: 'rhythm' });
    expect(gate).toHaveTextContent('The rhythm allows it now');
  });

  it('goes away with its last rule', async () => {
    const { store, user } = show({ outcomes: [lost] });
    const gate = screen.getByRole('group', { name: 'Gate of this outcome' });
    await user.click(within(gate).getByRole('button', { name: 'Add a rule' }));
    await user.click(await within(gate).findByRole('button', { name: 'Remove this rule' }));
    expect(store.getState().draft.outcomes[lost]?.gate).toBeUndefined();
    expect(within(gate).getByText(/No own gate/)).toBeInTheDocument();
  });

  it('follows an undo', async () => {
    const { store, user } = show({ outcomes: [lost] });
    const gate = screen.getByRole('group', { name: 'Gate of this outcome' });
    await user.click(within(gate).getByRole('button', { name: 'Add a rule' }));
    await within(gate).findByRole('textbox', { name: 'How many' });
    act(() => void store.actions.undo());
    expect(within(gate).queryByRole('textbox', { name: 'How many' })).toBeNull();
  });
});
