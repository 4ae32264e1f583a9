import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage } from '../../../src/storage/index.ts';
import { aLead, at, live, openDesk, outbound } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

async function withLeads(...leads: readonly string[]) {
  const version = await live(outbound.build());
  const ids: string[] = [];
  for (const name of leads) ids.push(await aLead(name, { company: `${name} Oy` }, version));
  return ids;
}

test('an empty day says what will come and where leads come from', async () => {
  at('/today');
  expect(await screen.findByRole('heading', { name: 'Nothing is due today' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Bring in leads' })).toHaveAttribute('href', '/records/import');
});

test('what is due now stands in a row with person, activity and blueprint; j and Enter open the next one at its activity', async () => {
  const [, second] = await withLeads('Aino', 'Ben');
  const { router } = at('/today');
  const now = await screen.findByRole('region', { name: 'Now' });
  const rows = within(now).getAllByRole('link');
  expect(rows).toHaveLength(2);
  await waitFor(() => expect(rows[0]).toHaveTextContent(/Aino.*First call.*Outbound/));
  expect(rows[0]).toHaveAttribute('aria-current', 'true');
  const user = userEvent.setup();
  await user.keyboard('j');
  await waitFor(() => expect(rows[1]).toHaveFocus());
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/records/${second}`));
  expect(new URLSearchParams(router.state.location.search).get('activity')).toBe(outbound.id.activity('First call'));
  const queue = await screen.findByRole('navigation', { name: "Today's queue" });
  await waitFor(() => expect(within(queue).getByRole('link', { name: /Ben/ })).toHaveAttribute('aria-current', 'true'));
});

test('searching keeps what fits and says when nothing does', async () => {
  await withLeads('Aino', 'Ben');
  at('/today');
  const user = userEvent.setup();
  await screen.findByRole('region', { name: 'Now' });
  await user.keyboard('/');
  const box = screen.getByRole('textbox', { name: 'Find in Today' });
  expect(box).toHaveFocus();
  await user.type(box, 'ben');
  expect(within(screen.getByRole('region', { name: 'Now' })).getAllByRole('link')).toHaveLength(1);
  await user.type(box, 'zzz');
  expect(await screen.findByRole('heading', { name: 'Nothing fits these filters' })).toBeInTheDocument();
});

test('the panel beside the list shows the ways out of the selected record, locked ones too', async () => {
  await withLeads('Aino');
  at('/today');
  const panel = await screen.findByRole('complementary', { name: 'About Aino' });
  expect((await within(panel).findByText('Not interested')).closest('li')).toHaveTextContent('Locked, 2 of 2 missing');
  expect(within(panel).getByText('Too small').closest('li')).toHaveTextContent('open');
});
