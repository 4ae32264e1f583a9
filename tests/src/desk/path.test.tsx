import { render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import { ContactBarred } from '../../../src/desk/verdict/contact-barred.tsx';
import { OverridesToConfirm } from '../../../src/desk/verdict/overrides-to-confirm.tsx';
import { HerePanel } from '../../../src/desk/path/here-panel.tsx';
import { WhatComesNext } from '../../../src/desk/path/what-comes-next.tsx';
import { lengthWords, workWords } from '../../../src/desk/path/path-words.ts';
import { closeStorage, currentStorage, setMe, useApprovals } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';
import { accepted, Rep } from '../../engine/run/a-rep.ts';
import { aLead, aPerson, did, journalOf, live, openDesk, toPricing } from './a-desk.tsx';
import { dataOf } from './a-worked-record.ts';

beforeAll(openDesk);
afterAll(closeStorage);

const outbound = aBlueprint('Outbound')
  .stage('Contact', (stage) => stage.call('First call', { required: 'always', attempts: { min: 1, max: 5 } }).outcome('Interested', { to: 'Meeting' }).outcome('Not interested', { to: 'Lost', tone: 'negative' })
    .outcome('Silence', { to: 'Lost', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 9, unit: 'days' } } }).outcome('Bought', { to: 'Won', trigger: { type: 'signal', signal: 'paid' } }))
  .stage('Meeting', (stage) => stage.meeting('Hold meeting', { required: 'always', due: { type: 'stageEntry', wait: { amount: 3, unit: 'days' } } }).outcome('Held', { to: 'Offer' }))
  .stage('Offer', (stage) => stage.document('Write offer', { required: 'always', due: { type: 'stageEntry', wait: { amount: 2, unit: 'days' } } }).outcome('Signed', { to: 'Won' }))
  .end('Won', 'won').end('Lost', 'lost');

const show = (part: React.ReactNode) => render(<UiProvider quiet><MemoryRouter>{part}</MemoryRouter></UiProvider>);

describe('you are here', () => {
  test('[B13] says how many stages and days are left, draws the way, and lists what is to be done in each with its days', async () => {
    const rep = new Rep(outbound);
    accepted(rep.complete('First call', 'connected'));
    accepted(rep.choose('Interested'));
    rep.wait(day);
    const data = dataOf(rep);
    show(<HerePanel data={data} />);
    const panel = screen.getByRole('region', { name: 'You are here' });
    await waitFor(() => expect(panel).toHaveTextContent('1 stage, about 4 days'));
    expect(within(panel).getByRole('img', { name: 'Outbound: the record stands in Meeting' })).toBeInTheDocument();
    const lines = within(panel).getAllByRole('listitem').map((line) => line.textContent);
    expect(lines).toEqual(['1Contactdone Yesterday', '2MeetingHold meetingnow, day 2', '3OfferWrite offerabout 2 d']);
    expect(panel).toHaveTextContent('To Won: 2 things to do, earliest today, if all goes well. Nothing is known of earlier records yet: every way out counts the same.');
    expect(within(panel).getByRole('link', { name: 'Show on the drawing' })).toHaveAttribute('href', `/blueprints/${data.run?.blueprint}?mode=live&record=${data.record.id}`);
  });

  test('[B13] the words for what is left are honest about what is not known', () => {
    const rep = new Rep(outbound);
    const { names, when, run } = dataOf(rep);
    const stop = { stage: rep.run.stage, outcome: '', todo: [], asks: 1, fills: ['budget'], others: true, earliest: 0, from: 0, until: 0 };
    const activity = outbound.id.activity('First call');
    const twice = { activity, result: null, at: 0 };
    expect(workWords({ ...stop, todo: [twice, twice] }, { names })).toBe('2 × First call, 1 approval and 2 more');
    const way = { stops: [stop, stop], end: '', activities: 1, earliest: 0, expected: when.now + 6 * day, atLeast: true };
    expect(lengthWords({ run, when }, way)).toBe('1 stage, at least 6 days');
    expect(lengthWords({ run, when }, { ...way, stops: [stop], expected: when.now + hour })).toBe('last stage, a day or more');
  });
});

test('what can touch the record next is listed by time, then by word: who acts, what happens, when', () => {
  const rep = new Rep(outbound);
  rep.wait(day);
  show(<WhatComesNext data={dataOf(rep)} />);
  const list = screen.getByRole('region', { name: 'What can touch this record next' });
  const lines = within(list).getAllByRole('listitem').map((line) => `${within(line).getByRole('img').getAttribute('aria-label')}: ${line.textContent}`);
  expect(lines).toEqual(['A person: First call is dueYesterday 09:00', 'By itself: Silence → Lostafter 9 days2 Dec 09:00', 'From outside: When something happensPaid comes inBought → Won']);
});

test('[S26] a bar on contact names the entry it is known by, and is lifted by an intent with a reason', async () => {
  const user = userEvent.setup();
  const id = await aLead('Aino Lehtonen');
  await did(id, { type: 'setFields', fields: { doNotContact: true, doNotContactChannels: ['call'] } });
  const entries = await journalOf(id);
  const row = await currentStorage().ground.db.records.get(id);
  if (!row) throw new Error('stored');
  const data = { ...dataOf(new Rep(outbound)), record: row, entries };
  show(<ContactBarred data={data} />);
  const bar = screen.getByRole('region', { name: 'Contact is barred' });
  expect(bar).toHaveTextContent('They do not want to be contacted');
  expect(within(bar).getByRole('link')).toHaveAttribute('href', `#entry-${entries.at(-1)?.id ?? ''}`);
  await user.click(within(bar).getByRole('button', { name: 'They want contact again' }));
  const dialog = await screen.findByRole('dialog', { name: 'They want contact again?' });
  await user.type(within(dialog).getByLabelText(/Reason/), 'Told us at the fair');
  await user.click(within(dialog).getByRole('button', { name: 'Lift the bar' }));
  await waitFor(async () => expect((await journalOf(id)).at(-1)).toMatchObject({ ok: true, intent: { type: 'setFields', fields: { doNotContact: false, doNotContactChannels: null } }, words: { note: 'Told us at the fair' } }));
});

test('[B14] an override that waits for a second person stands among the approvals of whoever may confirm it, and is confirmed there', async () => {
  const user = userEvent.setup();
  const me = currentStorage().ground.me();
  for (const [name, ...roles] of [['Fiona Finance', 'finance'], ['Dora Delivery', 'delivery', 'payments'], ['Mara Quinn', 'manager'], ['Dana Deputy', 'deputy']] as const) await aPerson(name, roles);
  const record = await aLead('Caio Lima', {}, await live(teamDeal.build()), teamDeal.id.blueprint);
  await toPricing(record);
  await did(record, { type: 'override', target: { type: 'outcome', outcome: teamDeal.id.outcome('Pricing', 'Give a discount') }, reason: 'Agreed on the phone', expect: { visit: 2 } }, 'u_mara');
  const rep = new Rep(outbound);
  const { names, when } = dataOf(rep);
  show(<OverridesToConfirm names={names} when={{ ...when, now: Date.now() }} />);
  expect(screen.queryByRole('region', { name: 'Overrides to confirm' })).not.toBeInTheDocument();
  await setMe('u_dana');
  const list = await screen.findByRole('region', { name: 'Overrides to confirm' });
  expect(list).toHaveTextContent(/Caio Lima.*asks to go past “Give a discount”.*“Agreed on the phone” · .* left/);
  await user.click(within(list).getByRole('button', { name: 'Confirm the override for Caio Lima' }));
  await waitFor(async () => expect((await journalOf(record)).at(-1)).toMatchObject({ ok: true, by: 'u_dana', intent: { type: 'confirmOverride' } }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Overrides to confirm' })).not.toBeInTheDocument());
  await setMe(me.id);
});

test('[S9] what waits for me is renewed when somebody else takes the chair', async () => {
  const before = currentStorage().ground.me().id;
  for (const [name, ...roles] of [['Fiona Finance', 'finance'], ['Dora Delivery', 'delivery', 'payments'], ['Dana Deputy', 'deputy']] as const) await aPerson(name, roles);
  const version = (await currentStorage().ground.db.blueprints.get(teamDeal.id.blueprint))?.live ?? (await live(teamDeal.build()));
  const record = await aLead('Ben Otieno', {}, version, teamDeal.id.blueprint);
  await toPricing(record);
  await did(record, { type: 'requestApproval', role: 'finance', expect: { visit: 2 } });
  const { result } = renderHook(() => useApprovals());
  await waitFor(() => expect(result.current).toEqual([]));
  await setMe('u_fiona');
  await waitFor(() => expect(result.current).toHaveLength(1));
  await setMe(before);
  await waitFor(() => expect(result.current).toEqual([]));
});
