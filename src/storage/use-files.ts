import type { FileRow } from './contract.ts';
import { useLive } from './use-live.ts';

/** The files kept with a record, newest first; `undefined` while they are read. */
export function useFiles(record: string): readonly FileRow[] | undefined {
  return useLive(async ({ db }) => (await db.files.where('record').equals(record).toArray()).sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)), [record]);
}
