import { afterEach, beforeEach, expect, test } from 'vitest';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeStorage, currentStorage } from '../../../src/storage/index.ts';
import { at, calling, dialog, leads, live, openRecords } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

const rows = () => currentStorage().ground.db.records.toArray();
const user = userEvent.setup({ delay: null });

async function selected(...names: readonly string[]) {
  at('/records');
  for (const name of names) await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
  await user.click(screen.getByRole('button', { name: 'Change' }));
}

test('several are paused together: who walks nothing is told apart, and all of it is taken back', async () => {
  const blueprint = calling('Outbound', { when: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } }, imports: 'enrolled' });
  await live(blueprint);
  await leads([{ name: 'Ada', score: 90 }, { name: 'Ben', score: 10 }]);
  await selected('Ada', 'Ben');
  await user.click(await screen.findByRole('menuitem', { name: 'Pause their runs' }));
  const box = within(await dialog(/Pause their runs: 2 leads/));
  const go = box.getByRole('button', { name: 'Pause their runs: 2 leads' });
  expect(go).toBeDisabled();
  await user.type(box.getByRole('textbox', { name: /Reason/ }), 'Trade fair');
  await user.click(go);
  const done = within(await dialog(/Done with 2 leads/));
  expect(done.getByText('paused').parentElement).toHaveTextContent('1paused');
  expect(done.getByText('walk no such blueprint').parentElement).toHaveTextContent('1walk no such blueprint');
  const paused = async () => (await currentStorage().ground.db.runs.toArray()).filter(({ snapshot }) => snapshot.paused !== undefined).length;
  expect(await paused()).toBe(1);
  await user.click(done.getByRole('button', { name: 'Undo all of it' }));
  await waitFor(async () => expect(await paused()).toBe(0));
});

test('two are merged side by side: chosen values, one row left, and two again after Undo', async () => {
  await leads([{ name: 'Ada Lovelace', company: 'Acme' }, { name: 'Ada L.', phone: '030 123456', doNotContact: true }]);
  await selected('Ada Lovelace', 'Ada L.');
  await user.click(await screen.findByRole('menuitem', { name: 'Merge the two' }));
  const box = within(await dialog('Merge two leads'));
  await user.click(await box.findByRole('radio', { name: 'Keep Ada Lovelace' }));
  expect(box.getByRole('radio', { name: 'Phone: 030 123456' })).toBeChecked();
  expect(box.getByText(/The customer's wishes of both hold/)).toBeVisible();
  await user.click(box.getByRole('button', { name: 'Merge the two' }));
  await waitFor(async () => expect((await rows()).filter(({ mergedInto }) => mergedInto === undefined).map(({ fields }) => fields)).toEqual([{ name: 'Ada Lovelace', company: 'Acme', phone: '030 123456', doNotContact: true }]));
  await waitFor(() => expect(screen.queryByText('Ada L.')).toBeNull());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Ada L.')).toBeVisible();
});
