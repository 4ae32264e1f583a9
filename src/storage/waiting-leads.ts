import { Dexie } from 'dexie';
import { cameInAt } from '#engine/insights';
import type { Space } from '#engine/journal';
import type { PersonRow, RecordRow } from './contract.ts';
import type { Database } from './database.ts';
import { stageIndex, unqualifiedIds } from './board.ts';
import { countUpTo } from './count-up-to.ts';
import { idsInPieces } from './in-pieces.ts';
import { pagesOfRecords } from './read-many.ts';

/** Records of a type nobody has touched yet, longest waiting first. */
export interface Untouched {
  /** Those on their way in a blueprint, or given to somebody before any: somebody is expected to reach out, and the target is 0 (S110). */
  readonly waiting: readonly string[];
  /** Those in no blueprint and given to nobody: a list that was brought in and not worked on yet. */
  readonly others: readonly string[];
  /** Only how both begin: the rest is still being read, and so is how many there are. */
  readonly isBeginning?: true;
}

/** The records of a type that nobody has touched yet (S110): index keys only, a piece at a time. For reps without what is not for them (S106). */
export async function listUntouched(db: Database, type: string, { space = 'live', onlyQualified = false }: { readonly space?: Space; readonly onlyQualified?: boolean } = {}): Promise<Untouched> {
  const [waiting, others, hidden] = await Promise.all([untouchedIds(db, { type, space }, 1), untouchedIds(db, { type, space }, 0), onlyQualified ? unqualifiedIds(db, space, type) : []]);
  const spared = new Set(hidden);
  const shown = (ids: readonly string[]) => (spared.size === 0 ? ids : ids.filter((id) => !spared.has(id)));
  return { waiting: shown(waiting), others: shown(others) };
}

/** So many rows are more than a screen holds. */
const screenful = 120;

/** How that begins, read at once however long it is; undefined where records in it must be passed over, as those of a rep. */
export async function beginUntouched(db: Database, type: string, { space = 'live', onlyQualified = false }: Parameters<typeof listUntouched>[2] = {}, most = screenful): Promise<Untouched | undefined> {
  if (onlyQualified && (await firstUnqualified(db, space, type)).length > 0) return undefined;
  const [waiting, others] = await Promise.all(([1, 0] as const).map((waits) => untouched(db, { type, space }, waits).limit(most).primaryKeys()));
  if (waiting === undefined || others === undefined) return undefined;
  return { waiting, others, ...(waiting.length < most && others.length < most ? {} : { isBeginning: true }) };
}

function firstUnqualified(db: Database, space: Space, type: string): Promise<string[]> {
  return db.records.where('[space+type+unqualified]').equals([space, type, 1]).limit(1).primaryKeys();
}

/** How many wait for their first touch, told up to `most`: the number whose target is 0. */
export async function countUntouched(db: Database, type: string, { space = 'live', onlyQualified = false, most = Infinity }: Parameters<typeof listUntouched>[2] & { readonly most?: number } = {}): Promise<number> {
  const waiting = untouched(db, { type, space }, 1);
  if (!onlyQualified || (await firstUnqualified(db, space, type)).length === 0) return countUpTo(most, [waiting]);
  const [ids, hidden] = await Promise.all([waiting.primaryKeys(), unqualifiedIds(db, space, type)]);
  const spared = new Set(hidden);
  return Math.min(most, ids.reduce((sum, id) => sum + (spared.has(id) ? 0 : 1), 0));
}

function untouched(db: Database, { type, space }: { readonly type: string; readonly space: Space }, waits: 0 | 1) {
  return db.records.where('[space+type+waits+untouchedSince]').between([space, type, waits, Dexie.minKey], [space, type, waits, Dexie.maxKey]);
}

function untouchedIds(db: Database, { type, space }: { readonly type: string; readonly space: Space }, waits: 0 | 1): Promise<readonly string[]> {
  return idsInPieces(db.records, { index: '[space+type+waits+untouchedSince]', fixed: [space, type, waits], momentOf: (row) => row.untouchedSince });
}

/** Roles whose people sell: what is planned for others is no next step of sales (S83). */
const salesRoles = ['rep', 'qualifier'] as const;

/** Whose runs are looked at. */
export interface IdleQuery {
  readonly type: string;
  readonly space?: Space | undefined;
  /** Passes over what is not for reps (S106). */
  readonly onlyQualified?: boolean | undefined;
}

export interface Idle {
  /** Those nothing moves on first, then those the clock will; the longest in their stage first. */
  readonly runs: readonly string[];
  /** How many of them nothing moves on. */
  readonly stuck: number;
}

/**
 * Running runs in which sales has nothing planned (S83). Runs and dues are told apart by index keys and due rows; a run
 * itself is only read where somebody outside sales is asked, or when reps are spared what is not for them.
 */
export async function listIdle(db: Database, { type, space = 'live', onlyQualified = false }: IdleQuery): Promise<Idle> {
  const [drawings, planned, clocked] = await Promise.all([db.blueprints.toArray(), plannedRuns(db, space), clockedRuns(db)]);
  const blueprints = drawings.filter(({ draft }) => draft.recordType === type).map(({ id }) => id);
  const lists: (readonly string[])[] = [];
  for (const blueprint of blueprints) lists.push(await runningRuns(db, space, blueprint));
  const idle = lists.flat().filter((id) => !planned.has(id));
  const shown = onlyQualified ? await withoutUnqualified(db, idle, await unqualifiedIds(db, space, type)) : idle;
  const stuck = shown.filter((id) => !clocked.has(id));
  return { runs: [...stuck, ...shown.filter((id) => clocked.has(id))], stuck: stuck.length };
}

/** The running runs of a blueprint, stage by stage, the longest there first: which stages are not empty is counted already. */
async function runningRuns(db: Database, space: Space, blueprint: string): Promise<readonly string[]> {
  const stages = await db.counters.where('[space+blueprint]').equals([space, blueprint]).toArray();
  const found: (readonly string[])[] = [];
  for (const { stage, records } of stages) {
    if (records > 0) found.push(await idsInPieces(db.runs, { index: stageIndex, fixed: [space, blueprint, 'running', stage], momentOf: ({ snapshot }) => snapshot.enteredAt }));
  }
  return found.flat();
}

/** Runs in which somebody who sells has something to do: index keys, and rows only of what others than the sellers do. */
async function plannedRuns(db: Database, space: Space): Promise<ReadonlySet<string>> {
  const sellers = (await db.people.toArray()).filter(isSales).map(({ id }) => id).sort();
  const owners = db.dues.where('[space+automatic+owner+at]');
  const [owned, meant, others] = await Promise.all([
    Promise.all(sellers.map((id) => idsInPieces(db.dues, { index: '[space+automatic+owner+at]', fixed: [space, 0, id], momentOf: ({ at }) => at }))),
    Promise.all(salesRoles.map((role) => idsInPieces(db.dues, { index: '[space+automatic+role+at]', fixed: [space, 0, role], momentOf: ({ at }) => at }))),
    // what has no owner lies under '', before all of these
    Promise.all(['', ...sellers].map((id, at) => owners.between([space, 0, id, Dexie.maxKey], [space, 0, sellers[at] ?? Dexie.maxKey], false, false).toArray())),
  ]);
  const planned = new Set([...owned, ...meant].flat().map(runOfDue));
  const doubtful = others.flat().filter(({ run }) => !planned.has(run));
  const runs = await db.runs.bulkGet(doubtful.map(({ run }) => run));
  // whoever owns the record sells it, whatever they are called
  doubtful.forEach(({ owner, run }, at) => runs[at]?.owner === owner && planned.add(run));
  return planned;
}

const runOfDue = (due: string): string => due.slice(0, due.indexOf('/'));

/** Runs that a timed outcome will move on by itself. */
async function clockedRuns(db: Database): Promise<ReadonlySet<string>> {
  const dues = await db.dues.where('[automatic+at]').between([1, Dexie.minKey], [1, Dexie.maxKey]).toArray();
  return new Set(dues.flatMap((due) => (due.kind === 'outcome' ? [due.run] : [])));
}

async function withoutUnqualified(db: Database, runs: readonly string[], unqualified: readonly string[]): Promise<readonly string[]> {
  const hidden = new Set(unqualified);
  const rows = await db.runs.bulkGet([...runs]);
  return runs.filter((_, at) => !hidden.has(rows[at]?.record ?? ''));
}

function isSales({ roles }: Pick<PersonRow, 'roles'>): boolean {
  return roles.some(isSalesRole);
}

function isSalesRole(role: string): boolean {
  return salesRoles.some((one) => one === role);
}

/** How fast a group of records was first touched (S112). Times in milliseconds. */
export interface SpeedGroup {
  /** The owner's id or the source; '' for none. */
  readonly key: string;
  readonly records: number;
  readonly touched: number;
  /** Null while none was touched. */
  readonly fastest: number | null;
  readonly median: number | null;
  readonly slowest: number | null;
  /** When the longest waiting one came in; null when none waits. */
  readonly waitingSince: number | null;
}

export interface SpeedReport {
  /** How many came in, were put in no blueprint and touched by nobody: they are in none of the groups. */
  readonly others: number;
  readonly all: SpeedGroup;
  readonly byOwner: readonly SpeedGroup[];
  readonly bySource: readonly SpeedGroup[];
}

/** Which records are looked at, and which field says where they came from. */
export interface SpeedQuery {
  readonly type: string;
  readonly space?: Space | undefined;
  /** Only what came in since this moment. */
  readonly from: number;
  readonly sourceField?: string | undefined;
}

/** Time from coming in to the first touch, by owner and by source, the fastest first (S112). */
export async function speedToTouch(db: Database, { type, space = 'live', from, sourceField }: SpeedQuery): Promise<SpeedReport> {
  const all = createTally('');
  const owners = new Map<string, Tally>();
  const sources = new Map<string, Tally>();
  let others = 0;
  for await (const records of bornSince(db, { space, type, from })) {
    for (const record of records) {
      const { touched, owner, fields, mergedInto, waits } = record;
      const since = cameInAt(record);
      if (mergedInto !== undefined || since < from) continue;
      // nobody is expected to reach out to what was only brought in
      if (touched === undefined && waits !== 1) {
        others += 1;
        continue;
      }
      const source = sourceField === undefined ? '' : String(fields[sourceField] ?? '');
      for (const tally of [all, tallyOf(owners, owner ?? ''), tallyOf(sources, source)]) tally.add(since, touched?.first);
    }
  }
  const ranked = (groups: ReadonlyMap<string, Tally>) => [...groups.values()].map((tally) => tally.group()).sort((a, b) => (a.median ?? Infinity) - (b.median ?? Infinity) || b.records - a.records);
  return { others, all: all.group(), byOwner: ranked(owners), bySource: ranked(sources) };
}

/** Up to so many records are read in one go. */
const few = 3000;

/** The records that came into being since a moment, many at a time: a cursor would stop at each of 100,000. */
async function* bornSince(db: Database, { space, type, from }: { readonly space: Space; readonly type: string; readonly from: number }): AsyncGenerator<readonly RecordRow[]> {
  const born = () => db.records.where('[space+type+createdAt]').between([space, type, from], [space, type, Dexie.maxKey]);
  if ((await born().count()) <= few) yield await born().toArray();
  else for await (const page of pagesOfRecords(db)) yield page.filter((row) => row.space === space && row.type === type && row.createdAt >= from);
}

type Tally = ReturnType<typeof createTally>;

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key) ?? createTally(key);
  tallies.set(key, known);
  return known;
}

function createTally(key: string) {
  const waits: number[] = [];
  let records = 0;
  let waitingSince: number | null = null;
  return {
    add: (since: number, first: number | undefined): void => {
      records += 1;
      if (first === undefined) waitingSince = Math.min(waitingSince ?? since, since);
      // what was imported with an older story was touched before it came in here
      else waits.push(Math.max(0, first - since));
    },
    group: (): SpeedGroup => {
      const sorted = waits.sort((a, b) => a - b);
      const middle = (sorted.length - 1) / 2;
      const median = sorted.length === 0 ? null : ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
      return { key, records, touched: sorted.length, fastest: sorted[0] ?? null, median, slowest: sorted.at(-1) ?? null, waitingSince };
    },
  };
}
