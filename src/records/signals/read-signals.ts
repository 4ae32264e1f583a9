import type { Fields, FieldValue, Signal } from '#engine/blueprint';
import type { SignalWish } from '../../storage/index.ts';
import type { RowProblem, Table } from '../import/read-table.ts';

/** So many lines one file of signals may have: it is read on the page, in one breath. */
export const mostSignals = 20_000;

/** Which column says whom it is about, what they did, and when; the others travel along as what it brought. */
export interface SignalColumns {
  readonly who: number;
  readonly what: number;
  readonly when: number | null;
}

/** By which of its facts a record is found. `id` is the record's own, as an export writes it. */
export type FoundBy = { readonly field: string } | 'id';

const words = {
  who: ['email', 'e-mail', 'mail', 'record', 'record id', 'lead', 'lead id', 'contact', 'phone', 'name'],
  what: ['event', 'signal', 'what', 'action', 'activity', 'type'],
  when: ['when', 'at', 'time', 'timestamp', 'date', 'happened', 'occurred', 'moment'],
} as const;

/** The columns a header most likely means; -1 where nothing looks like it. */
export function guessColumns(header: readonly string[]): { readonly who: number; readonly what: number; readonly when: number } {
  const plain = header.map((name) => name.trim().toLowerCase().replaceAll('_', ' '));
  const find = (wanted: readonly string[]) => wanted.map((word) => plain.indexOf(word)).find((at) => at >= 0) ?? -1;
  return { who: find(words.who), what: find(words.what), when: find(words.when) };
}

/** A word as the key of a signal or of something it brings: "Page visited" is `pageVisited`. Empty when no letter is in it. */
export function keyFor(text: string): string {
  const parts = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ').filter(Boolean).map((part) => (part === part.toUpperCase() ? part.toLowerCase() : part));
  const key = parts.map((part, at) => (at === 0 ? part.charAt(0).toLowerCase() : part.charAt(0).toUpperCase()) + part.slice(1)).join('');
  return key.replace(/[^A-Za-z0-9]/g, '').replace(/^\d+/, '').slice(0, 64);
}

/** The moment a cell names, in epoch milliseconds; null when it is none. Without a zone it is this device's own. */
export function readMoment(text: string): number | null {
  const plain = text.trim();
  if (/^\d{10}(\d{3})?$/.test(plain)) return plain.length === 10 ? Number(plain) * 1000 : Number(plain);
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/.test(plain)) return null;
  // a day alone would be read as midnight in Greenwich
  const at = Date.parse(plain.length === 10 ? `${plain}T12:00` : plain.replace(' ', 'T').replace(' ', ''));
  return Number.isNaN(at) ? null : at;
}

/** What a file of signals says, with every line that cannot be taken and why. */
export interface ReadSignals {
  readonly wishes: readonly (SignalWish & { readonly row: number })[];
  readonly problems: readonly RowProblem[];
}

/** Reads the lines of a file. `records` finds a record by the text in the column that names it, lower case; `known` are signals by key and by name. */
export function readSignals(table: Table, columns: SignalColumns, { records, known, now }: { readonly records: ReadonlyMap<string, string>; readonly known: readonly Signal[]; readonly now: number }): ReadSignals {
  const signals = new Map(known.flatMap((signal) => [[signal.key.toLowerCase(), signal], [signal.name.trim().toLowerCase(), signal]] as const));
  const carried = table.header.flatMap((name, at) => (at === columns.who || at === columns.what || at === columns.when ? [] : [{ at, key: keyFor(name) }])).filter(({ key }) => key !== '');
  const wishes: (SignalWish & { readonly row: number })[] = [];
  const problems: RowProblem[] = [...table.problems];
  for (const { row, cells } of table.rows) {
    const cell = (at: number | null) => (at === null ? '' : (cells[at] ?? '').trim());
    const [who, what, when] = [cell(columns.who), cell(columns.what), cell(columns.when)];
    const record = records.get(who.toLowerCase());
    const signal = signals.get(what.toLowerCase());
    const key = signal?.key ?? keyFor(what);
    const at = when === '' ? undefined : readMoment(when);
    const wrong = who === '' ? 'it names nobody' : record === undefined ? `no record has “${who}” there` : what === '' || key === '' ? 'it does not say what happened'
      : at === null ? `“${when}” is no moment: write it as 2026-11-20 14:30` : at !== undefined && at > now ? `“${when}” lies in the future` : null;
    if (wrong !== null || record === undefined) problems.push({ row, reason: wrong ?? 'it names nobody' });
    else wishes.push({ row, record, signal: key, payload: payloadOf(carried.map((each) => [each.key, cell(each.at)] as const), signal), ...(at === undefined || at === null ? {} : { at }), keep: true });
  }
  return { wishes, problems: problems.toSorted((a, b) => a.row - b.row) };
}

/** Empty cells bring nothing; numbers and yes or no are read as such where the signal declares them. */
function payloadOf(cells: readonly (readonly [string, string])[], signal: Signal | undefined): Fields {
  return Object.fromEntries(cells.filter(([, text]) => text !== '').map(([key, text]) => [key, valueOf(text, signal?.payload[key]?.kind)]));
}

function valueOf(text: string, kind: string | undefined): FieldValue {
  if (kind === 'number' || kind === 'money') {
    const number = Number(text.replaceAll(' ', ''));
    return Number.isFinite(number) ? number : text;
  }
  if (kind === 'yesNo') return /^(yes|true|1|y)$/i.test(text) ? true : /^(no|false|0|n)$/i.test(text) ? false : text;
  return text;
}
