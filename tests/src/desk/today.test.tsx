import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Blueprint } from '#engine/blueprint';
import { closeStorage, currentStorage } from '../../../src/storage/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { aLead, at, did, live, openDesk, outbound } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

/** The drawing with hours that are always open, so that what is due is due on any day these tests run. */
const anyHour = (blueprint: Blueprint): Blueprint => ({
  ...blueprint,
  rhythm: { ...blueprint.rhythm, weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], windows: [{ from: '00:00', to: '24:00' }] },
});

async function withLeads(...leads: readonly string[]) {
  const version = await live(anyHour(outbound.build()));
  const ids: string[] = [];
  for (const name of leads) ids.push(await aLead(name, { company: `${name} Oy` }, version));
  return ids;
}

/** The lines of a section, once they are read. */
async function lines(section: string, count: number): Promise<readonly HTMLElement[]> {
  const region = await screen.findByRole('region', { name: section });
  await waitFor(() => expect(within(region).getAllByRole('link')).toHaveLength(count));
  return within(region).getAllByRole('link');
}

/** Makes every activity of the workspace due so many days earlier. */
async function daysAgo(days: number): Promise<void> {
  const { db } = currentStorage().ground;
  await db.dues.toCollection().modify((due, holder) => { if (due.kind === 'activity') holder.value = { ...due, at: due.at - days * 86_400_000 }; });
}

test('an empty day says what will come and where leads come from', async () => {
  at('/today');
  expect(await screen.findByRole('heading', { name: 'Nothing is due today' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Bring in leads' })).toHaveAttribute('href', '/records/import');
  // nothing to sort, nothing to look for
  expect(await screen.findByRole('link', { name: 'Draw a blueprint' })).toHaveAttribute('href', '/blueprints');
  expect(screen.queryByRole('textbox', { name: 'Find in Today' })).toBeNull();
});

test('a line says who, what and how often they were touched; j and Enter open the next one at its activity, with the queue beside it', async () => {
  const [, second] = await withLeads('Aino', 'Ben');
  const { router } = at('/today');
  const rows = await lines('Now', 2);
  expect(rows[0]).toHaveTextContent(/Aino.*First call.*0 of 5 touches in 7 days/);
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
  await lines('Now', 2);
  await user.keyboard('/');
  const box = screen.getByRole('textbox', { name: 'Find in Today' });
  expect(box).toHaveFocus();
  await user.type(box, 'ben');
  await lines('Now', 1);
  await user.type(box, 'zzz');
  expect(await screen.findByRole('heading', { name: 'Nothing fits these filters' })).toBeInTheDocument();
});

test('[Q2] w says why a line stands first, with the points and what a day costs; pinning puts another one on top', async () => {
  await withLeads('Aino', 'Ben');
  at('/today');
  const user = userEvent.setup();
  await lines('Now', 2);
  await screen.findByRole('complementary', { name: 'About Aino' });
  await user.keyboard('w');
  const why = await screen.findByRole('dialog', { name: 'Why Aino stands first' });
  expect(why).toHaveTextContent(/Moves the stage on.*\+14/);
  expect(await within(why).findByRole('region', { name: 'What if tomorrow' })).toHaveTextContent(/If you do it tomorrow/);
  await user.keyboard('{Escape}');
  await user.keyboard('j');
  await waitFor(() => expect(screen.getByRole('complementary', { name: 'About Ben' })).toBeInTheDocument());
  await user.keyboard('p');
  await waitFor(async () => expect((await lines('Now', 2))[0]).toHaveTextContent('Ben'));
});

test('[R170] s puts a line off: choices past the limits are barred with why, a reason is needed, and it is back after undo', async () => {
  const [aino] = await withLeads('Aino');
  at('/today');
  const user = userEvent.setup();
  await lines('Now', 1);
  await screen.findByRole('complementary', { name: 'About Aino' });
  await user.keyboard('s');
  const dialog = await screen.findByRole('dialog', { name: 'Later: First call, Aino' });
  await user.click(within(dialog).getByRole('radio', { name: /In two days/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Put off' }));
  expect(within(dialog).getByText('Say why, so that the timeline can tell.')).toBeInTheDocument();
  await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'On a fair');
  await user.click(within(dialog).getByRole('button', { name: 'Put off' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Now' })).toBeNull());
  const entry = (await currentStorage().ground.db.entries.toArray()).at(-1)?.entry;
  expect(entry).toMatchObject({ record: aino, ok: true, intent: { type: 'snooze', reason: 'On a fair' } });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await lines('Now', 1);
});

/** A finger on a line: where it goes down, by which points it passes, and where it is lifted. */
function stroke(line: HTMLElement, ...points: readonly (readonly [number, number])[]): void {
  const at = ([clientX, clientY]: readonly [number, number]) => ({ pointerType: 'touch', pointerId: 1, isPrimary: true, clientX, clientY, bubbles: true });
  const last = points.at(-1) ?? [0, 0];
  fireEvent(line, new PointerEvent('pointerdown', at(points[0] ?? [0, 0])));
  for (const point of points.slice(1)) fireEvent(line, new PointerEvent('pointermove', at(point)));
  fireEvent(line, new PointerEvent('pointerup', at(last)));
}

test('a swipe to the left puts a line off to another day with a way back; a scroll, a short stroke and a tap do not', async () => {
  const [aino] = await withLeads('Aino');
  at('/today');
  const [line] = await lines('Now', 1);
  const { db } = currentStorage().ground;
  const before = await db.entries.count();
  stroke(line ?? document.body, [300, 400], [296, 380], [150, 260]);
  stroke(line ?? document.body, [300, 400], [270, 402], [260, 402]);
  stroke(line ?? document.body, [300, 400]);
  expect(await db.entries.count()).toBe(before);
  stroke(line ?? document.body, [300, 400], [270, 402], [180, 404]);
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Now' })).toBeNull());
  const entry = (await db.entries.toArray()).at(-1)?.entry;
  expect(entry).toMatchObject({ record: aino, ok: true, intent: { type: 'snooze', activity: outbound.id.activity('First call') } });
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Undo' }));
  await lines('Now', 1);
});

test('[R195] while more is due than the drawing allows, the line says the way of busy days, the place of work shows it, and one press does it as usual', async () => {
  const id = '019a8000-0000-7000-8000-0000000000aa';
  const call = outbound.id.activity('First call');
  const drawn = anyHour(outbound.build());
  const activity = drawn.activities[call];
  if (!activity) throw new Error('the drawing has its call');
  const busy = { id, name: 'Voicemail only', weight: 0, load: 1, order: 0, change: { instructions: 'Leave one careful voicemail.' } };
  const version = await live({ ...drawn, activities: { ...drawn.activities, [call]: { ...activity, content: { ...activity.content, instructions: 'Talk to them.', variants: { [id]: busy } } } } });
  const first = await aLead('Aino', {}, version);
  await aLead('Ben', {}, version);
  const { router } = at('/today');
  const user = userEvent.setup();
  expect((await lines('Now', 2))[0]).toHaveTextContent(/First call.*Voicemail only/);
  await router.navigate(`/records/${first}?activity=${call}`);
  expect(await screen.findByText('Leave one careful voicemail.')).toBeInTheDocument();
  expect(screen.getByText(/2 calls are due today, more than 1/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Do it as usual' }));
  expect(screen.getByText('Talk to them.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Voicemail only' }));
  await user.click(screen.getByRole('button', { name: /^No answer/ }));
  await waitFor(async () => expect((await currentStorage().ground.db.entries.toArray()).at(-1)?.entry).toMatchObject({ ok: true, intent: { type: 'complete', variant: id } }));
});

test('number keys give a result when nothing else is asked, and the next line is chosen', async () => {
  const [aino] = await withLeads('Aino', 'Ben');
  at('/today');
  const user = userEvent.setup();
  await lines('Now', 2);
  await screen.findByRole('complementary', { name: 'About Aino' });
  await user.keyboard('1');
  await lines('Now', 1);
  const entry = (await currentStorage().ground.db.entries.toArray()).at(-1)?.entry;
  expect(entry).toMatchObject({ record: aino, ok: true, intent: { type: 'complete', activity: outbound.id.activity('First call') } });
  await waitFor(() => expect(screen.getByRole('complementary', { name: 'About Ben' })).toBeInTheDocument());
});

test('[S117] a day that ends before it begins is refused where it is typed, and the old one stays', async () => {
  const version = await live(outbound.build());
  await aLead('Aino', {}, version);
  at('/today');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Change' }));
  fireEvent.change(await screen.findByLabelText('until'), { target: { value: '08:00' } });
  expect(await screen.findByText('A day ends after it begins. It stays 09:00 to 18:00.')).toBeInTheDocument();
  fireEvent.change(screen.getByLabelText('I work from'), { target: { value: '06:00' } });
  await waitFor(() => expect(screen.queryByText(/A day ends after it begins/)).not.toBeInTheDocument());
  await waitFor(async () => expect((await currentStorage().ground.db.settings.get(`today/day/${currentStorage().ground.me().id}`))?.value).toMatchObject({ from: '06:00', to: '08:00' }));
});

test('[S117] an overdue pile is spread out after a look at its days, with one way back for all of it', async () => {
  const version = await live(outbound.build());
  for (const name of ['Aino', 'Ben', 'Cem']) await aLead(name, {}, version);
  await daysAgo(2);
  const { db } = currentStorage().ground;
  await db.settings.put({ key: `today/day/${currentStorage().ground.me().id}`, value: { from: '00:00', to: '00:01' } });
  const before = (await db.dues.toArray()).length;
  at('/today');
  const user = userEvent.setup();
  await lines('Overdue', 3);
  await user.click(screen.getByRole('button', { name: 'Spread out 3 overdue…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Spread out what is overdue' });
  expect(await within(dialog).findByText('3 lines overdue.')).toBeInTheDocument();
  // a working day of one minute at midnight: nobody may be called then
  expect(await within(dialog).findByText(/their hours never meet your working hours/)).toBeInTheDocument();
  expect(within(dialog).getByRole('button', { name: 'Put off 0 lines' })).toBeDisabled();
  await db.settings.put({ key: `today/day/${currentStorage().ground.me().id}`, value: { from: '00:00', to: '23:59', minutes: { call: 480 } } });
  await waitFor(() => expect(within(dialog).getByRole('button', { name: /Put off [123] lines?/ })).toBeEnabled());
  await user.click(within(dialog).getByRole('button', { name: /Put off [123] lines?/ }));
  expect(await screen.findByText(/lines? put off/)).toBeInTheDocument();
  const moved = (await db.dues.toArray()).filter((due) => due.snoozedFrom !== undefined).length;
  expect(moved).toBeGreaterThan(0);
  const undos = screen.getAllByRole('button', { name: 'Undo' });
  await user.click(undos[undos.length - 1] ?? document.body);
  expect(await screen.findByText(/lines? due again/)).toBeInTheDocument();
  expect((await db.dues.toArray()).filter((due) => due.snoozedFrom !== undefined)).toEqual([]);
  expect((await db.dues.toArray()).length).toBe(before);
});

test('b works through one channel after the other; ? tells every key', async () => {
  const version = await live(outbound.build());
  await aLead('Aino', {}, version);
  await daysAgo(4);
  at('/today');
  const user = userEvent.setup();
  await lines('Overdue', 2);
  await user.keyboard('b');
  expect(await lines('Calls', 1)).toHaveLength(1);
  expect(await lines('Emails', 1)).toHaveLength(1);
  await user.keyboard('?');
  expect(await screen.findByRole('dialog', { name: 'Keys on Today' })).toHaveTextContent(/put it off/);
});

test('beside the record, a line that is done opens the next when the record asks for nothing more', async () => {
  const [aino, ben] = await withLeads('Aino', 'Ben');
  const call = outbound.id.activity('First call');
  const run = (await currentStorage().ground.db.runs.where('record').equals(aino ?? '').first())?.id ?? '';
  const { router } = at(`/records/${aino}?from=today&run=${run}&activity=${call}`);
  const queue = await screen.findByRole('navigation', { name: "Today's queue" });
  await waitFor(() => expect(within(queue).getByRole('link', { name: /Aino/ })).toHaveAttribute('aria-current', 'true'));
  await did(aino ?? '', { type: 'complete', activity: call, result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } });
  // a way out may be taken now: the person decides, and the next one is named
  expect(await screen.findByText(/Decide how it goes on here/)).toHaveTextContent('Ben');
  await userEvent.setup().keyboard('j');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/records/${ben}`));
});

test('a record closed with Escape leaves its line chosen on Today', async () => {
  const [, ben] = await withLeads('Aino', 'Ben');
  const call = outbound.id.activity('First call');
  const run = (await currentStorage().ground.db.runs.where('record').equals(ben ?? '').first())?.id ?? '';
  const { router } = at(`/records/${ben}?from=today&run=${run}&activity=${call}`);
  const queue = await screen.findByRole('navigation', { name: "Today's queue" });
  await waitFor(() => expect(within(queue).getByRole('link', { name: /Ben/ })).toHaveAttribute('aria-current', 'true'));
  await userEvent.setup().keyboard('{Escape}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/today'));
  await waitFor(async () => expect((await lines('Now', 2)).map((line) => line.getAttribute('aria-current'))).toEqual([null, 'true']));
});

test('the panel beside the list shows the ways out of the selected record, locked ones too', async () => {
  await withLeads('Aino');
  at('/today');
  const panel = await screen.findByRole('complementary', { name: 'About Aino' });
  expect((await within(panel).findByText('Not interested')).closest('li')).toHaveTextContent('Locked, 2 of 2 missing');
  expect(within(panel).getByText('Too small').closest('li')).toHaveTextContent('open');
});

test('a number key whose result asks for more says what, and the keys stay in the list', async () => {
  const strict = aBlueprint('Strict').stage('Contact', (stage) => stage.call('Ring', { required: 'always', evidence: ['note'], due: { type: 'stageEntry', wait: { amount: 0, unit: 'minutes' } } }).outcome('On', { to: 'Won' })).end('Won', 'won');
  const version = await live(anyHour(strict.build()));
  for (const name of ['Aino', 'Ben']) await aLead(name, { company: `${name} Oy` }, version, strict.id.blueprint);
  const { router } = at('/today');
  const user = userEvent.setup();
  const rows = await lines('Now', 2);
  await screen.findByRole('complementary', { name: 'About Aino' });
  await user.keyboard('1');
  expect(await screen.findByText(/^Aino: Ring is not done yet$/)).toBeInTheDocument();
  expect(screen.getByText(/note.*Press Enter to give it on the record\.$/)).toBeInTheDocument();
  expect(router.state.location.pathname).toBe('/today');
  await user.keyboard('j');
  await waitFor(() => expect(rows[1]).toHaveFocus());
});

test('a line that was made just now stands under Now, though the clock of the list is older', async () => {
  at('/today');
  await screen.findByRole('heading', { name: 'Nothing is due today' });
  // the list's clock is renewed every half minute; the line is due a moment after it was read
  await new Promise((resolve) => setTimeout(resolve, 50));
  await withLeads('Aino');
  await lines('Now', 1);
  expect(screen.queryByRole('region', { name: 'Later' })).toBeNull();
});
