import type { ActivityId, NoteId, OutcomeId, StageId } from '#engine/blueprint';

/** What is marked on the canvas, in the outline and in the inspector alike. */
export interface Selection {
  readonly stages: readonly StageId[];
  readonly outcomes: readonly OutcomeId[];
  readonly activities: readonly ActivityId[];
  readonly notes: readonly NoteId[];
}

/** Nothing is selected. */
export const emptySelection: Selection = { stages: [], outcomes: [], activities: [], notes: [] };

/** A selection of only the named parts. */
export function selectionOf(parts: Partial<Selection>): Selection {
  return { ...emptySelection, ...parts };
}

/** Says whether two selections mark the same things, in whatever order. */
export function isSameSelection(one: Selection, other: Selection): boolean {
  return (['stages', 'outcomes', 'activities', 'notes'] as const).every((part) => {
    const marked = new Set<string>(one[part]);
    return marked.size === other[part].length && other[part].every((id) => marked.has(id));
  });
}

/** Adds a thing to one part of a selection, or takes it out when it is in already. */
export function toggled(selection: Selection, part: keyof Selection, id: string): Selection {
  const marked: readonly string[] = selection[part];
  const next = marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id];
  return { ...selection, [part]: next };
}
