import type { Condition } from '#engine/blueprint';
import { enrolsByItself, mayEnrol } from '#engine/run';
import type { Ground } from './ground.ts';
import { readEnrollers } from './enrollers.ts';
import { useLive } from './use-live.ts';

/** A blueprint that takes records in by its own rule, as one record stands to it. */
export interface Enrols {
  readonly blueprint: string;
  /** Its rule: the condition itself, or the one of its saved view. */
  readonly when: Condition;
  readonly view: string | null;
  /** The record fulfils the rule now; with its next change it is taken in, unless it came out of it before. */
  readonly now: boolean;
}

/** Every live blueprint whose rule may still take the record in: it fulfils it, or only the rule's condition is missing (part 6 of the record's page). */
export function useEnrolling(record: string): readonly Enrols[] | undefined {
  return useLive((ground) => readEnrolling(ground, record), [record]);
}

async function readEnrolling({ db }: Ground, id: string): Promise<readonly Enrols[]> {
  const record = await db.records.get(id);
  if (!record) return [];
  const enrollers = (await readEnrollers(db)).filter(({ recordType }) => recordType === record.type);
  if (enrollers.length === 0) return [];
  const runs = (await db.runs.where('record').equals(id).toArray()).map(({ snapshot }) => ({ id: snapshot.id, blueprint: snapshot.blueprint, status: snapshot.status }));
  const found = await Promise.all(enrollers.map(async ({ blueprint, version, when }): Promise<readonly Enrols[]> => {
    const row = await db.versions.get(version);
    const view = when.type === 'view' ? await db.views.get(when.view) : undefined;
    const rule = when.type === 'condition' ? when.condition : view?.condition;
    if (!row || rule === undefined) return [];
    const enrolling = { blueprint, document: row.document, paused: false, record: { type: record.type, fields: record.fields }, runs, view: view?.condition ?? null };
    const refusal = mayEnrol(enrolling);
    const lacksRule = refusal?.type === 'notEnrollable' && (refusal.why === 'condition' || refusal.why === 'view');
    if (refusal !== null && !lacksRule) return [];
    return [{ blueprint, when: rule, view: view?.name ?? null, now: enrolsByItself(enrolling, null) }];
  }));
  return found.flat();
}
