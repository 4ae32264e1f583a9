import { day } from '#engine/kernel';
import type { Database } from './database.ts';
import { readMe } from './ground.ts';
import { useLive, useNow } from './use-live.ts';

/** An override that holds once a second person has agreed (B14). */
export interface WaitingOverride {
  readonly entry: string;
  readonly record: string;
  readonly run: string;
  readonly visit: number;
  readonly title: string;
  /** What it would let through, by name. */
  readonly what: string;
  readonly blueprint: string;
  readonly by: string;
  readonly reason: string;
  readonly until: number;
}

/** Overrides run out within days: further back than this, and over more lines, nobody waits any more. */
const furthest = { age: 14 * day, lines: 2000 } as const;

/** Overrides of live records that wait for a second person, for whoever works here and holds a role that may confirm them; the first to run out first. */
export function useWaitingOverrides(): readonly WaitingOverride[] | undefined {
  const now = useNow(30_000);
  return useLive(({ db }) => readWaitingOverrides(db, now), [now]);
}

async function readWaitingOverrides(db: Database, now: number): Promise<readonly WaitingOverride[]> {
  const me = await readMe(db);
  const newest = (await db.entries.orderBy('cursor').last())?.cursor ?? 0;
  const asked = await db.entries.where('cursor').above(newest - furthest.lines).filter(({ entry }) => entry.ok && entry.space === 'live' && entry.intent.type === 'override' && entry.at > now - furthest.age).toArray();
  const found = await Promise.all(asked.map(async ({ entry }): Promise<readonly WaitingOverride[]> => {
    const run = entry.run === null ? undefined : await db.runs.get(entry.run);
    const grant = run?.snapshot.overrides?.find((one) => one.entry === entry.id);
    if (!run || !grant || grant.confirmedBy !== null || grant.used || grant.until <= now || grant.visit !== run.snapshot.visit || grant.by === me?.id) return [];
    const document = (await db.versions.get(run.snapshot.versionId))?.document;
    if (!document?.override?.roles.some((role) => me?.roles.includes(role))) return [];
    const record = await db.records.get(entry.record);
    const field = record === undefined ? undefined : (await db.recordTypes.where('key').equals(record.type).first())?.title;
    const { target } = grant;
    return [{
      entry: entry.id, record: entry.record, run: run.id, visit: grant.visit, title: String(record?.fields[field ?? ''] ?? ''),
      what: (target.type === 'outcome' ? document.outcomes[target.outcome]?.name : document.activities[target.activity]?.name) ?? '', blueprint: document.name,
      by: grant.by, reason: entry.intent.type === 'override' ? entry.intent.reason : '', until: grant.until,
    }];
  }));
  return found.flat().sort((a, b) => a.until - b.until);
}
