import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage, currentStorage, savePerson, setMe } from '../../../src/storage/index.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';
import { aLead, aPerson, at, did, journalOf, live, openDesk, toPricing } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

/** Deals in Pricing whose offer waits for finance; Fiona answers. */
async function asked(...leads: readonly string[]) {
  for (const [name, ...roles] of [['Fiona Finance', 'finance'], ['Dora Delivery', 'delivery', 'payments'], ['Dana Deputy', 'deputy']] as const) await aPerson(name, roles);
  const version = await live(teamDeal.build());
  const records: string[] = [];
  for (const name of leads) {
    const record = await aLead(name, { company: `${name.split(' ')[0] ?? ''} Oy` }, version, teamDeal.id.blueprint);
    await toPricing(record);
    await did(record, { type: 'requestApproval', role: 'finance', expect: { visit: 2 } });
    records.push(record);
  }
  await setMe('u_fiona');
  return { records, user: userEvent.setup() };
}
const lastOf = async (record: string | undefined) => (await journalOf(record ?? '')).at(-1);
const forMe = () => screen.findByRole('region', { name: 'For you' });

test('without requests the page says when they come, and which roles it looks at', async () => {
  const me = currentStorage().ground.me();
  await savePerson({ ...me, roles: ['finance'] });
  at('/approvals');
  expect(await screen.findByRole('heading', { name: 'Nothing waits for your approval' })).toBeInTheDocument();
  expect(screen.getByText(/a role you hold \(finance\)/)).toBeInTheDocument();
});

test('[S9] a request says who asked for what in which blueprint and stage; A agrees, and it can be taken back', async () => {
  const { records, user } = await asked('Aino Lehtonen', 'Ben Otieno');
  at('/approvals');
  const queue = await forMe();
  await waitFor(() => expect(within(queue).getAllByRole('listitem').length).toBeGreaterThan(1));
  const first = within(queue).getByRole('button', { name: /^Aino Lehtonen/ });
  expect(first).toHaveTextContent(/Aino Oy.*Finance.*Team deal · Pricing/);
  expect(first).toHaveAttribute('aria-expanded', 'true');
  await user.keyboard('j');
  expect(within(queue).getByRole('button', { name: /^Ben Otieno/ })).toHaveFocus();
  await user.keyboard('k');
  await user.keyboard('a');
  await waitFor(async () => expect(await lastOf(records[0])).toMatchObject({ ok: true, by: 'u_fiona', intent: { type: 'approve', role: 'finance', onBehalfOf: null } }));
  await waitFor(() => expect(within(queue).queryByRole('button', { name: /^Aino Lehtonen/ })).not.toBeInTheDocument());
});

test('several are answered at once; a no needs its reason', async () => {
  const { records, user } = await asked('Aino Lehtonen', 'Ben Otieno', 'Cleo Adjei');
  at('/approvals');
  const queue = await forMe();
  await user.click(await within(queue).findByRole('checkbox', { name: 'Choose Aino Lehtonen' }));
  await user.click(within(queue).getByRole('checkbox', { name: 'Choose Cleo Adjei' }));
  expect(screen.getByText('2 chosen')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Reject 2…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Reject 2 requests?' });
  await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
  expect(await within(dialog).findByText('Say why, in a few words.')).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/Reason/), 'Too cheap');
  await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
  for (const record of [records[0], records[2]]) await waitFor(async () => expect(await lastOf(record)).toMatchObject({ ok: true, intent: { type: 'reject', reason: 'Too cheap' } }));
  expect(await lastOf(records[1])).toMatchObject({ intent: { type: 'requestApproval' } });
  await waitFor(() => expect(within(queue).getAllByRole('checkbox')).toHaveLength(1));
});

test('one’s own request waits for somebody else, and one that was lent is answered on behalf of the lender', async () => {
  const { records, user } = await asked('Aino Lehtonen');
  const asker = (await lastOf(records[0]))?.by ?? '';
  const me = await currentStorage().ground.db.people.get(asker);
  if (me) await savePerson({ ...me, roles: ['finance'] });
  await setMe(asker);
  const own = at('/approvals');
  const others = await screen.findByRole('region', { name: 'Waiting for others' });
  expect(within(others).queryByRole('checkbox')).not.toBeInTheDocument();
  expect(await within(others).findByText(/Nobody approves their own work/)).toBeInTheDocument();
  own.unmount();

  await aPerson('Fiona Finance', ['finance'], [{ role: 'finance', to: 'u_dana', until: null }]);
  await setMe('u_dana');
  at('/approvals');
  expect(await forMe()).toHaveTextContent('Finance, for Fiona Finance');
  expect(await screen.findByText(/You answer on behalf of Fiona Finance/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Approve' }));
  await waitFor(async () => expect(await lastOf(records[0])).toMatchObject({ ok: true, by: 'u_dana', intent: { type: 'approve', onBehalfOf: 'u_fiona' } }));
  expect(await screen.findByRole('heading', { name: 'Nothing waits for your approval' })).toBeInTheDocument();
});

test('Today points at the requests that wait, without counting them as its own', async () => {
  await asked('Aino Lehtonen');
  at('/today');
  expect(await screen.findByRole('link', { name: /Aino Lehtonen.*approval.*Review/ })).toHaveAttribute('href', '/approvals');
  expect(await screen.findByText(/nothing to do/)).toBeInTheDocument();
});
