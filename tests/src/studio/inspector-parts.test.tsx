import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { inOrder } from '#engine/kernel';
import { industryPresets, type Blueprint } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { Inspector } from '../../../src/studio/inspector/inspector.tsx';
import type { Selection } from '../../../src/canvas/index.ts';
import { choose, showInStudio, unfold } from './in-studio.tsx';

const drawing = aBlueprint('Outreach')
  .phase('Find').phase('Close')
  .stage('First', (s) => s
    .email('Mail', { form: ['budget'] }).call('Call', { due: { type: 'stageEntry', wait: { amount: 2, unit: 'days' } } }).task('Note')
    .outcome('Talked', { to: 'Order', tone: 'positive' }).outcome('Nothing', { to: 'Lost', tone: 'negative' }))
  .parallel('Order', (s) => s.lane('Payments', 'payments').lane('Stock', 'stock')
    .task('Clear', { lane: 'Payments', assignee: { type: 'team', team: 'payments' } }).task('Check', { lane: 'Payments' }).task('Pick', { lane: 'Stock' }).outcome('Done', { to: 'Won' }))
  .end('Won', 'won').end('Lost', 'lost')
  .change((b, id) => ({ ...b, view: { ...b.view, bends: { [id.outcome('First', 'Nothing')]: [{ x: 8, y: 16 }] } } }));
const { id } = drawing;
const draft = drawing.build();

function show(part: Partial<Selection>, over: Blueprint = draft) {
  const shown = showInStudio(over, <Inspector />);
  act(() => shown.store.actions.select(selecting(part)));
  return { ...shown, user: userEvent.setup(), now: () => shown.store.getState().draft };
}

describe('sections', () => {
  it('read back as a sentence while folded, and stay open on the next thing of their kind', async () => {
    const { user, store } = show({ outcomes: [id.outcome('First', 'Talked')] });
    await user.click(screen.getByRole('button', { name: 'How often Any number of times', expanded: false }));
    act(() => store.actions.select(selecting({ outcomes: [id.outcome('First', 'Nothing')] })));
    expect(screen.getByRole('button', { name: 'How often', expanded: true })).toBeInTheDocument();
  });

  it('stand in groups that can be jumped to', async () => {
    const { user } = show({ stages: [id.stage('First')] });
    const tabs = within(screen.getByRole('navigation', { name: 'Parts of this panel' }));
    expect(tabs.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Before', 'During', 'After', 'Outcomes']);
    await user.click(tabs.getByRole('button', { name: 'Outcomes' }));
    expect(within(screen.getByRole('group', { name: 'Outcomes' })).getByRole('list', { name: 'Outcomes' })).toBeInTheDocument();
  });

  it('are come back to at the row somebody went into', async () => {
    const { user } = show({ stages: [id.stage('First')] });
    await user.click(screen.getByRole('button', { name: /^Nothing/ }));
    await user.click(screen.getByRole('button', { name: /First · Outcome/ }));
    expect(screen.getByRole('button', { name: /^Nothing/ })).toHaveFocus();
  });
});

describe('the five elements', () => {
  it('say what is set and what is missing, and lead there', async () => {
    const { user } = show({});
    const five = within(screen.getByRole('group', { name: /Five elements of the cadence, 2 missing/ }));
    expect(five.getByRole('button', { name: /Channel Email and Call/ })).toBeInTheDocument();
    await user.click(five.getByRole('button', { name: /Timing Tue to Thu/ }));
    expect(screen.getByRole('button', { name: 'Rhythm', expanded: true })).toHaveFocus();
    await user.click(five.getByRole('button', { name: /Content Missing/ }));
    expect(screen.getByRole('heading', { name: 'Mail' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Templates', expanded: true })).toBeInTheDocument();
  });
});

describe('the day ruler', () => {
  it('shows the touches of a way by day, and moves them with the arrow keys', async () => {
    const { user, now } = show({});
    await unfold(user, /^Day ruler 2 touches on 2 days, the last on day 2/);
    const days = within(screen.getByRole('group', { name: 'Planned touch days' }));
    const call = days.getByRole('button', { name: /^Call, Thu, day 2/ });
    call.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(now().activities[id.activity('Call')]?.due).toEqual({ type: 'stageEntry', wait: { amount: 5, unit: 'days' } });
    expect(days.getByRole('button', { name: /^Call, Sun, day 5/ })).toHaveFocus();
    expect(screen.getByRole('img', { name: /5 days long, within the rhythm \(5 to 28\)/ })).toBeInTheDocument();
  });

  it('moves a touch by dragging it, but not before its stage is entered', async () => {
    const { user, now } = show({});
    await unfold(user, /^Day ruler/);
    const drag = (name: RegExp, by: number) => {
      const touch = screen.getByRole('button', { name });
      touch.setPointerCapture = () => undefined;
      fireEvent.pointerDown(touch, { button: 0, clientX: 100, pointerId: 1 });
      fireEvent.pointerMove(touch, { clientX: 100 + by, pointerId: 1 });
      fireEvent.pointerUp(touch, { clientX: 100 + by, pointerId: 1 });
    };
    drag(/^Call,/, 26 * 2);
    expect(now().activities[id.activity('Call')]?.due).toMatchObject({ wait: { amount: 4, unit: 'days' } });
    drag(/^Call,/, -26 * 9);
    expect(now().activities[id.activity('Call')]?.due).toMatchObject({ wait: { amount: 0 } });
  });
});

describe('an industry', () => {
  it('fills length, gaps and touches a week, says why, and says when they were changed since', async () => {
    const { user, now } = show({});
    await unfold(user, /^Rhythm/);
    await choose(user, 'Norms of an industry', 'Retail and e-commerce');
    const retail = industryPresets.find(({ key }) => key === 'retail');
    expect(now()).toMatchObject({ industryPreset: 'retail', rhythm: { ...retail?.rhythm, weekdays: draft.rhythm.weekdays } });
    expect(screen.getByText(/Interest is short-lived/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Touches in 7 days' }), '{Backspace}2');
    expect(screen.getByText(/\(changed since\)/)).toBeInTheDocument();
  });
});

describe('fields in use', () => {
  it('lead to where they are used, and give way to another field everywhere in one step', async () => {
    const { user, now, store } = show({});
    await unfold(user, /^Fields it speaks of/);
    await unfold(user, /^Budget/);
    await choose(user, 'Use another field everywhere', 'Score');
    expect(Object.keys(now().activities[id.activity('Mail')]?.form ?? {})).toEqual(['score']);
    expect(store.getState().history.past).toHaveLength(1);
    await user.click(within(screen.getByRole('list', { name: 'Where Score is used' })).getByRole('button', { name: 'Mail fields to fill' }));
    expect(store.getState().selection.activities).toEqual([id.activity('Mail')]);
    expect(screen.getByRole('button', { name: 'Fields to fill', expanded: true })).toBeInTheDocument();
  });
});

describe('a lane', () => {
  it('takes the activities given to its team along when the team changes', async () => {
    const { user, now, store } = show({ stages: [id.stage('Order')] });
    const lane = within(screen.getByRole('group', { name: 'Payments' }));
    expect(lane.getByText('1 activity given to the team Payments: a change of team takes it along.')).toBeInTheDocument();
    await choose(user, lane.getByRole('combobox', { name: 'Team' }), 'Manager');
    expect(now().activities[id.activity('Clear')]?.assignee).toEqual({ type: 'team', team: 'manager' });
    expect(now().activities[id.activity('Check')]?.assignee).toEqual({ type: 'owner' });
    expect(store.getState().history.past).toHaveLength(1);
  });
});

describe('a line', () => {
  it('is straightened, or becomes a chip', async () => {
    const { user, now } = show({ outcomes: [id.outcome('First', 'Nothing')] });
    await unfold(user, /^Line .*bent by hand/);
    await user.click(screen.getByRole('button', { name: 'Straighten' }));
    expect(now().view.bends).toEqual({});
    await choose(user, 'How it is drawn', 'Chip “go to stage”');
    expect(now().view.jumps).toEqual({ [id.outcome('First', 'Nothing')]: true });
    await choose(user, 'How it is drawn', 'Line, a chip when very long');
    expect(now().view).not.toHaveProperty('jumps');
  });
});

describe('a phase', () => {
  it('has a panel of its own: name, place, fold, stages', async () => {
    const { user, now } = show({ phases: [id.phase('Find')] });
    await user.click(screen.getByRole('switch', { name: 'Folded to one card' }));
    await choose(user, 'Stands', '2 of 2');
    expect(now().view.collapsed).toEqual([id.phase('Find')]);
    expect(inOrder(now().phases).map(({ name }) => name)).toEqual(['Close', 'Find']);
  });
});

describe('several at once', () => {
  it('show what they share, "Mixed" where they differ, and change all in one step', async () => {
    const { user, now, store } = show({ activities: [id.activity('Mail'), id.activity('Call'), id.activity('Clear')] });
    expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveAttribute('placeholder', 'Mixed');
    expect(screen.getByRole('combobox', { name: 'Required' })).toHaveValue('Always');
    await choose(user, 'Kind', 'Social touch');
    expect(['Mail', 'Call', 'Clear'].map((name) => now().activities[id.activity(name)]?.channel)).toEqual(['social', 'social', 'social']);
    await user.click(within(screen.getByRole('group', { name: 'Done by' })).getByRole('button', { name: 'Make them the same' }));
    expect(now().activities[id.activity('Clear')]?.assignee).toEqual({ type: 'owner' });
    expect(store.getState().history.past).toHaveLength(2);
  });

  it('stages get a phase, are switched off together and share a time limit', async () => {
    const { user, now } = show({ stages: [id.stage('First'), id.stage('Order')] });
    await choose(user, 'Phase', 'Close');
    await choose(user, 'Switched off', 'Yes');
    await user.click(within(screen.getByRole('group', { name: 'Time limit' })).getByRole('button', { name: 'Make them the same' }));
    for (const name of ['First', 'Order']) expect(now().stages[id.stage(name)]).toMatchObject({ phase: id.phase('Close'), disabled: true, sla: { limit: { amount: 2, unit: 'workingDays' } } });
  });

  it('outcomes lead to one stage together', async () => {
    const { user, now } = show({ outcomes: [id.outcome('First', 'Talked'), id.outcome('First', 'Nothing')] });
    await choose(user, 'Leads to', 'Won');
    expect(Object.values(now().outcomes).filter(({ from }) => from.type === 'stage' && from.stage === id.stage('First')).map(({ to }) => to)).toEqual([id.stage('Won'), id.stage('Won')]);
  });
});

describe('merge fields', () => {
  it('are put in from a list, and told when the record has no such field', async () => {
    const { user, now } = show({ activities: [id.activity('Note')] });
    await user.type(screen.getByRole('textbox', { name: 'Instructions' }), 'Ask ');
    await user.click(screen.getByRole('button', { name: 'Insert a field into Instructions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Company' }));
    await user.tab();
    expect(now().activities[id.activity('Note')]?.content.instructions).toBe('Ask {{company}}');
    await user.type(screen.getByRole('textbox', { name: 'Instructions' }), ' {{{{nothing}}');
    await user.tab();
    expect(screen.getByText('No field of this record is called {{nothing}}.')).toBeInTheDocument();
  });
});
