import type { Refusal } from '#engine/journal';
import { submitTogether } from './authority.ts';
import type { SubmittedIntent } from './contract.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import type { Ground } from './ground.ts';

export interface EnrolRefusal {
  readonly record: string;
  readonly refusal: Refusal;
}

export interface EnrolReport {
  readonly enrolled: number;
  readonly refused: readonly EnrolRefusal[];
}

/** Each start is journaled and hashed: so many a transaction keep the page responsive. */
const chunkSize = 100;

/**
 * Starts a blueprint's live version for many records, each through the very same step as a single one, and says
 * which were refused and why. Throws when the blueprint was never published.
 */
export async function enrolMany(ground: Ground, recordIds: readonly string[], blueprintId: string, options: Progress & { readonly batch?: string | undefined } = {}): Promise<EnrolReport> {
  const blueprint = await ground.db.blueprints.get(blueprintId);
  const version = blueprint?.live;
  if (!version) throw new Error('this blueprint was never published');
  const refused: EnrolRefusal[] = [];
  let enrolled = 0;
  await inChunks(recordIds, chunkSize, options, async (chunk) => {
    const acks = await submitTogether(ground, chunk.map((record) => enrolIntent(ground, record, blueprintId, version, options.batch)));
    for (const ack of acks) {
      if (ack.refusal) refused.push({ record: ack.entry.record, refusal: ack.refusal });
      else enrolled += 1;
    }
  });
  return { enrolled, refused };
}

/** The record's facts are put in by the authority, inside the transaction. */
function enrolIntent({ ids, clock, me }: Ground, record: string, blueprint: string, version: string, batch: string | undefined): SubmittedIntent {
  const { id: by, roles } = me();
  return {
    id: ids.next(),
    record,
    run: null,
    newRun: ids.next(),
    by,
    roles,
    madeAt: clock.now(),
    intent: { type: 'enrol', blueprint, version, record: { owner: null, zone: 'UTC', fields: {} } },
    ...(batch === undefined ? {} : { batch }),
  };
}
