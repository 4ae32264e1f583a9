import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serialiseBlueprint, starters } from '#engine/blueprint';
import { StartScreen } from '../../../src/app/start-screen.tsx';
import { NotFoundScreen } from '../../../src/app/not-found.tsx';
import { PersonMenu } from '../../../src/app/person-menu.tsx';
import { SettingsScreen } from '../../../src/settings/index.ts';
import { closeStorage, createBlueprint, currentStorage, openStorage, savePerson } from '../../../src/storage/index.ts';
import { BlueprintsScreen, blankBlueprint } from '../../../src/studio/home/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

let workspace = 0;
beforeEach(async () => {
  workspace += 1;
  await openStorage(`app-test-${workspace}`).ready;
});
afterEach(closeStorage);

function at(path: string) {
  const router = createMemoryRouter(
    [
      { path: '/', element: <StartScreen /> },
      { path: '/blueprints', element: <BlueprintsScreen /> },
      { path: '/blueprints/:id', element: <p>the studio</p> },
      { path: '/today', element: <p>the desk</p> },
      { path: '/settings', element: <SettingsScreen onLoadDemo={() => undefined} onBackup={() => Promise.resolve()} /> },
      { path: '/person', element: <PersonMenu /> },
      { path: '*', element: <NotFoundScreen /> },
    ],
    { initialEntries: [path] },
  );
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return router;
}

test('an empty workspace offers three ways to begin; drawing from blank opens the studio on a stored draft', async () => {
  const router = at('/');
  expect(await screen.findByRole('button', { name: /Load the demo workspace/ })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Import leads/ })).toHaveAttribute('href', '/records/import');
  await userEvent.click(screen.getByRole('button', { name: /Draw from blank/ }));
  expect(await screen.findByText('the studio')).toBeInTheDocument();
  const id = router.state.location.pathname.split('/').at(-1) ?? '';
  expect((await currentStorage().ground.db.blueprints.get(id))?.draft.name).toBe('New blueprint');
});

test('a manager starts on Blueprints once there is one', async () => {
  await createBlueprint(blankBlueprint());
  const router = at('/');
  await waitFor(() => expect(router.state.location.pathname).toBe('/blueprints'));
});

test('a rep starts on Today', async () => {
  await createBlueprint(blankBlueprint());
  const me = currentStorage().ground.me();
  await savePerson({ ...me, roles: ['rep'] });
  at('/');
  expect(await screen.findByText('the desk')).toBeInTheDocument();
});

test('Blueprints: search and filter narrow the cards, a starter becomes a draft of its own', async () => {
  await createBlueprint({ ...blankBlueprint(), name: 'Outbound' });
  await createBlueprint({ ...blankBlueprint(), name: 'Renewal' });
  const router = at('/blueprints');
  expect(await screen.findByRole('link', { name: 'Outbound' })).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Find a blueprint' }), 'rene');
  expect(screen.queryByRole('link', { name: 'Outbound' })).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Renewal' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('radio', { name: /Live/ }));
  expect(screen.getByText('No blueprint fits')).toBeInTheDocument();
  const starter = starters[0];
  if (starter === undefined) throw new Error('there are no starters');
  await userEvent.click(screen.getByRole('button', { name: new RegExp(starter.name) }));
  await screen.findByText('the studio');
  const id = router.state.location.pathname.split('/').at(-1) ?? '';
  expect(id).not.toBe(starter.build().id);
  expect((await currentStorage().ground.db.blueprints.get(id))?.draft.name).toBe(starter.name);
});

test('an exported file comes back as a new draft; a broken one lists every problem by its place and keeps nothing', async () => {
  const original = { ...blankBlueprint(), name: 'Outbound' };
  at('/blueprints');
  const input = await screen.findByLabelText('Blueprint file', { selector: 'input' });
  await userEvent.upload(input, new File([serialiseBlueprint(original).replace('"work"', '"dance"')], 'broken.json', { type: 'application/json' }));
  const dialog = await screen.findByRole('dialog', { name: /“broken.json” is not a blueprint/ });
  expect(await within(dialog).findByText(/^stages\..+\.kind$/)).toBeInTheDocument();
  expect(await currentStorage().ground.db.blueprints.count()).toBe(0);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  await userEvent.upload(input, new File([serialiseBlueprint(original)], 'good.json', { type: 'application/json' }));
  expect(await screen.findByText('the studio')).toBeInTheDocument();
  const [row] = await currentStorage().ground.db.blueprints.toArray();
  expect(row?.draft.name).toBe('Outbound');
  expect(row?.id).not.toBe(original.id);
});

test('deleting asks first and then does it', async () => {
  await createBlueprint({ ...blankBlueprint(), name: 'Outbound' });
  at('/blueprints');
  await userEvent.click(await screen.findByRole('button', { name: 'More for Outbound' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  expect(await screen.findByRole('dialog', { name: 'Delete Outbound?' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Outbound' })).not.toBeInTheDocument());
  expect(await currentStorage().ground.db.blueprints.count()).toBe(0);
});

test('the person menu switches who works here', async () => {
  await savePerson({ id: 'u_mara', name: 'Mara Quinn', roles: ['rep'], zone: 'Europe/Berlin', batch: null });
  at('/person');
  await userEvent.click(await screen.findByRole('button', { name: /person, view and theme/ }));
  await userEvent.click(await screen.findByRole('button', { name: /Mara Quinn/ }));
  await waitFor(() => expect(currentStorage().ground.me().id).toBe('u_mara'));
});

test('settings: a person’s name is kept on leaving the field, a new person is a rep, keys can be searched', async () => {
  at('/settings');
  const name = await screen.findByRole('textbox', { name: /^Name of You/ });
  await userEvent.clear(name);
  await userEvent.type(name, 'Jonas Weber');
  await userEvent.tab();
  await waitFor(() => expect(currentStorage().ground.me().name).toBe('Jonas Weber'));
  await userEvent.type(screen.getByRole('textbox', { name: 'Name of a new person' }), 'Mara Quinn{Enter}');
  expect(await screen.findByRole('button', { name: 'Work as Mara' })).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Find a key' }), 'tidy');
  expect(screen.getByText('Tidy up')).toBeInTheDocument();
  expect(screen.queryByText('Undo')).not.toBeInTheDocument();
});

test('an address that leads nowhere says where to go', async () => {
  at('/nowhere');
  expect(await screen.findByRole('heading', { name: 'Nothing lives at this address' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Go to Today' })).toHaveAttribute('href', '/today');
});
