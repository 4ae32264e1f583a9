import { expect, test, vi } from 'vitest';
import { downloadBackup } from '../../../src/app/backup.ts';

const { told, files, made } = vi.hoisted(() => ({ told: [] as string[], files: [] as string[], made: { size: 0 } }));
vi.mock('../../../src/storage/index.ts', () => ({ mostBackupBytes: 200_000_000, exportAll: async () => Promise.resolve(made) }));
vi.mock('../../../src/ui/index.ts', () => ({ formatBytes: (bytes: number) => `${bytes / 1_000_000} MB`, downloadFile: (name: string) => files.push(name), notifyProblem: (words: string) => told.push(words) }));

test('[B18] a backup too large to be restored is kept all the same, and says so', async () => {
  made.size = 1_000_000;
  await downloadBackup();
  expect(told).toEqual([]);
  made.size = 230_000_000;
  await downloadBackup();
  expect(files).toHaveLength(2);
  expect(told).toEqual(['It has 230 MB; up to 200 MB can be restored. Delete kept recordings or records that are done with, and write it again.']);
});
