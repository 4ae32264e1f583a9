import { fieldsInUse, usesOf, type Blueprint, type Comparison, type Field, type FieldKind, type RecordType, type UsePart } from '#engine/blueprint';
import { sayKey } from '../../ui/index.ts';
import type { FieldSurvey, TypeSurvey } from '../../storage/index.ts';

/** One thing in which the data and what is asked of it do not agree (S44). */
export type Misfit =
  /** A drawing speaks of a field, or records hold one, that the type does not have. */
  | { readonly type: 'missing'; readonly field: Field; readonly uses: number; readonly held: number }
  /** A drawing compares the field as something else than it is. */
  | { readonly type: 'otherKind'; readonly field: Field; readonly wanted: FieldKind }
  | { readonly type: 'wrongValues'; readonly field: Field; readonly survey: FieldSurvey }
  | { readonly type: 'unknownChoices'; readonly field: Field; readonly survey: FieldSurvey }
  /** Required, or needed by the drawing, and empty in so many records. */
  | { readonly type: 'empty'; readonly field: Field; readonly count: number; readonly required: boolean; readonly uses: number };

/**
 * Holds what a type's records say against its fields, and against what a blueprint asks of them: what is missing, of
 * the wrong kind, unknown or empty. What stops work stands first.
 */
export function findMisfits(type: RecordType, survey: TypeSurvey, blueprint: Blueprint | null): readonly Misfit[] {
  const used = new Map(blueprint === null ? [] : fieldsInUse(blueprint).map(({ field, uses }) => [field, uses]));
  const comparisons = blueprint === null ? [] : comparisonsIn(blueprint);
  const held = Object.entries(survey.fields).filter(([key]) => !Object.hasOwn(type.fields, key));
  const absent = new Map<string, number>([...[...used.keys()].filter((key) => !Object.hasOwn(type.fields, key)).map((key) => [key, 0] as const), ...held.map(([key, { filled }]) => [key, filled] as const)]);
  const order = Object.keys(type.fields).length;
  const missing = [...absent].map(([key, count], at): Misfit => ({ type: 'missing', uses: used.get(key) ?? 0, held: count, field: { key, name: sayKey(key), kind: guessKind(comparisons.filter(({ field }) => field === key)), choices: [], required: false, order: order + at } }));
  const fields = Object.values(type.fields).toSorted((a, b) => a.order - b.order);
  return [
    ...missing,
    ...fields.flatMap((field): readonly Misfit[] => {
      const wanted = comparisons.filter((one) => one.field === field.key);
      const other = wanted.length === 0 || fitsKind(field.kind, wanted) ? null : guessKind(wanted);
      return other === null || other === field.kind ? [] : [{ type: 'otherKind', field, wanted: other }];
    }),
    ...fields.flatMap((field) => valueMisfits(field, survey, blueprint === null ? 0 : usesOf(blueprint, { type: 'field', field: field.key }).filter(({ part }) => atOnce.has(part)).length)),
  ];
}

/** Parts of a drawing that need a field before anybody could have filled it on the way: who comes in and in which order, and what is said in touches. */
const atOnce: ReadonlySet<UsePart> = new Set(['enrolment', 'ruledOut', 'rank', 'template', 'script', 'document']);

function valueMisfits(field: Field, { records, fields }: TypeSurvey, uses: number): readonly Misfit[] {
  const survey = fields[field.key];
  const empty = records - (survey?.filled ?? 0);
  const needed = field.required || uses > 0;
  return [
    ...(survey !== undefined && survey.wrongKind > 0 ? [{ type: 'wrongValues' as const, field, survey }] : []),
    ...(survey !== undefined && survey.unknown.length > 0 ? [{ type: 'unknownChoices' as const, field, survey }] : []),
    ...(needed && empty > 0 ? [{ type: 'empty' as const, field, count: empty, required: field.required, uses }] : []),
  ];
}

const sizes: ReadonlySet<string> = new Set(['lessThan', 'atMost', 'moreThan', 'atLeast']);

/** Every comparison anywhere in a drawing: they say what kind of value it expects. */
export function comparisonsIn(part: unknown): readonly Comparison[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('type' in part && part.type === 'compare' && 'field' in part && 'operator' in part) return [part as Comparison];
  return Object.values(part).flatMap(comparisonsIn);
}

/** The kind of field whose values these comparisons could hold of; a text when they say nothing. */
export function guessKind(comparisons: readonly Comparison[]): FieldKind {
  const values = comparisons.flatMap(({ value }) => (value === undefined || value === null ? [] : [value]));
  if (values.some((value) => typeof value === 'boolean')) return 'yesNo';
  if (values.some((value) => typeof value === 'number')) return 'number';
  if (comparisons.some(({ operator, value }) => sizes.has(operator) && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value))) return 'date';
  return 'text';
}

/** Whether a field of this kind can be compared so at all. */
function fitsKind(kind: FieldKind, comparisons: readonly Comparison[]): boolean {
  return comparisons.every(({ operator, value }) => {
    if (typeof value === 'number') return kind === 'number' || kind === 'money';
    if (typeof value === 'boolean') return kind === 'yesNo';
    return !sizes.has(operator) || kind !== 'yesNo';
  });
}
