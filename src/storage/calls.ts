import { Dexie, type Transaction } from 'dexie';
import { clockPerson, type Entry } from '#engine/journal';
import type { Database, EntryRow } from './database.ts';
import type { Ground } from './ground.ts';

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
  /** How many calls there were in the period, before anything else was asked (of one person, or with one objection, when only those are meant). */
  readonly all: number;
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

const atOnce = 400;

/**
 * Calls of a period by the journal's own index of calls, the latest first: a workspace of 100,000 records is never
 * read as a whole (S89). Only keys of the period are read at first, then lines until so many fit the question.
 */
export async function readCalls({ db }: Pick<Ground, 'db'>, query: CallQuery, most: number): Promise<CallPage> {
  const [keys, fits] = await Promise.all([keysOf(db, query), questionOf(db, query)]);
  const found: Entry[] = [];
  for (let at = keys.length; at > 0 && found.length <= most; at -= atOnce) {
    const rows = await db.entries.bulkGet(keys.slice(Math.max(0, at - atOnce), at));
    for (const row of rows.reverse()) if (row && fits(row)) found.push(row.entry);
  }
  return { entries: found.slice(0, most), more: found.length > most, all: keys.length };
}

/** The lines that may be meant, oldest first. */
async function keysOf(db: Database, { from, until, by, objection }: CallQuery): Promise<readonly number[]> {
  if (objection !== undefined) {
    const rows = await db.entries.where('entry.intent.objections').equals(objection).toArray();
    return rows.filter(({ call = -1 }) => call >= from && call < until).sort((a, b) => (a.call ?? 0) - (b.call ?? 0) || a.cursor - b.cursor).map(({ cursor }) => cursor);
  }
  const only = by?.length === 1 ? by[0] : undefined;
  return only === undefined ? db.entries.where('call').between(from, until).primaryKeys() : db.entries.where('[entry.by+call]').between([only, from], [only, until]).primaryKeys();
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
export async function tellCalls(upgrade: Transaction): Promise<void> {
  await upgrade.table<EntryRow, number>('entries').toCollection().modify((row) => {
    Object.assign(row, callAt(row.entry));
  });
}
