import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { LookingThrough, useLook } from '../../../src/records/looking.tsx';
import type { Progress } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

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
