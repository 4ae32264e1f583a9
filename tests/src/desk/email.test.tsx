import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultRhythm, type Fields } from '#engine/blueprint';
import { closeStorage, currentStorage } from '../../../src/storage/index.ts';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { aLead, at, did, journalOf, live, openDesk } from './a-desk.tsx';

// a DOM without a screen measures nothing; the editor asks where letters stand
Range.prototype.getClientRects ??= () => Object.assign([], { item: () => null });
Range.prototype.getBoundingClientRect ??= () => new DOMRect();
document.elementFromPoint ??= () => null;

const template = (name: string, order: number, body: string, rules: object = {}) => {
  const id = labelledId(`template ${name}`);
  return { [id]: { id, name, subject: `${name} for {{company}}`, body, order, ...rules } };
};
const variant = (name: string, order: number, weight: number, of: string) => {
  const id = labelledId(`variant ${name}`);
  return { [id]: { id, name, weight, order, change: { template: labelledId(`template ${of}`), instructions: `Do it the ${name} way.` } } };
};
const sheet = labelledId('sheet');
const templates = {
  ...template('Opening', 0, 'Hello {{name}},\n\n{{intentTopic}}: {{valuePoint}}.'),
  ...template('Nordic', 1, 'Hei {{name}}', { neverIf: { type: 'compare', field: 'country', operator: 'equals', value: 'Germany' } }),
  ...template('Story', 2, 'A story about {{pain}}'),
};
const mailing = aBlueprint('Mailing')
  .stage('Reach', (stage) => stage
    .email('Write', {
      attempts: { min: 3, max: 9 }, required: 'always',
      content: {
        instructions: 'Ask one question.', templates, variants: { ...variant('short', 0, 1, 'Opening'), ...variant('long', 1, 0, 'Story') },
        documents: { [sheet]: { id: sheet, name: 'Rate sheet', url: 'https://docs.example/rates', order: 0 } },
        script: { opening: '', points: {}, objections: {}, avoid: ['quick chat'] },
      },
    })
    .outcome('Out', { to: 'Done' }))
  .end('Done')
  .change((made) => ({ ...made, rhythm: { ...defaultRhythm, enforce: { slide: false, gap: false, bundles: false, touches: false, template: true, channel: false } } }));

const paper = (name: string, order: number, useIf?: object) => ({ [labelledId(name)]: { id: labelledId(name), name, url: `https://docs.example/${order}/{{company}}`, order, ...(useIf ? { useIf } : {}) } });
const closing = aBlueprint('Closing')
  .stage('Offer', (stage) => stage
    .document('Send the offer', {
      required: 'always',
      content: {
        instructions: '', templates: {}, variants: {},
        documents: { ...paper('Frame contract', 0, { type: 'compare', field: 'segment', operator: 'equals', value: 'Key account' }), ...paper('Large offer', 1, { type: 'compare', field: 'value', operator: 'atLeast', value: 50_000 }), ...paper('One page', 2) } as never,
      },
    })
    .meeting('Book meeting', { required: 'never', when: { type: 'compare', field: 'value', operator: 'atLeast', value: 50_000 }, form: { meetingDate: { field: 'meetingDate', required: 'never', order: 0 } } })
    .outcome('Out', { to: 'Done' }))
  .end('Done');

beforeEach(openDesk);
afterEach(closeStorage);

async function writing(fields: Fields = {}) {
  const version = await live(mailing.build());
  const record = await aLead('Aino Lehtonen', { company: 'Satama', email: 'aino@satama.example', country: 'Germany', intentTopic: 'Rates', valuePoint: 'a tenth less', ...fields }, version, mailing.id.blueprint);
  const user = userEvent.setup({ delay: null });
  at(`/records/${record}`);
  const text = await screen.findByRole('textbox', { name: 'Text' }, { timeout: 5000 });
  return { record, user, text, subject: screen.getByRole('textbox', { name: 'Subject' }) };
}

test('[S91, S14] the text shows the record in its places, by the variant this run has drawn; a result that is no sending writes nothing', async () => {
  const { record, user, text, subject } = await writing();
  await waitFor(() => expect(text).toHaveTextContent('Hello Aino Lehtonen,Rates: a tenth less.'));
  expect(subject).toHaveTextContent('Opening for Satama');
  expect(screen.getByText('Variant A')).toBeInTheDocument();
  expect(screen.getByText('Do it the short way.')).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'As they see it' }));
  expect(screen.getByRole('region', { name: 'As they see it' })).toHaveTextContent('Opening for SatamaHello Aino Lehtonen,');
  await user.click(screen.getByRole('button', { name: /Replied/ }));
  await waitFor(async () => expect((await journalOf(record)).at(-1)).toMatchObject({ words: null, intent: { type: 'complete', result: 'replied', template: null } }));
  expect(await currentStorage().ground.db.outbox.count()).toBe(0);
});

test('[S5, S55] a barred template stays in sight with its rule, and one this customer has had says when', async () => {
  const { record, user, subject } = await writing();
  const nordic = screen.getByRole('button', { name: /Nordic/ });
  expect(nordic).toHaveAttribute('aria-disabled', 'true');
  expect(nordic).toHaveTextContent(/never if Country is “?Germany/);
  await user.click(nordic);
  expect(subject).toHaveTextContent('Opening for Satama');
  await did(record, { type: 'complete', activity: mailing.id.activity('Write'), result: 'sent', fields: {}, ticked: [], evidence: [], template: labelledId('template Opening'), points: [], objections: [], expect: { visit: 1 } });
  expect(await screen.findByText(/^Not here: used for this customer on/)).toBeInTheDocument();
});

test('[S77] an empty field blocks sending by name and is filled in place; sent, the text lies in the outbox and in the story', async () => {
  const { record, user } = await writing({ valuePoint: null });
  await user.click(screen.getByRole('checkbox', { name: 'Rate sheet' }));
  const send = screen.getByRole('button', { name: /Send to outbox/ });
  await user.click(send);
  expect(await screen.findByText(/Value point is still missing/i)).toBeInTheDocument();
  expect((await journalOf(record)).some(({ intent }) => intent.type === 'complete')).toBe(false);
  await user.click(within(screen.getByText(/One field is empty/).parentElement ?? document.body).getByRole('button', { name: /^Fill in/ }));
  const asked = await screen.findByLabelText('Fill in Value point', { selector: '[role="dialog"]' });
  await user.type(await within(asked).findByRole('textbox', { name: 'Value point' }), '1');
  await user.click(within(asked).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByText(/One field is empty/)).toBeNull());
  // the field's own button is gone: the focus went on to what sends, and the key beside it sends from wherever one is
  expect(send).toHaveFocus();
  // under a dialog the key is the dialog's
  await user.click(screen.getByRole('button', { name: 'Later…' }));
  const over = await screen.findByRole('dialog');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(over).not.toBeInTheDocument());
  expect((await journalOf(record)).some(({ intent }) => intent.type === 'complete')).toBe(false);
  send.blur();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () => expect((await journalOf(record)).at(-1)?.intent.type).toBe('complete'));
  const entry = (await journalOf(record)).at(-1);
  expect(entry?.intent).toMatchObject({ result: 'sent', writes: true, template: labelledId('template Opening') });
  expect(entry?.words?.letter).toEqual({ to: 'aino@satama.example', subject: 'Opening for Satama', body: 'Hello Aino Lehtonen,\n\nRates: 1.', attachments: [{ name: 'Rate sheet', url: 'https://docs.example/rates' }] });
  expect(await currentStorage().ground.db.outbox.toArray()).toMatchObject([{ letter: entry?.id, status: 'waiting' }]);
  const waiting = await screen.findByLabelText('Waiting to be sent');
  expect(within(waiting).getByRole('link', { name: 'Open in mail' })).toHaveAttribute('href', expect.stringMatching(/^mailto:aino%40satama\.example\?subject=Opening%20for%20Satama&body=Hello%20Aino/));
});

test('[S8, S7] the rules choose the document and say why not the others; a meeting appears by its condition and is kept with its moment', async () => {
  const version = await live(closing.build());
  const record = await aLead('Aino Lehtonen', { company: 'Satama', value: 80_000, email: 'aino@satama.example' }, version, closing.id.blueprint);
  const user = userEvent.setup({ delay: null });
  at(`/records/${record}`);
  const table = await screen.findByRole('table', { name: /first rule that holds wins/ }, { timeout: 5000 });
  expect(within(table).getAllByRole('row').slice(1).map((row) => [...row.children].map(({ textContent }) => textContent?.trim()))).toEqual([
    ['Frame contract', expect.stringContaining('Key account'), 'Segment: empty', 'Rule does not hold'],
    ['Large offer', expect.stringContaining('at least'), 'Deal value: 80,000', 'This one'],
    ['One page', 'always', '', 'Not reached'],
  ]);
  expect(screen.getByRole('link', { name: 'Open document' })).toHaveAttribute('href', 'https://docs.example/1/Satama');
  await user.click(screen.getByRole('button', { name: /^Sent/ }));
  await waitFor(async () => expect((await journalOf(record)).at(-1)?.intent).toMatchObject({ type: 'complete', document: labelledId('Large offer') }));
  expect(await screen.findByText('Document: Large offer')).toBeInTheDocument();
  fireEvent.change(await screen.findByLabelText('Day'), { target: { value: '2030-11-26' } });
  fireEvent.change(screen.getByLabelText('Starts'), { target: { value: '16:00' } });
  await user.click(screen.getByRole('button', { name: /^Held/ }));
  await waitFor(async () => expect((await journalOf(record)).at(-1)?.intent).toMatchObject({ type: 'complete', result: 'held', fields: { meetingDate: '2030-11-26' } }));
  expect((await journalOf(record)).at(-1)?.words?.meeting).toMatchObject({ title: 'Book meeting: Aino Lehtonen', start: Date.UTC(2030, 10, 26, 15), minutes: 30, attendees: ['aino@satama.example'] });
});
