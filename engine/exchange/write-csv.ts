import type { FieldValue } from '#engine/blueprint';

/** Signs with which a spreadsheet begins a formula, also in their full-width shape. */
const formulaStart = /^[=+\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}|%]/u;
const plainNumber = /^[+-]?\d+([.,]\d+)*$/;

/**
 * One value as it stands in a CSV file: quoted where needed and inert, so that no spreadsheet runs it as a formula,
 * whatever blanks or line ends stand before it. Numbers stay numbers, also negative ones. Rule X7; trap E15.
 */
export function csvEscape(value: FieldValue | undefined): string {
  const text = textOf(value);
  // What a spreadsheet skips before it looks for a formula: blanks, line ends, control and zero-width characters.
  const core = text.replace(/^[\s\p{C}\p{Z}]+/u, '');
  const risky = typeof value !== 'number' && formulaStart.test(core) && !plainNumber.test(core);
  const safe = risky ? `'${text}` : text;
  return /[",;\t\r\n|']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file with its line end. */
export function csvLine(values: readonly (FieldValue | undefined)[]): string {
  return `${values.map(csvEscape).join(',')}\r\n`;
}

function textOf(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('; ') : String(value);
}
