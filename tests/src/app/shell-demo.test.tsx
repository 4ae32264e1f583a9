import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Shell } from '../../../src/app/shell.tsx';
import { closeStorage, createBlueprint, currentStorage, openStorage } from '../../../src/storage/index.ts';
import { blankBlueprint } from '../../../src/studio/home/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

beforeEach(async () => {
  await openStorage('shell-demo-test').ready;
});
afterEach(closeStorage);

test('the demo workspace is offered on every screen, also after the first blueprint', async () => {
  const user = userEvent.setup();
  await createBlueprint(blankBlueprint());
  const router = createMemoryRouter([{ element: <Shell />, children: [{ path: '/today', element: <p>the desk</p> }] }], { initialEntries: ['/today'] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  await screen.findByText('the desk');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByPlaceholderText(/./), 'demo');
  expect(await screen.findByRole('button', { name: /Load the demo workspace/ })).toHaveTextContent('Five blueprints and 300 invented records');
});

test('beside the people of the demo one sees at once which person is oneself', async () => {
  const user = userEvent.setup();
  await createBlueprint(blankBlueprint());
  const { db } = currentStorage().ground;
  await db.people.put({ id: 'u_mara', name: 'Mara Quinn', roles: ['manager'], zone: 'Europe/Berlin', batch: 'demo' });
  const router = createMemoryRouter([{ element: <Shell />, children: [{ path: '/today', element: <p>the desk</p> }] }], { initialEntries: ['/today'] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  await user.click(await screen.findByRole('button', { name: /person, view and theme$/ }));
  const people = within(await screen.findByRole('list', { name: 'Working as' }));
  await people.findByRole('button', { name: /Mara Quinn/ });
  const rows = people.getAllByRole('button');
  expect(rows.map((row) => /not in the demo/.test(row.textContent ?? ''))).toEqual([true, false]);
  expect(rows[1]).toHaveTextContent('Mara Quinn');
});
