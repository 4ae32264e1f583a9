import type { Fragment } from '#engine/blueprint';
import { err, ok, type Result } from '#engine/kernel';
import type { SnippetRow } from './contract.ts';
import type { Ground } from './ground.ts';

/** A cut-out to keep; one that brings a whole row back after a delete keeps its id. */
export interface SnippetWish {
  readonly name: string;
  readonly fragment: Fragment;
  readonly id?: string | undefined;
}

/** Why a snippet was not changed. */
export type SnippetRefusal = { readonly type: 'noName' } | { readonly type: 'nothingInIt' } | { readonly type: 'gone' };

const longestName = 120;

/** Keeps a cut-out of a drawing for use in others, under a name (ui.md row 11). */
export async function saveSnippet(ground: Ground, { name, fragment, id }: SnippetWish): Promise<Result<SnippetRow, SnippetRefusal>> {
  const { db, guard, ids, clock, me } = ground;
  const words = name.trim().slice(0, longestName);
  if (words === '') return err({ type: 'noName' });
  if (Object.keys(fragment.stages).length + Object.keys(fragment.notes).length === 0) return err({ type: 'nothingInIt' });
  const row: SnippetRow = { id: id ?? ids.next(), name: words, fragment, at: clock.now(), by: me().id, batch: null };
  await guard.write(['snippets'], () => db.snippets.put(row));
  return ok(row);
}

/** Gives a snippet another name. One that came with the demo is the renamer's own from then on. */
export function renameSnippet({ db, guard }: Ground, id: string, name: string): Promise<Result<null, SnippetRefusal>> {
  const words = name.trim().slice(0, longestName);
  return guard.write(['snippets'], async (): Promise<Result<null, SnippetRefusal>> => {
    if (words === '') return err({ type: 'noName' });
    return (await db.snippets.update(id, { name: words, batch: null })) === 0 ? err({ type: 'gone' }) : ok(null);
  });
}

/** Forgets a snippet; what was made with it stays. Answers what was there, so that it can be brought back. */
export function deleteSnippet({ db, guard }: Ground, id: string): Promise<Result<SnippetRow, SnippetRefusal>> {
  return guard.write(['snippets'], async (): Promise<Result<SnippetRow, SnippetRefusal>> => {
    const row = await db.snippets.get(id);
    if (!row) return err({ type: 'gone' });
    await db.snippets.delete(id);
    return ok(row);
  });
}
