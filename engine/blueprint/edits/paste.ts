import { castDraft } from 'immer';
import { blueprintLimits } from '../document/limits.ts';
import { notFound, type Drafting, type EditOf, type Made } from './drafting.ts';
import type { Fragment, Point } from './edit.ts';
import { idsIn, withFreshIds } from './fragment.ts';
import { mendReferences } from './integrity.ts';

/**
 * Puts a fragment into the drawing with fresh ids, its top left card at the given point. Links inside the
 * fragment stay; links to stages outside it stay only when asked for and the stage is drawn here.
 */
export function paste(draft: Drafting, edit: EditOf<'paste'>, said: string[]): Made {
  const unnamed = idsIn(edit.fragment).find((id) => !Object.hasOwn(edit.ids, id));
  if (unnamed !== undefined) return notFound('path', `ids.${unnamed}`);
  const renewed = withFreshIds(edit.fragment, edit.ids);
  if (!renewed.ok) return { type: 'invalid', problems: renewed.error };
  const fragment = renewed.value;
  const no = roomFor(draft, fragment);
  if (no) return no;
  for (const part of ['stages', 'activities', 'outcomes', 'notes'] as const) Object.assign(draft[part], castDraft(fragment[part]));
  for (const outcome of Object.values(fragment.outcomes)) {
    const pasted = draft.outcomes[outcome.id];
    if (pasted && pasted.to !== null && !fragment.stages[pasted.to] && !edit.keepOutsideLinks) pasted.to = null;
  }
  placeFragment(draft, fragment, edit.at);
  said.push(...mendReferences(draft));
  return null;
}

function roomFor(draft: Drafting, fragment: Fragment): Made {
  for (const part of ['stages', 'activities', 'outcomes', 'notes'] as const) {
    const taken = Object.keys(fragment[part]).find((id) => draft[part][id]);
    if (taken !== undefined) return { type: 'idTaken', id: taken };
  }
  for (const what of ['stages', 'outcomes'] as const) {
    if (Object.keys(draft[what]).length + Object.keys(fragment[what]).length > blueprintLimits[what]) return { type: 'limitReached', what, limit: blueprintLimits[what] };
  }
  return null;
}

function placeFragment(draft: Drafting, fragment: Fragment, at: Point): void {
  const places = [...Object.values(fragment.positions), ...Object.values(fragment.notes)];
  const left = Math.min(...places.map((place) => place.x));
  const top = Math.min(...places.map((place) => place.y));
  const moved = ({ x, y }: Point) => ({ x: Math.round(at.x + x - left) + 0, y: Math.round(at.y + y - top) + 0 });
  for (const id of Object.keys(fragment.stages)) draft.view.positions[id] = moved(fragment.positions[id] ?? { x: left, y: top });
  for (const id of Object.keys(fragment.notes)) {
    const note = draft.notes[id];
    if (note) Object.assign(note, moved(note));
  }
}
