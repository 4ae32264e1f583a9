import { render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CheckScreen } from '../../../src/records/check/index.ts';
import { closeStorage } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { leads, openRecords } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

const show = () => render(<UiProvider quiet><RouterProvider router={createMemoryRouter([{ path: '*', element: <CheckScreen /> }], { initialEntries: ['/records/check?type=lead'] })} /></UiProvider>);

test('[S44] without records nothing is said to fit: it says where they come from', async () => {
  show();
  expect(await screen.findByRole('heading', { name: 'No leads to check yet' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Import a CSV file' })).toHaveAttribute('href', '/records/import?type=lead');
  expect(screen.queryByText('Everything fits')).toBeNull();
});

test('[S44] with records that fit it says so', async () => {
  await leads([{ name: 'Ada' }]);
  show();
  expect(await screen.findByRole('heading', { name: 'Everything fits' })).toBeInTheDocument();
});
