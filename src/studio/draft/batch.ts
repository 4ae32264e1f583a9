import { editBlueprint, type Blueprint, type Edit, type EditRefusal } from '#engine/blueprint';

/** Edits collected for one gesture, each tried on the drawing as the ones before it leave it. */
export interface Batch {
  /** The drawing so far. */
  readonly draft: Blueprint;
  /** Adds an edit; one that is refused stays out, and is answered. */
  add(edit: Edit): EditRefusal | null;
  /** What was refused, in order. */
  readonly refusals: readonly EditRefusal[];
  /** Everything as one step of the history; `null` when nothing changes. */
  done(name: string): Edit | null;
}

/** Starts collecting: the drawing on the table stays as it is until the whole is made. */
export function createBatch(start: Blueprint): Batch {
  let draft = start;
  const edits: Edit[] = [];
  const refusals: EditRefusal[] = [];
  return {
    get draft() {
      return draft;
    },
    refusals,
    add: (edit) => {
      const made = editBlueprint(draft, edit);
      if (!made.ok) {
        refusals.push(made.error);
        return made.error;
      }
      if (made.value.next !== draft) edits.push(edit);
      draft = made.value.next;
      return null;
    },
    done: (name) => {
      const [only] = edits;
      if (!only) return null;
      return edits.length === 1 ? only : { type: 'several', name, edits };
    },
  };
}
