import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LentSection } from '../../../src/settings/lent-section.tsx';
import { rolesInUse } from '../../../src/settings/roles-in-use.ts';
import { closeStorage, currentStorage, openStorage, savePerson } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';

let workspaces = 0;
beforeEach(async () => {
  workspaces += 1;
  await openStorage(`lent-test-${process.pid}-${workspaces}`).ready;
});
afterEach(closeStorage);

const shown = () => render(<UiProvider quiet><LentSection /></UiProvider>);
const person = (id: string, name: string, roles: readonly string[]) => savePerson({ id, name, roles, zone: 'UTC', batch: null });

test('alone, there is nobody to lend a right to', async () => {
  shown();
  expect(await screen.findByText(/Add a second person first/)).toBeInTheDocument();
});

test('[S9] a right is lent by role, to somebody else, until it is taken back', async () => {
  await person('u_fiona', 'Fiona Finance', ['finance', 'manager']);
  await person('u_dana', 'Dana Deputy', []);
  const user = userEvent.setup();
  shown();
  const choose = async (label: string, option: string) => {
    await user.click(await screen.findByRole('combobox', { name: label }));
    await user.click(await screen.findByRole('option', { name: option }));
  };
  const lend = await screen.findByRole('button', { name: 'Lend the right' });
  expect(lend).toBeDisabled();
  await choose('From', 'Fiona Finance');
  await choose('Role', 'Finance');
  await user.click(screen.getByRole('combobox', { name: 'To' }));
  expect(screen.queryByRole('option', { name: 'Fiona Finance' })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: 'Dana Deputy' }));
  await user.click(lend);
  await waitFor(async () => expect((await currentStorage().ground.db.people.get('u_fiona'))?.delegates).toEqual([{ role: 'finance', to: 'u_dana', until: null }]));
  const line = (await screen.findByText('until taken back')).closest('li');
  expect(line).toHaveTextContent('Fiona Finance lends finance to Dana Deputy');
  await user.click(within(line as HTMLElement).getByRole('button', { name: 'Take back finance from Dana Deputy' }));
  await waitFor(async () => expect((await currentStorage().ground.db.people.get('u_fiona'))?.delegates).toEqual([]));
});

test('the roles and teams that drawings ask for are offered to people', () => {
  expect(rolesInUse([teamDeal.build()])).toEqual(['delivery', 'deputy', 'finance', 'manager', 'payments']);
});
