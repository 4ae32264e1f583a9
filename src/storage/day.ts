import { Dexie } from 'dexie';
import type { Blueprint, Channel } from '#engine/blueprint';
import { endOfDay, startOfDay } from '#engine/calendar';
import type { Space } from '#engine/journal';
import { channels } from '#engine/blueprint';
import { factsOf, rulesOf, sectionsOf, type QueueFacts, type QueueSection, type RankedLine } from '#engine/queue';
import type { DueRow } from './contract.ts';
import { countUpTo } from './count-up-to.ts';
import type { Database } from './database.ts';
import { findLines } from './day-search.ts';
import { readWaiting, type WaitingRow } from './day-waiting.ts';
import type { Ground } from './ground.ts';
import { sparedIds } from './spared.ts';
import { readDocuments } from './version-documents.ts';

/** Whose day, until when, and what of it. */
export interface DayQuery {
  readonly owner: string;
  /** Everybody's work instead of one's own. */
  readonly team: boolean;
  readonly space: Space;
  readonly now: number;
  /** The zone of the person: their day begins and ends in it. */
  readonly zone: string;
  /** Up to and with this moment, usually midnight. */
  readonly until: number;
  readonly channel: Channel | null;
  readonly blueprint: string | null;
  /** Words looked for in the record's name, its second line and the activity. */
  readonly text: string;
  /** All of one channel after the other instead of sections by time (S69). */
  readonly batch: boolean;
  readonly pinned: readonly string[];
}

/** Lines that stand together, best first: ids only, rows are read where they are looked at. */
export interface DayGroup {
  readonly key: QueueSection | Channel;
  readonly ids: readonly string[];
  readonly scores: readonly number[];
  /** How many of them were due before today. */
  readonly late: number;
}

/** A day in its order. The numbers beside it speak of the whole day, whatever is filtered. */
export interface Day {
  /** The moment it was put in order for: what is due by then is due. */
  readonly now: number;
  readonly groups: readonly DayGroup[];
  /** Records somebody offers to this person. */
  readonly offered: readonly DueRow[];
  readonly waiting: readonly WaitingRow[];
  /** What there is to do, offers included. */
  readonly total: number;
  readonly overdue: number;
  readonly tomorrow: number;
  readonly byChannel: Readonly<Partial<Record<Channel, number>>>;
  readonly blueprints: readonly string[];
  /** What the lines are worth, ascending: with it any line's reasons are told again. */
  readonly values: readonly number[];
}

type DayRange = Pick<DayQuery, 'owner' | 'team' | 'space' | 'until'> & {
  /** Only what is due later than this. */
  readonly after?: number;
};

/** How much of a day there is: one count of the index for each range, nothing is read. */
export async function countDay(db: Database, query: DayRange): Promise<number> {
  const counts = await Promise.all((await rangesOf(db, query)).map((range) => range.count()));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The same told up to `most`, which takes no longer however much there is. */
export async function countDayUpTo(db: Database, query: DayRange, most: number): Promise<number> {
  return countUpTo(most, await rangesOf(db, query));
}

/** Reads a day from the indexes of the due table and puts it in order; no record is read but to find words in (S69, B12). */
export async function readDay({ db, shelf }: Pick<Ground, 'db' | 'shelf'>, query: DayQuery): Promise<Day> {
  const read = await Promise.all((await rangesOf(db, query)).map((range) => range.toArray()));
  const all = read.length === 1 ? (read[0] ?? []) : unique(read.flat());
  const spared = await sparedIds(db, query.owner, query.space);
  const rows = spared === null ? all : all.filter(({ record }) => !spared.has(record));
  const documents = await readDocuments(db, shelf, rows.flatMap((row) => row.version ?? []));
  const { waiting, asides } = await readWaiting({ db, shelf }, query, rows);
  const offered = rows.filter((row) => row.kind === 'handOver');
  const work = rows.filter((row) => row.kind === 'activity' && !asides.has(row.id));
  const facts = factsFor(work, documents, query);
  const kept = await filtered(db, work, documents, query);
  const sections = sectionsOf(kept, facts, query.now);
  const dayStart = startOf(query);
  const overdue = work.reduce((sum, { at }) => sum + (at < dayStart ? 1 : 0), 0);
  return {
    now: query.now,
    groups: query.batch ? batches(sections, query) : (['now', 'overdue', 'later'] as const).map((key) => groupOf(key, sections[key], query)),
    offered, waiting, total: work.length + offered.length, overdue, byChannel: countBy(work),
    tomorrow: await countDay(db, { ...query, after: query.until, until: endOfDay(query.until + 1, query.zone) - 1 }),
    blueprints: [...new Set(work.map(({ blueprint }) => blueprint))], values: facts.values,
  };
}

/** What the order of these lines depends on; the same facts tell the reasons of one line again. */
export function factsFor(lines: readonly DueRow[], documents: ReadonlyMap<string, Blueprint>, { zone, pinned }: Pick<DayQuery, 'zone' | 'pinned'>): QueueFacts {
  return factsOf(lines, { zone, pinned: new Set(pinned), rules: new Map([...documents].map(([id, document]) => [id, rulesOf(document)])) });
}

/** One range for each person, and one for each role they hold; of a team one for everybody and one for nobody in particular. */
export async function rangesOf(db: Database, { owner, team, space, until, after }: DayRange) {
  const owned = (id: string) => db.dues.where('[space+automatic+owner+at]').between([space, 0, id, after ?? Dexie.minKey], [space, 0, id, until], after === undefined, true);
  if (team) return [...(await db.people.toCollection().primaryKeys()), ''].map(owned);
  const roles = [...new Set((await db.people.get(owner))?.roles)];
  return [owned(owner), ...roles.map((role) => db.dues.where('[space+automatic+role+at]').between([space, 0, role, after ?? Dexie.minKey], [space, 0, role, until], after === undefined, true))];
}

function unique(rows: readonly DueRow[]): readonly DueRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

async function filtered(db: Database, work: readonly DueRow[], documents: ReadonlyMap<string, Blueprint>, { channel, blueprint, text }: DayQuery): Promise<readonly DueRow[]> {
  const fitting = channel === null && blueprint === null ? work : work.filter((row) => (channel === null || row.channel === channel) && (blueprint === null || row.blueprint === blueprint));
  return text.trim() === '' ? fitting : findLines(db, fitting, documents, text.trim().toLowerCase());
}

function startOf({ now, zone }: DayQuery): number {
  return startOfDay(now, zone);
}

function groupOf(key: DayGroup['key'], lines: readonly RankedLine<DueRow>[], query: DayQuery): DayGroup {
  const dayStart = startOf(query);
  return { key, ids: lines.map(({ item }) => item.id), scores: lines.map(({ score }) => score), late: lines.filter(({ item }) => item.at < dayStart).length };
}

/** What is due stands by channel, each in its order; what comes later today follows in the order of time. */
function batches(sections: Readonly<Record<QueueSection, readonly RankedLine<DueRow>[]>>, query: DayQuery): readonly DayGroup[] {
  const due = [...sections.now, ...sections.overdue];
  const groups = channels.flatMap((channel) => {
    const lines = due.filter(({ item }) => (item.channel ?? 'task') === channel);
    return lines.length === 0 ? [] : [groupOf(channel, lines, query)];
  });
  return [...groups, groupOf('later', sections.later, query)];
}

function countBy(work: readonly DueRow[]): Readonly<Partial<Record<Channel, number>>> {
  const counts: Partial<Record<Channel, number>> = {};
  for (const { channel } of work) counts[channel ?? 'task'] = (counts[channel ?? 'task'] ?? 0) + 1;
  return counts;
}
