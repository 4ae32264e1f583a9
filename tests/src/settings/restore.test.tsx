import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RestoreRow } from '../../../src/settings/restore-row.tsx';
import { closeStorage, createRecord, currentStorage, exportAll, openStorage, StorageProblem } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

let workspaces = 0;
beforeEach(async () => {
  workspaces += 1;
  await openStorage(`restore-row-${process.pid}-${workspaces}`, { startHelper: () => null }).ready;
});
afterEach(closeStorage);

const lead = (name: string) => createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name } });
const titles = async () => (await currentStorage().ground.db.records.toArray()).map(({ title }) => title);

test('[B18] a backup says what it holds, is restored whole after a question, and the app starts anew', async () => {
  await lead('Ada');
  const file = new File([await exportAll()], 'baton backup.json', { type: 'application/json' });
  await lead('Ben');
  const onRestored = vi.fn();
  const user = userEvent.setup();
  render(<UiProvider quiet><RestoreRow onRestored={onRestored} /></UiProvider>);
  await user.upload(screen.getByLabelText('Backup file'), file);
  const question = within(await screen.findByRole('dialog', { name: 'Replace everything here with the backup?' }));
  expect(question.getByText(/“baton backup.json” was written Today .* and holds 0 blueprints, 1 record, 0 journal entries and 1 person/)).toBeInTheDocument();
  await user.click(question.getByRole('button', { name: 'Keep' }));
  expect(await titles()).toHaveLength(2);
  await user.upload(screen.getByLabelText('Backup file'), file);
  await user.click(within(await screen.findByRole('dialog', { name: 'Replace everything here with the backup?' })).getByRole('button', { name: 'Replace everything' }));
  await waitFor(() => expect(onRestored).toHaveBeenCalledOnce());
  expect(await titles()).toEqual(['ada']);
});

test('[B18] a file that is no backup is refused by its name, and nothing is asked', async () => {
  await lead('Ada');
  const user = userEvent.setup();
  render(<UiProvider quiet><RestoreRow onRestored={() => expect.fail('restored')} /></UiProvider>);
  await user.upload(screen.getByLabelText('Backup file'), new File(['{"format":"something else"}'], 'notes.json', { type: 'application/json' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('“notes.json” cannot be restored. It is no backup of Baton.');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await titles()).toEqual(['ada']);
});

test('[B18] a full disk is told as what it is, and everything stays', async () => {
  await lead('Ada');
  const file = new File([await exportAll()], 'baton backup.json', { type: 'application/json' });
  const user = userEvent.setup();
  render(<UiProvider quiet><RestoreRow onRestored={() => expect.fail('restored')} /></UiProvider>);
  await user.upload(screen.getByLabelText('Backup file'), file);
  const full = vi.spyOn(currentStorage().ground.guard, 'write').mockRejectedValue(new StorageProblem('full'));
  await user.click(within(await screen.findByRole('dialog', { name: 'Replace everything here with the backup?' })).getByRole('button', { name: 'Replace everything' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full: make room and try again. What is here is untouched.');
  full.mockRestore();
  expect(await titles()).toEqual(['ada']);
});
