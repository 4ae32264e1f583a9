import { copyFragment, idsIn, parseFragment, type Blueprint, type Edit, type Fragment, type Point } from '#engine/blueprint';
import type { Selection } from '../../canvas/index.ts';
import { selecting } from './draft-store.ts';

/** What was copied last in this tab, for browsers that keep the clipboard from us. */
let remembered = '';

/** Copies the selected stages and notes as text any tab and any text file understands. Answers how many cards. */
export async function copySelection(draft: Blueprint, selection: Selection): Promise<number> {
  const count = selection.stages.length + selection.notes.length;
  if (count === 0) return 0;
  remembered = JSON.stringify(copyFragment(draft, selection.stages, selection.notes));
  try {
    await navigator.clipboard.writeText(remembered);
  } catch {
    // Without leave to write, pasting within this tab still works from memory.
    return count;
  }
  return count;
}

/** The cut-out on the clipboard, or `null` when something else is there. */
export async function copiedFragment(): Promise<Fragment | null> {
  let text = '';
  try {
    text = await navigator.clipboard.readText();
  } catch {
    text = remembered;
  }
  return fragmentIn(text) ?? fragmentIn(remembered);
}

/** Reads a cut-out from pasted text. */
export function fragmentIn(text: string): Fragment | null {
  if (!text.includes('baton-fragment-1')) return null;
  try {
    const read = parseFragment(JSON.parse(text));
    return read.ok ? read.value : null;
  } catch {
    return null;
  }
}

/** The edit that lays a cut-out down with fresh ids, and the selection of what it brings. */
export function pasteEdit(fragment: Fragment, at: Point, keepOutsideLinks: boolean, newId: () => string): { readonly edit: Edit; readonly select: Selection } {
  const ids = Object.fromEntries(idsIn(fragment).map((id) => [id, newId()]));
  const fresh = (map: Readonly<Record<string, unknown>>) => Object.keys(map).flatMap((id) => ids[id] ?? []);
  return {
    edit: { type: 'paste', fragment, at, ids, keepOutsideLinks },
    select: selecting({ stages: fresh(fragment.stages), notes: fresh(fragment.notes) }),
  };
}
