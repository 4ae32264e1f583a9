import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlueprintPlace, BlueprintsPlace } from '../../../src/app/blueprint-places.tsx';
import { PersonMenu } from '../../../src/app/person-menu.tsx';
import { places } from '../../../src/app/places.ts';
import { PhoneBar, TopBar } from '../../../src/app/top-bar.tsx';
import { fittingRole, roleLooks } from '../../../src/app/view-role.ts';
import { closeStorage, createBlueprint, createRecord, currentStorage, openStorage, publishBlueprint, requestReview, savePerson, setMe, type OutboxRow } from '../../../src/storage/index.ts';
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
    { path: '/blueprints/:id', element: <BlueprintPlace /> },
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
  expect([...phone.querySelectorAll('a, button')].map((one) => one.textContent)).toEqual(['Today', 'Records', 'Learn', 'Search', 'Outbox']);
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

test('what waits is counted once for both bars, and no further than a glance can take', async () => {
  const { db } = currentStorage().ground;
  const task: OutboxRow['effect'] = { type: 'notify', role: 'manager', message: 'Look' };
  await db.outbox.bulkAdd(Array.from({ length: 1200 }, (_, at): OutboxRow => ({ id: `o${at}`, record: 'r', run: 'u', space: 'live', at, status: 'waiting', effect: task })));
  await savePerson({ ...currentStorage().ground.me(), roles: ['rep'] });
  at('/blueprints');
  expect(await screen.findByRole('link', { name: 'Outbox 999+ to send' })).toBeInTheDocument();
  expect(await within(screen.getByRole('navigation', { name: 'Main, phone' })).findByRole('link', { name: 'Outbox 999+' })).toBeInTheDocument();
});

test('S45 S72 whoever is asked to review a draft and does not draw is led to it, reads it, and answers', async () => {
  const drawing = aBlueprint('Outbound').stage('New', (s) => s.outcome('On', { to: 'Won' })).end('Won').build();
  await createBlueprint(drawing);
  const ann = { ...currentStorage().ground.me(), id: 'u_ann', name: 'Ann', roles: ['rep'] };
  await savePerson(ann);
  await requestReview(drawing.id, { note: 'Is the opening right?', asked: ['u_ann'] });
  await setMe('u_ann');
  const user = userEvent.setup();
  at('/blueprints');
  expect(await screen.findByText(/asks you to review “Outbound”/)).toBeInTheDocument();
  await user.click(screen.getByRole('link', { name: 'Review the draft' }));
  expect(await screen.findByText('To look at: nothing changes here.', {}, { timeout: 10_000 })).toBeInTheDocument();
  expect(await screen.findByText('“Is the opening right?”')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Publish' })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  await user.click(within(await screen.findByRole('dialog', { name: 'Approve this draft' })).getByRole('button', { name: 'Approve' }));
  expect(await screen.findByText('Approved by Ann.')).toBeInTheDocument();
});

test('S72 the way of a record on its drawing can be linked to, also for those who do not draw', async () => {
  const drawing = aBlueprint('Outbound').stage('New', (s) => s.outcome('On', { to: 'Won' })).end('Won').build();
  await createBlueprint(drawing);
  await publishBlueprint(drawing.id, 'first');
  const record = await createRecord({ type: 'lead', fields: { name: 'Ada Wu' }, owner: null, zone: 'UTC' });
  await savePerson({ ...currentStorage().ground.me(), roles: ['rep'] });
  at(`/blueprints/${drawing.id}?mode=live&record=${record.id}`);
  expect(await screen.findByText('Ada Wu was never here', {}, { timeout: 10_000 })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Back to the record' })).toHaveAttribute('href', `/records/${record.id}`);
});
