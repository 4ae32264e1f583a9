import type { Fields } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import { mayEnrol, ranked } from '#engine/run';
import { readRecords, type RecordRow } from '../../storage/index.ts';
import type { LiveBlueprint } from './live-blueprints.ts';

/** What enrolling these records in one blueprint would bring about, told before anything is done. */
export interface Forecast {
  /** Those who may start it now, the highest rank first (S60). */
  readonly ready: readonly string[];
  readonly refused: readonly Refusal[];
}

const page = 500;

/**
 * Asks every blueprint for every record, a page at a time, with the very same rule as enrolling itself. What a record
 * has been through before is known only to enrolling: whoever may not come in again is then refused there.
 */
export async function forecast(ids: readonly string[], blueprints: readonly LiveBlueprint[], signal?: AbortSignal): Promise<ReadonlyMap<string, Forecast>> {
  const found = new Map(blueprints.map((blueprint) => [blueprint.id, { ready: [] as { readonly id: string; readonly fields: Fields }[], refused: [] as Refusal[] }]));
  for (let from = 0; from < ids.length && !signal?.aborted; from += page) {
    for (const record of await readRecords(ids.slice(from, from + page))) {
      for (const blueprint of blueprints) {
        const refusal = refusalOf(record, blueprint);
        const rank = blueprint.document.enrolment.rankBy;
        // Of 100,000 records only what they are ranked by is kept.
        if (refusal === null) found.get(blueprint.id)?.ready.push({ id: record.id, fields: rank === undefined ? {} : { [rank]: record.fields[rank] ?? null } });
        else found.get(blueprint.id)?.refused.push(refusal);
      }
    }
  }
  return new Map(blueprints.map(({ id, document }) => [id, { ready: ranked(found.get(id)?.ready ?? [], document.enrolment.rankBy).map((one) => one.id), refused: found.get(id)?.refused ?? [] }]));
}

function refusalOf(record: RecordRow, { id, document, paused, view }: LiveBlueprint): Refusal | null {
  const standing = record.standing.find((place) => place.startsWith(`${id}/`));
  const runs = standing === undefined ? [] : [{ id: standing, blueprint: id, status: 'running' as const }];
  return mayEnrol({ blueprint: id, document, paused, record, runs, view: view?.condition ?? null });
}
