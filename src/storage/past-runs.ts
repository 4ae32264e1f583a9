import type { EndResult } from '#engine/blueprint';
import type { RunRow } from './contract.ts';
import type { Ground } from './ground.ts';

/** Which passages somebody wants to look at again (S88). Lengths in milliseconds. */
export interface EndedQuery {
  readonly blueprint: string;
  readonly owner?: string | undefined;
  readonly end?: EndResult | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

export interface EndedRuns {
  /** The latest first. */
  readonly runs: readonly RunRow[];
  readonly more: boolean;
  /** Passages further back than the last one looked at were not asked. */
  readonly cut: boolean;
}

const atOnce = 200;
/** Further back nobody looks for an example. */
const mostLooked = 4000;

/** Passages through a blueprint that came to their end, by index and the latest first, until so many fit. */
export async function readEndedRuns({ db }: Pick<Ground, 'db'>, query: EndedQuery, most: number): Promise<EndedRuns> {
  const keys = await db.runs.where('[blueprint+status]').equals([query.blueprint, 'ended']).primaryKeys();
  const from = Math.max(0, keys.length - mostLooked);
  const runs: RunRow[] = [];
  for (let at = keys.length; at > from && runs.length <= most; at -= atOnce) {
    const rows = await db.runs.bulkGet(keys.slice(Math.max(from, at - atOnce), at));
    for (const row of rows.reverse()) if (row && fits(row, query)) runs.push(row);
  }
  return { runs: runs.slice(0, most), more: runs.length > most, cut: from > 0 && runs.length <= most };
}

function fits({ space, owner, snapshot }: RunRow, query: EndedQuery): boolean {
  const length = (snapshot.endedAt ?? snapshot.startedAt) - snapshot.startedAt;
  return space === 'live' && (query.owner === undefined || owner === query.owner) && (query.end === undefined || snapshot.end === query.end)
    && (query.atLeast === undefined || length >= query.atLeast) && (query.atMost === undefined || length < query.atMost);
}
