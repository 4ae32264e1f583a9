import { render, screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JourneysScreen, UntouchedScreen } from '../../../src/desk/leads/index.ts';
import { closeStorage, currentStorage, intentFor, savePerson, submit } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aLead, openDesk } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

function show(path: string): void {
  const router = createMemoryRouter([{ path: '/untouched', element: <UntouchedScreen /> }, { path: '/journeys', element: <JourneysScreen /> }, { path: '*', element: null }], { initialEntries: [path] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
}

test('[S110] without a single lead nobody is praised: the lists say that there is none, and where they come from', async () => {
  show('/untouched?type=lead');
  expect(await screen.findByRole('heading', { name: 'No leads yet' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Import a CSV file' })).toHaveAttribute('href', '/records/import?type=lead');
});

test('[S110] a long red list stands there before it is counted', async () => {
  const { db } = currentStorage().ground;
  const pattern = await db.records.get(await aLead('Aino'));
  if (!pattern) throw new Error('no lead');
  const many = 130;
  await db.records.bulkAdd(Array.from({ length: many }, (_, at) => ({ ...pattern, id: `r${at}`, waits: 1 as const, untouchedSince: at + 1 })));
  let count: () => void = () => undefined;
  const counted = new Promise<void>((resolve) => {
    count = resolve;
  });
  const { listUntouched } = currentStorage();
  const slowly: typeof listUntouched = async (...asked) => {
    await counted;
    return listUntouched(...asked);
  };
  Object.assign(currentStorage(), { listUntouched: slowly });
  show('/untouched?type=lead');
  const list = await screen.findByRole('region', { name: 'Untouched' });
  expect(list).toHaveTextContent(/^Leads untouched/);
  expect(within(list).getByRole('checkbox', { name: 'Select all' })).toBeDisabled();
  count();
  expect(await within(list).findByRole('checkbox', { name: `Select all ${many}` })).toBeEnabled();
  expect(list).toHaveTextContent(/^130 leads untouched/);
});

test('[S81] journeys say what will stand there before there is a lead', async () => {
  show('/journeys');
  expect(await screen.findByRole('heading', { name: 'No leads yet' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Journeys' })).toBeInTheDocument();
});

test('[S110] a lead given to somebody outside any blueprint is on the red list; one only brought in is not', async () => {
  await savePerson({ id: 'u_lena', name: 'Lena Brandt', roles: ['qualifier'], zone: 'UTC', batch: null });
  const given = await aLead('Aino');
  await aLead('Ben');
  await submit([intentFor({ record: given, run: null, intent: { type: 'assign', owner: 'u_lena' } })]);
  expect(currentStorage().ground.me().id).not.toBe('u_lena');
  show('/untouched?type=lead');
  const list = await screen.findByRole('region', { name: 'Untouched' });
  expect(list).toHaveTextContent(/1 lead untouched/);
  expect(screen.getByRole('radio', { name: 'Only brought in 1' })).toBeInTheDocument();
});
