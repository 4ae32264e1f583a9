import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultRecordTypes, type Effect } from '#engine/blueprint';
import { letterOf } from '../../../src/desk/outbox/letter.ts';
import { closeStorage, currentStorage } from '../../../src/storage/index.ts';
import { createNames } from '../../../src/ui/index.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';
import { aLead, aPerson, at, did, live, openDesk, toPricing } from './a-desk.tsx';

describe('what a line would send', () => {
  const lead = Object.values(defaultRecordTypes).find((type) => type.key === 'lead');
  const names = createNames({});
  const letter = (effect: Effect, fields = {}) => letterOf({ effect, fields, type: lead, names });
  const mail: Effect = { type: 'send', channel: 'email', subject: 'Offer for {{company}}', body: 'Hello {{name}}' };

  test('places are filled in from the record, and a mail goes to its plain address only', () => {
    expect(letter(mail, { name: 'Aino', company: 'Satama', email: 'aino@satama.example' })).toMatchObject({
      subject: 'Offer for Satama', body: 'Hello Aino', to: 'aino@satama.example', link: 'mailto:aino%40satama.example?subject=Offer%20for%20Satama&body=Hello%20Aino',
    });
    expect(letter(mail, { email: 'a@b.example?bcc=x@y.example' })).toMatchObject({ to: null, link: null });
  });
  test('a call dials digits and a plus, nothing else (trap E14)', () => {
    const call: Effect = { type: 'send', channel: 'call', subject: 'Ring', body: '' };
    expect(letter(call, { phone: '+358 9 4270 118' }).link).toBe('tel:+35894270118');
    expect(letter(call, { phone: '*21*0800#' }).link).toBeNull();
  });
  test('what somebody wrote goes as they wrote it, and says so when it was erased', () => {
    const written = { to: 'aino@satama.example', subject: 'Rates', body: 'Hello Aino' };
    const line = (words: typeof written | null) => letterOf({ effect: { ...mail, subject: '', body: '' }, fields: { email: 'new@satama.example' }, type: lead, names, written: words });
    expect(line(written)).toMatchObject({ title: 'Rates', to: 'aino@satama.example', body: 'Hello Aino', link: 'mailto:aino%40satama.example?subject=Rates&body=Hello%20Aino' });
    expect(line(null)).toMatchObject({ erased: true, link: null, body: '' });
  });
  test('a text too long for a link is copied, and the mail opens with its subject', () => {
    const long = letterOf({ effect: mail, fields: {}, type: lead, names, written: { to: 'aino@satama.example', subject: 'Rates', body: 'word '.repeat(600) } });
    expect(long).toMatchObject({ copies: true, link: 'mailto:aino%40satama.example?subject=Rates&body=' });
  });
  test('a notice names its role, a web request its host; only a page of the web is a link', () => {
    expect(letter({ type: 'notify', role: 'manager', message: 'Look at {{name}}' }, { name: 'Aino' })).toMatchObject({ title: 'Look at Aino', to: 'manager', link: null });
    expect(letter({ type: 'webhook', url: 'https://erp.example/hook?key=1', body: '{}' })).toMatchObject({ title: 'Web request to erp.example', link: 'https://erp.example/hook?key=1' });
    expect(letter({ type: 'webhook', url: 'javascript:alert(1)', body: '' })).toMatchObject({ link: null });
  });
});

describe('the page', () => {
  beforeEach(openDesk);
  afterEach(closeStorage);

  async function sent() {
    for (const [name, ...roles] of [['Fiona Finance', 'finance'], ['Dora Delivery', 'delivery', 'payments'], ['Dana Deputy', 'deputy']] as const) await aPerson(name, roles);
    const version = await live(teamDeal.build());
    const record = await aLead('Aino Lehtonen', { company: 'Satama', email: 'aino@satama.example' }, version, teamDeal.id.blueprint);
    await toPricing(record);
    await did(record, { type: 'requestApproval', role: 'finance', expect: { visit: 2 } });
    await did(record, { type: 'approve', role: 'finance', onBehalfOf: null, expect: { visit: 2 } }, 'u_fiona');
    await did(record, { type: 'choose', outcome: teamDeal.id.outcome('Pricing', 'Send the offer'), fields: {}, reason: null, expect: { visit: 2 } });
    return userEvent.setup();
  }
  const rows = () => currentStorage().ground.db.outbox.toArray();

  test('empty, it says what will be here and that nothing leaves by itself', async () => {
    at('/outbox');
    expect(await screen.findByRole('heading', { name: 'Nothing to send' })).toBeInTheDocument();
    expect(screen.getByText(/Nothing leaves this browser by itself/)).toBeInTheDocument();
  });

  test('[S79] a message shows to whom, from which step, and its whole text; opened it is marked, done it is kept under Closed', async () => {
    const user = await sent();
    at('/outbox');
    const list = await screen.findByRole('list', { name: 'To send' });
    expect(list).toHaveTextContent('Your offer, Aino Lehtonen');
    expect(list).toHaveTextContent('Team deal · Pricing, Send the offer');
    expect(list).toHaveTextContent('here is our offer for Satama.');
    const open = within(list).getByRole('link', { name: 'Open in mail' });
    expect(open).toHaveAttribute('href', expect.stringMatching(/^mailto:aino%40satama\.example\?subject=Your%20offer%2C%20Aino%20Lehtonen&body=/));
    open.addEventListener('click', (event) => event.preventDefault());
    await user.click(open);
    await waitFor(async () => expect(await rows()).toMatchObject([{ status: 'opened' }]));
    await user.click(await within(list).findByRole('button', { name: 'Mark as done' }));
    await screen.findByRole('heading', { name: 'Nothing to send' });
    expect(await rows()).toMatchObject([{ status: 'done' }]);
    await user.click(screen.getByRole('radio', { name: 'Closed' }));
    expect(await screen.findByRole('list', { name: 'Closed' })).toHaveTextContent('Your offer, Aino Lehtonen');
  });

  test('X dismisses what is open with a reason, and it is put back from under Closed', async () => {
    const user = await sent();
    at('/outbox');
    await screen.findByRole('list', { name: 'To send' });
    await user.keyboard('x');
    const asked = await screen.findByRole('dialog', { name: /Dismiss “/ });
    await user.type(within(asked).getByRole('textbox', { name: 'Reason' }), 'Wrong price');
    await user.click(within(asked).getByRole('button', { name: 'Dismiss it' }));
    await waitFor(async () => expect(await rows()).toMatchObject([{ status: 'dismissed', closed: { reason: 'Wrong price' } }]));
    await user.click(screen.getByRole('radio', { name: 'Closed' }));
    expect(await screen.findByText(/^Dismissed .*: Wrong price$/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Put it back' }));
    await waitFor(async () => expect(await rows()).toMatchObject([{ status: 'waiting' }]));
  });

  test('[S26] a customer who asked to be left alone bars it, and it says so', async () => {
    const user = await sent();
    const [row] = await rows();
    await currentStorage().openOutbox(row?.id ?? '');
    await currentStorage().authority.submit([currentStorage().intentFor({ record: row?.record ?? '', run: null, intent: { type: 'setFields', fields: { doNotContactChannels: ['email'] } } })]);
    at('/outbox');
    expect(await screen.findByText('Asked not to be contacted by email: it cannot be opened.')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Open in mail/ })).toBeNull();
    await user.click(screen.getByRole('combobox', { name: 'Whose records' }));
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['Everybody’s (1)', 'Mine (1)']);
  });
});
