import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CallReviewScreen, CallsScreen, CallTrendsScreen, LibraryScreen } from '../../../src/academy/calls/index.ts';
import { closeStorage, createBlueprint, createRecord, currentStorage, intentFor, keepFile, keepTraining, openStorage, publishBlueprint, savePerson, setMe, submit, type CallReviewRow } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

// a text box that grows asks whether a font came in late; there are none here
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });

const point = '019a8000-1111-7000-8000-000000000001';
const objection = '019a8000-1111-7000-8000-000000000002';
const cadence = aBlueprint('Cadence')
  .stage('First contact', (stage) => stage
    .call('First call', {
      attempts: { min: 1, max: 9 },
      content: { instructions: '', templates: {}, documents: {}, variants: {}, script: { opening: 'Hello.', points: { [point]: { id: point, text: 'Name the benchmark', order: 0 } }, objections: { [objection]: { id: objection, name: 'Too dear', answer: 'Compared with what?', order: 0 } }, avoid: [] } },
    })
    .email('Write', { required: 'never', attempts: { min: 1, max: 9 } })
    .outcome('Interested', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won');
const { id } = cadence;

const people = { ann: { id: 'u_ann', name: 'Ann Rep', roles: ['rep'] }, rana: { id: 'u_rana', name: 'Rana Coach', roles: ['trainer'] }, mia: { id: 'u_mia', name: 'Mia Boss', roles: ['manager', 'rep'] }, ben: { id: 'u_ben', name: 'Ben Peer', roles: ['rep'] } } as const;
type Who = keyof typeof people;

// a DOM without a screen has no sizes: the list would show no row
beforeAll(() => Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 }));

let database = 0;
let call = '';
beforeEach(async () => {
  database += 1;
  openStorage(`calls-${process.pid}-${database}`, { startHelper: () => null });
  for (const person of Object.values(people)) await savePerson({ ...person, zone: 'UTC', batch: null });
  await createBlueprint(cadence.build());
  await publishBlueprint(id.blueprint, 'The first');
  call = await called('ann', 'Nordlys Freight', 'connected');
});
afterEach(() => closeStorage());

/** Somebody calls a fresh record; answers the line of the journal. */
async function called(who: Who, name: string, result: string, link: string | null = null): Promise<string> {
  await setMe(people[who].id);
  const record = await createRecord({ type: 'lead', owner: people[who].id, zone: 'UTC', fields: { name } });
  const { db } = currentStorage().ground;
  const version = (await db.blueprints.get(id.blueprint))?.live ?? '';
  await submit([intentFor({ record: record.id, run: null, intent: { type: 'enrol', blueprint: id.blueprint, version, record: { owner: null, zone: 'UTC', fields: {} } } })]);
  const run = await db.runs.where('record').equals(record.id).first() ?? expect.fail('a run');
  const complete = { type: 'complete' as const, fields: {}, ticked: [], template: null, expect: { visit: run.snapshot.visit } };
  await submit([intentFor({ record: record.id, run: run.id, intent: { ...complete, activity: id.activity('Write'), result: 'sent', evidence: [], points: [], objections: [] } })]);
  const [ack] = await submit([intentFor({ record: record.id, run: run.id, note: 'She has two forwarders.', intent: { ...complete, activity: id.activity('First call'), result, evidence: link === null ? [] : [{ kind: 'recording', link }], points: [point], objections: [objection], lasted: 200 } })]);
  if (ack?.ok !== true) throw new Error(JSON.stringify(ack?.refusal));
  return ack.entry.id;
}

async function show(address: string, who: Who) {
  await setMe(people[who].id);
  const router = createMemoryRouter([
    { path: '/learn/calls', element: <CallsScreen /> }, { path: '/learn/calls/trends', element: <CallTrendsScreen /> }, { path: '/learn/calls/:entry', element: <CallReviewScreen /> },
    { path: '/learn/library', element: <LibraryScreen /> }, { path: '*', element: <p>elsewhere</p> },
  ], { initialEntries: [address] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return { user: userEvent.setup(), router };
}

const reviewed = (by: Who, part: Partial<CallReviewRow> = {}): CallReviewRow => ({
  id: `review-${by}-${part.entry ?? call}`, record: 'r', run: null, entry: call, rep: 'u_ann', by: people[by].id, self: by === 'ann', at: Date.now(), scores: { opening: 4, listening: 4 }, strengths: `${by} liked it`, improve: '',
  comments: [], good: false, stage: id.stage('First contact'), objections: [], recording: null, blueprint: id.blueprint, calledAt: Date.now(), batch: null, ...part,
});

const score = async (user: ReturnType<typeof userEvent.setup>, criterion: string, value: string) => user.click(within(await screen.findByRole('group', { name: criterion })).getByRole('radio', { name: value }));

describe('the list of calls', () => {
  test('[S89] holds calls and nothing else, a rep’s own first, narrowed by the address', async () => {
    await called('ben', 'Other Freight', 'noAnswer', 'https://calls.example.com/1');
    const { router } = await show('/learn/calls', 'ben');
    expect(await screen.findByRole('link', { name: /Ben Peer called Other Freight/ })).toHaveTextContent('3 min 20 s');
    expect(screen.queryByRole('link', { name: /Nordlys/ })).toBeNull();
    await router.navigate('/learn/calls?rep=any');
    expect(await screen.findByRole('link', { name: /Ann Rep called Nordlys Freight/ })).toBeInTheDocument();
    expect(screen.getByText('2 calls')).toBeInTheDocument();
    await router.navigate('/learn/calls?rep=any&recording=without');
    await waitFor(() => expect(screen.queryByRole('link', { name: /Other Freight/ })).toBeNull());
    expect(screen.getByText(/of 2 made in the period/)).toBeInTheDocument();
  });

  test('[S93] says who has reviewed what, and can be asked for calls that wait for a coach', async () => {
    await keepTraining('callReviews', reviewed('ann'));
    await called('ben', 'Other Freight', 'noAnswer');
    const { router } = await show('/learn/calls?reviewed=waiting', 'rana');
    const row = await screen.findByRole('link', { name: /Nordlys/ });
    expect(row).toHaveTextContent('Self review Done');
    expect(row).toHaveTextContent('Coach Open');
    expect(screen.queryByRole('link', { name: /Other/ })).toBeNull();
    await router.navigate('/learn/calls?reviewed=coach');
    expect(await screen.findByRole('heading', { name: 'No call is like that' })).toBeInTheDocument();
  });
});

describe('a review', () => {
  test('[S93] the rep looks first, then the coach, then both lie side by side with what is far apart', async () => {
    const first = await show(`/learn/calls/${call}`, 'ann');
    expect(await screen.findByRole('heading', { name: 'Your own view' })).toBeInTheDocument();
    expect(screen.getByText('Name the benchmark')).toBeInTheDocument();
    expect(screen.getByText('Too dear')).toBeInTheDocument();
    expect(screen.getByText('She has two forwarders.')).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Give my view' })).toBeDisabled();
    await score(first.user, 'Listening', '5, exemplary');
    await score(first.user, 'Opening', '4, strong');
    await first.user.clear(screen.getByRole('textbox', { name: 'Moment' }));
    await first.user.type(screen.getByRole('textbox', { name: 'Moment' }), '1:05');
    await first.user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Here I should have waited');
    await first.user.click(screen.getByRole('button', { name: 'Pin it' }));
    await first.user.type(screen.getByRole('textbox', { name: 'What went well' }), 'Let her talk');
    await first.user.click(screen.getByRole('button', { name: 'Give my view' }));
    expect(await screen.findByText('No coach has reviewed it yet.')).toBeInTheDocument();
    cleanup();

    const second = await show(`/learn/calls/${call}`, 'rana');
    expect(await screen.findByText(/has given their own view/)).toBeInTheDocument();
    expect(screen.queryByText('Let her talk')).toBeNull();
    expect(screen.queryByText('Here I should have waited')).toBeNull();
    await score(second.user, 'Listening', '2, weak');
    await score(second.user, 'Opening', '4, strong');
    await second.user.click(screen.getByRole('button', { name: 'Give the review' }));
    const table = within(await screen.findByRole('table', { name: 'Scores side by side' }));
    expect(table.getByRole('row', { name: /Listening/ })).toHaveTextContent('coach 3 lowerfar apart');
    expect(table.getByRole('row', { name: /Opening/ })).toHaveTextContent('same');
    expect(screen.getByText('Let her talk')).toBeInTheDocument();
    expect(screen.getByText('Here I should have waited')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Change what I gave' })).toBeNull();
  });

  test('[S93] a coach waits for the rep, or goes ahead with a reason the rep reads', async () => {
    const { user } = await show(`/learn/calls/${call}`, 'rana');
    expect(await screen.findByText(/has not looked at this call yet/)).toBeInTheDocument();
    expect(screen.queryByRole('group', { name: 'Listening' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Go ahead without them' }));
    expect(screen.getByRole('button', { name: 'Go ahead' })).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'Why you go ahead' }), 'Her talk is tomorrow');
    await user.click(screen.getByRole('button', { name: 'Go ahead' }));
    await score(user, 'Listening', '3, sound');
    await user.click(screen.getByRole('button', { name: 'Give the review' }));
    expect(await screen.findByText(/has not given their own view yet/)).toBeInTheDocument();
    cleanup();

    const rep = await show(`/learn/calls/${call}`, 'ann');
    expect(await screen.findByText(/Rana Coach has reviewed it already/)).toBeInTheDocument();
    expect(screen.queryByText(/Her talk is tomorrow/)).toBeNull();
    await score(rep.user, 'Listening', '3, sound');
    await rep.user.click(screen.getByRole('button', { name: 'Give my view' }));
    expect(await screen.findByText(/Her talk is tomorrow/)).toBeInTheDocument();
  });

  test('[S93] nobody coaches their own call, and who does not coach sees nothing of it', async () => {
    const own = await called('mia', 'Boss Freight', 'connected');
    await show(`/learn/calls/${own}`, 'mia');
    expect(await screen.findByText(/nobody coaches their own/)).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Give my view' })).toBeInTheDocument();
    cleanup();
    await keepTraining('callReviews', reviewed('ann'));
    await show(`/learn/calls/${call}`, 'ben');
    expect(await screen.findByText(/Only Ann Rep and coaches/)).toBeInTheDocument();
    expect(screen.queryByText('ann liked it')).toBeNull();
  });

  test('what is half written is there again after a reload', async () => {
    const { user } = await show(`/learn/calls/${call}`, 'ann');
    await user.type(await screen.findByRole('textbox', { name: 'What went well' }), 'Half a thought');
    cleanup();
    await waitFor(async () => expect((await currentStorage().ground.db.settings.get(`calls/half/${call}/u_ann`))?.value).toMatchObject({ strengths: 'Half a thought' }));
    await show(`/learn/calls/${call}`, 'ann');
    expect(await screen.findByRole('textbox', { name: 'What went well' })).toHaveValue('Half a thought');
  });

  test('[S93] a comment leads to its moment of the kept recording', async () => {
    const row = await currentStorage().ground.db.entries.where('id').equals(call).first();
    const kept = await keepFile(row?.record ?? '', new File([new Uint8Array(64)], 'call.wav', { type: 'audio/wav' }));
    if (!kept.ok) throw new Error(kept.error.type);
    await keepTraining('callReviews', reviewed('ann', { recording: `file:${kept.value.id}`, comments: [{ id: 'c', second: 65, text: 'A pause', by: 'u_ann' }] }));
    URL.createObjectURL = () => 'blob:call';
    URL.revokeObjectURL = () => undefined;
    const { user } = await show(`/learn/calls/${call}`, 'ann');
    const player = await screen.findByLabelText<HTMLAudioElement>('Recording: call.wav');
    let plays = 0;
    player.play = () => { plays += 1; return Promise.resolve(); };
    await user.click(screen.getByRole('button', { name: 'Hear 1:05' }));
    expect([player.currentTime, plays]).toEqual([65, 1]);
  });

  test('a link is opened only when it is a page of the web', async () => {
    const good = await called('ann', 'A', 'connected', 'https://calls.example.com/1');
    const bad = await called('ann', 'B', 'connected', 'javascript:alert(1)');
    await show(`/learn/calls/${good}`, 'ann');
    expect(await screen.findByRole('link', { name: 'Open the recording' })).toHaveAttribute('href', 'https://calls.example.com/1');
    cleanup();
    await show(`/learn/calls/${bad}`, 'ann');
    expect(await screen.findByText(/no page that can be opened/)).toBeInTheDocument();
  });
});

describe('the library of good calls', () => {
  test('[S89] a coach puts a reviewed call in with why; it is found by stage and objection, without its scores', async () => {
    await keepTraining('callReviews', reviewed('ann'));
    await keepTraining('callReviews', reviewed('rana', { objections: [objection] }));
    const { user } = await show(`/learn/calls/${call}`, 'rana');
    await user.click(await screen.findByRole('button', { name: 'Put it into the library of good calls' }));
    await user.type(screen.getByRole('textbox', { name: 'Why it is worth listening to' }), 'Waits for the answer');
    await user.click(screen.getByRole('button', { name: 'Put it in' }));
    expect(await screen.findByText(/In the library/)).toBeInTheDocument();
    cleanup();
    const { router } = await show(`/learn/library?blueprint=${id.blueprint}&stage=${id.stage('First contact')}`, 'ben');
    expect(await screen.findByText('“Waits for the answer”')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: /First contact/ })).toBeInTheDocument();
    expect(screen.getByText('Too dear')).toBeInTheDocument();
    await router.navigate(`/learn/library?blueprint=${id.blueprint}&stage=${id.stage('Won')}`);
    expect(await screen.findByRole('heading', { name: 'None like that yet' })).toBeInTheDocument();
  });
});

describe('trends', () => {
  test('[S93] say too few until there are enough, then the strongest and what to work on, as chart and as table', async () => {
    for (let at = 0; at < 4; at += 1) await keepTraining('callReviews', reviewed('rana', { id: `r${at}`, entry: `call${at}`, scores: { opening: 5, listening: 2 } }));
    await show('/learn/calls/trends', 'rana');
    expect(await screen.findByText(/Too few reviews to tell strengths/)).toBeInTheDocument();
    expect(screen.getAllByText(/too few to tell/).length).toBeGreaterThan(0);
    await keepTraining('callReviews', reviewed('rana', { id: 'r5', entry: 'call5', scores: { opening: 5, listening: 2 } }));
    await waitFor(() => expect(screen.getByText(/Strongest/)).toHaveTextContent('Strongest: Opening. To work on: Listening.'));
    expect(screen.getByRole('img', { name: /Opening by week.*coach 5.0/ })).toBeInTheDocument();
    expect(within(screen.getByRole('table', { name: 'Means by criterion and week' })).getByRole('row', { name: /Opening.*strongest/ })).toHaveTextContent('5.0');
    expect(within(await screen.findByRole('table', { name: 'Objections met' })).getByRole('row', { name: /Too dear/ })).toHaveTextContent('Connected 1');
  });

  test('[S93] a rep’s own trend holds nothing of a call they have not looked at themselves', async () => {
    await keepTraining('callReviews', reviewed('rana'));
    await show('/learn/calls/trends', 'ann');
    expect(await screen.findByRole('heading', { name: 'No reviewed calls in these weeks' })).toBeInTheDocument();
    await keepTraining('callReviews', reviewed('ann'));
    expect(await screen.findByText(/From 1 review by coaches and 1 self review/)).toBeInTheDocument();
    expect(screen.queryByLabelText('Whose calls')).toBeNull();
  });
});

test('[S93] a coach renames and retires criteria; past scores keep their names', async () => {
  await keepTraining('callReviews', reviewed('ann'));
  await keepTraining('callReviews', reviewed('rana'));
  const { user, router } = await show('/learn/calls', 'rana');
  await user.click(await screen.findByRole('button', { name: 'What calls are judged by' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.clear(dialog.getByRole('textbox', { name: 'Name of criterion 1' }));
  expect(dialog.getByRole('button', { name: 'Keep' })).toBeDisabled();
  await user.type(dialog.getByRole('textbox', { name: 'Name of criterion 1' }), 'First words');
  await user.click(dialog.getByRole('button', { name: 'Retire Listening' }));
  await user.click(dialog.getByRole('button', { name: 'Keep' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await router.navigate(`/learn/calls/${call}`);
  const table = within(await screen.findByRole('table', { name: 'Scores side by side' }));
  expect(await table.findByRole('row', { name: /First words/ })).toHaveTextContent('4');
  expect(table.getByRole('row', { name: /Listening/ })).toHaveTextContent('4');
});
