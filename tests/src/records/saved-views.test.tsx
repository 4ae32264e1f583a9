import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage, currentStorage, saveView } from '../../../src/storage/index.ts';
import { filtersOf, readListState, sameFilters, writeListState } from '../../../src/records/list/list-state.ts';
import { at, atLeast, calling, dialog, leads, live, openRecords, where } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

const tabs = async () => within(await screen.findByRole('navigation', { name: 'Saved views' }));
const views = () => currentStorage().ground.db.views.toArray();

test('the filters are kept under a name, without the search, and are there again after a reload', async () => {
  await leads([{ name: 'Ada', score: 60 }, { name: 'Ben', score: 20 }]);
  const shown = at(`${where(['score', 'atLeast', 50])}&q=ad`);
  await userEvent.click(await screen.findByRole('button', { name: 'Save as view' }));
  const box = within(await dialog('Save as view'));
  expect(box.getByText('Score is at least 50')).toBeVisible();
  expect(box.getByText('Not part of the view: the search for “ad”.')).toBeVisible();
  await userEvent.type(box.getByRole('textbox', { name: 'Name' }), 'Warm ones');
  await userEvent.click(box.getByRole('button', { name: 'Save view' }));
  await waitFor(async () => expect(await views()).toMatchObject([{ name: 'Warm ones', recordType: 'lead', condition: { type: 'and', of: [atLeast(50)] } }]));
  shown.unmount();
  at('/records');
  await userEvent.click((await tabs()).getByRole('button', { name: 'Warm ones' }));
  expect((await tabs()).getByRole('button', { name: 'Warm ones' })).toHaveAttribute('aria-current', 'true');
  expect(await screen.findByText('Score is at least 50')).toBeVisible();
  expect(await screen.findByText('of 2', { exact: false })).toBeVisible();
});

test('a changed view is marked, and updated in place; a name that is taken is not taken twice', async () => {
  await leads([{ name: 'Ada', score: 60 }]);
  const { view } = await saveView({ name: 'Warm', recordType: 'lead', condition: { type: 'and', of: [atLeast(50)] } });
  await saveView({ name: 'Cold', recordType: 'lead', condition: { type: 'and', of: [atLeast(1)] } });
  at(`${where(['score', 'atLeast', 70])}&view=${view.id}`);
  expect(await screen.findByText('Changed')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Update view' }));
  const box = within(await dialog('Update the view'));
  const name = box.getByRole('textbox', { name: 'Name' });
  await userEvent.clear(name);
  await userEvent.type(name, 'cold');
  expect(box.getByText('Another view has this name.')).toBeVisible();
  expect(box.getByRole('button', { name: 'Update view' })).toBeDisabled();
  await userEvent.clear(name);
  await userEvent.type(name, 'Hot');
  await userEvent.click(box.getByRole('button', { name: 'Update view' }));
  await waitFor(async () => expect((await views()).find(({ id }) => id === view.id)).toMatchObject({ name: 'Hot', condition: { type: 'and', of: [atLeast(70)] } }));
  await waitFor(() => expect(screen.queryByText('Changed')).toBeNull());
});

test('[R131] before a view changes it names who enrols from it, and tells afterwards whom they took in', async () => {
  const { view } = await saveView({ name: 'Warm', recordType: 'lead', condition: { type: 'and', of: [atLeast(80)] } });
  await live(calling('Outbound', { when: { type: 'view', view: view.id } }));
  await leads([{ name: 'Ada', score: 60 }, { name: 'Ben', score: 20 }]);
  at(`${where(['score', 'atLeast', 50])}&view=${view.id}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Update view' }));
  const box = within(await dialog('Update the view'));
  expect(await box.findByText('“Outbound” enrols from this view.')).toBeVisible();
  await userEvent.click(box.getByRole('button', { name: 'Update view' }));
  await waitFor(async () => expect(await dialog('Update the view')).toHaveTextContent('1 enrolled in Outbound.'));
  expect(await currentStorage().ground.db.runs.count()).toBe(1);
});

test('deleting a view warns with the names of the blueprints that enrol from it, and keeps the records', async () => {
  const { view } = await saveView({ name: 'Warm', recordType: 'lead', condition: atLeast(50) });
  await live(calling('Outbound', { when: { type: 'view', view: view.id } }));
  await leads([{ name: 'Ada', score: 60 }]);
  at(`${where(['score', 'atLeast', 50])}&view=${view.id}`);
  await userEvent.click(await screen.findByRole('button', { name: 'More for the view Warm' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  const box = await dialog('Delete the view “Warm”?');
  expect(box).toHaveTextContent('“Outbound” enrols from this view. Without it nobody new comes in');
  await userEvent.click(within(box).getByRole('button', { name: 'Delete the view' }));
  await waitFor(async () => expect(await views()).toEqual([]));
  expect(await currentStorage().ground.db.records.count()).toBe(1);
  await waitFor(() => expect(screen.queryByRole('navigation', { name: 'Saved views' })).toBeNull());
});

test('of many views the open one has its tab, and the others are in a list', async () => {
  await leads([{ name: 'Ada', score: 60 }]);
  for (let least = 1; least < 10; least += 1) await saveView({ name: `View ${least}`, recordType: 'lead', condition: { type: 'and', of: [atLeast(least)] } });
  at('/records');
  await userEvent.click((await tabs()).getByRole('button', { name: '3 more' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'View 9' }));
  expect(await (await tabs()).findByRole('button', { name: 'View 9' })).toHaveAttribute('aria-current', 'true');
  expect((await tabs()).getByRole('button', { name: '2 more' })).toBeVisible();
});

test('a list’s address keeps every kind of rule, and the order of rules makes no other view', () => {
  const either = { type: 'or', of: [atLeast(50), { type: 'compare', field: 'country', operator: 'isEmpty' }] } as const;
  const state = readListState(writeListState({ ...readListState(new URLSearchParams()), view: 'v1', filters: [either, atLeast(3)] }));
  expect(state.filters).toEqual([either, atLeast(3)]);
  expect(state.view).toBe('v1');
  expect(readListState(new URLSearchParams([['where', '{"type":"and"'], ['where', '["score","nonsense",1]']])).filters).toEqual([]);
  expect(sameFilters(filtersOf({ type: 'and', of: [atLeast(3), either] }), state.filters)).toBe(true);
  expect(sameFilters([atLeast(3)], [atLeast(4)])).toBe(false);
});
