import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultRecordTypes } from '#engine/blueprint';
import { BulkDialog } from '../../../src/records/bulk/bulk-dialog.tsx';
import { deedOf, emptyDraft } from '../../../src/records/bulk/deed-form.tsx';
import { closeStorage, currentStorage } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { leads, openRecords } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

const { lead } = defaultRecordTypes;
// few fields: a long list of choices is slow to ask by role
const type = { ...lead, fields: Object.fromEntries(['name', 'company', 'tags'].flatMap((key) => (lead.fields[key] ? [[key, lead.fields[key]] as const] : []))) };

test('nothing can be done to many with one press: what is meant is chosen first, emptying included', () => {
  for (const what of ['setFields', 'assign', 'retag', 'pause', 'exit'] as const) expect(deedOf(what, emptyDraft(type, what))).toBeNull();
  const company = { ...emptyDraft(type, 'setFields'), field: 'company' };
  expect(deedOf('setFields', company)).toBeNull();
  expect(deedOf('setFields', { ...company, value: 'Acme' })).toEqual({ type: 'setFields', fields: { company: 'Acme' } });
  expect(deedOf('setFields', { ...company, empties: true })).toEqual({ type: 'setFields', fields: { company: null } });
  expect(deedOf('assign', { ...emptyDraft(type, 'assign'), owner: null })).toEqual({ type: 'assign', owner: null });
});

test('a field is emptied for many only when that is said, and the button names it', async () => {
  await leads([{ name: 'Ada', company: 'Acme' }, { name: 'Ben', company: 'Byte' }]);
  const rows = () => currentStorage().ground.db.records.toArray();
  const ids = (await rows()).map(({ id }) => id);
  const user = userEvent.setup({ delay: null });
  const router = createMemoryRouter([{ path: '*', element: <BulkDialog what="setFields" type={type} ids={ids} blueprints={[]} onClose={() => undefined} /> }]);
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  const box = within(await screen.findByRole('dialog'));
  expect(box.getByRole('button', { name: 'Set a field: 2 leads' })).toBeDisabled();
  await user.click(box.getByRole('combobox', { name: 'Field' }));
  await user.click(await screen.findByRole('option', { name: 'Company' }));
  expect(box.getByRole('button', { name: 'Set a field: 2 leads' })).toBeDisabled();
  await user.click(box.getByRole('checkbox', { name: 'Empty “Company” instead' }));
  expect(box.queryByRole('textbox', { name: 'New value' })).toBeNull();
  await user.click(box.getByRole('button', { name: 'Empty “Company”: 2 leads' }));
  await screen.findByRole('dialog', { name: 'Done with 2 leads' });
  expect((await rows()).map(({ fields }) => fields.company ?? null)).toEqual([null, null]);
});
