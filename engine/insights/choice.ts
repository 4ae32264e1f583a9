import type { Instant } from '#engine/kernel';
import type { FieldValue, UserId } from '#engine/blueprint';
import type { Passage, Stay } from './passages.ts';

/** Whose passages count, and of which segment (rule N7). What is left out chooses nothing. */
export interface Choice {
  /** Null: the records nobody owns. */
  readonly owner?: UserId | null | undefined;
  readonly field?: { readonly key: string; readonly value: FieldValue } | undefined;
}

/** From its first moment up to, not including, its last; open where a side is left out. Epoch milliseconds. */
export interface Period {
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
}

/** The passages somebody asked about. Practice and sandbox never mix in: only the live space counts. */
export function chosen(passages: readonly Passage[], { owner, field }: Choice): readonly Passage[] {
  return passages.filter((passage) => passage.space === 'live'
    && (owner === undefined || passage.owner === owner)
    && (field === undefined || isValue(passage.fields[field.key], field.value)));
}

/** Says whether a stay began in the period. */
export function enteredIn({ enteredAt }: Pick<Stay, 'enteredAt'>, { since, until }: Period): boolean {
  return (since === undefined || enteredAt >= since) && (until === undefined || enteredAt < until);
}

/** A field of several choices has a value when it is one of them. */
function isValue(seen: FieldValue | undefined, wanted: FieldValue): boolean {
  return Array.isArray(seen) ? seen.some((each) => each === wanted) : (seen ?? null) === wanted;
}
