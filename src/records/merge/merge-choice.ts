import { inOrder } from '#engine/kernel';
import type { Field, Fields, FieldValue, RecordType } from '#engine/blueprint';
import { isBlank } from '#engine/exchange';
import { changedFields, unitedWishes } from '#engine/run';
import type { RecordRow } from '../../storage/index.ts';

/** Which of the two a value is taken from. */
export type Side = 'kept' | 'other';

/** One field in which two records differ. */
export interface Difference {
  readonly field: Field;
  readonly kept: FieldValue;
  readonly other: FieldValue;
  /** The customer's own wish: both hold, nobody chooses. */
  readonly united: boolean;
}

const wishes = ['doNotContact', 'doNotContactChannels'];

/** Which of two records is kept unless somebody says otherwise: the one that stands in more blueprints, then the one that says more, then the older one. */
export function proposeKept(one: RecordRow, other: RecordRow): Side {
  const filled = (row: RecordRow) => Object.values(row.fields).filter((value) => !isBlank(value)).length;
  const by = one.standing.length - other.standing.length || filled(one) - filled(other) || other.createdAt - one.createdAt;
  return by >= 0 ? 'kept' : 'other';
}

/** The fields in which the two differ, in the type's order. */
export function differences(type: RecordType, kept: Fields, other: Fields): readonly Difference[] {
  return inOrder(type.fields).flatMap((field) => {
    const [a, b] = [kept[field.key] ?? null, other[field.key] ?? null];
    return (isBlank(a) && isBlank(b)) || Object.keys(changedFields(kept, { [field.key]: b })).length === 0 ? [] : [{ field, kept: a, other: b, united: wishes.includes(field.key) }];
  });
}

/** Which side each difference is taken from unless somebody chooses: what is kept, but for what only the other one says. */
export function proposeSides(found: readonly Difference[]): Readonly<Record<string, Side>> {
  return Object.fromEntries(found.map(({ field, kept }) => [field.key, isBlank(kept) ? 'other' : 'kept']));
}

/** The values that merging writes to the record that is kept. */
export function chosenFields(found: readonly Difference[], sides: Readonly<Record<string, Side>>): Fields {
  return Object.fromEntries(found.flatMap(({ field, other, united }) => (!united && sides[field.key] === 'other' ? [[field.key, other]] : [])));
}

/** What both customers' wishes come to for a field. */
export function unitedValue(field: string, kept: Fields, other: Fields): FieldValue {
  return unitedWishes([kept, other])[field] ?? null;
}
