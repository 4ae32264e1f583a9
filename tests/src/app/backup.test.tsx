import { render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { downloadBackup } from '../../../src/app/backup.ts';
import { UiProvider } from '../../../src/ui/index.ts';

const backupOf = (size: number) => async () => Promise.resolve(Object.defineProperty(new Blob(['{}']), 'size', { value: size }));

afterEach(() => {
  vi.restoreAllMocks();
});

test('[B18] a backup too large to be restored is kept all the same, and says so', async () => {
  const kept = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:backup');
  render(<UiProvider quiet>{null}</UiProvider>);
  await downloadBackup(undefined, backupOf(1_000_000));
  expect(kept).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('This backup is too large to be restored')).toBeNull();
  await downloadBackup(undefined, backupOf(230_000_000));
  expect(kept).toHaveBeenCalledTimes(2);
  expect(await screen.findByText('This backup is too large to be restored')).toBeInTheDocument();
  expect(screen.getByText(/up to .* can be restored\. Delete kept recordings/)).toBeInTheDocument();
});
