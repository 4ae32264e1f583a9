import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Shell } from '../../../src/app/shell.tsx';
import { closeStorage, createBlueprint, openStorage } from '../../../src/storage/index.ts';
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
  expect(await screen.findByRole('button', { name: /Load the demo workspace/ })).toHaveTextContent('Five blueprints and 300 invented leads');
});
