import { z } from 'zod';
import { parseBlueprint, serialiseBlueprint, type Blueprint } from '#engine/blueprint';

/** A draft that was not written down when its tab went away, and the revision it started from. */
export interface Unsaved {
  readonly draft: Blueprint;
  readonly rev: number;
}

const stored = z.object({ rev: z.number(), draft: z.string() });
const keyOf = (id: string) => `baton/unsaved/${id}`;

/** Puts a draft aside at once, in the moment a tab closes, when the database may no longer answer. A draft that does not fit is left to the database. */
export function putAside(id: string, { draft, rev }: Unsaved, shelf: Storage = localStorage): void {
  try {
    shelf.setItem(keyOf(id), JSON.stringify({ rev, draft: serialiseBlueprint(draft) }));
  } catch {
    // Full or forbidden: the database write under way is all there is.
  }
}

/** Forgets what was put aside: it is written down. */
export function forgetAside(id: string, shelf: Storage = localStorage): void {
  try {
    shelf.removeItem(keyOf(id));
  } catch {
    // Where nothing may be kept nothing was.
  }
}

/** What was put aside when a tab of this draft closed; null when nothing was, or it cannot be read. It is forgotten with that. */
export function takeAside(id: string, shelf: Storage = localStorage): Unsaved | null {
  let text: string | null = null;
  try {
    text = shelf.getItem(keyOf(id));
  } catch {
    return null;
  }
  if (text === null) return null;
  forgetAside(id, shelf);
  try {
    const read = stored.parse(JSON.parse(text));
    const draft = parseBlueprint(read.draft);
    return draft.ok && draft.value.id === id ? { draft: draft.value, rev: read.rev } : null;
  } catch {
    return null;
  }
}
