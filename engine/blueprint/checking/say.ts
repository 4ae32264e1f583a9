import type { Fields } from '../model/record-type.ts';
import type { FieldValue } from '../model/condition.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { StageId } from '../model/ids.ts';
import type { KnownFields } from './rules.ts';

/** A field by the name people gave it. */
export function sayField(field: string, known: KnownFields): string {
  const name = Object.hasOwn(known, field) ? known[field]?.name.trim() : '';
  return name === undefined || name === '' ? field : name;
}

/** An example record in a sentence: "Amount = 50,000 and Segment is empty". */
export function sayRecord(fields: Fields, known: KnownFields): string {
  return inWords(Object.entries(fields).map(([field, value]) => sayHolding(sayField(field, known), value)));
}

function sayHolding(field: string, value: FieldValue): string {
  if (value === null || value === '' || (typeof value === 'object' && value.length === 0)) return `${field} is empty`;
  return `${field} = ${sayValue(value)}`;
}

/** The end of a way, stage by stage. */
export function sayPath(path: readonly StageId[], stages: Blueprint['stages']): string {
  const shown = path.slice(-mostStages).map((id) => `"${stages[id]?.name ?? ''}"`);
  return `${path.length > mostStages ? '… → ' : ''}${shown.join(' → ')}`;
}

/** Of a longer way only its end is told. */
export const mostStages = 4;

/** A value as it is read: numbers in groups of three, yes and no in words. */
export function sayValue(value: FieldValue): string {
  if (typeof value === 'number') return sayNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? (value ?? []).join(', ') : value;
}

/** Things in a row: "a, b and c". */
export function inWords(things: readonly string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
}

function sayNumber(value: number): string {
  const [whole = '', rest] = String(value).split('.');
  if (whole.includes('e')) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
