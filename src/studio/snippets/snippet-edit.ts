import { newBlueprint, type Blueprint, type Edit, type Fragment, type OutcomeId, type Point, type StageId } from '#engine/blueprint';
import { freeSpot, type Selection } from '../../canvas/index.ts';
import { pasteEdit } from '../draft/clipboard.ts';
import { firstOpenOutcome } from '../draft/placing.ts';

/** A cut-out as a drawing of its own, for its picture. */
export function drawingOf(fragment: Fragment): Blueprint {
  const blank = newBlueprint({ id: '', name: '', recordType: fragment.recordType });
  const { stages, activities, outcomes, notes, positions } = fragment;
  return { ...blank, start: entryOf(fragment) ?? null, stages, activities, outcomes, notes, view: { ...blank.view, positions } };
}

/** The stage of a cut-out that none of its own ways leads to: where one comes in. */
export function entryOf({ stages, outcomes, positions }: Fragment): StageId | undefined {
  const inside = new Set(Object.values(outcomes).flatMap(({ to, from }) => (to !== null && !(from.type === 'stage' && from.stage === to) ? [to] : [])));
  const left = (id: string) => positions[id]?.x ?? 0;
  const entries = Object.values(stages).filter(({ id, kind }) => kind !== 'end' && !inside.has(id));
  return (entries.length > 0 ? entries : Object.values(stages)).toSorted((a, b) => left(a.id) - left(b.id))[0]?.id;
}

/** Where a snippet goes: at a place, or after a stage whose open way out then leads into it. */
export interface SnippetPlace {
  readonly at?: Point | undefined;
  readonly after?: StageId | undefined;
}

/** The one edit that puts a snippet into the drawing with fresh ids, connected where a way is open, and what it brings. */
export function snippetEdit(draft: Blueprint, name: string, fragment: Fragment, { at, after }: SnippetPlace, newId: () => string): { readonly edit: Edit; readonly select: Selection } {
  const open: OutcomeId | undefined = at === undefined ? firstOpenOutcome(draft, after) : undefined;
  const pasted = pasteEdit(fragment, at ?? freeSpot(draft, after, open), false, newId);
  const ids = pasted.edit.type === 'paste' ? pasted.edit.ids : {};
  const entry = ids[entryOf(fragment) ?? ''];
  const leads: readonly Edit[] = open !== undefined && entry !== undefined ? [{ type: 'connect', outcome: open, to: entry }] : [];
  const starts: readonly Edit[] = draft.start === null && entry !== undefined ? [{ type: 'setStart', stage: entry }] : [];
  return { edit: { type: 'several', name: `Insert ${name}`, edits: [pasted.edit, ...leads, ...starts] }, select: pasted.select };
}
