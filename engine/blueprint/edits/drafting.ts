import type { Draft } from 'immer';
import type { Blueprint } from '../model/blueprint.ts';
import type { Edit, EditRefusal } from './edit.ts';

/** A drawing that may be written to while one edit is being made. */
export type Drafting = Draft<Blueprint>;

/** What making an edit answers: the reason why not, or nothing. What was written before a refusal is thrown away. */
export type Made = EditRefusal | null;

/** The edit of this type. */
export type EditOf<Type extends Edit['type']> = Extract<Edit, { readonly type: Type }>;

/** The refusal for something that is not in the drawing. */
export function notFound(what: Extract<EditRefusal, { type: 'notFound' }>['what'], id: string): EditRefusal {
  return { type: 'notFound', what, id };
}

/** Width of a stage card, and the least space between two columns, in canvas pixels (ui.md "Colour roles", spacing). */
export const cardWidth = 280;
export const columnGap = 96;
