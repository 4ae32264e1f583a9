import { useRef } from 'react';
import type { Blueprint } from '#engine/blueprint';
import { endOfDay } from '#engine/calendar';
import type { DueRow, RecordRow, RunRow } from './contract.ts';
import { countDayUpTo, rangesOf, readDay, type Day, type DayQuery } from './day.ts';
import type { Ground } from './ground.ts';
import { currentStorage } from './storage.ts';
import { watchSpared } from './spared.ts';
import { useLive } from './use-live.ts';
import { usePaced } from './use-paced.ts';
import { readDocuments } from './version-documents.ts';

/** Up to here a day is read and ranked on the page, in a few milliseconds; a longer one beside it, so that nothing stutters. */
const shortDay = 1500;

/** A person's day in its order (S69). A long one is renewed by the clock and by what comes and goes, at most a third of the time. */
export function useDay(query: DayQuery): Day | undefined {
  const pace = useRef({ took: 0, endedAt: 0 });
  const { owner, team, space, now, zone, until, channel, blueprint, text, batch, pinned } = query;
  const whose = `${owner}/${team}/${zone}`;
  const read = useLive(async (ground) => {
    if (owner === '') return undefined;
    // read again because something was written: what came just now is due now, though the screen's clock stands a moment behind
    const present = { ...query, now: Math.min(Math.max(now, Date.now()), until) };
    if ((await countDayUpTo(ground.db, present, shortDay + 1)) <= shortDay) return { whose, day: await readDay(ground, present) };
    const rest = pace.current.endedAt + 2 * pace.current.took - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    const began = performance.now();
    const day = await currentStorage().readDay(present);
    pace.current = { took: performance.now() - began, endedAt: performance.now() };
    return { whose, day };
  }, [owner, team, space, now, zone, until, channel, blueprint, text, batch, pinned.join(' ')]);
  // a live query keeps its last answer while it asks again: another person's day is no answer
  return read?.whose === whose ? read.day : undefined;
}

/** How many lines one's day has, the same number as the list says, told up to `most`; undefined while it is counted. At most twice a second. */
export function useDayTotal({ owner, zone, now }: Pick<DayQuery, 'owner' | 'zone' | 'now'>, most: number): number | undefined {
  const query: DayQuery = { owner, team: false, space: 'live', now, zone, until: endOfDay(now, zone) - 1, channel: null, blueprint: null, text: '', batch: false, pinned: [] };
  const read = usePaced({
    key: `${owner}/${zone}/${now}/${most}`,
    watch: async ({ db }) => Promise.all([...(await rangesOf(db, query)).map((range) => range.limit(1).primaryKeys()), watchSpared(db, owner, 'live')]),
    read: async (ground) => {
      const count = owner === '' ? 0 : await countDayUpTo(ground.db, query, most);
      return { owner, total: count === most || count === 0 ? count : (await readDay(ground, query)).total };
    },
    rest: 500,
  })?.value;
  return read?.owner === owner ? read.total : undefined;
}

/** A due row with what its line tells: names come from the version walked, not from the draft. */
export interface DayLine {
  readonly due: DueRow;
  readonly record: RecordRow | undefined;
  /** Only read where the row alone does not tell: hand-overs, added activities, rows of older workspaces. */
  readonly run: RunRow | undefined;
  readonly document: Blueprint | undefined;
}

const none: ReadonlyMap<string, DayLine> = new Map();

/** The lines that are looked at, by id; those not read yet, or gone, are missing. */
export function useDayLines(ids: readonly string[]): ReadonlyMap<string, DayLine> {
  return useLive((ground) => readDayLines(ground, ids), [ids.join(' ')]) ?? none;
}

/** Reads lines with their records, a window at a time. */
export async function readDayLines({ db, shelf }: Pick<Ground, 'db' | 'shelf'>, ids: readonly string[]): Promise<ReadonlyMap<string, DayLine>> {
  if (ids.length === 0) return none;
  const dues = (await db.dues.bulkGet([...ids])).flatMap((due) => (due ? [due] : []));
  const known = await readDocuments(db, shelf, dues.flatMap(({ version }) => version ?? []));
  const untold = dues.filter((due) => due.channel === 'handOver' || known.get(due.version ?? '')?.activities[due.activity ?? ''] === undefined);
  const [records, runs] = await Promise.all([db.records.bulkGet([...new Set(dues.map(({ record }) => record))]), db.runs.bulkGet([...new Set(untold.map(({ run }) => run))])]);
  const recordById = new Map(records.flatMap((record): [string, RecordRow][] => (record ? [[record.id, record]] : [])));
  const runById = new Map(runs.flatMap((run): [string, RunRow][] => (run ? [[run.id, run]] : [])));
  const walked = await readDocuments(db, shelf, [...runById.values()].map(({ versionId }) => versionId));
  return new Map(dues.map((due) => {
    const run = runById.get(due.run);
    return [due.id, { due, record: recordById.get(due.record), run, document: known.get(due.version ?? '') ?? walked.get(run?.versionId ?? '') }];
  }));
}

/** The rows of the due table of one run: what else is expected, and what goes off by itself. */
export function useDuesOfRun(run: string | null): readonly DueRow[] | undefined {
  return useLive(async ({ db }) => (run === null ? [] : db.dues.where('id').startsWith(`${run}/`).toArray()), [run]);
}
