/** In which order a file writes day, month and year. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What the dates of a column show about their order, taken over every value. */
export interface DateEvidence {
  readonly order: DateOrder;
  /** Values that are a date in that order. */
  readonly fits: number;
  /** Another order would explain the values just as well: 01-02-16. */
  readonly ambiguous: boolean;
}

const shape = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Decides the order of day, month and year from all values at once: 20-10-16 alone could be three things, a column of
 * them seldom. When several orders fit equally many, the one whose dates lie in the fewest years is meant (a column
 * of days has more values than one of years), then the day first. Rule X8.
 */
export function dateEvidence(values: Iterable<string>): DateEvidence | null {
  const fits: Record<DateOrder, number> = { ymd: 0, dmy: 0, mdy: 0 };
  const years: Record<DateOrder, Set<string>> = { ymd: new Set(), dmy: new Set(), mdy: new Set() };
  for (const value of values) {
    for (const order of dateOrders) {
      const date = readDate(value, order);
      if (date === null) continue;
      fits[order] += 1;
      years[order].add(date.slice(0, 4));
    }
  }
  let order: DateOrder = 'dmy';
  for (const other of dateOrders) if (fits[other] > fits[order] || (fits[other] === fits[order] && years[other].size < years[order].size)) order = other;
  if (fits[order] === 0) return null;
  const ambiguous = dateOrders.some((other) => other !== order && fits[other] === fits[order] && years[other].size === years[order].size);
  return { order, fits: fits[order], ambiguous };
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
