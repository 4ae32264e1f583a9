import 'fake-indexeddb/auto';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ShowMeAround } from '../../../src/academy/tours/show-me-around.tsx';
import { TourOffer } from '../../../src/academy/tours/tour-offer.tsx';
import { findPlace } from '../../../src/academy/tours/place.ts';
import { endTour, runTour } from '../../../src/academy/tours/run-tour.ts';
import { tourFor, tours, type Tour } from '../../../src/academy/tours/tours.ts';
import { closeStorage, createBlueprint, currentStorage, openStorage, publishBlueprint } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const cadence = aBlueprint('Cadence').stage('New', (stage) => stage.call('Call').outcome('Won over', { to: 'Won' })).end('Won', 'won');

describe('what a tour points at', () => {
  const page = (html: string) => {
    const main = document.createElement('main');
    main.innerHTML = html;
    document.body.replaceChildren(main);
    return main;
  };

  test('is found by role and name, however the page is built', () => {
    for (const html of ['<section aria-label="Classes">x</section>', '<div><div><div role="region" aria-label="Classes"></div></div></div>']) {
      expect(findPlace({ type: 'named', role: 'region', name: 'Classes' }, page(html))?.getAttribute('aria-label')).toBe('Classes');
    }
    expect(findPlace({ type: 'named', role: 'region', name: 'Class' }, page('<section aria-label="Classes"></section>'))).toBeNull();
    expect(findPlace({ type: 'named', role: 'region', name: 'Class', begins: true }, page('<section aria-label="Classes"></section>'))).not.toBeNull();
    expect(findPlace({ type: 'named', role: 'link', name: 'A (b)' }, page('<a href="/x"> A\n (b)</a>'))).not.toBeNull();
  });

  test('a stage is found on a drawing, a board and a record; deeds where they are done', () => {
    for (const label of ['Stage New lead, start, 3 activities', 'Stage New lead']) expect(findPlace({ type: 'stage' }, page(`<div role="group" aria-label="${label}"></div>`))).not.toBeNull();
    expect(findPlace({ type: 'stage' }, page('<div role="region" aria-label="New lead: 1,200 records"></div>'))).not.toBeNull();
    expect(findPlace({ type: 'intent', intent: 'choose' }, page('<button aria-label="Interested, move to Qualify"></button>'))).not.toBeNull();
    expect(findPlace({ type: 'intent', intent: 'publish' }, page('<button>Publish</button>'))).not.toBeNull();
    expect(findPlace({ type: 'marked', name: 'clock' }, page('<i data-tour="clock"></i>'))).not.toBeNull();
    expect(findPlace({ type: 'stage' }, page('<p>Stage New lead</p>'))).toBeNull();
  });

  test('there is a tour for each of the three roles, and none for others', () => {
    expect(Object.values(tours).map(({ role, steps }) => [role, steps.length > 3])).toEqual([['manager', true], ['rep', true], ['trainer', true]]);
    expect([tourFor('rep')?.role, tourFor('marketing')]).toEqual(['rep', null]);
  });
});

describe('a tour under way', () => {
  const tour: Tour = {
    role: 'rep', name: 'Short', about: '',
    steps: [
      { address: { type: 'at', to: '/today' }, place: { type: 'named', role: 'heading', name: 'Today' }, title: 'Your day', says: 'What is due.' },
      { address: { type: 'at', to: '/today' }, place: { type: 'named', role: 'region', name: 'Gone' }, title: 'Not here', says: 'It would be here.' },
      { address: { type: 'first', on: '/today', under: '/records/' }, place: { type: 'stage' }, title: 'A stage', says: 'What to do.' },
    ],
  };
  const pages: Readonly<Record<string, string>> = { '/today': '<h1>Today</h1><a href="/records/import">Import</a><a href="/records/0190a8a0-0000-7000-8000-00000000c001?from=today">Sam</a>', '/records/0190a8a0-0000-7000-8000-00000000c001?from=today': '<section aria-label="Stage New">New</section>' };
  let here = '/';
  const go = (to: string) => {
    here = to;
    document.querySelector('main')?.remove();
    const main = document.createElement('main');
    main.innerHTML = pages[to] ?? '';
    document.body.append(main);
  };
  afterEach(() => {
    endTour();
    document.querySelector('main')?.remove();
    here = '/';
  });

  test('goes where its places are, tells what is missing and goes on, all by keys', async () => {
    const user = userEvent.setup();
    const over = runTour(tour, { here: () => here, go, patience: 60, isStill: true });
    const shown = async (title: string) => within(await screen.findByRole('dialog', { name: title }));
    expect((await shown('Your day')).getByText('What is due.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Next' })).toHaveFocus());
    expect(screen.getByRole('heading', { name: 'Today' })).toHaveClass('driver-active-element');
    await user.keyboard('{Enter}');
    expect((await shown('Not here')).getByText('This place is not on the page now. It would be here.')).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    await shown('A stage');
    expect(here).toBe('/records/0190a8a0-0000-7000-8000-00000000c001?from=today');
    await user.keyboard('{ArrowLeft}');
    await shown('Not here');
    await user.keyboard('{ArrowRight}');
    const last = await shown('A stage');
    await user.click(last.getByRole('button', { name: 'Done' }));
    expect(await over).toBe(true);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('Escape ends it at any stop', async () => {
    const user = userEvent.setup();
    const over = runTour(tour, { here: () => here, go, patience: 60, isStill: true });
    await screen.findByRole('dialog', { name: 'Your day' });
    await user.keyboard('{Escape}');
    expect(await over).toBe(false);
  });
});

describe('being offered a tour', () => {
  let database = 0;
  beforeEach(async () => {
    database += 1;
    openStorage(`tours-${process.pid}-${database}`, { startHelper: () => null });
    await createBlueprint(cadence.build());
    await publishBlueprint(cadence.id.blueprint, 'The first');
  });
  afterEach(() => closeStorage());

  const show = (element: React.ReactNode) => {
    const router = createMemoryRouter([{ path: '*', element }]);
    return render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  };

  test('once for each role, and never again after “no”', async () => {
    const user = userEvent.setup();
    const { unmount } = show(<TourOffer view="rep" />);
    expect(await screen.findByText('New as a rep?')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'No tour, thanks' }));
    await waitFor(() => expect(screen.queryByText('New as a rep?')).toBeNull());
    unmount();
    show(<><TourOffer view="rep" /><TourOffer view="trainer" /><TourOffer view="marketing" /></>);
    expect(await screen.findByText('New as a trainer?')).toBeInTheDocument();
    await act(async () => { await new Promise((done) => { setTimeout(done, 30); }); });
    expect(screen.getAllByRole('button', { name: 'Show me around' })).toHaveLength(1);
  });

  test('Learn starts any of them, and that one is not offered any more', async () => {
    const user = userEvent.setup();
    show(<ShowMeAround />);
    await user.click(await screen.findByRole('button', { name: /Start the tour for managers/ }));
    await waitFor(async () => expect((await currentStorage().ground.db.settings.where('key').startsWith('tour/').toArray()).map(({ key, value }) => [key.endsWith('/manager'), value])).toEqual([[true, 'seen']]));
    endTour();
  });
});
