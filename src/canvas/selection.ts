import type { ActivityId, NoteId, OutcomeId, PhaseId, StageId } from '#engine/blueprint';

/** What is marked on the canvas, in the outline and in the inspector alike. */
export interface Selection {
  readonly stages: readonly StageId[];
  readonly outcomes: readonly OutcomeId[];
  readonly activities: readonly ActivityId[];
  readonly notes: readonly NoteId[];
  readonly phases: readonly PhaseId[];
}

/** Nothing is selected. */
export const emptySelection: Selection = { stages: [], outcomes: [], activities: [], notes: [], phases: [] };

const parts = ['stages', 'outcomes', 'activities', 'notes', 'phases'] as const;

/** A selection of only the named parts. */
export function selectionOf(chosen: Partial<Selection>): Selection {
  return { ...emptySelection, ...chosen };
}

/** Says whether two selections mark the same things, in whatever order. */
export function isSameSelection(one: Selection, other: Selection): boolean {
  return parts.every((part) => {
    const marked = new Set<string>(one[part]);
    return marked.size === other[part].length && other[part].every((id) => marked.has(id));
  });
}

/** How many things are marked. */
export function sizeOfSelection(selection: Selection): number {
  return parts.reduce((sum, part) => sum + selection[part].length, 0);
}

/** Adds a thing to one part of a selection, or takes it out when it is in already. */
export function toggled(selection: Selection, part: keyof Selection, id: string): Selection {
  const marked: readonly string[] = selection[part];
  const next = marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id];
  return { ...selection, [part]: next };
}
