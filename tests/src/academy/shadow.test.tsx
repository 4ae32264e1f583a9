import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ShadowPickerScreen, ShadowScreen } from '../../../src/academy/shadow/index.ts';
import { closeStorage, createBlueprint, createRecord, currentStorage, intentFor, openStorage, publishBlueprint, savePerson, setMe, submit } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const template = '019a8000-2222-7000-8000-000000000001';
const cadence = aBlueprint('Cadence')
  .stage('First contact', (stage) => stage
    .call('First call', { attempts: { min: 1, max: 9 } })
    .email('Write', { required: 'never', attempts: { min: 1, max: 9 }, content: { instructions: '', templates: { [template]: { id: template, name: 'Hello', subject: 'Hello {{company}}', body: 'Dear {{name}}, one figure.', order: 0 } }, documents: {}, variants: {} } })
    .outcome('Interested', { to: 'Won', tone: 'positive', form: ['need'], gate: { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } } })
    .outcome('Not interested', { to: 'Lost', tone: 'negative', gate: { type: 'all', of: [] } }))
  .end('Won', 'won').end('Lost', 'lost');
const { id } = cadence;
const secrets = ['Nordlys Freight', 'Aino Lehtonen', 'Ann Rep', 'She has two forwarders', 'Eleven people need one list', 'aino@nordlys.example'] as const;

beforeAll(() => Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 }));
let database = 0;
let run = '';
beforeEach(async () => {
  database += 1;
  openStorage(`shadow-${process.pid}-${database}`, { startHelper: () => null });
  await savePerson({ id: 'u_ann', name: 'Ann Rep', roles: ['rep'], zone: 'UTC', batch: null });
  await savePerson({ id: 'u_rana', name: 'Rana Coach', roles: ['trainer'], zone: 'UTC', batch: null });
  await setMe('u_ann');
  await createBlueprint(cadence.build());
  await publishBlueprint(id.blueprint, 'The first');
  run = await aRun();
});
afterEach(() => closeStorage());

/** A record that ran against the gate, was written to and called, and was won. */
async function aRun(): Promise<string> {
  const { db } = currentStorage().ground;
  const record = await createRecord({ type: 'lead', owner: 'u_ann', zone: 'UTC', fields: { name: 'Aino Lehtonen', company: 'Nordlys Freight', email: 'aino@nordlys.example' } });
  const live = (await db.blueprints.get(id.blueprint))?.live ?? '';
  await submit([intentFor({ record: record.id, run: null, intent: { type: 'enrol', blueprint: id.blueprint, version: live, record: { owner: null, zone: 'UTC', fields: {} } } })]);
  const row = await db.runs.where('record').equals(record.id).first() ?? expect.fail('a run');
  const expectVisit = { visit: row.snapshot.visit };
  const complete = { type: 'complete' as const, fields: {}, ticked: [], evidence: [], points: [], objections: [], expect: expectVisit };
  const win = { type: 'choose' as const, outcome: id.outcome('First contact', 'Interested'), fields: { need: 'Eleven people need one list' }, reason: null, expect: expectVisit };
  await submit([intentFor({ record: record.id, run: row.id, intent: win })]);
  await submit([intentFor({ record: record.id, run: row.id, intent: { ...complete, activity: id.activity('Write'), result: 'sent', template } })]);
  await submit([intentFor({ record: record.id, run: row.id, note: 'She has two forwarders', intent: { ...complete, activity: id.activity('First call'), result: 'connected', template: null, lasted: 90 } })]);
  const [ack] = await submit([intentFor({ record: record.id, run: row.id, intent: win })]);
  if (ack?.ok !== true) throw new Error(JSON.stringify(ack?.refusal));
  return row.id;
}

async function show(address: string, who: string) {
  await setMe(who);
  const router = createMemoryRouter([{ path: '/learn/shadow', element: <ShadowPickerScreen /> }, { path: '/learn/shadow/:run', element: <ShadowScreen /> }, { path: '*', element: <p>elsewhere</p> }], { initialEntries: [address] });
  const { container } = render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return { user: userEvent.setup(), router, container };
}

const step = () => within(screen.getByRole('region', { name: 'This step' }));

test('[S88] a run is followed step by step: what was done, what was refused and why, and nothing personal in any of it', async () => {
  const { user, container } = await show(`/learn/shadow/${run}`, 'u_ann');
  expect(await screen.findByRole('heading', { name: 'Following a run through Cadence' })).toBeInTheDocument();
  expect(screen.getByText(/5 steps over .*, 1 refused/)).toBeInTheDocument();
  const shown: string[] = [];
  for (let at = 0; at < 5; at += 1) {
    shown.push(container.innerHTML);
    if (at === 1) {
      expect(step().getByText(/“Interested” is locked: 1 of 1 still missing/)).toBeInTheDocument();
      expect(step().getByText(/The way out wants:/)).toBeInTheDocument();
    }
    if (at === 2) expect(step().getByText(/Dear \{\{name\}\}, one figure/)).toBeInTheDocument();
    if (at === 3) expect(step().getByText('Note hidden')).toBeInTheDocument();
    if (at < 4) await user.keyboard('{ArrowRight}');
  }
  expect(step().getByText('On to Won')).toBeInTheDocument();
  expect(step().getByText(/Filled in: .* \(values hidden\)/)).toBeInTheDocument();
  expect(screen.getByRole('slider', { name: 'Where in the run' })).toHaveAttribute('aria-valuetext', 'Step 5 of 5: Interested');
  for (const secret of secrets) expect(shown.join(' ')).not.toContain(secret);
});

test('[S88] it plays by itself and is paused by a key; the speed is chosen', async () => {
  const { user } = await show(`/learn/shadow/${run}`, 'u_ann');
  await user.click(await screen.findByRole('radio', { name: '4×' }));
  await user.keyboard('p');
  expect(await screen.findByText('2 of 5')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByText('5 of 5')).toBeInTheDocument());
  expect(await screen.findByRole('button', { name: 'Play' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'To the beginning' }));
  expect(screen.getByText('1 of 5')).toBeInTheDocument();
});

test('[S88] a coach chooses a run by rep, end and length; who is no coach is told no names', async () => {
  const { router } = await show('/learn/shadow', 'u_rana');
  expect(await screen.findByRole('link', { name: /Won.*Ann Rep/ })).toHaveAttribute('href', `/learn/shadow/${run}`);
  await router.navigate('/learn/shadow?end=lost');
  expect(await screen.findByRole('heading', { name: 'No run like that' })).toBeInTheDocument();
  await router.navigate('/learn/shadow?rep=u_ann&length=day');
  expect(await screen.findByRole('link', { name: /Ann Rep/ })).toBeInTheDocument();
  await router.navigate('/learn/shadow?length=long');
  expect(await screen.findByRole('heading', { name: 'No run like that' })).toBeInTheDocument();
  await setMe('u_ann');
  await router.navigate('/learn/shadow');
  await waitFor(() => expect(screen.queryByLabelText('Rep')).toBeNull());
  expect(await screen.findByRole('link', { name: /Won/ })).not.toHaveTextContent('Ann Rep');
});

test('a run that is gone says so', async () => {
  await show('/learn/shadow/nothing', 'u_ann');
  expect(await screen.findByRole('heading', { name: 'There is no such run to follow' })).toBeInTheDocument();
});
