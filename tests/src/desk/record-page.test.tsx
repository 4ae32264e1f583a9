import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StoryScreen } from '../../../src/desk/story/index.ts';
import { closeStorage, currentStorage } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aLead, at, did, journalOf, live, openDesk, outbound } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

const call = () => outbound.id.activity('First call');
const connected = () => ({ type: 'complete', activity: call(), result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } }) as const;

test('the side has a tab each for what happened, what is known, what they did and what belongs to it', async () => {
  const version = await live(outbound.build());
  const record = await aLead('Aino Lehtonen', { company: 'Satama', sourceMedium: 'Article', sourceDetail: 'Lane rates 2026', preferredChannel: 'email', doNotContactChannels: ['call'] }, version);
  const visited = await did(record, { type: 'signal', signal: 'pageVisited', payload: { page: '/rates' } });
  const user = userEvent.setup();
  at(`/records/${record}`);
  const timeline = await screen.findByRole('region', { name: 'Timeline' });
  expect(timeline).toHaveTextContent('Times in Berlin');
  expect(screen.getByText('Not by call')).toBeInTheDocument();
  expect(screen.getByText('Prefers email')).toBeInTheDocument();
  await user.click(within(timeline).getByRole('textbox', { name: 'Search the timeline' }));
  await user.paste('enrolled');
  await waitFor(() => expect(within(timeline).queryByText('Visited a page')).not.toBeInTheDocument());

  await user.click(screen.getByRole('tab', { name: 'Interest' }));
  const interest = await screen.findByRole('region', { name: 'Interest' });
  expect(interest).toHaveTextContent('Article “Lane rates 2026”');
  await user.click(within(interest).getByRole('link', { name: 'Visited a page' }));
  await waitFor(() => expect(document.activeElement?.id).toBe(`entry-${visited}`));

  await user.click(screen.getByRole('tab', { name: 'Record' }));
  const card = await screen.findByRole('region', { name: 'Record' });
  expect(within(card).queryByText('Job title')).not.toBeInTheDocument();
  await user.click(within(card).getByRole('button', { name: /empty fields$/ }));
  expect(within(card).getByText('Job title')).toBeInTheDocument();
  await user.click(screen.getByLabelText('Tags', { selector: 'input' }));
  await user.paste('tender');
  await user.keyboard('{Enter}');
  await waitFor(async () => expect((await journalOf(record)).at(-1)).toMatchObject({ ok: true, intent: { type: 'setFields', fields: { tags: ['tender'] } } }));
});

test('files are kept, told too large in words, removed and brought back', async () => {
  const record = await aLead('Ben Otieno');
  const user = userEvent.setup();
  at(`/records/${record}`);
  await user.click(await screen.findByRole('tab', { name: 'Related' }));
  const files = await screen.findByRole('region', { name: 'Files' });
  await user.upload(within(files).getByLabelText('Files to keep'), [new File(['Lane rates'], 'offer.txt', { type: 'text/plain' }), new File([], 'empty.txt')]);
  expect(await within(files).findByRole('button', { name: 'offer.txt' })).toBeInTheDocument();
  expect(within(files).getByText(/^10 B · /)).toBeInTheDocument();
  expect(await screen.findByText('“empty.txt” is empty.')).toBeInTheDocument();
  await user.click(within(files).getByRole('button', { name: 'More for offer.txt' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  await waitFor(() => expect(within(files).queryByRole('button', { name: 'offer.txt' })).not.toBeInTheDocument());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await within(files).findByRole('button', { name: 'offer.txt' })).toBeInTheDocument();
});

test('a history is checked, and the first entry that was changed is named (B26)', async () => {
  const version = await live(outbound.build());
  const record = await aLead('Aino Lehtonen', {}, version);
  await did(record, connected());
  const user = userEvent.setup();
  at(`/records/${record}`);
  const check = async () => {
    await user.click(await screen.findByRole('button', { name: 'More for this record' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Check this history' }));
    return screen.findByRole('dialog', { name: 'Check this history' });
  };
  expect(await check()).toHaveTextContent('This history is whole.2 entries');
  await user.click(screen.getAllByRole('button', { name: 'Close' })[0] ?? document.body);
  const { entries } = currentStorage().ground.db;
  const [, line] = await entries.toArray();
  if (!line) throw new Error('the call is in the journal');
  await entries.put({ ...line, entry: { ...line.entry, by: 'u_somebody' } });
  await waitFor(async () => expect((await journalOf(record))[1]?.by).toBe('u_somebody'));
  const answer = await check();
  await waitFor(() => expect(answer).toHaveTextContent('number 2 of 2, “First call”'));
  expect(answer).toHaveTextContent('Its content is not what was written.');
});

test('the story is stepped from its beginning, and the list goes along (S70); nothing on it changes the record (S81)', async () => {
  const version = await live(outbound.build());
  const record = await aLead('Aino Lehtonen', {}, version);
  await did(record, connected());
  const user = userEvent.setup();
  const router = createMemoryRouter([{ path: '/records/:id/story', element: <StoryScreen /> }], { initialEntries: [`/records/${record}/story`] });
  window.matchMedia = (media) => ({ matches: media.includes('860px'), media, onchange: null, addListener: () => undefined, removeListener: () => undefined, addEventListener: () => undefined, removeEventListener: () => undefined, dispatchEvent: () => false });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  const now = await screen.findByRole('region', { name: 'At this moment' });
  expect(now).toHaveTextContent('First call');
  expect(await screen.findByRole('region', { name: 'Done in Contact by then' })).toHaveTextContent('First call');
  await user.keyboard('{Home}');
  await waitFor(() => expect(now).toHaveTextContent('Enrolled in Outbound'));
  expect(screen.getByRole('slider', { name: 'Where in the story' })).toHaveAttribute('aria-valuetext', 'Entry 1 of 2: Enrolled in Outbound');
  expect(screen.getByRole('button', { name: 'One entry back' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'One entry on' }));
  await waitFor(() => expect(now).toHaveTextContent('First call'));
  expect(await journalOf(record)).toHaveLength(2);
});

test('[R202] [R203] another record is found by its name and linked with how they belong together; the link is removed with a way back', async () => {
  const version = await live(outbound.build());
  const record = await aLead('Aino Lehtonen', { company: 'Satama' }, version);
  const other = await aLead('Ben Harju', { company: 'Harju Oy' }, version);
  const user = userEvent.setup();
  at(`/records/${record}`);
  await user.click(await screen.findByRole('tab', { name: 'Related' }));
  await user.click(await screen.findByRole('button', { name: 'Link a record' }));
  const dialog = await screen.findByRole('dialog', { name: 'Link Aino Lehtonen to another record' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'zzz');
  expect(await within(dialog).findByText('No name has “zzz” in it.')).toBeInTheDocument();
  await user.clear(within(dialog).getByRole('textbox', { name: 'Name' }));
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'ben');
  await user.click(await within(dialog).findByRole('radio', { name: /Ben Harju/ }));
  await user.click(within(dialog).getByRole('combobox', { name: /How they belong together/ }));
  await user.click(await screen.findByRole('option', { name: 'Referred this one' }));
  await user.click(within(dialog).getByRole('button', { name: 'Link' }));
  const linked = screen.getByRole('region', { name: 'Linked records' });
  expect(await within(linked).findByRole('link', { name: 'Ben Harju' })).toBeInTheDocument();
  expect(linked).toHaveTextContent('Referred this one');
  expect((await journalOf(other)).at(-1)?.intent).toEqual({ type: 'link', record, relation: 'referred' });
  await user.click(within(linked).getByRole('button', { name: 'Remove the link to Ben Harju' }));
  await waitFor(() => expect(within(linked).queryByRole('link', { name: 'Ben Harju' })).toBeNull());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await within(linked).findByRole('link', { name: 'Ben Harju' })).toBeInTheDocument();
});

test('a kept record tells the history of the one merged into it in the order of time, with where it came from', async () => {
  const version = await live(outbound.build());
  const record = await aLead('Aino Lehtonen', {}, version);
  const other = await aLead('A. Lehtonen', {}, version);
  await did(other, { type: 'note' });
  await did(record, connected());
  await did(record, { type: 'merge', record: other, fields: {} });
  at(`/records/${record}`);
  const timeline = await screen.findByRole('region', { name: 'Timeline' });
  await within(timeline).findAllByText('from A. Lehtonen, merged into this one');
  const titles = within(timeline).getAllByRole('listitem').map((line) => line.textContent ?? '');
  const placeOf = (words: string) => titles.findIndex((title) => title.startsWith(words));
  expect(placeOf('Another record was merged')).toBeLessThan(placeOf('First call'));
  expect(placeOf('First call')).toBeLessThan(placeOf('Note'));
  expect(titles[placeOf('Note')]).toContain('from A. Lehtonen');
  expect(titles[placeOf('First call')]).not.toContain('from A. Lehtonen');
  expect(titles.filter((title) => title.startsWith('Enrolled in'))).toHaveLength(2);
});
