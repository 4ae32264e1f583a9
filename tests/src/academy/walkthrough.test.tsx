import 'fake-indexeddb/auto';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Blueprint, Deed } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { day } from '#engine/kernel';
import { advance, createSimulation, perform } from '#engine/rehearsal';
import { NewWalkthroughScreen, WalkthroughEditor, WalkthroughPlayer, WalkthroughsScreen } from '../../../src/academy/walkthrough/index.ts';
import { stepsBetween } from '../../../src/academy/walkthrough/edits.ts';
import { closeStorage, createBlueprint, currentStorage, keepTraining, openStorage, publishBlueprint, saveDraft } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const cadence = aBlueprint('Cadence')
  .stage('Contact', (stage) => stage
    .email('Write', { attempts: { min: 1, max: 3 }, results: ['sent'] })
    .call('Call', { required: 'never', attempts: { min: 1, max: 3 }, results: ['connected', 'noAnswer'] })
    .outcome('Interested', { to: 'Proposal', tone: 'positive' }))
  .stage('Proposal', (stage) => stage.task('Send proposal', { results: [] }).outcome('Signed', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won').end('Lost', 'lost');
const { id } = cadence;

let database = 0;
beforeEach(async () => {
  database += 1;
  openStorage(`walkthrough-${process.pid}-${database}`, { startHelper: () => null });
  await createBlueprint(cadence.build());
  await publish();
});
afterEach(() => {
  vi.unstubAllGlobals();
  closeStorage();
});

async function publish() {
  const published = await publishBlueprint(id.blueprint, 'A version');
  if (!published.ok) throw new Error('not published');
}

/** Draws something else and puts it in force. */
async function redraw(change: (draft: Blueprint) => Blueprint) {
  const row = (await currentStorage().ground.db.blueprints.get(id.blueprint)) ?? expect.fail('the blueprint');
  await saveDraft(id.blueprint, { draft: change(row.draft), history: { past: [], future: [] } }, row.draftRev);
  await publish();
}

const kept = async () => (await currentStorage().ground.db.walkthroughs.toArray())[0] ?? expect.fail('a walk-through');

function show(address: string) {
  const router = createMemoryRouter([
    { path: '/learn/walkthroughs', element: <WalkthroughsScreen /> }, { path: '/learn/walkthroughs/new', element: <NewWalkthroughScreen /> },
    { path: '/learn/walkthroughs/:id', element: <WalkthroughPlayer /> }, { path: '/learn/walkthroughs/:id/edit', element: <WalkthroughEditor /> },
  ], { initialEntries: [address] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return { user: userEvent.setup(), router };
}

/** Opens an activity of the record and does it. */
async function doIt(user: UserEvent, name: string) {
  const record = within(screen.getByRole('region', { name: 'The practice record' }));
  const row = record.getAllByRole('button', { name: new RegExp(name) }).find((button) => button.hasAttribute('aria-expanded')) ?? expect.fail(`no activity ${name}`);
  if (row.getAttribute('aria-expanded') !== 'true') await user.click(row);
  await user.click(record.getByRole('button', { name: 'Do it' }));
}

const steps = () => within(screen.getByRole('complementary', { name: /Steps|Walk-through/ })).getAllByRole('button').filter((button) => button.className.includes('aca-walk-step')).map((button) => button.textContent);
const say = async (user: UserEvent, label: RegExp, words: string) => {
  const box = await screen.findByRole('textbox', { name: label });
  await user.clear(box);
  await user.type(box, words);
  await user.tab();
};

/** Records writing, a call and the way to the proposal, with words at the beginning, a stage and a step. */
async function recordOne() {
  const shown = show(`/learn/walkthroughs/new?blueprint=${id.blueprint}`);
  const { user } = shown;
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'How I open');
  await user.click(screen.getByRole('button', { name: 'Begin to record' }));
  await say(user, /Said at the beginning/, 'We meet Sam.');
  await doIt(user, 'Write');
  await say(user, /Said at step 1/, 'Short, one question.');
  await user.click(screen.getByRole('button', { name: '+ 1 day' }));
  await doIt(user, 'Call');
  await user.click(screen.getByRole('button', { name: /Interested.*Proposal/ }));
  await say(user, /Said on coming to Proposal/, 'Now it costs them money to wait.');
  return shown;
}

/** The same walk-through, kept without anybody pressing anything. */
async function keepOne(): Promise<string> {
  const version = (await currentStorage().ground.db.versions.toArray())[0] ?? expect.fail('a version');
  const record = { owner: 'u_coach', fields: {}, zone: 'UTC', awaited: true } as const;
  const startsAt = Date.UTC(2026, 0, 6, 10);
  const done = (name: string, result: string): Deed => ({ type: 'complete', activity: id.activity(name), result, fields: {}, ticked: [], evidence: [], template: null });
  const before = createSimulation(compileBlueprint(version), record, startsAt);
  const written = perform(before, done('Write', 'sent'), { roles: [] });
  const called = perform(advance(written, startsAt + day), done('Call', 'connected'), { roles: [] });
  const after = perform(called, { type: 'choose', outcome: id.outcome('Contact', 'Interested'), fields: {}, reason: null }, { roles: [] });
  const steps = stepsBetween(before, after).map((step, index) => ({ ...step, id: `step-${index}`, says: index === 0 ? 'Short, one question.' : '', sound: null }));
  await keepTraining('walkthroughs', {
    id: 'walk', name: 'How I open', blueprint: version.blueprint, versionId: version.id, version: version.hash, number: version.number, by: 'u_coach', at: startsAt, startsAt, record,
    intro: 'We meet Sam.', stages: { [id.stage('Proposal')]: { says: 'Now it costs them money to wait.', sound: null } }, steps, batch: null,
  });
  return 'walk';
}

describe('recording a walk-through', () => {
  test('[B15] what is done becomes a step, what is said stays with the step and the stage, and nothing live is written', async () => {
    await recordOne();
    await waitFor(async () => expect((await kept()).stages?.[id.stage('Proposal')]?.says).toBe('Now it costs them money to wait.'));
    const row = await kept();
    expect([row.name, row.intro, row.steps.map(({ deed }) => deed.type), row.steps[0]?.says, row.steps.at(-1)?.stage]).toEqual(['How I open', 'We meet Sam.', ['complete', 'wait', 'complete', 'choose'], 'Short, one question.', id.stage('Proposal')]);
    const { db } = currentStorage().ground;
    expect(await Promise.all([db.records, db.runs, db.entries, db.dues, db.outbox].map((table) => table.count()))).toEqual([0, 0, 0, 0, 0]);
  });

  test('a refused try is no step unless it is kept to show the rule', async () => {
    const { user } = show(`/learn/walkthroughs/new?blueprint=${id.blueprint}`);
    await user.click(await screen.findByRole('button', { name: 'Begin to record' }));
    await user.click(await screen.findByRole('button', { name: 'Take Interested' }));
    expect(steps()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Keep the try, to show the rule' }));
    expect(steps()).toHaveLength(2);
    await waitFor(async () => expect((await kept()).steps.map(({ refused }) => refused)).toEqual([true]));
  });

  test('[W1] a step that breaks the run may not move, a deleted one shows what is not accepted any more, undo brings it back', async () => {
    const { user } = show(`/learn/walkthroughs/${await keepOne()}/edit`);
    await user.click(await screen.findByRole('button', { name: /^1 ?Do “Write”/ }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('1 not accepted')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Take “Interested”/ , current: false }));
    expect(screen.getByText(/Put what is missing before it, or delete it/)).toHaveTextContent('“Interested” is locked');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.queryByText('1 not accepted')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^4 ?Take “Interested”/ }));
    for (const _ of [1, 2]) await user.click(screen.getByRole('button', { name: 'Earlier' }));
    await user.click(screen.getByRole('button', { name: 'Earlier' }));
    expect(await screen.findByText(/It cannot stand there: step/)).toBeInTheDocument();
    await waitFor(async () => expect((await kept()).steps).toHaveLength(4));
  });

  test('without a microphone, and where listening is forbidden, it is said in plain words', async () => {
    const { user } = show(`/learn/walkthroughs/${await keepOne()}/edit`);
    await user.click((await screen.findAllByRole('button', { name: 'Record your voice' }))[0] ?? expect.fail('a button'));
    expect(await screen.findByText(/This browser cannot record sound here/)).toBeInTheDocument();
    vi.stubGlobal('MediaRecorder', class {});
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { mediaDevices: { getUserMedia: () => Promise.reject(new DOMException('', 'NotAllowedError')) } }));
    await user.click(screen.getAllByRole('button', { name: 'Record your voice' })[0] ?? expect.fail('a button'));
    expect(await screen.findByText(/The browser does not let this page listen/)).toBeInTheDocument();
  });
});

describe('playing a walk-through', () => {
  const begin = async () => ({ own: await keepOne() });

  test('[W1] plays step by step by keys, tells each one, and goes on by itself', async () => {
    const { own } = await begin();
    const { user } = show(`/learn/walkthroughs/${own}`);
    expect(await screen.findByText('We meet Sam.')).toBeInTheDocument();
    expect(screen.queryByText(/Other than on/)).toBeNull();
    await user.keyboard('{ArrowRight}');
    expect(within(screen.getByRole('region', { name: 'Step 1' })).getByText('Short, one question.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText(/^Step 1 of 4\. Do “Write”\. Short, one question\.$/)).toBeInTheDocument());
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(within(screen.getByRole('region', { name: 'Step 4' })).getByText('Now it costs them money to wait.')).toBeInTheDocument();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByRole('region', { name: 'Step 3' })).toBeInTheDocument();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await user.keyboard(' ');
    expect(screen.getByRole('button', { name: 'Pause' })).toBeInTheDocument();
    await act(() => vi.advanceTimersByTimeAsync(6_000));
    vi.useRealTimers();
    expect(await screen.findByRole('region', { name: 'Step 4' })).toBeInTheDocument();
  });

  test('[W3, W4] a later version: what differs is listed first, a refused step says why and offers the shortest way', async () => {
    const { own } = await begin();
    await redraw((draft) => ({
      ...draft,
      stages: { ...draft.stages, [id.stage('Proposal')]: { ...(draft.stages[id.stage('Proposal')] ?? expect.fail('Proposal')), name: 'Offer' } },
      outcomes: { ...draft.outcomes, [id.outcome('Contact', 'Interested')]: { ...(draft.outcomes[id.outcome('Contact', 'Interested')] ?? expect.fail('Interested')), gate: { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call' }, within: { type: 'visit' } } } },
    }));
    const { user } = show(`/learn/walkthroughs/${own}`);
    const story = within(await screen.findByRole('complementary', { name: 'What happened' }));
    expect(await story.findByText(/“Proposal” is now called “Offer”/)).toBeInTheDocument();
    await user.click(story.getByRole('button', { name: /Not accepted any more/ }));
    const card = within(screen.getByRole('region', { name: 'Step 4' }));
    expect(card.getByText(/Not accepted any more. “Interested” is locked/)).toBeInTheDocument();
    expect(card.getByText(/Shortest way past it/).closest('p')).toHaveTextContent('do “Call”, and then this step');
    await user.click(card.getByRole('button', { name: 'Go the shortest way' }));
    expect(screen.getByRole('region', { name: 'Stage Offer' })).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Played on version' }));
    await user.click(await screen.findByRole('option', { name: 'Played on v1' }));
    expect(await screen.findByRole('region', { name: 'The beginning' })).toBeInTheDocument();
    expect(within(screen.getByRole('complementary', { name: 'What happened' })).queryByText(/Not accepted/)).toBeNull();
  });

  test('[W7] the keyboard is taken, the work is done by hand, and the recording goes on behind it', async () => {
    const { own } = await begin();
    const { user } = show(`/learn/walkthroughs/${own}`);
    await screen.findByText('We meet Sam.');
    expect(screen.getByRole('button', { name: 'Do it' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Take the keyboard' }));
    await doIt(user, 'Write');
    expect(screen.getByText(/can go on from here with step 2/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Go on from here' }));
    expect(screen.getByRole('region', { name: 'Step 2' })).toBeInTheDocument();
    expect(screen.getByText(/done by you/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take the keyboard' }));
    await user.click(screen.getByRole('button', { name: 'Back to where I took over' }));
    expect(screen.getByRole('region', { name: 'Step 2' })).toBeInTheDocument();
  });

  test('[W7] what was done by hand is still there after a reload, and gone once the walk-through is left', async () => {
    const { own } = await begin();
    const { user } = show(`/learn/walkthroughs/${own}`);
    await screen.findByText('We meet Sam.');
    await user.click(screen.getByRole('button', { name: 'Take the keyboard' }));
    await doIt(user, 'Write');
    // a reload unmounts nothing: what the tab has noted stays
    const noted = Object.entries(sessionStorage);
    cleanup();
    expect(sessionStorage).toHaveLength(0);
    for (const [key, value] of noted) sessionStorage.setItem(key, String(value));
    show(`/learn/walkthroughs/${own}`);
    expect(await screen.findByRole('region', { name: 'Your turn' })).toBeInTheDocument();
    expect(screen.getByText(/can go on from here with step 2/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Go on from here' }));
    expect(screen.getByText(/done by you/)).toBeInTheDocument();
  });

  test('the list plays, edits and deletes with a way back', async () => {
    await begin();
    const { user } = show('/learn/walkthroughs');
    expect(await screen.findByRole('link', { name: 'How I open' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'More for How I open' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(await screen.findByText('No walk-through yet')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('link', { name: 'How I open' })).toBeInTheDocument();
  });
});
