import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test, vi } from 'vitest';
import { CheckScreen } from '../../../src/records/check/index.ts';
import { LookingThrough, useLook } from '../../../src/records/looking.tsx';
import { closeStorage, currentStorage, type Progress } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { openRecords } from './a-list.tsx';

test('a long look says how far it is, stops on a press, can be begun again, and is ended when its screen is left', async () => {
  const asked: { readonly telling: Progress; readonly found: (words: string) => void }[] = [];
  const ask = vi.fn((telling: Progress) => new Promise<string>((found) => asked.push({ telling, found })));
  function Screen() {
    const look = useLook(ask, 'lead', 0);
    return look.found === undefined ? <LookingThrough look={look} what="leads" /> : <p>{look.found}</p>;
  }
  const user = userEvent.setup();
  const { unmount } = render(<UiProvider quiet><Screen /></UiProvider>);
  act(() => asked[0]?.telling.onProgress?.(2500, 45_000));
  expect(screen.getByRole('progressbar', { name: 'Looking through all leads' })).toBeInTheDocument();
  expect(screen.getByText('2,500 of 45,000')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(asked[0]?.telling.signal?.aborted).toBe(true);
  expect(screen.getByText('Stopped before all leads were looked at.')).toBeInTheDocument();
  act(() => asked[0]?.found('too late'));
  expect(screen.queryByText('too late')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  await act(async () => asked[1]?.found('Three duplicates'));
  expect(screen.getByText('Three duplicates')).toBeInTheDocument();
  unmount();
  expect(asked[1]?.telling.signal?.aborted).toBe(true);
});

test('a look that breaks off by itself says so and can be tried again', async () => {
  const asked: { readonly telling: Progress; readonly found: (words: string) => void; readonly fail: (why: Error) => void }[] = [];
  const ask = (telling: Progress) => new Promise<string>((found, fail) => asked.push({ telling, found, fail }));
  function Screen() {
    const look = useLook(ask, 'lead', 0);
    return look.found === undefined ? <LookingThrough look={look} what="leads" /> : <p>{look.found}</p>;
  }
  const user = userEvent.setup();
  render(<UiProvider quiet><Screen /></UiProvider>);
  await act(async () => asked[0]?.fail(new Error('the disk is gone')));
  expect(screen.getByRole('alert')).toHaveTextContent('Something went wrong before all leads were looked at.');
  expect(screen.queryByText('Looking through all leads…')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.queryByRole('alert')).toBeNull();
  await act(async () => asked[1]?.found('Three duplicates'));
  expect(screen.getByText('Three duplicates')).toBeInTheDocument();
});

test('[S44] the data check looks for misfits and duplicates as one: Stop ends both, and when one breaks off it is told', async () => {
  await openRecords();
  const signals: (AbortSignal | undefined)[] = [];
  const breakOff: ((why: Error) => void)[] = [];
  const kept = (_type: string, { signal }: Progress = {}) => new Promise<never>((_, fail) => {
    signals.push(signal);
    breakOff.push(fail);
  });
  vi.spyOn(currentStorage(), 'surveyType').mockImplementation(kept);
  vi.spyOn(currentStorage(), 'findDuplicateGroups').mockImplementation(kept);
  const user = userEvent.setup();
  render(<UiProvider quiet><RouterProvider router={createMemoryRouter([{ path: '*', element: <CheckScreen /> }], { initialEntries: ['/records/check?type=lead'] })} /></UiProvider>);
  await user.click(await screen.findByRole('button', { name: 'Stop' }));
  expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  expect(signals).toHaveLength(4);
  await act(async () => breakOff[3]?.(new Error('the disk is gone')));
  expect(screen.getByRole('alert')).toHaveTextContent('Something went wrong before all leads were looked at.');
  expect(signals[2]?.aborted).toBe(true);
  vi.restoreAllMocks();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'No leads to check yet' })).toBeInTheDocument();
  await closeStorage();
});
