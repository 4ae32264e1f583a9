import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SettingsScreen } from '../../../src/settings/index.ts';
import { closeStorage, currentStorage, openStorage } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

let workspaces = 0;
beforeEach(async () => {
  workspaces += 1;
  await openStorage(`settings-parts-${process.pid}-${workspaces}`).ready;
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeStorage();
});

function show(address = '/settings', onBackup: Parameters<typeof SettingsScreen>[0]['onBackup'] = () => Promise.resolve()) {
  const router = createMemoryRouter([{ path: '/settings', element: <SettingsScreen onLoadDemo={() => undefined} onBackup={onBackup} /> }], { initialEntries: [address] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return userEvent.setup();
}

test('every part has an address: a link leads to it, and it is brought into sight', async () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined);
  const user = show();
  const nav = within(screen.getByRole('navigation', { name: 'Parts of the settings' }));
  expect(nav.getByRole('link', { name: 'People' })).toHaveAttribute('aria-current', 'location');
  await user.click(nav.getByRole('link', { name: 'Data' }));
  expect(nav.getByRole('link', { name: 'Data' })).toHaveAttribute('aria-current', 'location');
  expect(seen.mock.contexts.at(-1)).toBe(screen.getByRole('region', { name: 'Data' }));
  for (const { textContent } of nav.getAllByRole('link')) expect(document.querySelector(`#${nav.getByRole('link', { name: textContent ?? '' }).getAttribute('href')?.split('#')[1] ?? ''}`)).not.toBeNull();
});

test('[S117] a day has a zone and hours, kept where Today reads them; one that ends before it begins is not', async () => {
  const user = show('/settings#day');
  const day = within(screen.getByRole('region', { name: 'Working day' }));
  const ends = await day.findByLabelText('Your day ends');
  const saving = vi.spyOn(currentStorage(), 'saveSetting');
  await user.click(ends);
  await user.tab();
  expect(saving).not.toHaveBeenCalled();
  await user.clear(ends);
  await user.type(ends, '16:30');
  await user.tab();
  const { db } = currentStorage().ground;
  const me = String((await db.settings.get('me'))?.value);
  await waitFor(async () => expect((await db.settings.get(`today/day/${me}`))?.value).toMatchObject({ to: '16:30' }));
  await user.clear(day.getByLabelText('Your day ends'));
  await user.type(day.getByLabelText('Your day ends'), '08:00');
  await user.tab();
  expect(await day.findByRole('alert')).toHaveTextContent('A day ends after it begins. It stays 16:30.');
  expect(day.getByLabelText('Your day ends')).toHaveValue('16:30');
  await user.clear(day.getByLabelText('Your day begins'));
  await user.tab();
  expect(day.getByRole('alert')).toHaveTextContent('A day needs both hours. It stays 09:00.');
  expect(day.getByLabelText('Your day begins')).toHaveValue('09:00');
  expect((await db.settings.get(`today/day/${me}`))?.value).toMatchObject({ to: '16:30' });
  await user.click(day.getByRole('combobox', { name: 'Your time zone' }));
  await user.clear(day.getByRole('combobox', { name: 'Your time zone' }));
  await user.type(day.getByRole('combobox', { name: 'Your time zone' }), 'Lisbon');
  await user.click(await screen.findByRole('option', { name: 'Europe/Lisbon' }));
  await waitFor(async () => expect((await db.people.get(me))?.zone).toBe('Europe/Lisbon'));
});

test('[B18] writing a backup says how far it is and can be stopped', async () => {
  let stopped: AbortSignal | undefined;
  const user = show('/settings#data', ({ onProgress, signal }) => new Promise((_, fail) => {
    stopped = signal;
    onProgress?.(1200, 4800);
    signal?.addEventListener('abort', () => fail(new Error('stopped')));
  }));
  await user.click(screen.getByRole('button', { name: 'Download backup' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Writing the backup' }));
  expect(await dialog.findByText('1,200 of 4,800')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Stop' }));
  expect(stopped?.aborted).toBe(true);
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Writing the backup' })).toBeNull());
});

test('[S78] the norms of every industry are told with their reason', () => {
  show();
  const rows = within(screen.getByRole('region', { name: 'Norms by industry' })).getAllByRole('row');
  expect(rows).toHaveLength(9);
  expect(rows[1]).toHaveTextContent(/Software10 to 21 days1 to 3 daysat most 5Buyers compare/);
});

test('the workspace has working hours, holidays and a zone, changed by clicking; what nobody could work by is refused', async () => {
  const user = show('/settings#hours');
  const hours = within(screen.getByRole('region', { name: 'Working hours and holidays' }));
  const { db } = currentStorage().ground;
  const kept = async () => (await db.settings.get('calendar'))?.value as { hours: Record<string, unknown[]>; holidays: string[]; zone: string | null } | undefined;
  await user.click(await hours.findByRole('switch', { name: 'Saturday' }));
  await waitFor(async () => expect((await kept())?.hours['6']).toEqual([{ from: '09:00', to: '17:00' }]));
  await user.click(hours.getByRole('button', { name: 'Add hours to Monday' }));
  await waitFor(async () => expect((await kept())?.hours['1']).toEqual([{ from: '09:00', to: '17:00' }, { from: '18:00', to: '19:00' }]));
  const second = await hours.findByLabelText('Monday from (2)');
  await user.clear(second);
  await user.type(second, '16:00');
  await user.tab();
  expect(await hours.findByRole('alert')).toHaveTextContent('one stretch after the other. It stays as it was.');
  expect(second).toHaveValue('18:00');
  await user.type(hours.getByLabelText('Another holiday'), '25 Dec 2026');
  await user.click(hours.getByRole('button', { name: 'Add holiday' }));
  expect(await hours.findByRole('button', { name: 'Remove Fri, Dec 25, 2026' })).toBeInTheDocument();
  expect((await kept())?.holidays).toEqual(['2026-12-25']);
});
