import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkBlueprint, defaultRecordTypes, newBlueprint, type Blueprint } from '#engine/blueprint';
import { findTheWays } from '../../../../src/studio/simulate/find-ways.ts';
import { SimulateBoard } from '../../../../src/studio/simulate/simulate-board.tsx';
import { useSimulateStore, wantFrom } from '../../../../src/studio/simulate/simulate-store.ts';
import type { WaysFinder } from '../../../../src/studio/simulate/use-ways.ts';
import type { BlueprintRow } from '../../../../src/storage/index.ts';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

const outreach = aBlueprint('Outreach')
  .stage('Talk', (s) => s
    .checklist('Prepare', ['Read the site', 'Find a reason'], { results: [] })
    .call('First call')
    .outcome('Interested', { to: 'Offer', then: [{ type: 'notify', role: 'manager', message: 'A lead is interested' }] })
    .outcome('No answer', { to: 'Lost', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'days' } }, gate: { type: 'all', of: [] } }))
  .stage('Offer', (s) => s
    .outcome('Signed', { to: 'Won', gate: { type: 'approval', role: 'manager', levels: 1, quorum: 1 }, reason: { type: 'required', choices: ['Price', 'Trust'] } })
    .outcome('Given up', { to: 'Lost', who: { type: 'roles', roles: ['manager'] }, gate: { type: 'all', of: [] } }))
  .end('Won', 'won')
  .end('Lost', 'lost');
const { id } = outreach;
const draft = outreach.build();

/** Finds the ways on this side of the wall: what the worker does, without one. */
const findHere: WaysFinder = (question) => Promise.resolve(findTheWays(question));

const blank: BlueprintRow = { id: 'b' } as never;

function board(drawn: Blueprint = draft, onDesign = vi.fn()) {
  const findings = checkBlueprint(drawn, { recordTypes: defaultRecordTypes });
  return { onDesign, ...showInStudio(drawn, <SimulateBoard row={blank} versions={[]} findings={findings} onDesign={onDesign} find={findHere} />) };
}

const stage = () => within(screen.getByRole('complementary', { name: 'The stage as a rep sees it' }));
const log = () => within(screen.getByRole('list', { name: 'Simulation log' })).getAllByRole('button').map((row) => row.textContent ?? '');
const outcome = (name: string) => within(screen.getByRole('region', { name: `Outcome ${name}` }));

async function prepared(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('checkbox', { name: 'Read the site' }));
  await user.click(screen.getByRole('checkbox', { name: 'Find a reason' }));
  await user.click(stage().getByRole('button', { name: 'Done' }));
  await user.click(stage().getByRole('button', { name: 'Connected' }));
}

beforeEach(() => {
  act(() => useSimulateStore.setState(useSimulateStore.getInitialState(), true));
});

describe('stepping a record by hand', () => {
  it('begins with an invented record at the start of the drawing, and says that nothing leaves', () => {
    board();
    expect(stage().getByRole('heading', { level: 2, name: 'Talk' })).toBeVisible();
    expect(screen.getByText('Sam Sample')).toBeVisible();
    expect(log()).toHaveLength(1);
    expect(screen.getByText(/nothing leaves\./)).toBeVisible();
  });

  it('a locked outcome is a to-do list; trying it is refused and says why; ticked and done, it opens and leads on', async () => {
    const user = userEvent.setup();
    board();
    expect(outcome('Interested').getByText('Locked, 1 of 1 missing')).toBeVisible();
    expect(outcome('Interested').getByText(/Required activities done/)).toBeVisible();
    await user.click(outcome('Interested').getByRole('button', { name: 'Interested, move to Offer' }));
    expect(outcome('Interested').getByRole('alert')).toHaveTextContent('“Interested” is locked: 1 of 1 still missing.');
    expect(log().at(-1)).toMatch(/Refused/);
    await prepared(user);
    expect(outcome('Interested').getByText('Open')).toBeVisible();
    await user.click(outcome('Interested').getByRole('button', { name: 'Interested, move to Offer' }));
    expect(stage().getByRole('heading', { level: 2, name: 'Offer' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Would be sent' })).toHaveTextContent('A lead is interested');
    expect(screen.getByRole('toolbar', { name: 'Simulation' })).toHaveTextContent('1 of 4 outcomes walked');
  });

  it('an approval is asked for and given by somebody else; the outcome then asks for its reason', async () => {
    const user = userEvent.setup();
    act(() => wantFrom(id.stage('Offer')));
    board();
    await screen.findByText(/Walked the shortest way to “Offer”/);
    await user.click(outcome('Signed').getByRole('button', { name: /Ask manager to approve/ }));
    await user.click(stage().getByRole('button', { name: 'Agree as manager' }));
    await user.click(outcome('Signed').getByRole('button', { name: 'Signed, move to Won' }));
    const form = within(screen.getByRole('form', { name: 'What Signed asks' }));
    await user.click(form.getByRole('combobox', { name: /Reason/ }));
    await user.click(await screen.findByRole('option', { name: 'Trust' }));
    await user.click(form.getByRole('button', { name: 'Signed → Won' }));
    expect(stage().getByText(/Ended as won/)).toBeVisible();
  });

  it('a reason that is also a field of the form is asked once and fills both; an outcome called as the end it leads to says what it does', async () => {
    const user = userEvent.setup();
    const lost = aBlueprint('Short')
      .stage('Talk', (s) => s.outcome('Lost', { to: 'Lost', gate: { type: 'all', of: [] }, form: { lossReason: { field: 'lossReason', required: 'always', order: 1 } }, reason: { type: 'required', choices: ['Price', 'Trust'] } }).outcome('Signed', { to: 'Won', gate: { type: 'all', of: [] } }))
      .end('Won', 'won')
      .end('Lost', 'lost');
    board({ ...lost.build(), recordType: 'deal' });
    await user.click(outcome('Lost').getByRole('button', { name: 'Mark as Lost' }));
    const form = within(screen.getByRole('form', { name: 'What Lost asks' }));
    await user.click(form.getByRole('combobox', { name: /^Reason lost/ }));
    await user.click(await screen.findByRole('option', { name: 'Price' }));
    await user.click(form.getByRole('button', { name: 'Mark as Lost' }));
    expect(stage().getByText(/Ended as lost/)).toBeVisible();
    expect(within(screen.getByRole('region', { name: 'Record' })).getByText('Reason lost').nextSibling).toHaveTextContent('Price');
  });

  it('what only a role may take says so, and is taken in that role', async () => {
    const user = userEvent.setup();
    act(() => wantFrom(id.stage('Offer')));
    board();
    await screen.findByText(/Walked the shortest way/);
    expect(outcome('Given up').getByText('Not for this role')).toBeVisible();
    await user.click(outcome('Given up').getByRole('button', { name: 'Act as manager' }));
    await user.click(outcome('Given up').getByRole('button', { name: 'Given up, move to Lost' }));
    expect(log().at(-1)).toMatch(/Somebody takes “Given up”.*manager/);
  });

  it('an activity is skipped with a reason only, and stays missing', async () => {
    const user = userEvent.setup();
    board();
    await user.click(stage().getByRole('button', { name: 'Skip…' }));
    expect(stage().getByRole('button', { name: 'Skip it' })).toBeDisabled();
    await user.type(stage().getByRole('textbox', { name: 'Why: Skip' }), 'No time');
    await user.click(stage().getByRole('button', { name: 'Skip it' }));
    expect(stage().getByText('skipped, still missing for gates')).toBeVisible();
  });
});

describe('time and the log', () => {
  it('time passes by the hour, the day and to the next moment; what falls due happens', async () => {
    const user = userEvent.setup();
    board();
    await user.click(screen.getByRole('button', { name: '+1 h' }));
    expect(screen.getByRole('region', { name: 'Virtual clock' })).toHaveTextContent('11:00');
    expect(screen.getByRole('region', { name: 'Expected next' })).toHaveTextContent('1 h late');
    await user.click(screen.getByRole('button', { name: '+1 d' }));
    await user.click(screen.getByRole('button', { name: /^Next moment/ }));
    expect(stage().getByRole('heading', { level: 2, name: 'Lost' })).toBeVisible();
    expect(log().at(-1)).toMatch(/The time of “No answer” is up to “Lost”, an end/);
  });

  it('moments tell weekday and date, for today is another day here; a reminder and an escalation say which they are', () => {
    const timed = structuredClone(draft) as { -readonly [Part in keyof Blueprint]: Blueprint[Part] };
    const escalation = (one: 'before' | 'after', order: number) => ({ id: labelledId(`sla-${one}`), when: one, wait: { amount: 1, unit: 'days' as const }, then: [], order });
    const [before, after] = [escalation('before', 1), escalation('after', 2)];
    const talk = timed.stages[id.stage('Talk')];
    if (talk === undefined) throw new Error('not drawn');
    timed.stages = { ...timed.stages, [talk.id]: { ...talk, sla: { limit: { amount: 5, unit: 'days' }, escalations: { [before.id]: before, [after.id]: after } } } };
    board(timed);
    const expected = screen.getByRole('region', { name: 'Expected next' });
    expect(expected).toHaveTextContent('Reminder 1 day before the time limit');
    expect(expected).toHaveTextContent('Escalation 1 day after the time limit');
    expect(log()[0]).toMatch(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]+ \d{2}:\d{2}/);
    expect(screen.getByRole('complementary', { name: 'Record and clock' })).not.toHaveTextContent(/Today|Tomorrow/);
  });

  it('a row of the log is a checkpoint: going back looks, what happens next takes the place of the rest', async () => {
    const user = userEvent.setup();
    board();
    await prepared(user);
    const rows = log().length;
    await user.click(within(screen.getByRole('list', { name: 'Simulation log' })).getByRole('button', { name: /The record comes in/ }));
    expect(stage().getByText('0 of 2 done')).toBeVisible();
    expect(log()).toHaveLength(rows);
    await user.click(screen.getByRole('button', { name: '+1 h' }));
    expect(log()).toHaveLength(2);
  });

  it('keys: Right does the next sensible thing, Left steps back, a digit takes an outcome, R begins again, Esc leaves', async () => {
    const { onDesign } = board();
    for (let step = 0; step < 3; step += 1) fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    expect(stage().getByRole('heading', { level: 2, name: 'Offer' })).toBeVisible();
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(stage().getByRole('heading', { level: 2, name: 'Talk' })).toBeVisible();
    fireEvent.keyDown(document.body, { key: '1' });
    expect(stage().getByRole('heading', { level: 2, name: 'Offer' })).toBeVisible();
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(log()).toHaveLength(1);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(onDesign).toHaveBeenCalledOnce();
  });

  it('Space plays to the end, a beat at a time, and stops there', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      board();
      fireEvent.keyDown(document.body, { key: ' ' });
      expect(screen.getByRole('button', { name: 'Pause' })).toBeVisible();
      for (let beat = 0; beat < 14; beat += 1) await act(async () => vi.advanceTimersByTime(900));
      expect(stage().getByText(/Ended as/)).toBeVisible();
      expect(screen.getByRole('button', { name: 'Play' })).toBeVisible();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('paths, coverage and scenarios', () => {
  it('every outcome not walked yet has a way there', async () => {
    const user = userEvent.setup();
    board();
    await user.click(screen.getByRole('tab', { name: /Not walked yet/ }));
    const list = within(screen.getByRole('list', { name: 'Outcomes not walked yet' }));
    expect(list.getAllByRole('listitem')).toHaveLength(4);
    await waitFor(() => expect(list.getAllByRole('button', { name: 'Show the way' })).toHaveLength(4));
    const [signed] = list.getAllByRole('listitem').filter((item) => item.textContent?.startsWith('Signed'));
    await user.click(within(signed ?? document.body).getByRole('button', { name: 'Show the way' }));
    expect(stage().getByText(/Ended as won/)).toBeVisible();
  });

  it('test paths together take every outcome, and are walked by a click', async () => {
    const user = userEvent.setup();
    board();
    await user.click(screen.getByRole('tab', { name: 'Test paths' }));
    await screen.findByText(/paths take all 4 outcomes that can be taken/);
    for (const button of screen.getAllByRole('button', { name: /^Walk path/ })) await user.click(button);
    expect(screen.getByRole('toolbar', { name: 'Simulation' })).toHaveTextContent('4 of 4 outcomes walked');
  });

  it('a walk is kept as a scenario, played, renamed and deleted; the drawing changed, it breaks and says where', { timeout: 60_000 }, async () => {
    const user = userEvent.setup();
    const { store } = board();
    await prepared(user);
    await user.click(outcome('Interested').getByRole('button', { name: 'Interested, move to Offer' }));
    await user.click(screen.getByRole('tab', { name: /Scenarios/ }));
    await user.type(screen.getByRole('textbox', { name: 'Name of the scenario' }), 'Quick yes');
    await user.click(screen.getByRole('button', { name: 'Save as scenario' }));
    const list = within(screen.getByRole('list', { name: 'Scenarios' }));
    expect(list.getByRole('img', { name: 'Comes out as expected' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Run all' }));
    expect(screen.getByText('The scenario came out as expected.')).toBeVisible();
    act(() => void store.actions.edit({ type: 'setField', path: ['outcomes', id.outcome('Talk', 'Interested'), 'gate'], value: { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'isNotEmpty' } } }));
    expect(list.getByText('5 steps, breaks at step 5')).toBeVisible();
    await user.click(list.getByRole('button', { name: 'Play Quick yes' }));
    expect(screen.getByText(/breaks at step 5 of 5: this is where/)).toBeVisible();
    expect(outcome('Interested').getByRole('alert')).toBeVisible();
    await user.click(list.getByRole('button', { name: 'Rename Quick yes' }));
    await user.clear(list.getByRole('textbox', { name: 'Name of Quick yes' }));
    await user.type(list.getByRole('textbox', { name: 'Name of Quick yes' }), 'Yes at once{Enter}');
    expect(Object.values(store.getState().draft.scenarios ?? {}).map(({ name }) => name)).toEqual(['Yes at once']);
    await user.click(list.getByRole('button', { name: 'Delete Yes at once' }));
    expect(store.getState().draft.scenarios).toEqual({});
  });

  it('the drawing changed meanwhile, the walk is walked again and says from where it differs', () => {
    const { unmount } = board();
    for (let step = 0; step < 3; step += 1) fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    unmount();
    const talk = draft.outcomes[id.outcome('Talk', 'Interested')] ?? expect.fail('drawn');
    board({ ...draft, outcomes: { ...draft.outcomes, [talk.id]: { ...talk, to: id.stage('Won') } } });
    expect(screen.getByText('The drawing has changed; this walk comes out differently from step 3 on.', { exact: false })).toBeVisible();
    expect(stage().getByText(/Ended as won/)).toBeVisible();
  });
});

describe('where no record can come in', () => {
  it('errors say what keeps records out; a stage is tried out all the same', async () => {
    const user = userEvent.setup();
    const open = aBlueprint('Open').stage('Talk', (s) => s.call('Call').outcome('On', { to: null })).build();
    board(open);
    expect(screen.getByRole('heading', { name: /keeps? records from coming in/ })).toBeVisible();
    await user.click(screen.getByRole('combobox', { name: 'A single stage can be tried out all the same' }));
    await user.click(await screen.findByRole('option', { name: 'Talk' }));
    expect(stage().getByRole('heading', { level: 2, name: 'Talk' })).toBeVisible();
    expect(screen.getByText(/put down in “Talk”, with nothing done before: the drawing has errors/)).toBeVisible();
  });

  it('an empty drawing breaks nothing', () => {
    board(newBlueprint({ id: id.blueprint, name: 'Empty', recordType: 'lead' }));
    expect(screen.getByRole('button', { name: 'Back to the drawing' })).toBeVisible();
  });
});
