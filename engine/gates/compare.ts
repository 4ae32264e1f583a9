import type { Comparison, FieldValue } from '#engine/blueprint';

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Says whether a field holds nothing: missing, null, an empty text or an empty list (domain.md section 2). */
export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && value.length === 0);
}

/** One comparison against what the field holds (rules G20 to G27). Never throws: what cannot be compared does not hold. */
export function compare(seen: FieldValue | undefined, operator: Comparison['operator'], wanted: FieldValue | undefined): boolean {
  switch (operator) {
    case 'isEmpty':
      return isEmpty(seen);
    case 'isNotEmpty':
      return !isEmpty(seen);
    case 'equals':
      return equals(seen, wanted);
    case 'notEquals':
      return !equals(seen, wanted);
    case 'contains':
      return contains(seen, wanted);
    case 'startsWith':
      return !isEmpty(seen) && !isEmpty(wanted) && !isList(seen) && !isList(wanted) && fold(seen).startsWith(fold(wanted));
    case 'in':
      return isIn(seen, wanted);
    case 'notIn':
      return !isIn(seen, wanted);
    default:
      return compareInOrder(seen, operator, wanted);
  }
}

function compareInOrder(seen: FieldValue | undefined, operator: 'lessThan' | 'atMost' | 'moreThan' | 'atLeast', wanted: FieldValue | undefined): boolean {
  const difference = orderOf(seen, wanted);
  if (difference === null) return false;
  switch (operator) {
    case 'lessThan':
      return difference < 0;
    case 'atMost':
      return difference <= 0;
    case 'moreThan':
      return difference > 0;
    case 'atLeast':
      return difference >= 0;
  }
}

function equals(seen: FieldValue | undefined, wanted: FieldValue | undefined): boolean {
  if (isEmpty(seen) || isEmpty(wanted)) return isEmpty(seen) && isEmpty(wanted);
  if (isList(seen) || isList(wanted)) {
    const [a, b] = [itemsOf(seen), itemsOf(wanted)];
    return a.every((item) => b.includes(item)) && b.every((item) => a.includes(item));
  }
  // A code such as "007" is a text: only a real number on one side makes it a number.
  if (typeof seen === 'number' || typeof wanted === 'number') return numberOf(seen) !== null && numberOf(seen) === numberOf(wanted);
  if (momentOf(seen) !== null && momentOf(wanted) !== null) return orderOf(seen, wanted) === 0;
  return fold(seen) === fold(wanted);
}

function contains(seen: FieldValue | undefined, wanted: FieldValue | undefined): boolean {
  if (isEmpty(seen) || isEmpty(wanted)) return false;
  if (isList(seen)) return itemsOf(wanted).every((item) => itemsOf(seen).includes(item));
  return itemsOf(wanted).every((item) => fold(seen).includes(item));
}

function isIn(seen: FieldValue | undefined, wanted: FieldValue | undefined): boolean {
  if (isEmpty(seen) || isEmpty(wanted)) return false;
  const choices: readonly FieldValue[] = isList(wanted) ? wanted : [wanted ?? null];
  const values: readonly FieldValue[] = isList(seen) ? seen : [seen ?? null];
  return values.some((value) => choices.some((choice) => equals(value, choice)));
}

/** Below, at or above 0 as in sorting; null when the two have no order. Numbers before dates, nothing else. */
function orderOf(seen: FieldValue | undefined, wanted: FieldValue | undefined): number | null {
  const [a, b] = [numberOf(seen), numberOf(wanted)];
  if (a !== null && b !== null) return a - b;
  const [from, to] = [momentOf(seen), momentOf(wanted)];
  if (from === null || to === null) return null;
  // A date has no time: against a moment only the days are compared.
  if (from.day === null || to.day === null) return Math.floor(from.at / 86_400_000) - Math.floor(to.at / 86_400_000);
  return from.at - to.at;
}

function numberOf(value: FieldValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && number.test(value.trim()) ? Number(value.trim()) : null;
}

/** `day` is null for a date without a time. */
function momentOf(value: FieldValue | undefined): { readonly at: number; readonly day: number | null } | null {
  if (typeof value !== 'string' || !(date.test(value) || instant.test(value))) return null;
  const written = value.slice(0, 10);
  const midnight = Date.parse(`${written}T00:00:00Z`);
  // Some engines read 30 February as 2 March; a date is one only when it is written the same again.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== written) return null;
  if (value === written) return { at: midnight, day: null };
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : { at, day: Math.floor(at / 86_400_000) };
}

function itemsOf(value: FieldValue | undefined): readonly string[] {
  return isList(value) ? value.map(fold) : [fold(value)];
}

function isList(value: FieldValue | undefined): value is readonly string[] {
  return typeof value === 'object' && value !== null;
}

/** Text as it is compared: case and ways of writing an accent do not matter. */
function fold(value: FieldValue | undefined): string {
  const text = String(value ?? '');
  return (isPlain.test(text) ? text : text.normalize('NFC')).toLowerCase();
}

/** Letters without any accent are written in one way only: asking for the normal form of each would cost more than comparing them. */
const isPlain = /^[ -~]*$/;
