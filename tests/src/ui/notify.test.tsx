import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { notifyDone, notifyProblem, shownAtOnce, UiProvider } from '../../../src/ui/index.ts';

test('the newest message is always seen at once, with its way back, however many were told before', async () => {
  render(<UiProvider quiet>{null}</UiProvider>);
  const undo = vi.fn<() => void>();
  act(() => {
    for (let told = 1; told <= shownAtOnce + 2; told += 1) notifyProblem(`Problem ${told}`);
    notifyDone({ message: 'Three lines put off', undo });
  });
  expect(await screen.findByText('Three lines put off')).toBeInTheDocument();
  expect(screen.queryByText('Problem 1')).not.toBeInTheDocument();
  expect(screen.getByText(`Problem ${shownAtOnce + 2}`)).toBeInTheDocument();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledTimes(1);
});
