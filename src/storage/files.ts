import { err, ok, type Result } from '#engine/kernel';
import type { FileRow } from './contract.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';

/** How large kept files may be, in bytes: one alone, and all of the workspace together (decision 001). */
export const fileLimits = { one: 25_000_000, all: 100_000_000 } as const;

/** Why a file was not kept. Sizes in bytes. */
export type FileRefusal =
  | { readonly type: 'empty' }
  | { readonly type: 'tooLarge'; readonly size: number; readonly limit: number }
  | { readonly type: 'noRoom'; readonly size: number; readonly used: number; readonly limit: number }
  | { readonly type: 'noRecord' };

const longestName = 200;

/**
 * Keeps a file with a record: a recording, a proposal, a photo. It stays in this browser, goes with its record and is
 * part of every backup. Throws `StorageProblem` when the disk is full (trap E7); nothing is kept then.
 */
export async function keepFile(ground: Ground, record: string, file: Blob & { readonly name?: string }, by?: string): Promise<Result<FileRow, FileRefusal>> {
  const { db, guard, ids, clock, me } = ground;
  if (file.size === 0) return err({ type: 'empty' });
  if (file.size > fileLimits.one) return err({ type: 'tooLarge', size: file.size, limit: fileLimits.one });
  // What a chosen File points to may be moved or changed on the disk; what is kept is what was chosen.
  const content = new Blob([await file.arrayBuffer()], { type: file.type });
  const name = (file.name ?? '').trim().slice(-longestName) || 'File';
  return guard.write(['files', 'records'], async (): Promise<Result<FileRow, FileRefusal>> => {
    if ((await db.records.where('id').equals(record).count()) === 0) return err({ type: 'noRecord' });
    const used = await roomUsed(db);
    if (used + file.size > fileLimits.all) return err({ type: 'noRoom', size: file.size, used, limit: fileLimits.all });
    const row: FileRow = { id: ids.next(), record, name, type: file.type, size: file.size, at: clock.now(), by: by ?? me().id, content };
    await db.files.add(row);
    return ok(row);
  });
}

/** Only the keys of an index are read: never a file's content. */
async function roomUsed(db: Database): Promise<number> {
  const sizes = await db.files.orderBy('size').keys();
  return sizes.reduce<number>((sum, size) => sum + Number(size), 0);
}

/** One kept file with its content; null when it is gone. */
export async function readFile({ db }: Ground, id: string): Promise<FileRow | null> {
  return (await db.files.get(id)) ?? null;
}

/** Forgets a file. Answers what was there, so that it can be put back, or null when it was gone already. */
export function removeFile({ db, guard }: Ground, id: string): Promise<FileRow | null> {
  return guard.write(['files'], async () => {
    const row = await db.files.get(id);
    if (!row) return null;
    await db.files.delete(id);
    return row;
  });
}

/** Puts a removed file back as it was. */
export async function restoreFile({ db, guard }: Ground, row: FileRow): Promise<void> {
  await guard.write(['files'], () => db.files.put(row));
}
