/** In which order a file writes day, month and year. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What the dates of a column show about their order, taken over every value. */
export interface DateEvidence {
  readonly order: DateOrder;
  /** Values that are a date in that order. */
  readonly fits: number;
  /** Every value would also be a date in another order: 01-02-16. */
  readonly ambiguous: boolean;
}

const shape = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Decides the order of day, month and year from all values at once: 20-10-16 alone could be two things, a column of
 * them seldom. When several fit equally well, the year first wins if it has four digits, then the day first. Rule X8.
 */
export function dateEvidence(values: Iterable<string>): DateEvidence | null {
  const fits: Record<DateOrder, number> = { ymd: 0, dmy: 0, mdy: 0 };
  for (const value of values) for (const order of dateOrders) if (readDate(value, order) !== null) fits[order] += 1;
  let order: DateOrder = 'dmy';
  for (const other of dateOrders) if (fits[other] > fits[order]) order = other;
  if (fits[order] === 0) return null;
  return { order, fits: fits[order], ambiguous: dateOrders.some((other) => other !== order && fits[other] === fits[order]) };
}

/** A text read as a date in that order, as `2016-10-20`, with a time as `2016-10-20T14:30`; null when it is none. */
export function readDate(text: string, order: DateOrder): string | null {
  const parts = shape.exec(text.trim());
  if (!parts) return null;
  const [a = '', b = '', c = ''] = parts.slice(1, 4);
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  if (day.length > 2 || month.length > 2 || (year.length !== 4 && year.length !== 2)) return null;
  const date = civil(fullYear(year), Number(month), Number(day));
  if (date === null || parts[4] === undefined) return date;
  const time = clock(Number(parts[4]), Number(parts[5]), parts[7]?.toLowerCase());
  return time === null ? null : `${date}T${time}${zone(parts[8])}`;
}

/** Two digits mean 1970 to 2069. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number >= 70 ? 1900 + number : 2000 + number;
}

function civil(year: number, month: number, day: number): string | null {
  const moment = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || moment.getUTCFullYear() !== year || moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return null;
  return moment.toISOString().slice(0, 10);
}

function clock(hours: number, minutes: number, half: string | undefined): string | null {
  const shifted = half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0);
  if (shifted > 23 || minutes > 59 || (half !== undefined && (hours < 1 || hours > 12))) return null;
  return `${String(shifted).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function zone(text: string | undefined): string {
  if (text === undefined) return '';
  return text.toUpperCase() === 'Z' ? 'Z' : `${text.slice(0, 3)}:${text.slice(-2)}`;
}
