import type { Field, FieldValue } from '#engine/blueprint';
import { formatDate, formatMoment, formatNumber, listAnd, type Names, type Seen } from '../ui/index.ts';

/** A record's value as one would write it in a letter: no quotes, numbers with separators, dates and people by name. */
export function valueText(value: FieldValue | undefined, field?: Pick<Field, 'kind'>, look?: { readonly names: Names; readonly when: Seen }): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value !== 'string') return listAnd([...value]);
  if (field?.kind === 'person' && look) return look.names.person(value);
  const at = field?.kind === 'date' || field?.kind === 'dateTime' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return value;
  // a day has no zone; a moment is told in the record's own
  return field?.kind === 'date' || !look ? formatDate(at, 'UTC') : formatMoment(at, look.when);
}
