import type { Blueprint, Condition } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import { mayEnrol } from '#engine/run';
import { countEnrollable, matching, readRecords, type RecordRow } from '../../storage/index.ts';

/** What bringing in everybody who fits would do, counted before anything is done. */
export interface EnrolmentForecast {
  /** Records that fulfil the rule or are shown by the saved view. */
  readonly fit: number;
  /** Of those, the ones that would start now. */
  readonly ready: number;
  readonly refused: readonly Refusal[];
}

const page = 500;

/**
 * Counts who fits a live blueprint's rule, who of them would start, and why the others would not. Who went through it
 * before is known to the journal alone: they are those whom nothing else keeps out and who are not counted as ready.
 */
export async function forecastEnrolment(document: Blueprint, condition: Condition, { paused, signal }: { readonly paused: boolean; readonly signal?: AbortSignal }): Promise<EnrolmentForecast> {
  const [ids, ready] = await Promise.all([matching(document.recordType, condition), countEnrollable(document.id)]);
  const refused: Refusal[] = [];
  for (let from = 0; from < ids.length && !signal?.aborted; from += page) {
    for (const record of await readRecords(ids.slice(from, from + page))) {
      const refusal = refusalOf(record, document, { paused, view: condition });
      if (refusal !== null) refused.push(refusal);
    }
  }
  const former = Math.max(0, ids.length - refused.length - ready);
  return { fit: ids.length, ready, refused: [...refused, ...Array.from({ length: former }, (): Refusal => ({ type: 'reentryForbidden' }))] };
}

/** Whoever is in it already is not brought in a second time by a rule, whatever the drawing says of coming in again. */
function refusalOf(record: RecordRow, document: Blueprint, { paused, view }: { readonly paused: boolean; readonly view: Condition }): Refusal | null {
  const refusal = mayEnrol({ blueprint: document.id, document, paused, record, runs: [], view });
  if (refusal !== null) return refusal;
  const standing = record.standing.find((place) => place.startsWith(`${document.id}/`));
  return standing === undefined ? null : { type: 'alreadyRunning', run: standing };
}
