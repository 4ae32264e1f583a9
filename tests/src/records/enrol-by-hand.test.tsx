import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage, createRecords, currentStorage } from '../../../src/storage/index.ts';
import { at, atLeast, calling, dialog, leads, live, openRecords } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

const opened = async (count: number) => {
  at('/records');
  await userEvent.click(await screen.findByRole('checkbox', { name: `Select all ${count}` }));
  await userEvent.click(screen.getByRole('button', { name: 'Enrol in a blueprint' }));
  return dialog(`Enrol ${count} ${count === 1 ? 'lead' : 'leads'}`);
};
const reasonsIn = (box: HTMLElement) => within(within(box).getByRole('list', { name: 'Why not' })).getAllByRole('listitem').map((item) => item.textContent);
const enrolledScores = async () => (await currentStorage().ground.db.entries.orderBy('cursor').toArray()).flatMap(({ entry }) => (entry.intent.type === 'enrol' && entry.refusal === null ? [entry.intent.record.fields['score']] : []));

test('[S116, S60] each blueprint says how many it takes and why not the others, opt-outs first; the highest rank goes first', async () => {
  await live(calling('Outbound', { rankBy: 'score' }));
  await live(calling('Only hot', { when: { type: 'condition', condition: atLeast(90) } }));
  await leads([{ name: 'Ada', score: 60 }, { name: 'Ben', score: 95 }, { name: 'Cid', score: 10 }, { name: 'Dee', score: 99, doNotContact: true }]);
  const box = await opened(4);
  await waitFor(() => expect(box).toHaveTextContent('3 can start, 1 cannot'));
  expect(box).toHaveTextContent('1 can start, 3 cannot');
  await userEvent.click(within(box).getByRole('radio', { name: /Only hot/ }));
  expect(reasonsIn(box)).toEqual(['1 asked not to be contacted', '2 outside its rule: Score is at least 90']);
  await userEvent.click(within(box).getByRole('radio', { name: /Outbound/ }));
  await userEvent.click(within(box).getByRole('button', { name: 'Enrol 3 leads' }));
  const done = await dialog('Enrolled in Outbound');
  expect(done).toHaveTextContent('3 enrolled, 1 not.');
  expect(reasonsIn(done)).toEqual(['1 asked not to be contacted']);
  expect(await enrolledScores()).toEqual([95, 60, 10]);
});

test('nobody who is in it already is asked again, and with nobody left the button rests', async () => {
  await live(calling('Outbound', { when: { type: 'condition', condition: atLeast(1) } }));
  await createRecords([{ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ada', score: 60 } }], { batch: 'x' });
  const box = await opened(1);
  await userEvent.click(await within(box).findByRole('button', { name: 'Enrol 1 lead' }));
  await userEvent.click(within(await dialog('Enrolled in Outbound')).getByRole('button', { name: 'Done' }));
  await userEvent.click(screen.getByRole('button', { name: 'Enrol in a blueprint' }));
  const again = await dialog('Enrol 1 lead');
  await waitFor(() => expect(reasonsIn(again)).toEqual(['1 already in it']));
  expect(within(again).getByRole('button', { name: 'Enrol 0 leads' })).toBeDisabled();
});

test('the list marks who asked to be left alone, and in how many blueprints a record is', async () => {
  await live(calling('One', { when: { type: 'condition', condition: atLeast(1) }, imports: 'enrolled' }));
  await live(calling('Two', { when: { type: 'condition', condition: atLeast(1) }, imports: 'enrolled', order: 1 }));
  await leads([{ name: 'Ada', score: 60 }, { name: 'Ben', doNotContact: true }, { name: 'Cid', doNotContactChannels: ['email'] }]);
  at('/records');
  expect(await screen.findByRole('img', { name: 'Asked not to be contacted' })).toBeVisible();
  expect(screen.getByRole('img', { name: 'Asked not to be contacted by email' })).toBeVisible();
  expect(screen.getByText('in 2')).toBeVisible();
});
