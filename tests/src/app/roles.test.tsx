import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlueprintsPlace } from '../../../src/app/blueprint-places.tsx';
import { PersonMenu } from '../../../src/app/person-menu.tsx';
import { places } from '../../../src/app/places.ts';
import { PhoneBar, TopBar } from '../../../src/app/top-bar.tsx';
import { fittingRole, roleLooks } from '../../../src/app/view-role.ts';
import { closeStorage, createBlueprint, currentStorage, openStorage, publishBlueprint, savePerson } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

let workspace = 0;
beforeEach(async () => {
  workspace += 1;
  await openStorage(`roles-test-${workspace}`).ready;
});
afterEach(closeStorage);

function at(path: string) {
  const router = createMemoryRouter([
    { path: '/blueprints', element: <><TopBar /><PhoneBar /><BlueprintsPlace /></> },
    { path: '*', element: <><TopBar /><PersonMenu /></> },
  ], { initialEntries: [path] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return router;
}
const bar = async () => within(await screen.findByRole('navigation', { name: 'Main' })).findAllByRole('link');

test('S72 S105 each role looks from its own place; who holds several looks from the one that leads', () => {
  expect([['manager', 'rep'], ['rep', 'qualifier'], ['trainer'], ['marketing'], ['rep'], ['technician']].map((roles) => fittingRole({ roles }))).toEqual(['manager', 'qualifier', 'trainer', 'marketing', 'rep', 'rep']);
  const known = new Set(places.map(({ to }) => to));
  for (const look of Object.values(roleLooks)) {
    expect([...look.places, ...look.phone].filter((to) => !known.has(to))).toEqual([]);
    expect(look.places).toContain(look.first);
  }
  expect(Object.values(roleLooks).filter(({ draws }) => draws)).toHaveLength(1);
});

test('S72 a rep sees what is published, to look at, and no way to draw', async () => {
  const drawing = aBlueprint('Outbound').stage('New', (s) => s.outcome('On', { to: 'Won' })).end('Won').build();
  await createBlueprint(drawing);
  await publishBlueprint(drawing.id, 'first');
  await createBlueprint({ ...drawing, id: '01900000-0000-7000-8000-000000000001' as typeof drawing.id, name: 'A draft' });
  await savePerson({ ...currentStorage().ground.me(), roles: ['rep'] });
  at('/blueprints');
  expect(await screen.findByText(/to look at. Managers draw/)).toBeInTheDocument();
  expect(await screen.findByRole('link', { name: /Outbound/ })).toHaveAttribute('href', `/blueprints/${drawing.id}`);
  expect(screen.queryByText('A draft')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /New/ })).not.toBeInTheDocument();
  expect((await bar()).map((link) => link.textContent)).toEqual(['Today', 'Board', 'Records', 'First touch', 'Blueprints', 'Learn']);
  const phone = screen.getByRole('navigation', { name: 'Main, phone' });
  expect([...phone.querySelectorAll('a, button')].map((one) => one.textContent)).toEqual(['Today', 'Records', 'Search', 'Outbox']);
});

test('S81 B26 the switch of the view guides and does not lock: marketing begins with its journeys', async () => {
  const router = at('/today');
  const user = userEvent.setup();
  await user.click((await screen.findAllByRole('button', { name: /person, view and theme/ }))[0] ?? document.body);
  expect(await screen.findByText('guides, does not lock')).toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: /View as/ }));
  await user.click(await screen.findByRole('option', { name: 'Marketing' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/journeys'));
  await waitFor(async () => expect((await bar()).map((link) => link.textContent)).toEqual(['Journeys', 'First touch', 'Blueprints']));
  // nobody's rights have changed
  expect(currentStorage().ground.me().roles).toEqual(['manager', 'rep']);
});
