import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultRecordTypes, type Effect } from '#engine/blueprint';
import { calendarFile } from '../../../src/desk/outbox/calendar-file.ts';
import { letterOf } from '../../../src/desk/outbox/letter.ts';
import { closeStorage, currentStorage } from '../../../src/storage/index.ts';
import { createNames } from '../../../src/ui/index.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';
import { aLead, aPerson, at, did, live, openDesk, toPricing } from './a-desk.tsx';

describe('what a line would send', () => {
  const lead = Object.values(defaultRecordTypes).find((type) => type.key === 'lead');
  const names = createNames({});
  const letter = (effect: Effect, fields = {}) => letterOf(effect, fields, lead, undefined, names);
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
  test('a notice names its role, a web request its host; neither is a link', () => {
    expect(letter({ type: 'notify', role: 'manager', message: 'Look at {{name}}' }, { name: 'Aino' })).toMatchObject({ title: 'Look at Aino', to: 'manager', link: null });
    expect(letter({ type: 'webhook', url: 'https://erp.example/hook?key=1', body: '{}' })).toMatchObject({ title: 'Web request to erp.example', link: null });
    expect(letter({ type: 'webhook', url: 'javascript:alert(1)', body: '' })).toMatchObject({ link: null });
  });
});

describe('the calendar file', () => {
  const start = Date.UTC(2026, 10, 25, 9);
  const file = calendarFile({ id: 'run/3/0', title: 'Demo; with, all', text: `Line one\nLine two ${'ä'.repeat(80)}`, start, end: start + 1_800_000, now: start });

  test('says when in UTC and escapes what the format reads as signs', () => {
    expect(file).toContain('DTSTART:20261125T090000Z\r\nDTEND:20261125T093000Z\r\n');
    expect(file).toContain('SUMMARY:Demo\\; with\\, all\r\n');
    expect(file).toContain('DESCRIPTION:Line one\\nLine two ');
  });
  test('has no line longer than 75 bytes and loses no letter', () => {
    const encoder = new TextEncoder();
    expect(Math.max(...file.split('\r\n').map((line) => encoder.encode(line).length))).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain('ä'.repeat(80));
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

  test('X dismisses what is open', async () => {
    const user = await sent();
    at('/outbox');
    await screen.findByRole('list', { name: 'To send' });
    await user.keyboard('x');
    await waitFor(async () => expect(await rows()).toMatchObject([{ status: 'dismissed' }]));
  });
});
