import { nameOfEdit, type Blueprint, type Edit } from '#engine/blueprint';
import type { Selection } from './selection.ts';

/** The one edit that deletes everything selected; `null` when nothing is. */
export function deleteEdit({ stages, outcomes, activities, notes, phases }: Selection, heal: boolean): Edit | null {
  const edits: Edit[] = [];
  if (activities.length > 0) edits.push({ type: 'deleteActivities', activities });
  if (outcomes.length > 0) edits.push({ type: 'deleteOutcomes', outcomes });
  if (stages.length > 0) edits.push({ type: 'deleteStages', stages, heal });
  if (notes.length > 0) edits.push({ type: 'deleteNotes', notes });
  edits.push(...phases.map((phase): Edit => ({ type: 'deletePhase', phase })));
  const [only] = edits;
  if (!only) return null;
  return edits.length === 1 ? only : { type: 'several', name: 'Delete what was selected', edits };
}

/** What is gone now, in words: "Deleted Discovery and closed the gap". `blueprint` is the drawing before. */
export function deletedWords(blueprint: Blueprint, edit: Edit): string {
  return nameOfEdit(blueprint, edit).replace(/^Delete/, 'Deleted').replace(/ and close the gap$/, ' and closed the gap');
}
