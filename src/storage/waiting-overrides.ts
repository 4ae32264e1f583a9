import { readMe, type Ground } from './ground.ts';
import { useLive, useNow } from './use-live.ts';
import { readDocuments } from './version-documents.ts';

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

/** Overrides of live records that wait for a second person, for whoever works here and holds a role that may confirm them; the first to run out first. */
export function useWaitingOverrides(): readonly WaitingOverride[] | undefined {
  const now = useNow(30_000);
  return useLive((ground) => readWaitingOverrides(ground, now), [now]);
}

export async function readWaitingOverrides({ db, shelf }: Pick<Ground, 'db' | 'shelf'>, now: number): Promise<readonly WaitingOverride[]> {
  const me = await readMe(db);
  const runs = await db.runs.where('confirm').above(now).filter(({ space }) => space === 'live').toArray();
  const [documents, records, types] = await Promise.all([
    readDocuments(db, shelf, runs.map(({ versionId }) => versionId)),
    db.records.bulkGet(runs.map(({ record }) => record)),
    db.recordTypes.toArray(),
  ]);
  const found = await Promise.all(runs.map(async (run, at): Promise<readonly WaitingOverride[]> => {
    const document = documents.get(run.versionId);
    if (!document?.override?.roles.some((role) => me?.roles.includes(role))) return [];
    const record = records[at];
    const title = String(record?.fields[types.find(({ key }) => key === record.type)?.title ?? ''] ?? '');
    const waiting = (run.snapshot.overrides ?? []).filter((one) => one.confirmedBy === null && !one.used && one.until > now && one.visit === run.snapshot.visit && one.by !== me?.id);
    const asked = await db.entries.where('id').anyOf(waiting.map(({ entry }) => entry)).toArray();
    return waiting.map(({ entry: id, target, visit, by, until }) => {
      const intent = asked.find(({ entry }) => entry.id === id)?.entry.intent;
      return {
        entry: id, record: run.record, run: run.id, visit, title, by, until, blueprint: document.name,
        what: (target.type === 'outcome' ? document.outcomes[target.outcome]?.name : document.activities[target.activity]?.name) ?? '',
        reason: intent?.type === 'override' ? intent.reason : '',
      };
    });
  }));
  return found.flat().sort((a, b) => a.until - b.until);
}
