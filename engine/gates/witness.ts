import type { Comparison, Fields, FieldValue } from '#engine/blueprint';
import { compare, isEmpty } from './compare.ts';
import { fieldOf } from './condition.ts';

/** A comparison that shall hold, or shall not. */
export interface WantedComparison {
  readonly comparison: Comparison;
  readonly want: boolean;
}

const oneDay = 86_400_000;
const singleOnly: ReadonlySet<Comparison['operator']> = new Set(['startsWith', 'lessThan', 'atMost', 'moreThan', 'atLeast'] as const);

/**
 * The fewest fields to fill so that all comparisons come out as wanted, each with a value that would do; null when no
 * value can. The values only prove that filling the field helps: people fill in what is true.
 */
export function fieldsToFill(wanted: readonly WantedComparison[], fields: Fields): Fields | null {
  const byField = new Map<string, WantedComparison[]>();
  for (const one of wanted) byField.set(one.comparison.field, [...(byField.get(one.comparison.field) ?? []), one]);
  const filled: Record<string, FieldValue> = {};
  for (const [field, comparisons] of byField) {
    const current = fieldOf(fields, field);
    const fits = (value: FieldValue) => comparisons.every(({ comparison, want }) => compare(value, comparison.operator, comparison.value) === want);
    if (fits(current)) continue;
    const value = candidates(comparisons).filter((value) => mayHold(value, current, comparisons)).find(fits);
    if (value === undefined) return null;
    filled[field] = value;
  }
  return filled;
}

/**
 * Says whether a field may hold a list or a single value. A gate does not know kinds of fields, but what stands in one
 * tells, and nobody asks whether a list is more than ten or how it begins.
 */
function mayHold(value: FieldValue, current: FieldValue, comparisons: readonly WantedComparison[]): boolean {
  const isList = typeof value === 'object' && value !== null && value.length > 0;
  if (!isEmpty(current)) return isEmpty(value) || isList === (typeof current === 'object');
  return !isList || !comparisons.some(({ comparison: { operator } }) => singleOnly.has(operator));
}

/** Values worth trying: those named, their neighbours, and texts made of the parts asked for. */
function candidates(comparisons: readonly WantedComparison[]): readonly FieldValue[] {
  const named = comparisons.flatMap(({ comparison: { value } }) => (value === undefined || value === null ? [] : [value]));
  const texts = named.flatMap((value) => (typeof value === 'object' ? value : typeof value === 'string' ? [value] : [String(value)]));
  const wantedTexts = comparisons.flatMap(({ comparison: { operator, value }, want }) => (want && (operator === 'contains' || operator === 'startsWith') ? [{ operator, value }] : []));
  const begin = wantedTexts.filter(({ operator }) => operator === 'startsWith').map(({ value }) => String(value)).sort((a, b) => b.length - a.length)[0] ?? '';
  const parts = wantedTexts.filter(({ operator }) => operator === 'contains').flatMap(({ value }) => (typeof value === 'object' && value !== null ? value : [String(value)]));
  return [
    ...named,
    ...texts,
    ...texts.map((text) => `${begin}${text}`),
    ...neighbours(texts),
    [begin, ...parts].join(''),
    [begin, ...parts, ...texts.filter((text) => !parts.includes(text))].join(' '),
    `${begin}${parts.join('')} other`,
    'other',
    parts,
    texts,
    ...texts.map((text) => [text]),
    ...texts.map((text) => texts.filter((other) => other !== text)),
    ['other'],
    true,
    false,
    null,
  ];
}

function neighbours(texts: readonly string[]): readonly FieldValue[] {
  const numbers = texts.filter((text) => text.trim() !== '').map(Number).filter(Number.isFinite);
  const dates = texts.filter((text) => /^\d{4}-\d{2}-\d{2}/.test(text)).map(Date.parse).filter(Number.isFinite);
  return [
    ...around(numbers, 1),
    ...around(dates, oneDay).map((at) => new Date(at).toISOString()),
    ...around(dates, oneDay).map((at) => new Date(at).toISOString().slice(0, -14)),
  ];
}

/** Every value, one step to either side, and the middle of each two neighbours. */
function around(values: readonly number[], step: number): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const middles = sorted.flatMap((value, index) => {
    const next = sorted[index + 1];
    return next === undefined ? [] : [(value + next) / 2];
  });
  return sorted.flatMap((value) => [value, value - step, value + step]).concat(middles);
}
