import type { Field, FieldKind, FieldValue } from '#engine/blueprint';
import { convertValue, looksLikeEmail, looksLikePhone } from './convert.ts';
import { csvText } from './write-csv.ts';

/** What is wrong with a stored value: of another kind than its field, or none of its choices. */
export type ValueProblem = 'wrongKind' | 'unknownChoice';

/** Whether a record says nothing in a field (domain.md section 2: a missing key, null, '' and [] all mean empty). */
export function isBlank(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && value.length === 0);
}

/** Says what is wrong with a value a record holds in a field, or null. Nothing is wrong with an empty one. Rule X53. */
export function valueProblem({ kind, choices }: Pick<Field, 'kind' | 'choices'>, value: FieldValue | undefined): ValueProblem | null {
  if (value === undefined || value === null || isBlank(value)) return null;
  switch (kind) {
    case 'number':
    case 'money':
      return typeof value === 'number' ? null : 'wrongKind';
    case 'yesNo':
      return typeof value === 'boolean' ? null : 'wrongKind';
    case 'choices':
      return typeof value !== 'object' ? 'wrongKind' : choices.length > 0 && value.some((one) => !choices.includes(one)) ? 'unknownChoice' : null;
    case 'choice':
      return typeof value !== 'string' ? 'wrongKind' : choices.includes(value) ? null : 'unknownChoice';
    default:
      return typeof value === 'string' && hasShape(kind, value) ? null : 'wrongKind';
  }
}

function hasShape(kind: FieldKind, value: string): boolean {
  switch (kind) {
    case 'email':
      return looksLikeEmail(value);
    case 'phone':
      return looksLikePhone(value);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10)));
    case 'dateTime':
      return /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value));
    case 'url':
      return /^https?:\/\//i.test(value);
    default:
      return true;
  }
}

/**
 * A value as it would be in a field of another kind, or undefined when it cannot be: then the record keeps what it
 * says, so that changing a field's kind loses nothing. Rule X54.
 */
export function convertedTo(field: Pick<Field, 'kind' | 'choices'>, value: FieldValue): FieldValue | undefined {
  if (valueProblem(field, value) === null) return value;
  if (field.kind === 'text' || field.kind === 'longText' || field.kind === 'person') return textOf(value);
  // A field whose choices nobody has named yet takes any.
  if (field.kind === 'choices' && field.choices.length === 0 && typeof value === 'string') return [value];
  const answer = convertValue(csvText(value), field, { dates: 'ymd', decimal: '.' });
  return answer.ok && answer.value !== null ? answer.value : undefined;
}

function textOf(value: FieldValue): FieldValue {
  if (typeof value === 'object' && value !== null) return value.join(', ');
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
}
