import type { FieldValue } from '../model/condition.ts';
import type { Field } from '../model/record-type.ts';
import { dayLength, partsOf, type Reading } from './reading.ts';
import type { Operator } from '../model/condition.ts';

/** What is asked of one field: the operators with what they want. */
export interface Asked {
  readonly operator: Operator;
  readonly wanted: Reading;
}

/**
 * Values that together meet every mix of answers the questions about a field can get, the most natural first and
 * "empty" last. `complete` is false when a mix may have been missed, so that "no value does" would be a guess.
 */
export interface Candidates {
  readonly values: readonly FieldValue[];
  readonly complete: boolean;
}

const mostSubsets = 6;
/** Texts that read as numbers greater and less than any number a number field holds. */
const beyond = ['1e999', '-1e999'];
const someDay = '2026-01-01';
const fresh = [...'xqzjkvwbfghmpuylnrtdscaioe~^¤§µ'];

/** The values to try for a field of this kind; of an unknown field everything it might hold. */
export function candidatesFor(field: Field | undefined, asked: readonly Asked[]): Candidates {
  const patterns = asked.some(({ operator }) => operator === 'contains' || operator === 'startsWith');
  switch (field?.kind) {
    case 'number':
    case 'money':
      return withEmpty({ values: numbers(asked), complete: !patterns });
    case 'date':
      return withEmpty({ values: days(asked), complete: !patterns });
    case 'dateTime':
      return withEmpty({ values: instants(asked), complete: !patterns && !asked.some(({ operator, wanted }) => wanted.isList && operator !== 'in' && operator !== 'notIn') });
    case 'yesNo':
      return withEmpty({ values: [true, false], complete: true });
    case 'choice':
      return withEmpty(field.choices.length === 0 ? texts(asked) : { values: field.choices, complete: true });
    case 'choices':
      return withEmpty(lists(asked, field.choices.length === 0 ? mentioned(asked) : telling(asked, field.choices)));
    case undefined:
      return withEmpty(anything(asked, patterns));
    default:
      return withEmpty(texts(asked));
  }
}

function withEmpty({ values, complete }: Candidates): Candidates {
  return { values: [...values, null], complete };
}

function anything(asked: readonly Asked[], patterns: boolean): Candidates {
  const text = texts(asked);
  const list = lists(asked, mentioned(asked));
  const moments = asked.some(({ wanted }) => partsOf(wanted).some(({ moment }) => moment !== null));
  return { values: [...numbers(asked), ...days(asked), ...text.values, ...instants(asked), true, false, ...list.values], complete: text.complete && list.complete && !patterns && !moments };
}

/** Every number named, one in each space between, one above and one below: round ones where there is room. */
function numbers(asked: readonly Asked[]): readonly number[] {
  const points = sorted(asked.flatMap(({ wanted }) => partsOf(wanted).flatMap(({ number }) => (number !== null && Number.isFinite(number) ? [number] : []))));
  const [least, greatest] = [points[0], points.at(-1)];
  if (least === undefined || greatest === undefined) return [1];
  const between = points.flatMap((point, index) => {
    const next = points[index + 1];
    return next === undefined ? [] : roundBetween(point, next);
  });
  const below = least > 0 ? 0 : least - 1 < least ? least - 1 : Math.max(-Number.MAX_VALUE, least - Math.abs(least));
  const above = greatest + 1 > greatest ? greatest + 1 : Math.min(Number.MAX_VALUE, greatest + Math.abs(greatest));
  return [...points, ...between, above, below];
}

/** The roundest number strictly between two; none when no number lies there. */
function roundBetween(low: number, high: number): readonly number[] {
  for (let digits = Math.floor(Math.log10(high - low)); digits >= -9; digits -= 1) {
    const step = 10 ** digits;
    const round = Number(((Math.floor(low / step) + 1) * step).toFixed(Math.min(100, Math.max(0, -digits))));
    if (round > low && round < high) return [round];
  }
  const middle = low + (high - low) / 2;
  return middle > low && middle < high ? [middle] : [];
}

/** Every day named and the days beside it: dates have no room between two days. */
function days(asked: readonly Asked[]): readonly string[] {
  const points = momentsIn(asked).map(({ at }) => Math.floor(at / dayLength));
  if (points.length === 0) return [someDay];
  return sorted(points).flatMap((day) => [day, day + 1, day - 1]).map((day) => new Date(day * dayLength).toISOString().slice(0, 10)).filter((day) => /^\d{4}-/.test(day));
}

/** Every moment named, both ends of every day named, and one moment in each space between. */
function instants(asked: readonly Asked[]): readonly string[] {
  const points = sorted(momentsIn(asked).flatMap(({ at, wholeDay }) => (wholeDay ? [at, at + dayLength] : [at])));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [`${someDay}T12:00:00.000Z`];
  const between = points.flatMap((point, index) => {
    const next = points[index + 1];
    return next === undefined || next - point < 2 ? [] : [Math.floor((point + next) / 2)];
  });
  return [...points, ...between, last + dayLength, first - dayLength].map((at) => new Date(at).toISOString()).filter((at) => /^\d{4}-/.test(at));
}

/** Every text named, texts built from the parts asked for, and a text nobody named. */
function texts(asked: readonly Asked[]): Candidates {
  const named = unique(asked.flatMap(({ wanted }) => partsOf(wanted).flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []))));
  const ordered = asked.some(({ operator, wanted }) => isOrder(operator) || partsOf(wanted).some(({ isNumber }) => isNumber));
  const starts = unique(asked.flatMap(({ operator, wanted }) => (operator === 'startsWith' ? wanted.texts : [])));
  const pieces = unique(asked.flatMap(({ operator, wanted }) => (operator === 'contains' ? wanted.texts : [])));
  const nobodys = strange(asked);
  const built = builtFrom(starts, pieces, nobodys);
  const spelled = ordered ? [...numbers(asked).flatMap((number) => [`${number}`, `${number}e0`, ` ${number}`]), ...beyond] : [];
  const moments = momentsIn(asked).length > 0;
  const marks = asked.some(({ wanted }) => wanted.texts.some((text) => /\p{M}/u.test(text)));
  return {
    values: [...named, 'something else', ...spelled, ...(moments ? [...days(asked), ...instants(asked)] : []), ...built.values, nobodys],
    complete: built.complete && !marks && !moments && !(ordered && starts.length + pieces.length > 0),
  };
}

/** A character that stands in nothing named, so that a text of it is like none of them. */
function strange(asked: readonly Asked[]): string {
  const all = asked.flatMap(({ wanted }) => wanted.texts).join('');
  const found = fresh.find((character) => !all.includes(character));
  if (found !== undefined) return found;
  let code = 0x4e00;
  while (all.includes(String.fromCodePoint(code))) code += 1;
  return String.fromCodePoint(code);
}

/** Every beginning with every mix of pieces; a strange character between keeps others from arising by chance. */
function builtFrom(starts: readonly string[], pieces: readonly string[], strangeText: string): Candidates {
  const { subsets, complete } = subsetsOf(pieces);
  const values = ['', ...starts].flatMap((start) => subsets.flatMap((subset) => {
    const parts = [start, ...subset].filter((part) => part !== '');
    return parts.length === 0 ? [] : [parts.join(' '), ...(start === '' ? [] : [start + subset.join(strangeText)]), [...parts, ''].join(strangeText), ['', ...parts, ''].join(strangeText)];
  }));
  return { values, complete };
}

/** Every mix of these items, alone and with one nobody named. */
function lists(asked: readonly Asked[], items: readonly string[]): Candidates {
  const { subsets, complete } = subsetsOf(items);
  const known = new Set(items);
  const whole = asked.flatMap(({ wanted }) => (typeof wanted.value === 'object' && wanted.value !== null ? [wanted.value] : []));
  return { values: [...subsets, ...whole.filter((list) => list.every((item) => known.has(item)))].filter((list) => list.length > 0), complete };
}

/** Items named, and one that is not. */
function mentioned(asked: readonly Asked[]): readonly string[] {
  const named = asked.flatMap(({ wanted }) => partsOf(wanted).flatMap(({ value, texts: [text = ''] }) => (value === null || value === '' ? [] : [typeof value === 'string' ? value : text])));
  return [...unique(named), strange(asked)];
}

/** Of the choices there are: those that some question can tell from the others, and one that stands for the rest. */
function telling(asked: readonly Asked[], choices: readonly string[]): readonly string[] {
  const named = new Set(asked.flatMap(({ wanted }) => wanted.texts));
  const numbersNamed = asked.some(({ wanted }) => wanted.number !== null || wanted.moment !== null);
  const told = choices.filter((choice) => numbersNamed || named.has(choice.normalize('NFC').toLowerCase()));
  const rest = choices.find((choice) => !told.includes(choice));
  return rest === undefined ? told : [...told, rest];
}

/** All subsets of a few, the smaller first; of many only none, single ones, all but one and all. */
function subsetsOf(items: readonly string[]): { readonly subsets: readonly (readonly string[])[]; readonly complete: boolean } {
  if (items.length > mostSubsets + 1) return { subsets: [[], ...items.map((item) => [item]), ...items.map((item) => items.filter((other) => other !== item)), items], complete: false };
  const all = Array.from({ length: 2 ** items.length }, (_, mask) => items.filter((_item, index) => (mask & (1 << index)) !== 0));
  return { subsets: all.sort((a, b) => a.length - b.length), complete: true };
}

function momentsIn(asked: readonly Asked[]): readonly NonNullable<Reading['moment']>[] {
  return asked.flatMap(({ wanted }) => partsOf(wanted).flatMap(({ moment }) => moment ?? []));
}

function isOrder(operator: Operator): boolean {
  return operator === 'lessThan' || operator === 'atMost' || operator === 'moreThan' || operator === 'atLeast';
}

function sorted(values: readonly number[]): readonly number[] {
  return unique(values).toSorted((a, b) => a - b);
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
