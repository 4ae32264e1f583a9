import type { Fields } from '#engine/blueprint';
import { mayEnrol, ranked, type Enrolling } from '#engine/run';
import { enrolMany, type EnrolReport } from './enrol-many.ts';
import type { Ground } from './ground.ts';
import { breathe, type Progress } from './in-chunks.ts';
import { processOf } from './process-of.ts';
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
  const found: { readonly id: string; readonly fields: Fields }[] = [];
  for await (const page of pagesOfRecords(db)) {
    for (const record of page) {
      const runs = former.get(record.id) ?? [];
      if (record.space !== 'live' || record.mergedInto !== undefined || runs.some((run) => run.status === 'running')) continue;
      const condition = view?.recordType === record.type ? view.condition : null;
      if (mayEnrol({ blueprint: blueprintId, document, paused: row.paused, record, runs, view: condition }) === null) found.push({ id: record.id, fields: rankOnly(record.fields, rankBy) });
    }
    await breathe();
  }
  return ranked(found, rankBy).map(({ id }) => id);
}

/** Of 100,000 records only what they are ranked by is kept in memory. */
function rankOnly(fields: Fields, rankBy: string | undefined): Fields {
  return rankBy === undefined ? {} : { [rankBy]: fields[rankBy] ?? null };
}
