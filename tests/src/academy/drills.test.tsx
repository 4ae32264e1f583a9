import 'fake-indexeddb/auto';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileBlueprint } from '#engine/compile';
import { makeDrills } from '#engine/rehearsal';
import { DrillScreen } from '../../../src/academy/drill/index.ts';
import { LearnScreen } from '../../../src/academy/home/index.ts';
import { TrainingScreen } from '../../../src/academy/readiness/index.ts';
import { DrillMakerContext } from '../../../src/academy/drill/use-drills.ts';
import { closeStorage, createBlueprint, currentStorage, openStorage, publishBlueprint } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const cadence = aBlueprint('Cadence')
  .stage('First contact', (stage) => stage
    .set({ purpose: 'Find out whether rates are a topic.' })
    .email('Write', { attempts: { min: 1, max: 4 }, results: ['sent'] })
    .call('Call', { attempts: { min: 1, max: 4 }, results: ['connected'] })
    .outcome('Interested', { to: 'Won', tone: 'positive' })
    .outcome('Not interested', { to: 'Lost', tone: 'negative', gate: { type: 'all', of: [{ type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'visit' } }, { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } }] } }))
  .end('Won', 'won').end('Lost', 'lost');
const { id } = cadence;

let database = 0;
beforeEach(async () => {
  database += 1;
  openStorage(`academy-${process.pid}-${database}`, { startHelper: () => null });
  await createBlueprint(cadence.build());
  const published = await publishBlueprint(id.blueprint, 'The first');
  if (!published.ok) throw new Error('not published');
});
afterEach(() => closeStorage());

function show(address: string) {
  const router = createMemoryRouter([{ path: '/learn', element: <LearnScreen /> }, { path: '/learn/:id', element: <TrainingScreen /> }, { path: '/learn/:id/:drill', element: <DrillScreen /> }], { initialEntries: [address] });
  render(<UiProvider quiet><DrillMakerContext value={(version) => Promise.resolve(makeDrills(compileBlueprint(version)))}><RouterProvider router={router} /></DrillMakerContext></UiProvider>);
  return { user: userEvent.setup(), router };
}

/** Does the opened activity, with a note. */
async function doIt(user: UserEvent, name: string) {
  const row = (await screen.findAllByRole('button', { name: new RegExp(name) })).find((button) => button.hasAttribute('aria-expanded')) ?? expect.fail(`no activity ${name}`);
  if (row.getAttribute('aria-expanded') !== 'true') await user.click(row);
  await user.type(screen.getByRole('textbox', { name: 'What was said' }), 'Spoke about the rates they pay');
  await user.click(screen.getByRole('button', { name: 'Do it' }));
}

const outcome = (name: string) => within(screen.getByRole('region', { name: `Outcome ${name}` }));

describe('learning a blueprint', () => {
  test('[B8, S71] a new hire runs against the gate, is told the rule, learns, and passes', async () => {
    const { user, router } = show('/learn');
    await user.click(await screen.findByRole('link', { name: 'Practise Cadence' }));
    expect(await screen.findByText('0 of 5')).toBeInTheDocument();
    const rows = screen.getAllByRole('listitem').filter((item) => within(item).queryByRole('heading', { name: 'Not interested' }));
    await user.click(within(rows[0] ?? expect.fail('a drill that leads to Lost')).getByRole('link', { name: /^Practise / }));
    await user.click((await screen.findByRole('button', { name: 'Take Not interested' })));
    expect(outcome('Not interested').getByRole('alert')).toBeInTheDocument();
    await doIt(user, 'Write');
    await doIt(user, 'Call');
    await doIt(user, 'Write');
    await user.click(outcome('Not interested').getByRole('button', { name: /Not interested/ }));
    await user.click(await screen.findByRole('button', { name: 'See how it went' }));
    const card = within(await screen.findByRole('region', { name: 'How it went' }));
    expect(card.getByText('“Not interested” tried while it was locked')).toBeInTheDocument();
    expect(card.getByText(/Find out whether rates are a topic/)).toBeInTheDocument();
    await user.click(card.getByRole('button', { name: 'Do it again' }));
    await screen.findByRole('button', { name: 'Take Not interested' });
    await doIt(user, 'Write');
    await doIt(user, 'Call');
    await doIt(user, 'Write');
    await user.click(outcome('Not interested').getByRole('button', { name: /Not interested/ }));
    await user.click(await screen.findByRole('button', { name: 'See how it went' }));
    expect(await screen.findByRole('heading', { name: 'Passed' })).toBeInTheDocument();
    const kept = await currentStorage().ground.db.attempts.toArray();
    expect(kept.map(({ space, score }) => [space, score?.passed])).toEqual([['practice', false], ['practice', true]]);
    await router.navigate(`/learn/${id.blueprint}`);
    expect(await screen.findByText(/Passed, 100/)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'The class' }));
    expect(within(screen.getByRole('table', { name: 'The class' })).getByRole('row', { name: /You/ })).toBeInTheDocument();
  });

  test('[D8] an exam has no hints; a drill under way is gone on with after a reload', async () => {
    const first = show(`/learn/${id.blueprint}`);
    const exam = (await screen.findAllByRole('link', { name: /^Exam / }))[0] ?? expect.fail('a drill');
    const address = exam.getAttribute('href') ?? '';
    await first.router.navigate(address);
    await doIt(first.user, 'Write');
    expect(screen.queryByRole('button', { name: 'Exactly what?' })).toBeNull();
    cleanup();
    show(address);
    expect(await screen.findByText('The answer: sent')).toBeInTheDocument();
  });

  test('practice writes no record, no run, no line of the journal and no due', async () => {
    const { user } = show(`/learn/${id.blueprint}`);
    await user.click((await screen.findAllByRole('link', { name: /^Practise / }))[0] ?? expect.fail('a drill'));
    await doIt(user, 'Write');
    const { db } = currentStorage().ground;
    expect(await Promise.all([db.records, db.runs, db.entries, db.dues, db.outbox].map((table) => table.count()))).toEqual([0, 0, 0, 0, 0]);
  });

  test('on a phone the record comes before help, the clock stands in the head, and the briefing is one line', async () => {
    const wide = window.matchMedia;
    window.matchMedia = (media) => ({ ...wide(media), matches: media.includes('1100px') });
    try {
      const { user } = show(`/learn/${id.blueprint}`);
      await user.click((await screen.findAllByRole('link', { name: /^Practise / }))[0] ?? expect.fail('a drill'));
      const record = await screen.findByRole('region', { name: 'The record in its stage' });
      const help = screen.getByRole('complementary', { name: 'Help' });
      expect(record.compareDocumentPosition(help) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
      const clock = screen.getByRole('group', { name: 'The clock is yours' });
      expect(clock.closest('header')).toContainElement(screen.getByRole('heading', { level: 1 }));
      const folded = screen.getByText('Briefing', { selector: 'summary *' }).closest('details') ?? expect.fail('folded');
      expect(folded).not.toHaveAttribute('open');
      expect(folded.querySelector('summary')).toHaveTextContent('0 of');
      await user.click(within(clock).getByRole('button', { name: '+ 1 day' }));
      expect(await screen.findByText('Time passed')).toBeInTheDocument();
    } finally {
      window.matchMedia = wide;
    }
  });
});
