import { Dexie } from 'dexie';
import type { Space } from '#engine/journal';
import { watchUnqualified } from './board.ts';
import type { Database } from './database.ts';
import type { RecordRow, RunRow } from './contract.ts';
import { byRecord } from './by-record.ts';
import { readJournalsOf, readRunsOf } from './read-many.ts';
import { currentStorage } from './storage.ts';
import { useLive } from './use-live.ts';
import { usePaced } from './use-paced.ts';
import { beginUntouched, countUntouched, type Idle, type IdleQuery, type SpeedQuery, type SpeedReport, type Untouched } from './waiting-leads.ts';

/** Long lists are read beside the page; these touch what they depend on, so that they are read again when it changes. */
async function watchUntouched(db: Database, type: string, onlyQualified: boolean): Promise<void> {
  await Promise.all([
    db.records.where('[space+type+waits+untouchedSince]').between(['live', type, Dexie.minKey], ['live', type, Dexie.maxKey]).limit(1).primaryKeys(),
    onlyQualified ? watchUnqualified(db, 'live', type) : null,
  ]);
}

/** Records nobody has touched yet, longest waiting first, as ids (S110); for reps without what is not for them (S106). While a long list is read its beginning is told. */
export function useUntouched(type: string, onlyQualified = false): Untouched | undefined {
  const key = `${type}/${onlyQualified}`;
  const whole = usePaced({ key, watch: ({ db }) => watchUntouched(db, type, onlyQualified), read: () => currentStorage().listUntouched(type, { onlyQualified }) });
  const isRead = whole?.key === key;
  const beginning = useLive(async ({ db }) => ({ key, list: isRead ? undefined : await beginUntouched(db, type, { onlyQualified }) }), [key, isRead]);
  return (isRead || beginning?.key !== key ? undefined : beginning.list) ?? whole?.value;
}

/** How many records of a type wait for their first touch (S110), told up to `most`; counted in the index, at most twice a second. */
export function useUntouchedCount(type: string, { onlyQualified = false, most }: { readonly onlyQualified?: boolean; readonly most: number }): number | undefined {
  return usePaced({
    key: `${type}/${onlyQualified}/${most}`,
    watch: ({ db }) => watchUntouched(db, type, onlyQualified),
    read: ({ db }) => (onlyQualified ? currentStorage().countUntouched(type, { onlyQualified, most }) : countUntouched(db, type, { most })),
    rest: 500,
  })?.value;
}

/** Runs in which sales has nothing planned (S83); read beside the page, once it is wanted. */
export function useIdle({ type, space = 'live', onlyQualified = false }: IdleQuery, isWanted = true): Idle | undefined {
  return usePaced({
    key: `${type}/${space}/${onlyQualified}/${isWanted}`,
    watch: async ({ db }) => isWanted && Promise.all([
      db.dues.where('[automatic+at]').between([0, Dexie.minKey], [1, Dexie.maxKey]).limit(1).primaryKeys(),
      db.runs.where('[blueprint+status]').between([Dexie.minKey, Dexie.minKey], [Dexie.maxKey]).limit(1).primaryKeys(),
    ]),
    read: async () => (isWanted ? currentStorage().listIdle({ type, space, onlyQualified }) : undefined),
  })?.value;
}

/** The records of a type that are not for reps (S106); none are asked for when `type` is null. */
export function useUnqualified(type: string | null, space: Space = 'live'): ReadonlySet<string> | undefined {
  return usePaced({
    key: `${type ?? ''}/${space}`,
    watch: async ({ db }) => type !== null && watchUnqualified(db, space, type),
    read: async () => new Set(type === null ? [] : await currentStorage().listUnqualified(space, type)),
  })?.value;
}

/** Time to the first touch by owner and source (S112); renewed when records change. */
export function useSpeed({ type, space, from, sourceField }: SpeedQuery): SpeedReport | undefined {
  return usePaced({
    key: `${type}/${space ?? ''}/${from}/${sourceField ?? ''}`,
    watch: ({ db }) => db.records.where('[space+type+updatedAt]').between([space ?? 'live', type, Dexie.minKey], [space ?? 'live', type, Dexie.maxKey]).limit(1).primaryKeys(),
    read: () => currentStorage().speedToTouch({ type, space, from, sourceField }),
  })?.value;
}

/** A lead on its way after marketing let it go: its runs and what its customer did (S81). */
export interface LeadStory {
  readonly record: RecordRow;
  readonly runs: readonly RunRow[];
  readonly signals: { readonly count: number; readonly lastAt: number | null; readonly last: string | null };
}

const noStories: ReadonlyMap<string, LeadStory> = new Map();

/** The stories of a visible window of a list. */
export function useLeadStories(ids: readonly string[]): ReadonlyMap<string, LeadStory> {
  const found = useLive(async ({ db }) => {
    const [records, runs, journals] = await Promise.all([db.records.bulkGet([...ids]), readRunsOf(db, ids), readJournalsOf(db, ids)]);
    const runsOf = byRecord(runs);
    return new Map(records.flatMap((record, at) => {
      if (!record) return [];
      const heard = (journals[at] ?? []).filter(({ ok, intent }) => ok && intent.type === 'signal');
      const last = heard.at(-1);
      const signals = { count: heard.length, lastAt: last?.at ?? null, last: last?.intent.type === 'signal' ? last.intent.signal : null };
      return [[record.id, { record, runs: runsOf.get(record.id) ?? [], signals }] as const];
    }));
  }, [ids.join(' ')]);
  return found ?? noStories;
}
