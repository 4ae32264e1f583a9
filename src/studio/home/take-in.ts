import { parseBlueprint } from '#engine/blueprint';
import { createBlueprint } from '../../storage/index.ts';
import { copyBlueprint } from './copy-blueprint.ts';

/** What reading a file or the clipboard came to: stored, or what is wrong with it and where. */
export type TakenIn =
  | { readonly ok: true; readonly id: string; readonly name: string }
  | { readonly ok: false; readonly source: string; readonly problems: readonly { readonly path: string; readonly sentence: string }[] };

/**
 * Takes a blueprint's JSON text in as a new draft with ids of its own, so that reading the same file twice gives two
 * drawings and never overwrites one. Every problem is listed with its path; nothing is kept when there is one.
 */
export async function takeIn(text: string, source: string): Promise<TakenIn> {
  const parsed = parseBlueprint(text);
  if (!parsed.ok) return { ok: false, source, problems: parsed.error };
  const { id, draft } = await createBlueprint(copyBlueprint(parsed.value, parsed.value.name));
  return { ok: true, id, name: draft.name };
}
