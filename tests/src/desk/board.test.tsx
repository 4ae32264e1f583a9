import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BoardScreen } from '../../../src/desk/board/index.ts';
import { DropDialog } from '../../../src/desk/board/drop-dialog.tsx';
import { feedCsv, feedJson } from '../../../src/desk/leads/feed-export.tsx';
import { stopwatch } from '../../../src/desk/leads/use-second.ts';
import { closeStorage, currentStorage, savePerson } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aLead, did, journalOf, live, openDesk, outbound } from './a-desk.tsx';

beforeEach(async () => {
  // a list without a height shows no row, and a page without a screen has none
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300);
  await openDesk();
});
afterEach(() => {
  closeStorage();
  vi.restoreAllMocks();
});

const stage = (name: string) => outbound.id.stage(name);
const called = { type: 'complete', activity: outbound.id.activity('First call'), result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } } as const;
const runOf = async (record: string) => {
  const run = (await currentStorage().ground.db.runs.where('record').equals(record).toArray())[0];
  if (!run) throw new Error('it walks');
  return run;
};

async function drop(record: string, to: string | null) {
  const { id: run } = await runOf(record);
  const closed = vi.fn<() => void>();
  const router = createMemoryRouter([{ path: '/', element: <DropDialog record={record} run={run} to={to} onClose={closed} /> }, { path: '*', element: <p>elsewhere</p> }]);
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return { closed, router, user: userEvent.setup() };
}

test('B21 a drop that only a field stands against asks for that field, and moves with it', async () => {
  const record = await aLead('Ada Byron', {}, await live(outbound.build()));
  const { closed, user } = await drop(record, stage('Lost'));
  const form = await screen.findByRole('form', { name: 'What Too small still needs' });
  await user.type(within(form).getByRole('textbox', { name: /Company/ }), 'Nordlys');
  await user.click(within(form).getByRole('button', { name: 'Save and move to Lost' }));
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect((await journalOf(record)).map(({ intent, ok }) => [intent.type, ok])).toEqual([['enrol', true], ['setFields', true], ['choose', true]]);
  expect((await runOf(record)).stage).toBe(stage('Lost'));
});

test('B21 a locked way shows its list with the button to the fix; an open one with a reason asks for just that', async () => {
  const version = await live(outbound.build());
  const record = await aLead('Ada Byron', {}, version);
  const { router, user } = await drop(record, stage('Proposal'));
  const card = await screen.findByRole('region', { name: 'Outcome Interested' });
  expect(within(card).getByText(/missing/)).toBeInTheDocument();
  await user.click(within(card).getAllByRole('button', { name: /call/i })[0] ?? card);
  await waitFor(() => expect(router.state.location.pathname).toBe(`/records/${record}`));
  expect(router.state.location.search).toContain(`activity=${outbound.id.activity('First call')}`);
});

test('B21 where no way leads it says which stages can be reached; a free way moves at once', async () => {
  const record = await aLead('Ada Byron', {}, await live(outbound.build()));
  const first = await drop(record, stage('Won'));
  expect(await screen.findByText(/No way out of “Contact” leads to “Won”/)).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Outcome Interested' })).toBeInTheDocument();
  expect(first.closed).not.toHaveBeenCalled();
  cleanup();
  await did(record, called);
  await did(record, { type: 'choose', outcome: outbound.id.outcome('Contact', 'Interested'), fields: {}, reason: 'yes', expect: { visit: 1 } });
  const { closed } = await drop(record, stage('Won'));
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect((await runOf(record)).stage).toBe(stage('Won'));
});

test('the board counts by stage; several are moved together, each told apart, and taken back together', async () => {
  const version = await live(outbound.build());
  const [ada, bob] = [await aLead('Ada Byron', {}, version), await aLead('Bob Cray', {}, version)];
  await did(ada, called);
  const router = createMemoryRouter([{ path: '/board/:blueprint', element: <BoardScreen /> }, { path: '*', element: <p>elsewhere</p> }], { initialEntries: [`/board/${outbound.id.blueprint}`] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  const user = userEvent.setup();
  const column = await screen.findByRole('region', { name: 'Contact' });
  expect(within(column).getByText('2')).toBeInTheDocument();
  await user.click(await within(column).findByRole('checkbox', { name: 'Select Ada Byron' }));
  await user.keyboard('{Shift>}');
  await user.click(await within(column).findByRole('group', { name: /Bob Cray/ }));
  await user.keyboard('{/Shift}');
  const bar = await screen.findByRole('toolbar', { name: 'Selected records' });
  expect(bar).toHaveTextContent('2 records selected');
  await user.click(within(bar).getByRole('combobox', { name: 'Move to a stage' }));
  await user.click(await screen.findByRole('option', { name: 'Proposal' }));
  const asked = await screen.findByRole('dialog', { name: 'Move 2 records to Proposal?' });
  await user.type(within(asked).getByRole('textbox', { name: /Reason/ }), 'They asked for it');
  await user.click(within(asked).getByRole('button', { name: 'Move' }));
  const told = await screen.findByRole('dialog', { name: '1 moved to Proposal, 1 blocked' });
  expect(within(told).getByText(/Interested: Required activities done/)).toBeInTheDocument();
  expect((await runOf(ada)).stage).toBe(stage('Proposal'));
  expect((await journalOf(bob)).at(-1)).toMatchObject({ ok: false, refusal: { type: 'gateClosed' } });
  await user.click(within(told).getByRole('button', { name: 'Undo all 1' }));
  await waitFor(async () => expect((await runOf(ada)).stage).toBe(stage('Contact')));
});

test('by keyboard: arrows walk the cards, X picks, M lists the ways out', async () => {
  const version = await live(outbound.build());
  for (const name of ['Ada Byron', 'Bob Cray']) await aLead(name, {}, version);
  const router = createMemoryRouter([{ path: '/board/:blueprint', element: <BoardScreen /> }], { initialEntries: [`/board/${outbound.id.blueprint}?order=title`] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  const user = userEvent.setup();
  const ada = await screen.findByRole('group', { name: /Ada Byron/ });
  ada.focus();
  await user.keyboard('x{ArrowDown}');
  await waitFor(() => expect(screen.getByRole('group', { name: /Bob Cray/ })).toHaveFocus());
  expect(screen.getByRole('toolbar', { name: 'Selected records' })).toHaveTextContent('1 record selected');
  await user.keyboard('m');
  expect(await screen.findByRole('dialog', { name: 'Ways out for Bob Cray' })).toBeInTheDocument();
});

test('S106 a rep is told how many leads are with the qualifiers and does not see them', async () => {
  const version = await live(outbound.build());
  await aLead('Raw Lead', { score: 3 }, version);
  await aLead('Good Lead', { score: 80 }, version);
  const type = await currentStorage().ground.db.recordTypes.get('lead');
  if (!type) throw new Error('no leads');
  await currentStorage().saveRecordType({ ...type, qualified: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } });
  await savePerson({ ...currentStorage().ground.me(), roles: ['rep'] });
  const router = createMemoryRouter([{ path: '/board/:blueprint', element: <BoardScreen /> }], { initialEntries: [`/board/${outbound.id.blueprint}`] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  expect(await screen.findByText('1 unqualified lead is with the qualifiers.')).toBeInTheDocument();
  expect(await screen.findByRole('group', { name: /Good Lead/ })).toBeInTheDocument();
  expect(screen.queryByRole('group', { name: /Raw Lead/ })).not.toBeInTheDocument();
});

test('a feed line is inert in a spreadsheet and short for programs; a running time reads like a stop-watch', () => {
  const row = { at: '2026-11-23T09:00:00.000Z', record: 'r', name: '=1+1', source: 'Webinar', blueprint: '', what: 'moved', activity: '', channel: '', result: '', outcome: 'Qualified', from: 'New', to: 'Proposal', by: 'Ada' } as const;
  expect(feedCsv([row])).toContain(`\r\n2026-11-23T09:00:00.000Z,r,"'=1+1",Webinar`);
  expect(JSON.parse(feedJson([row]))).toEqual([{ at: row.at, record: 'r', name: '=1+1', source: 'Webinar', what: 'moved', outcome: 'Qualified', from: 'New', to: 'Proposal', by: 'Ada' }]);
  expect([0, 462_000, 18_462_000, 2 * 86_400_000 + 3_600_000 + 60_000].map(stopwatch)).toEqual(['00:00', '07:42', '5:07:42', '2 d 01:01']);
});
