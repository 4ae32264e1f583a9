import type { FieldKind } from '#engine/blueprint';
import { looksLikeEmail, looksLikePhone, readNumber, readYesNo, type ValueFormat } from './convert.ts';
import { dateEvidence } from './dates.ts';

/** What all values of a column have in common. */
export interface ColumnProfile {
  /** The kind of field that fits (nearly) every value. */
  readonly kind: FieldKind;
  readonly format: ValueFormat;
  /** The dates could be read in another order just as well: people should look. */
  readonly ambiguous: boolean;
  /** The values that keep coming back, most frequent first, when there are few; else none. */
  readonly choices: readonly string[];
  /** All different values when they are few and short, whether they keep coming back or not: a small file says no more of a list of choices. */
  readonly few: readonly string[];
  /** Cells that are not empty. */
  readonly filled: number;
  /** How many different values, up to the limit counted. */
  readonly distinct: number;
}

/** Values beyond this many different ones are not told apart any more: it is no list of choices then. */
const distinctLimit = 5000;
/** A few stray values do not change what a column is: they are reported as rows in error. */
const enough = 0.98;
const mostChoices = 40;

/** Reads a whole column and says what it is: dates in which order, numbers with which decimals, choices. Rules X14 to X16. */
export function profileColumn(values: Iterable<string>): ColumnProfile {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const value of values) {
    const clean = value.trim();
    if (clean === '') continue;
    filled += 1;
    const seen = counts.get(clean);
    if (seen !== undefined) counts.set(clean, seen + 1);
    else if (counts.size < distinctLimit) counts.set(clean, 1);
  }
  const distinct = [...counts.keys()];
  const decimal = decimalOf(distinct);
  const dates = dateEvidence(distinct);
  const format: ValueFormat = { dates: dates?.order ?? 'ymd', decimal };
  const base = { format, filled, distinct: distinct.length, ambiguous: false, choices: [], few: areShort(distinct) && distinct.length <= mostChoices ? distinct : [] };
  const share = (fits: (value: string) => boolean) => (distinct.length === 0 ? 0 : distinct.filter(fits).length / distinct.length);
  if (distinct.length === 0) return { ...base, kind: 'text' };
  if (dates && dates.fits / distinct.length >= enough) return { ...base, kind: distinct.some((value) => /\d:\d\d/.test(value)) ? 'dateTime' : 'date', ambiguous: dates.ambiguous };
  if (share((value) => readYesNo(value) !== null) === 1 && !isZeroToOneCount(distinct)) return { ...base, kind: 'yesNo' };
  if (share(looksLikeEmail) >= enough) return { ...base, kind: 'email' };
  if (share((value) => readNumber(value, decimal) !== null && !isNumberlikeName(value)) >= enough) return { ...base, kind: distinct.some((value) => /[$€£¥₹]/.test(value)) ? 'money' : 'number' };
  if (share(looksLikePhone) >= enough) return { ...base, kind: 'phone' };
  if (share((value) => /^(https?:\/\/|www\.)\S+$/i.test(value)) >= enough) return { ...base, kind: 'url' };
  if (isChoiceLike(counts, filled)) return { ...base, kind: 'choice', choices: distinct.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)) };
  return { ...base, kind: distinct.some((value) => value.length > 200 || value.includes('\n')) ? 'longText' : 'text' };
}

/** Only "1" in a column is a count that happens to be one, not a yes. */
function isZeroToOneCount(distinct: readonly string[]): boolean {
  return distinct.length === 1 && /^\d$/.test(distinct[0] ?? '');
}

/** Postcodes and numbers on cards begin with a zero, phone numbers with a plus: no sums are made of them. */
function isNumberlikeName(value: string): boolean {
  return /^0\d/.test(value) || /^\+\d{5,}/.test(value) || /^\d{16,}$/.test(value);
}

/** The mark before the decimals: where both occur the last one, else the one not followed by three digits. */
function decimalOf(values: readonly string[]): '.' | ',' {
  let comma = 0;
  for (const value of values) {
    if (/\d\.\d{3},\d/.test(value) || /^\D*\d+,\d{1,2}\D*$/.test(value) || /^\D*\d+,\d{4,}\D*$/.test(value)) comma += 1;
    if (/\d,\d{3}\.\d/.test(value) || /^\D*\d+\.\d{1,2}\D*$/.test(value) || /^\D*\d+\.\d{4,}\D*$/.test(value)) comma -= 1;
  }
  return comma > 0 ? ',' : '.';
}

/** Few values that keep coming back, none of them long. */
function isChoiceLike(counts: ReadonlyMap<string, number>, filled: number): boolean {
  if (counts.size > mostChoices || counts.size * 3 > filled) return false;
  return areShort([...counts.keys()]);
}

function areShort(values: readonly string[]): boolean {
  return values.every((value) => value.length <= 80 && !value.includes('\n'));
}
