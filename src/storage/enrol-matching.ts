import type { FieldValue } from '#engine/blueprint';
import { mayEnrol, type Enrolling } from '#engine/run';
import { enrolMany, type EnrolReport } from './enrol-many.ts';
import type { Ground } from './ground.ts';
import { breathe, type Progress } from './in-chunks.ts';
import { processOf } from './publish.ts';
import { pagesOfRecords } from './read-many.ts';

/** How many records the live version of a blueprint would take in now by its enrolment rule: what a person is shown before it is done. */
export async function countEnrollable(ground: Ground, blueprintId: string): Promise<number> {
  return (await enrollable(ground, blueprintId)).length;
}

/**
 * Takes in every live record that fulfils a blueprint's enrolment rule now, those with the highest rank first (S60), each through
 * the very same step as a single one. A blueprint that is filled by hand takes in nobody. Throws when it was never published.
 */
export async function enrolMatching(ground: Ground, blueprintId: string, progress: Progress = {}): Promise<EnrolReport> {
  return enrolMany(ground, await enrollable(ground, blueprintId), blueprintId, progress);
}

/** Those who may start it now, in the order in which they shall. Records in it already, or ruled out, are not asked for. */
async function enrollable(ground: Ground, blueprintId: string): Promise<readonly string[]> {
  const { db } = ground;
  const row = await db.blueprints.get(blueprintId);
  if (!row?.live) throw new Error('this blueprint was never published');
  const { document } = (await processOf(ground, row.live)).version;
  const { when, rankBy } = document.enrolment;
  if (when.type === 'manual') return [];
  const view = when.type === 'view' ? await db.views.get(when.view) : undefined;
  const former = new Map<string, Enrolling['runs'][number][]>();
  for (const run of await db.runs.where('[blueprint+status]').between([blueprintId, ''], [blueprintId, '\uffff']).toArray()) {
    former.set(run.record, [...(former.get(run.record) ?? []), { id: run.id, blueprint: run.blueprint, status: run.status }]);
  }
  const found: { readonly id: string; readonly rank: FieldValue }[] = [];
  for await (const page of pagesOfRecords(db)) {
    for (const record of page) {
      const runs = former.get(record.id) ?? [];
      if (record.space !== 'live' || runs.some((run) => run.status === 'running')) continue;
      const condition = view?.recordType === record.type ? view.condition : null;
      if (mayEnrol({ blueprint: blueprintId, document, paused: row.paused, record, runs, view: condition }) === null) found.push({ id: record.id, rank: rankBy === undefined ? null : (record.fields[rankBy] ?? null) });
    }
    await breathe();
  }
  return found.toSorted((a, b) => compareRanks(a.rank, b.rank)).map(({ id }) => id);
}

/** Highest first; what has no rank comes last. Texts are compared as texts, so that ISO dates sort by day. */
function compareRanks(a: FieldValue, b: FieldValue): number {
  const [x, y] = [rankOf(a), rankOf(b)];
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
  if (typeof x === 'number' && typeof y === 'number') return y - x;
  return String(x) < String(y) ? 1 : String(x) > String(y) ? -1 : 0;
}

function rankOf(value: FieldValue): number | string | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null;
}
