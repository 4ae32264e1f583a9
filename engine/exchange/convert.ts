import type { Field, FieldValue } from '#engine/blueprint';
import { err, ok, type Result } from '#engine/kernel';
import { type DateOrder, readDate } from './dates.ts';

/** How a file writes its dates and numbers. */
export interface ValueFormat {
  readonly dates: DateOrder;
  /** What stands before the decimals. */
  readonly decimal: '.' | ',';
  /** The file was exported here: its texts are taken to the letter, blanks included, and nothing is guessed (rule X52). */
  readonly exact?: true;
}

type Converted = Result<FieldValue, string>;
type Target = Pick<Field, 'kind' | 'choices'>;

/**
 * Turns a text of a file into a value of a field, or says why it is none. An empty text is an empty value of any
 * kind. A choice is found whatever its capitals. Rules X9 to X13.
 */
export function convertValue(text: string, field: Target, format: ValueFormat): Converted {
  if (format.exact) return exactly(text, field);
  const clean = text.trim();
  if (clean === '') return ok(null);
  if (clean.length > 20_000) return err('is longer than 20,000 characters');
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'person':
      return ok(clean);
    case 'number':
    case 'money':
      return numberOf(clean, format.decimal);
    case 'date':
      return dateOf(clean, format.dates);
    case 'dateTime':
      return momentOf(clean, format.dates);
    case 'yesNo':
      return yesNoOf(clean);
    case 'choice':
      return choiceOf(clean, field.choices);
    case 'choices':
      return choicesOf(clean, field.choices);
    case 'email':
      return looksLikeEmail(clean) ? ok(clean) : err(`“${short(clean)}” is no email address`);
    case 'phone':
      return looksLikePhone(clean) ? ok(clean) : err(`“${short(clean)}” is no phone number`);
    case 'url':
      return urlOf(clean);
  }
}

/** What was written here says what it meant. */
function exactly(text: string, field: Target): Converted {
  if (text === '') return ok(null);
  if (text.length > 20_000) return err('is longer than 20,000 characters');
  switch (field.kind) {
    case 'number':
    case 'money':
      return numberOf(text.trim(), '.');
    case 'date':
      return isoDate.test(text) && !Number.isNaN(Date.parse(text)) ? ok(text) : dateOf(text, 'ymd');
    case 'dateTime':
      return isoMoment.test(text) && !Number.isNaN(Date.parse(text)) ? ok(text) : momentOf(text, 'ymd');
    case 'yesNo':
      return yesNoOf(text);
    case 'choices':
      return ok(listOf(text));
    default:
      return ok(text);
  }
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A list as it is exported: items between semicolons, or JSON when an item holds such a mark itself. */
function listOf(text: string): readonly string[] {
  if (!text.startsWith('[')) return text.split(';').map((item) => item.trim()).filter((item) => item !== '');
  try {
    const read: unknown = JSON.parse(text);
    if (Array.isArray(read) && read.every((item) => typeof item === 'string')) return read;
  } catch {
    // No list then, only a text that begins like one.
  }
  return [text];
}

/** A text read as a number with that decimal mark; null when it is none. Money signs and per cents around it are dropped. */
export function readNumber(text: string, decimal: '.' | ','): number | null {
  const bare = text.replace(/^[\s(]*(?:[$€£¥₹]|[A-Z]{3}\s)?\s*|\s*(?:[$€£¥₹%]|\s[A-Z]{3})?[\s)]*$/gu, '');
  const negative = /^\s*\(.*\)\s*$/.test(text);
  const thousands = decimal === '.' ? ",'\u2019 \u00a0\u202f" : ".'\u2019 \u00a0\u202f";
  const pattern = new RegExp(`^[+-]?(?:\\d+|\\d{1,3}(?:[${thousands}]\\d{2,3})+)(?:\\${decimal}\\d+)?(?:[eE][+-]?\\d+)?$`);
  if (!pattern.test(bare)) return null;
  const plain = [...bare].filter((letter) => !thousands.includes(letter)).join('').replace(',', '.');
  const value = Number(plain) * (negative ? -1 : 1);
  return Number.isFinite(value) ? value : null;
}

const yes = new Set(['yes', 'y', 'true', 't', '1', 'x', 'on', 'ja', 'oui', 'si', 'sí', 'sim']);
const no = new Set(['no', 'n', 'false', 'f', '0', 'off', 'nein', 'non', 'não', 'nao']);

/** A text read as yes or no; null when it is neither. */
export function readYesNo(text: string): boolean | null {
  const plain = text.trim().toLowerCase();
  if (yes.has(plain)) return true;
  return no.has(plain) ? false : null;
}

/** Whether a text has the shape of an email address. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@<>"(),;]+@[^\s@<>"(),;]+\.[^\s@<>"(),;.]{2,}$/.test(text) && text.length <= 320;
}

/** Whether a text has the shape of a phone number: five to twenty digits with the usual marks around. */
export function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return /^\+?[\d\s().\-/]+(?:\s*(?:x|ext\.?|#)\s*\d+)?$/i.test(text) && digits >= 5 && digits <= 20;
}

function numberOf(text: string, decimal: '.' | ','): Converted {
  const value = readNumber(text, decimal);
  return value === null ? err(`“${short(text)}” is no number`) : ok(value);
}

function dateOf(text: string, order: DateOrder): Converted {
  const date = readDate(text, order);
  return date === null ? err(`“${short(text)}” is no date (${orderWords[order]})`) : ok(date.slice(0, 10));
}

/** How an order of day, month and year is called on screen. */
export const orderWords: Readonly<Record<DateOrder, string>> = { ymd: 'year-month-day', dmy: 'day-month-year', mdy: 'month-day-year' };

function momentOf(text: string, order: DateOrder): Converted {
  const date = readDate(text, order);
  if (date === null) return err(`“${short(text)}” is no date and time (${orderWords[order]})`);
  // A time without a zone is taken as UTC: a file does not say where it was written.
  const full = date.length === 10 ? `${date}T00:00Z` : /Z$|[+-]\d{2}:\d{2}$/.test(date) ? date : `${date}Z`;
  const moment = Date.parse(full);
  return Number.isNaN(moment) ? err(`“${short(text)}” is no date and time`) : ok(new Date(moment).toISOString());
}

function yesNoOf(text: string): Converted {
  const value = readYesNo(text);
  return value === null ? err(`“${short(text)}” is neither yes nor no`) : ok(value);
}

function choiceOf(text: string, choices: readonly string[]): Converted {
  const plain = text.toLowerCase();
  if (choices.includes(text)) return ok(text);
  const found = choices.find((choice) => choice.toLowerCase() === plain);
  return found === undefined ? err(`“${short(text)}” is none of the choices`) : ok(found);
}

function choicesOf(text: string, choices: readonly string[]): Converted {
  const found: string[] = [];
  for (const part of text.split(/[;,|\n]/).map((piece) => piece.trim()).filter((piece) => piece !== '')) {
    const one = choiceOf(part, choices);
    if (!one.ok) return one;
    if (typeof one.value === 'string' && !found.includes(one.value)) found.push(one.value);
  }
  return ok(found);
}

/** Only addresses of the web: nothing that a click could run (trap E14). */
function urlOf(text: string): Converted {
  const full = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(full) && full.length <= 2000 ? ok(full) : err(`“${short(text)}” is no web address`);
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
