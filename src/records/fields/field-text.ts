import type { Field, FieldKind, FieldValue } from '#engine/blueprint';
import { formatNumber, listAnd } from '../../ui/index.ts';

/** What a kind of field is called on screen. */
export const kindNames: Readonly<Record<FieldKind, string>> = {
  text: 'Text', longText: 'Long text', number: 'Number', money: 'Money', date: 'Date', dateTime: 'Date and time', choice: 'Choice', choices: 'Several choices',
  yesNo: 'Yes or no', email: 'Email', phone: 'Phone', url: 'Web address', person: 'Person',
};

/** Kinds of which the values stand on the right edge. */
export const isNumeric = (kind: FieldKind): boolean => kind === 'number' || kind === 'money';

/** A field's value as people read it; empty text for none. */
export function fieldText(field: Pick<Field, 'kind'> | undefined, value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return listAnd(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return field && isNumeric(field.kind) ? formatNumber(value) : String(value);
  if (field?.kind === 'date') return dateText(String(value));
  if (field?.kind === 'dateTime') return `${dateText(String(value))} ${String(value).slice(11, 16)}`.trim();
  return String(value);
}

const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

function dateText(value: string): string {
  const moment = Date.parse(`${value.slice(0, 10)}T00:00Z`);
  return Number.isNaN(moment) ? value : dates.format(moment);
}
