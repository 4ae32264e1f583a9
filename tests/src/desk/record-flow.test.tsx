import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage, currentStorage } from '../../../src/storage/index.ts';
import { aLead, at, did, journalOf, live, openDesk, outbound, outcome } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

async function atLead(fields = {}) {
  const version = await live(outbound.build());
  const record = await aLead('Aino Lehtonen', fields, version);
  const shown = at(`/records/${record}`);
  await screen.findByRole('heading', { name: 'Stage: Contact Outbound v1' });
  return { record, user: userEvent.setup(), ...shown };
}

const stageCard = (name: string) => screen.findByRole('region', { name: `Stage ${name}` });

/** A mail of this stay is noted; how it is written is told in the email's own tests. */
const mailed = (record: string) => did(record, { type: 'complete', activity: outbound.id.activity('Follow-up mail'), result: 'sent', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } });

test('a locked outcome is a to-do list: pressed it is refused in words, its buttons lead to the work, and the work opens it', async () => {
  const { record, user } = await atLead();
  const blocked = await outcome('Not interested');
  expect(within(blocked).getByText('Locked, 2 of 2 missing')).toBeInTheDocument();
  expect(blocked).toHaveTextContent('Emails sent: 0 of 2');
  expect(blocked).toHaveTextContent('First call done: 0 of 1');

  await user.click(within(blocked).getByRole('button', { name: 'Not interested, move to Lost' }));
  expect(await within(blocked).findByRole('alert')).toHaveTextContent('“Not interested” is locked: 2 of 2 still missing.');
  expect((await journalOf(record)).at(-1)).toMatchObject({ ok: false, intent: { type: 'choose' }, refusal: { type: 'gateClosed' } });

  await user.click(within(blocked).getByRole('button', { name: /^Write .*email/ }));
  const card = await stageCard('Contact');
  expect(within(card).getByRole('button', { name: 'Follow-up mail optional' })).toHaveAttribute('aria-expanded', 'true');
  await mailed(record);
  await waitFor(() => expect(blocked).toHaveTextContent('Emails sent: 1 of 2'));
  expect(blocked).toHaveTextContent('First call done: 0 of 1');

  await user.click(within(blocked).getByRole('button', { name: 'Start call' }));
  await user.click(await within(card).findByRole('button', { name: /^Connected/ }));
  await waitFor(() => expect(within(blocked).getByText('Locked, 1 of 2 missing')).toBeInTheDocument());
  await mailed(record);

  await waitFor(async () => expect(within(await outcome('Not interested')).getByText('Open')).toBeInTheDocument());
  const opened = await outcome('Not interested');
  expect(within(opened).queryByRole('alert')).not.toBeInTheDocument();
  await user.click(within(opened).getByRole('button', { name: 'Not interested, move to Lost' }));
  expect(await screen.findByRole('region', { name: 'End of the run' })).toHaveTextContent('Ended: Lost');
});

test('the timeline shows the refused try with its reason, and only refused ones on demand', async () => {
  const { user } = await atLead();
  await user.click(within(await outcome('Not interested')).getByRole('button', { name: 'Not interested, move to Lost' }));
  const timeline = screen.getByRole('region', { name: 'Timeline' });
  const refused = (await within(timeline).findByText('Not interested refused')).closest('li');
  expect(refused).toHaveTextContent('2 of 2 still missing');
  expect(within(timeline).getByText('Enrolled in Outbound')).toBeInTheDocument();
  await user.click(within(timeline).getByRole('radio', { name: 'Refused' }));
  expect(within(timeline).queryByText('Enrolled in Outbound')).not.toBeInTheDocument();
  expect(within(timeline).getByText('Not interested refused')).toBeInTheDocument();
});

test('an open outcome asks for its reason, moves the record, and the last step can be taken back', async () => {
  const { record, user } = await atLead();
  await user.click(await within(await stageCard('Contact')).findByRole('button', { name: /^Connected/ }));
  await waitFor(async () => expect(within(await outcome('Interested')).getByText('Open')).toBeInTheDocument());
  const good = await outcome('Interested');
  await user.click(within(good).getByRole('button', { name: 'Interested, move to Proposal' }));
  const dialog = await screen.findByRole('dialog', { name: 'Interested → Proposal' });
  await user.click(within(dialog).getByRole('button', { name: 'Interested' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('A reason is needed.');
  await user.type(within(dialog).getByLabelText(/Reason/), 'Tender in spring');
  await user.click(within(dialog).getByRole('button', { name: 'Interested' }));
  await stageCard('Proposal');
  expect((await journalOf(record)).at(-1)).toMatchObject({ ok: true, intent: { type: 'choose', reason: 'Tender in spring', expect: { visit: 1 } } });

  await user.click(screen.getByRole('button', { name: 'More for this record' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Take back the last step' }));
  await stageCard('Contact');
});

test('a half-filled note survives leaving the page and says how old it is; done, it goes with the entry', async () => {
  const { record, user, unmount } = await atLead();
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Uses two forwarders');
  unmount();
  await waitFor(async () => expect(JSON.stringify(await currentStorage().ground.db.settings.toArray())).toContain('Uses two forwarders'));
  at(`/records/${record}`);
  const note = await screen.findByRole('textbox', { name: 'Note' });
  await waitFor(() => expect(note).toHaveValue('Uses two forwarders'));
  expect(screen.getByText(/^Kept in this browser, typed/)).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: /^Connected/ }));
  await waitFor(async () => expect((await journalOf(record)).at(-1)).toMatchObject({ intent: { type: 'complete', result: 'connected' }, words: { note: 'Uses two forwarders' } }));
  expect(await screen.findByText('“Uses two forwarders”')).toBeInTheDocument();
});

test('number keys give the result while nobody types', async () => {
  const { record, user } = await atLead();
  const first = await screen.findByRole('button', { name: /^Connected/ });
  await user.type(screen.getByRole('textbox', { name: 'Note' }), '1');
  expect(await journalOf(record)).toHaveLength(1);
  first.focus();
  await user.keyboard('1');
  await waitFor(async () => expect((await journalOf(record)).at(-1)).toMatchObject({ intent: { type: 'complete' } }));
});

test('the button for a missing field opens that field on the record card, and saving it opens the outcome', async () => {
  const { user } = await atLead();
  const small = await outcome('Too small');
  await user.click(within(small).getByRole('button', { name: 'Fill in Company' }));
  const card = screen.getByRole('region', { name: 'Record' });
  const input = await within(card).findByRole('textbox', { name: 'Company' });
  await waitFor(() => expect(input).toHaveFocus());
  await user.type(input, 'Satama{Enter}');
  await waitFor(async () => expect(within(await outcome('Too small')).getByText('Open')).toBeInTheDocument());
});

test('an activity is skipped only with a reason and stays missing', async () => {
  const { record, user } = await atLead();
  await user.click(await screen.findByRole('button', { name: 'Skip…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Skip First call?' });
  await user.click(within(dialog).getByRole('button', { name: 'Skip it' }));
  expect(await within(dialog).findByText('Say why, in a few words.')).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/Reason/), 'No number');
  await user.click(within(dialog).getByRole('button', { name: 'Skip it' }));
  await waitFor(async () => expect((await journalOf(record)).at(-1)).toMatchObject({ ok: true, intent: { type: 'skip', reason: 'No number' } }));
  expect(await outcome('Not interested')).toHaveTextContent('First call done: 0 of 1');
});

test('a record in no blueprint is enrolled from its page; a running one is taken out with a reason', async () => {
  await live(outbound.build());
  const record = await aLead('Ben Otieno');
  const user = userEvent.setup();
  at(`/records/${record}`);
  await user.click(await screen.findByRole('button', { name: 'Enrol' }));
  await stageCard('Contact');
  await user.click(screen.getByRole('button', { name: 'More for this record' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Take out of the blueprint…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Take this record out of the blueprint?' });
  await user.type(within(dialog).getByLabelText(/Reason/), 'Duplicate');
  await user.click(within(dialog).getByRole('button', { name: 'Take it out' }));
  expect(await screen.findByRole('region', { name: 'End of the run' })).toHaveTextContent('Taken out of the blueprint');
});

test('a record that is not there says so', async () => {
  at('/records/nobody');
  expect(await screen.findByRole('heading', { name: 'There is no such record' })).toBeInTheDocument();
});

test('an activity that is done closes, so that a second key press does not do it again', async () => {
  const { record, user } = await atLead();
  await user.click(within(await outcome('Not interested')).getByRole('button', { name: 'Start call' }));
  await waitFor(() => expect(screen.getByRole('button', { name: /^Connected/ })).toHaveFocus());
  await user.keyboard('1');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Open First call' })).toBeInTheDocument());
  const next = await screen.findByRole('button', { name: 'Close Follow-up mail' });
  // the place of work that had the focus is gone: the next activity has it
  await waitFor(() => expect(next.closest('.desk-activity')).toHaveFocus());
  expect((await journalOf(record)).filter((entry) => entry.intent.type === 'complete')).toHaveLength(1);
});
