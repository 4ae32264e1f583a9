import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage, currentStorage, savePerson, setMe } from '../../../src/storage/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';
import { aLead, aPerson, at, did, journalOf, live, openDesk, outbound, outcome, toPricing } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

async function aDeal(fields = {}) {
  // a drawing whose roles nobody holds is not published
  for (const [name, ...roles] of [['Fiona Finance', 'finance'], ['Dora Delivery', 'delivery', 'payments'], ['Dana Deputy', 'deputy']] as const) await aPerson(name, roles);
  const version = await live(teamDeal.build());
  const record = await aLead('Aino Lehtonen', fields, version, teamDeal.id.blueprint);
  return { record, user: userEvent.setup() };
}
const stage = (name: string) => screen.findByRole('region', { name: `Stage ${name}` });
const inPricing = (name: string) => outcome(name);
const last = async (record: string) => (await journalOf(record)).at(-1);

test('[S28] lanes stand under their team, and what waits for another team names it in the activity and in the verdict', async () => {
  const { record, user } = await aDeal();
  at(`/records/${record}`);
  const card = await stage('Set up');
  expect(card).toHaveTextContent('0 of 2 teams done');
  const delivery = within(card).getByRole('group', { name: 'Lane Delivery' });
  expect(delivery).toHaveTextContent('“Send the invoice” waits for the team Payments: “Clear the payment” has to be done first.');
  expect(await outcome('Both are done')).toHaveTextContent(/waits for the team (Payments|Delivery)/);

  await user.click(within(within(card).getByRole('group', { name: 'Lane Payments' })).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(card).toHaveTextContent('1 of 2 teams done'));
  expect(within(within(card).getByRole('group', { name: 'Lane Payments' })).getAllByText('Done').length).toBeGreaterThan(0);
  await waitFor(() => expect(delivery).not.toHaveTextContent('waits for the team'));
});

test('[S9] the button of a missing approval leads to its card; asked for, nobody approves their own work', async () => {
  const { record, user } = await aDeal();
  await toPricing(record);
  const me = currentStorage().ground.me();
  await savePerson({ ...me, roles: [...me.roles, 'finance'] });
  at(`/records/${record}`);
  await user.click(within(await inPricing('Send the offer')).getByRole('button', { name: 'Ask finance to approve' }));
  const card = screen.getByRole('article', { name: 'Approval by finance' });
  const ask = within(card).getByRole('button', { name: 'Ask for approval' });
  await waitFor(() => expect(ask).toHaveFocus());
  expect(card).toHaveTextContent('Not asked');
  await user.click(ask);
  await waitFor(() => expect(card).toHaveTextContent('1 lacking'));
  expect(card).toHaveTextContent('not you, it is your own work');
  expect(within(card).queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
});

test('[S9] somebody who was lent the right answers on behalf of the other; a no keeps its reason and can be asked again', async () => {
  const { record, user } = await aDeal();
  await toPricing(record);
  await did(record, { type: 'requestApproval', role: 'finance', expect: { visit: 2 } });
  await aPerson('Dana Deputy', []);
  await aPerson('Fiona Finance', ['finance'], [{ role: 'finance', to: 'u_dana', until: null }]);
  await setMe('u_dana');
  at(`/records/${record}`);
  const card = await screen.findByRole('article', { name: 'Approval by finance' });
  await user.click(await within(card).findByRole('button', { name: 'Reject…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Reject as finance?' });
  await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
  expect(await within(dialog).findByText('Say why, in a few words.')).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/Reason/), 'Margin too thin');
  await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
  await waitFor(() => expect(card).toHaveTextContent('Dana Deputy on behalf of Fiona Finance rejected just now'));
  expect(card).toHaveTextContent('Margin too thin');
  await user.click(within(card).getByRole('button', { name: 'Ask again' }));
  await waitFor(() => expect(card).toHaveTextContent('1 lacking'));
});

test('[S82] the baton is offered, returned with a reason, offered again and accepted: then it has a new owner', async () => {
  const { record, user } = await aDeal();
  await toPricing(record);
  const dora = await aPerson('Dora Delivery', ['delivery']);
  const sender = currentStorage().ground.me().id;
  const first = at(`/records/${record}`);
  const card = await stage('Pricing');
  await user.click(await within(card).findByRole('button', { name: 'Offer' }));
  await waitFor(() => expect(card).toHaveTextContent('waits for Dora Delivery'));
  first.unmount();

  await setMe(dora.id);
  const second = at(`/records/${record}`);
  await user.click(await screen.findByRole('button', { name: 'Return…' }));
  const dialog = await screen.findByRole('dialog', { name: /^Return it to/ });
  await user.type(within(dialog).getByLabelText(/Reason/), 'The address is missing');
  await user.click(within(dialog).getByRole('button', { name: 'Return it' }));
  await waitFor(async () => expect(await last(record)).toMatchObject({ ok: true, intent: { type: 'return' } }));
  expect((await screen.findAllByText('The address is missing')).length).toBeGreaterThan(0);
  second.unmount();

  await did(record, { type: 'handOver', activity: teamDeal.id.activity('Hand over to delivery'), to: dora.id, fields: {}, warm: false, expect: { visit: 2 } }, sender);
  at('/today');
  const offered = await screen.findByRole('region', { name: 'Hand-overs' });
  await waitFor(() => expect(within(offered).getByRole('link')).toHaveTextContent(/Aino Lehtonen.*Hand over to delivery.*Offered by/));
  await user.click(within(offered).getByRole('link'));
  await user.click(await screen.findByRole('button', { name: 'Accept' }));
  await waitFor(async () => expect((await currentStorage().ground.db.records.get(record))?.owner).toBe(dora.id));
});

test('[S82] [S106] a rep who may not own the record yet cannot be chosen, and the list says why', async () => {
  for (const name of ['Rita Rep', 'Rolf Rep']) await aPerson(name, ['rep']);
  await aPerson('Quinn Qualifier', ['rep', 'qualifier']);
  const type = await currentStorage().ground.db.recordTypes.get('lead');
  if (!type) throw new Error('no leads');
  await currentStorage().saveRecordType({ ...type, qualified: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } });
  const handing = aBlueprint('Handing over').stage('Sift', (sift) => sift.handOver('Give to sales', { required: 'never', handOver: { to: { type: 'role', role: 'rep' }, deadline: { amount: 4, unit: 'hours' }, late: 'remind', warm: false } }).outcome('Sifted', { to: 'Done' })).end('Done', 'won');
  const record = await aLead('Aino Lehtonen', {}, await live(handing.build()), handing.id.blueprint);
  const user = userEvent.setup();
  at(`/records/${record}`);
  const card = await stage('Sift');
  await user.click(await within(card).findByRole('combobox', { name: /Hand over to/ }));
  expect(await screen.findByRole('option', { name: 'Rita Rep: only once it is qualified' })).toHaveAttribute('data-combobox-disabled', 'true');
  expect(screen.getByRole('option', { name: 'Quinn Qualifier' })).not.toHaveAttribute('data-combobox-disabled', 'true');
});

test('[B14] an override needs a reason and a second person, and then opens the outcome', async () => {
  const { record, user } = await aDeal();
  await toPricing(record);
  const me = currentStorage().ground.me();
  await savePerson({ ...me, roles: ['manager'] });
  const shown = at(`/records/${record}`);
  const discount = await inPricing('Give a discount');
  await user.click(await within(discount).findByRole('button', { name: 'Ask for override' }));
  const dialog = await screen.findByRole('dialog', { name: 'Override “Give a discount”?' });
  expect(dialog).toHaveTextContent('Then a second person confirms it: ');
  await user.type(within(dialog).getByLabelText(/Reason/), 'Agreed on the phone');
  await user.click(within(dialog).getByRole('button', { name: 'Override' }));
  expect(await within(discount).findByRole('note')).toHaveTextContent('a second person has to confirm it: Agreed on the phone');
  expect(within(discount).queryByRole('button', { name: 'Confirm' })).not.toBeInTheDocument();
  shown.unmount();

  await aPerson('Dana Deputy', ['deputy']);
  await setMe('u_dana');
  at(`/records/${record}`);
  await user.click(await within(await inPricing('Give a discount')).findByRole('button', { name: 'Confirm' }));
  await waitFor(async () => expect(await inPricing('Give a discount')).toHaveTextContent('Open'));
  await user.click(within(await inPricing('Give a discount')).getByRole('button', { name: /^Give a discount, move to/ }));
  await stage('Follow-up');
  expect(await screen.findByText(/By an override/)).toBeInTheDocument();
});

test('a paused run says why, allows nothing, and goes on when it is resumed', async () => {
  const { record, user } = await aDeal();
  at(`/records/${record}`);
  await stage('Set up');
  await user.click(screen.getByRole('button', { name: 'More for this record' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Pause…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Pause this run?' });
  await user.type(within(dialog).getByLabelText(/Reason/), 'On holiday');
  await user.click(within(dialog).getByRole('button', { name: 'Pause it' }));
  const banner = await screen.findByRole('region', { name: 'Paused' });
  expect(banner).toHaveTextContent('On holiday');
  expect(await stage('Set up')).toHaveTextContent('paused');
  expect(await outcome('Both are done')).toHaveTextContent('Paused');
  await user.click(within(banner).getByRole('button', { name: 'Resume' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Paused' })).not.toBeInTheDocument());
});

test('[S26] what the customer did is told with what it brought; an unsubscription ends the run', async () => {
  const { record, user } = await aDeal();
  at(`/records/${record}`);
  await stage('Set up');
  const signal = async (name: string) => {
    await user.click(screen.getByRole('button', { name: 'More for this record' }));
    await user.click(await screen.findByRole('menuitem', { name: 'The customer did…' }));
    const dialog = await screen.findByRole('dialog', { name: 'What did the customer do?' });
    await user.click(within(dialog).getByRole('combobox', { name: 'Signal' }));
    await user.click(await screen.findByRole('option', { name }));
    return dialog;
  };
  const reply = await signal('Reply');
  await user.type(within(reply).getByRole('textbox', { name: 'Words' }), 'Call me in May');
  await user.click(within(reply).getByRole('button', { name: 'Note it' }));
  expect(await screen.findByText('From the customer · Words: Call me in May')).toBeInTheDocument();
  const stop = await signal('Unsubscribe');
  expect(stop).toHaveTextContent('This stops contact with the customer in every blueprint.');
  await user.click(within(stop).getByRole('button', { name: 'Note it' }));
  expect(await screen.findByRole('region', { name: 'End of the run' })).toHaveTextContent('Ended: Lost');
});

test('an activity that an outcome added says which one did', async () => {
  const { record } = await aDeal();
  await toPricing(record);
  await aPerson('Fiona Finance', ['finance']);
  await did(record, { type: 'requestApproval', role: 'finance', expect: { visit: 2 } });
  await did(record, { type: 'approve', role: 'finance', onBehalfOf: null, expect: { visit: 2 } }, 'u_fiona');
  await did(record, { type: 'choose', outcome: teamDeal.id.outcome('Pricing', 'Send the offer'), fields: {}, reason: null, expect: { visit: 2 } });
  at(`/records/${record}`);
  const card = await stage('Follow-up');
  expect(within(card).getByRole('button', { name: 'Ask about the offer added by “Send the offer”' })).toBeInTheDocument();
  expect(await screen.findByText(/Added: Ask about the offer · 1 message in the outbox/)).toBeInTheDocument();
});

test('several blueprints on one record are tabs with their states; the menu enrols in one more', async () => {
  const { record, user } = await aDeal();
  await live(outbound.build());
  at(`/records/${record}`);
  await stage('Set up');
  expect(screen.queryByRole('tablist', { name: 'Blueprints of this record' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'More for this record' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Enrol in another blueprint…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Enrol in another blueprint' });
  await user.click(await within(dialog).findByRole('button', { name: 'Enrol' }));
  await stage('Contact');
  const tabs = within(await screen.findByRole('tablist', { name: 'Blueprints of this record' })).getAllByRole('tab');
  expect(tabs.map((tab) => tab.textContent)).toEqual(['Team dealSet up', 'OutboundContact']);
  expect(tabs[1]).toHaveAttribute('aria-selected', 'true');
  await user.click(screen.getByRole('tab', { name: 'Team deal Set up' }));
  await stage('Set up');
});

test('Ctrl+Z takes back the last step; after five minutes it asks for a reason and is kept as a correction', async () => {
  const { record, user } = await aDeal();
  await toPricing(record);
  const shown = at(`/records/${record}`);
  await stage('Pricing');
  await user.keyboard('{Control>}z{/Control}');
  await stage('Set up');
  shown.unmount();
  await did(record, { type: 'choose', outcome: teamDeal.id.outcome('Set up', 'Both are done'), fields: {}, reason: null, expect: { visit: 1 } });
  const now = Date.now();
  const clock = currentStorage().ground.clock;
  const real = Date.now;
  const later = () => now + 6 * 60_000;
  Date.now = later;
  Object.assign(clock, { now: later });
  try {
    at(`/records/${record}`);
    await stage('Pricing');
    await user.keyboard('{Control>}z{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Take back the last step?' });
    await user.type(within(dialog).getByLabelText(/Reason/), 'Wrong record');
    await user.click(within(dialog).getByRole('button', { name: 'Take it back' }));
    await stage('Set up');
    expect(await screen.findByText('Correction: last step taken back')).toBeInTheDocument();
  } finally {
    Date.now = real;
  }
});
