const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const locale = 'en-GB';

/** In which zone and seen from which moment a date is told. */
export interface Seen {
  readonly zone: string;
  readonly now: number;
  /** `now` is a clock set by hand: its "Today" would be taken for the reader's, so moments say weekday and date. */
  readonly isVirtual?: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Making one costs as much as telling fifty days: a long timeline asks for hundreds. */
const days = new Map<string, Intl.DateTimeFormat>();

function formatted(at: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${zone}|${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formats.set(key, known);
  return known.format(at);
}

/** The civil day in a zone as `2026-11-25`, to compare days. */
export function civilDay(at: number, zone: string): string {
  const known = days.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  days.set(zone, known);
  return known.format(at);
}

/** The time of day: "16:13". */
export function formatClock(at: number, zone: string): string {
  return formatted(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A whole day for headings: "Wednesday 25 November". */
export function formatDay(at: number, zone: string): string {
  return formatted(at, zone, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
}

/** A date: "25 Nov 2026". */
export function formatDate(at: number, zone: string): string {
  return formatted(at, zone, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A moment as people say it: "Today 11:20", "Tomorrow 09:00", "Tue 13:47" within six days, else "25 Nov 14:00" with the year when it is another. */
export function formatMoment(at: number, { zone, now, isVirtual = false }: Seen): string {
  const isThisYear = civilDay(at, zone).slice(0, 4) === civilDay(now, zone).slice(0, 4);
  if (isVirtual) return `${formatted(at, zone, { weekday: 'short', day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) }).replace(',', '')} ${formatClock(at, zone)}`;
  const away = daysBetween(civilDay(now, zone), civilDay(at, zone));
  const time = formatClock(at, zone);
  if (away === 0) return `Today ${time}`;
  if (away === 1) return `Tomorrow ${time}`;
  if (away === -1) return `Yesterday ${time}`;
  if (Math.abs(away) < 7) return `${formatted(at, zone, { weekday: 'short' })} ${time}`;
  return isThisYear ? `${formatted(at, zone, { day: 'numeric', month: 'short' })} ${time}` : `${formatDate(at, zone)} ${time}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

/** A stretch of milliseconds in at most two units: "47 min", "2 h 5 min", "1 d 22 h". */
export function formatDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < minute) return length === 0 ? '0 min' : 'under 1 min';
  if (length < hour) return `${Math.floor(length / minute)} min`;
  if (length < day) return twoUnits(Math.floor(length / hour), 'h', Math.floor((length % hour) / minute), 'min');
  const days = Math.floor(length / day);
  return days >= 10 ? `${days} d` : twoUnits(days, 'd', Math.floor((length % day) / hour), 'h');
}

function twoUnits(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}

/** A stretch in its largest unit only, for places that are read at a glance: "2 d". */
export function formatSpan(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < hour) return `${Math.floor(length / minute)} min`;
  if (length < day) return `${Math.floor(length / hour)} h`;
  return `${Math.floor(length / day)} d`;
}

/** How late or how soon: "2 d late", "now", "in 47 min". Less than a minute either way is now. */
export function formatLate(dueAt: number, now: number): string {
  const late = now - dueAt;
  if (Math.abs(late) < minute) return 'now';
  return late > 0 ? `${formatSpan(late)} late` : `in ${formatSpan(-late)}`;
}

/** How long ago: "just now", "12 min ago", "3 d ago". */
export function formatAgo(at: number, now: number): string {
  const past = now - at;
  if (past < minute) return 'just now';
  return `${formatSpan(past)} ago`;
}

const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });

/** A number with its thousands: "1,234". */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** How many of something: "1 record", "1,234 records". The plural defaults to an added s. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** A share between 0 and 1 as whole per cents: "14 %". */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A size in bytes in a readable unit: "3.4 MB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toLocaleString(locale, { maximumFractionDigits: power === 0 ? 0 : 1 })} ${units[power] ?? 'B'}`;
}

/** Things in a row: "a, b and c". */
export function listAnd(items: readonly string[]): string {
  return joined(items, 'and');
}

/** Things to choose from: "a, b or c". */
export function listOr(items: readonly string[]): string {
  return joined(items, 'or');
}

function joined(items: readonly string[], word: string): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
}

/** The same sentence with a capital at its start. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
