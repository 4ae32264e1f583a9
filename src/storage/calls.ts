import { Dexie } from 'dexie';
import { day } from '#engine/kernel';
import { clockPerson, type Entry } from '#engine/journal';
import { countUpTo } from './count-up-to.ts';
import type { Database, EntryRow } from './database.ts';
import type { Ground } from './ground.ts';
import type { Upgrading } from './upgrades.ts';

/** Which calls are asked for. Moments in epoch milliseconds, `until` not included. */
export interface CallQuery {
  readonly from: number;
  readonly until: number;
  /** Only calls of these people; everybody's without it. */
  readonly by?: readonly string[] | undefined;
  readonly blueprint?: string | undefined;
  readonly stage?: string | undefined;
  /** How it ended, by its shared key (`noAnswer`). */
  readonly result?: string | undefined;
  readonly objection?: string | undefined;
  /** With something to listen to, or without. */
  readonly recorded?: boolean | undefined;
  /** Only these calls, or all but these: reviewed ones are known by their reviews. */
  readonly among?: { readonly entries: ReadonlySet<string>; readonly are: boolean } | undefined;
}

/** Calls, the latest first. */
export interface CallPage {
  readonly entries: readonly Entry[];
  /** There are more of them further back. */
  readonly more: boolean;
  /** It was not looked any further back, though there are older calls. */
  readonly cut: boolean;
}

/** Where in the call the journal says it was one of ours: nothing the customer or the clock did. */
export function callAt(entry: Pick<Entry, 'ok' | 'by' | 'intent' | 'changes' | 'at'>): { readonly call?: number } {
  const called = entry.ok && entry.intent.type === 'complete' && entry.by !== clockPerson && entry.changes?.done.some(({ channel }) => channel === 'call') === true;
  return called ? { call: entry.at } : {};
}

/** What was recorded of a call when it was written down: `file:ID` for a kept file, or a link; null for nothing. */
export function recordingIn({ intent }: Pick<Entry, 'intent'>): string | null {
  return intent.type === 'complete' ? (intent.evidence.find(({ kind, link }) => kind === 'recording' && link !== null && link !== '')?.link ?? null) : null;
}

/** A window of time with more calls than these is cut smaller, and one with fewer made wider. */
const mostAtOnce = 3000;
const fewAtOnce = 200;
/** Further back nobody looks for a rare one; the list says so. */
const mostLooked = 30_000;

/**
 * Calls of a period by the journal's own index of calls, the latest first: a workspace of 100,000 records is never
 * read as a whole (S89). Goes back in windows of time, each read at once, until so many fit the question.
 */
export async function readCalls({ db }: Pick<Ground, 'db'>, query: CallQuery, most: number): Promise<CallPage> {
  const fits = await questionOf(db, query);
  if (query.objection !== undefined) return pageOf(await callsRaising(db, query.objection, query), fits, most);
  const [first, last] = await Promise.all([within(db, query, query.from, query.until).first(), within(db, query, query.from, query.until).last()]);
  if (first?.call === undefined || last?.call === undefined) return { entries: [], more: false, cut: false };
  const found: Entry[] = [];
  let looked = 0;
  let width: number = day;
  let end = last.call + 1;
  while (end > first.call && found.length <= most && looked < mostLooked) {
    const start = Math.max(first.call, Math.floor(end - width));
    const size = await within(db, query, start, end).count();
    if (size > mostAtOnce && width > 1) {
      width = Math.max(1, width / Math.ceil(size / fewAtOnce));
      continue;
    }
    const rows = size === 0 ? [] : await within(db, query, start, end).toArray();
    for (const row of rows.reverse()) if (fits(row)) found.push(row.entry);
    looked += rows.length;
    if (size < fewAtOnce) width *= 4;
    end = start;
  }
  return { entries: found.slice(0, most), more: found.length > most, cut: end > first.call && found.length <= most };
}

/** Up to so many calls are counted in one go; more in so many stretches of time, so that others read in between. */
const countedAtOnce = 5000;
const stretches = 25;

/** How many calls there are in a period, of everybody or of one person: counted in the index, whatever else is asked. */
export async function countCalls({ db }: Pick<Ground, 'db'>, query: CallQuery, atOnce = countedAtOnce): Promise<number> {
  const few = await countUpTo(atOnce, [within(db, query, query.from, query.until)]);
  if (few < atOnce) return few;
  const [first, last] = await Promise.all([within(db, query, query.from, query.until).first(), within(db, query, query.from, query.until).last()]);
  if (first?.call === undefined || last?.call === undefined) return 0;
  const width = Math.max(1, Math.ceil((last.call + 1 - first.call) / stretches));
  let count = 0;
  for (let start = first.call; start <= last.call; start += width) count += await within(db, query, start, Math.min(start + width, query.until)).count();
  return count;
}

/** The lines of calls between two moments, of one person by their own index. */
function within(db: Database, { by }: CallQuery, from: number, until: number) {
  const only = by?.length === 1 ? by[0] : undefined;
  return only === undefined ? db.entries.where('call').between(from, until) : db.entries.where('[entry.by+call]').between([only, from], [only, until]);
}

async function callsRaising(db: Database, objection: string, { from, until }: CallQuery): Promise<readonly EntryRow[]> {
  const rows = await db.entries.where('entry.intent.objections').equals(objection).toArray();
  return rows.filter(({ call = -1 }) => call >= from && call < until).sort((a, b) => (b.call ?? 0) - (a.call ?? 0) || b.cursor - a.cursor);
}

function pageOf(rows: readonly EntryRow[], fits: (row: EntryRow) => boolean, most: number): CallPage {
  const found = rows.filter(fits);
  return { entries: found.slice(0, most).map(({ entry }) => entry), more: found.length > most, cut: false };
}

async function questionOf(db: Database, query: CallQuery): Promise<(row: EntryRow) => boolean> {
  const { from, until, by, stage, result, recorded, among, blueprint } = query;
  const versions = blueprint === undefined ? null : new Set((await db.versions.where('[blueprint+number]').between([blueprint, Dexie.minKey], [blueprint, Dexie.maxKey]).toArray()).map(({ hash }) => hash));
  const people = by === undefined ? null : new Set(by);
  return ({ entry, call = -1 }) =>
    call >= from && call < until && entry.space === 'live' && (people === null || people.has(entry.by)) && (versions === null || (entry.version !== null && versions.has(entry.version))) &&
    (stage === undefined || entry.changes?.done.some((done) => done.stage === stage) === true) &&
    (result === undefined || (entry.intent.type === 'complete' && entry.intent.result === result)) &&
    (recorded === undefined || (recordingIn(entry) !== null) === recorded) &&
    (among === undefined || among.entries.has(entry.id) === among.are);
}

/** The journal of an older workspace learns which of its lines are calls. */
export async function tellCalls(upgrade: Upgrading): Promise<void> {
  await upgrade.table<EntryRow, number>('entries').toCollection().modify((row) => {
    Object.assign(row, callAt(row.entry));
  });
}
