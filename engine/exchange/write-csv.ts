import type { FieldValue } from '#engine/blueprint';

/** Signs with which a spreadsheet begins a formula, also in their full-width shape. */
const formulaStart = /^[=+\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}|%]/u;
const plainNumber = /^[+-]?\d+([.,]\d+)*$/;

/**
 * One value as it stands in a CSV file: quoted where needed and inert, so that no spreadsheet runs it as a formula,
 * whatever blanks or line ends stand before it. Numbers stay numbers, also negative ones. Rule X7; trap E15.
 */
export function csvEscape(value: FieldValue | undefined): string {
  const text = csvText(value);
  const safe = typeof value !== 'number' && isRisky(text) ? `'${text}` : text;
  return /[",;\t\r\n|']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A cell as it was before it was made inert: the quote that keeps a spreadsheet from running a formula is taken off
 * again. What was never guarded stays as it is. Rule X50.
 */
export function csvUnguard(cell: string): string {
  return cell.startsWith("'") && isRisky(cell.slice(1)) ? cell.slice(1) : cell;
}

/** One line of a CSV file with its line end. */
export function csvLine(values: readonly (FieldValue | undefined)[]): string {
  return `${values.map(csvEscape).join(',')}\r\n`;
}

/** A value in words of a file. A list whose items hold the marks between them is written as JSON, so that it can be read back. */
export function csvText(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return value.some((item) => /[;,|\r\n"[\]]|^\s|\s$|^$/.test(item)) ? JSON.stringify(value) : value.join('; ');
  return String(value);
}

/** A spreadsheet might run it. Quotes that guard already do not count, so that guarding twice can be told from once. */
function isRisky(text: string): boolean {
  // What a spreadsheet skips before it looks for a formula: blanks, line ends, control and zero-width characters.
  const core = text.replace(/^'+/, '').replace(/^[\s\p{C}\p{Z}]+/u, '');
  return formulaStart.test(core) && !plainNumber.test(core);
}
