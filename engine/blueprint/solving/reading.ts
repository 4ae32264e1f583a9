import type { FieldValue, Operator } from '../model/condition.ts';

const numeral = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
export const dayLength = 86_400_000;

/** A value read once in every way a comparison may look at it, so that many comparisons can ask it. */
export interface Reading {
  readonly value: FieldValue;
  readonly empty: boolean;
  readonly isList: boolean;
  readonly isNumber: boolean;
  /** As text, and of a list each item: folded, as it is compared. */
  readonly texts: readonly string[];
  readonly number: number | null;
  readonly moment: { readonly at: number; readonly wholeDay: boolean } | null;
}

export function read(value: FieldValue | undefined): Reading {
  const isList = typeof value === 'object' && value !== null;
  return {
    value: value ?? null,
    empty: value === undefined || value === null || value === '' || (isList && value.length === 0),
    isList,
    isNumber: typeof value === 'number',
    texts: isList ? value.map(fold) : [fold(value)],
    number: numberOf(value),
    moment: momentOf(value),
  };
}

/** A list's items one by one; a single value is a list of one. */
export function partsOf(reading: Reading): readonly Reading[] {
  return typeof reading.value === 'object' && reading.value !== null ? reading.value.map((item) => read(item)) : [reading];
}

/** Whether a value passes one comparison, by the gates' rules G20 to G25, which a property test holds it to. */
export function passes(seen: Reading, operator: Operator, wanted: Reading): boolean {
  switch (operator) {
    case 'isEmpty':
      return seen.empty;
    case 'isNotEmpty':
      return !seen.empty;
    case 'equals':
      return equal(seen, wanted);
    case 'notEquals':
      return !equal(seen, wanted);
    case 'contains':
      return !seen.empty && !wanted.empty && wanted.texts.every((item) => (seen.isList ? seen.texts.includes(item) : (seen.texts[0] ?? '').includes(item)));
    case 'startsWith':
      return !seen.empty && !wanted.empty && !seen.isList && !wanted.isList && (seen.texts[0] ?? '').startsWith(wanted.texts[0] ?? '');
    case 'in':
      return isIn(seen, wanted);
    case 'notIn':
      return !isIn(seen, wanted);
    case 'lessThan':
      return difference(seen, wanted) < 0;
    case 'atMost':
      return difference(seen, wanted) <= 0;
    case 'moreThan':
      return difference(seen, wanted) > 0;
    case 'atLeast':
      return difference(seen, wanted) >= 0;
  }
}

function equal(a: Reading, b: Reading): boolean {
  if (a.empty || b.empty) return a.empty && b.empty;
  if (a.isList || b.isList) return a.texts.every((text) => b.texts.includes(text)) && b.texts.every((text) => a.texts.includes(text));
  if (a.isNumber || b.isNumber) return a.number !== null && a.number === b.number;
  return a.moment && b.moment ? difference(a, b) === 0 : a.texts[0] === b.texts[0];
}

function isIn(seen: Reading, wanted: Reading): boolean {
  if (seen.empty || wanted.empty) return false;
  const choices = partsOf(wanted);
  return partsOf(seen).some((value) => choices.some((choice) => equal(value, choice)));
}

/** Below, at or above 0 as in sorting; no number at all when the two have no order, which passes no comparison. */
function difference(a: Reading, b: Reading): number {
  if (a.number !== null && b.number !== null) return a.number - b.number;
  if (!a.moment || !b.moment) return Number.NaN;
  if (a.moment.wholeDay || b.moment.wholeDay) return Math.floor(a.moment.at / dayLength) - Math.floor(b.moment.at / dayLength);
  return a.moment.at - b.moment.at;
}

function numberOf(value: FieldValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && numeral.test(value.trim()) ? Number(value.trim()) : null;
}

function momentOf(value: FieldValue | undefined): Reading['moment'] {
  if (typeof value !== 'string' || !(date.test(value) || instant.test(value))) return null;
  const written = value.slice(0, 10);
  const midnight = Date.parse(`${written}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== written) return null;
  const at = value === written ? midnight : Date.parse(value);
  return Number.isNaN(at) ? null : { at, wholeDay: value === written };
}

function fold(value: FieldValue | undefined): string {
  return String(value ?? '').normalize('NFC').toLowerCase();
}
