import 'fake-indexeddb/auto';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeStorage, createBlueprint, createRecord, intentFor, openStorage, publishBlueprint, submit, type BlueprintRow } from '../../../src/storage/index.ts';
import { RehearseBoard } from '../../../src/studio/rehearse/rehearse-board.tsx';
import { rehearsing } from '../../../src/studio/rehearse/rehearsing.ts';
import type { Rehearser } from '../../../src/studio/rehearse/use-rehearsing.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { giveScreen } from '../canvas/a-canvas.tsx';
import { showInStudio } from './in-studio.tsx';

const sale = (calls: number) => aBlueprint('Sale')
  .stage('New', (stage) => stage.call('Call', { results: ['connected', 'noAnswer'], attempts: { min: 1, max: 4 } })
    .outcome('Reached', { to: 'Won', tone: 'positive', gate: { type: 'count', compare: 'atLeast', times: calls, of: { channel: 'call' }, within: { type: 'visit' } } })
    .outcome('No need', { to: 'Lost', tone: 'negative' }))
  .end('Won', 'won').end('Lost', 'lost');
const { id } = sale(1);
const row = (): BlueprintRow => ({ id: id.blueprint, draft: sale(1).build(), draftRev: 1, updatedAt: 0, owner: 'u_mara', live: null, paused: false, batch: null });

/** The worker's own work, on the page. */
const here: Rehearser = (question, _signal, onProgress) => {
  const walk = rehearsing(question);
  for (;;) {
    const { done, value } = walk.next();
    if (done) return Promise.resolve(value);
    onProgress(value);
  }
};

let database = 0;
beforeAll(giveScreen);
beforeEach(() => {
  database += 1;
  openStorage(`rehearse-${process.pid}-${database}`, { startHelper: () => null });
});
afterEach(() => closeStorage());

function show(calls = 1) {
  return { user: userEvent.setup(), ...showInStudio(sale(calls).build(), <MemoryRouter><RehearseBoard row={row()} versions={[]} findings={[]} onDesign={() => undefined} rehearser={here} /></MemoryRouter>) };
}

async function begin(user: ReturnType<typeof userEvent.setup>) {
  const records = screen.getByRole('textbox', { name: 'Records' });
  await user.clear(records);
  await user.type(records, '40');
  await user.click(screen.getByRole('button', { name: 'Rehearse 40 records' }));
  await screen.findByRole('table', { name: 'Stages' });
}

describe('a rehearsal', () => {
  test('[B6] tells who came where, who waits, who works how much, and that nothing was sent', async () => {
    const { user } = show();
    expect(screen.getByText('Try it before anybody feels it.')).toBeInTheDocument();
    await begin(user);
    const stages = screen.getByRole('table', { name: 'Stages' });
    const first = within(stages).getByRole('row', { name: /^New 40 100 %/ });
    expect(first).toBeInTheDocument();
    expect(screen.getByText(/Nothing was sent: the outbox is as it was/)).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Work a day' }));
    expect(screen.getByRole('img', { name: /Reps: .* of their time worked/ })).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Activities' }));
    expect(within(screen.getByRole('table', { name: 'Activities' })).getByRole('row', { name: /Call 40 0/ })).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Waiting at gates' }));
    expect(screen.getByText('No record stood before a closed gate with nothing else to do.')).toBeInTheDocument();
  });

  test('chances by hand change what comes of it', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Chances by hand' }));
    const dialog = await screen.findByRole('dialog', { name: 'Chances by hand' });
    await user.type(within(dialog).getByRole('textbox', { name: /No need/ }), '0');
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    await begin(user);
    expect(within(screen.getByRole('table', { name: 'Stages' })).getByRole('row', { name: /^Won 40 100 %/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Chances by hand, 1 set' })).toBeInTheDocument();
  });

  test('says what is wrong with a plan, and what to do', async () => {
    const { user } = show();
    await user.click(screen.getByRole('radio', { name: 'Copies of real ones' }));
    await user.click(screen.getByRole('button', { name: /^Rehearse/ }));
    expect(await screen.findByText(/there are no records of this type to copy: choose invented ones/i)).toBeInTheDocument();
  });
});

test('[B7] the past is replayed through the draft: who would have been held, with both ways', async () => {
  await createBlueprint(sale(1).build());
  const published = await publishBlueprint(id.blueprint, 'The first');
  if (!published.ok) throw new Error('not published');
  const lead = await createRecord({ type: 'lead', owner: 'u_ben', zone: 'UTC', fields: { name: 'Ada' } });
  const enrol = intentFor({ record: lead.id, run: null, intent: { type: 'enrol', blueprint: id.blueprint, version: published.value.id, record: { owner: 'u_ben', zone: 'UTC', fields: { name: 'Ada' } } } });
  const run = (await submit([enrol]))[0]?.entry.run ?? '';
  await submit([
    intentFor({ record: lead.id, run, intent: { type: 'complete', activity: id.activity('Call'), result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } } }),
    intentFor({ record: lead.id, run, intent: { type: 'choose', outcome: id.outcome('New', 'Reached'), fields: {}, reason: null, expect: { visit: 1 } } }),
  ]);
  const { user } = show(2);
  await user.click(screen.getByRole('radio', { name: 'Replay the past' }));
  await user.click(screen.getByRole('button', { name: 'Replay through this draft' }));
  const list = await screen.findByRole('table', { name: 'Runs that would have gone differently' });
  expect(within(list).getByText('“Reached” held in New')).toBeInTheDocument();
  await user.click(await within(list).findByRole('button', { name: 'Ada' }));
  const paths = await screen.findByRole('complementary', { name: 'Ada: both ways' });
  expect(within(within(paths).getByRole('region', { name: 'As it went' })).getByText('Won')).toBeInTheDocument();
  expect(within(within(paths).getByRole('region', { name: 'By this draft' })).queryByText('Won')).toBeNull();
  expect(within(paths).getByRole('link', { name: 'Open the record' })).toHaveAttribute('href', `/records/${lead.id}?run=${run}`);
});
