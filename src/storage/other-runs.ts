import type { Entry, OtherRun } from '#engine/journal';
import { otherRunsIn, type Awaited } from '#engine/run';
import type { RunRow } from './contract.ts';

/** A record as far as gates of others look at it: its runs and its journal. */
export interface Told {
  readonly runs: readonly RunRow[];
  readonly story: readonly Entry[];
}

/** What a run may know of the runs its gates wait for: of its own record, and of linked ones (rule R128). */
export function otherRunsFor(run: string | null, { sameRecord, linkedRecord }: Awaited, own: Told, linked: readonly Told[]): readonly OtherRun[] {
  return [
    ...told(own, (row) => row.id !== run && sameRecord.has(row.blueprint), 'sameRecord'),
    ...linked.flatMap((other) => told(other, (row) => linkedRecord.has(row.blueprint), 'linkedRecord')),
  ];
}

function told({ runs, story }: Told, isMeant: (row: RunRow) => boolean, on: OtherRun['on']): readonly OtherRun[] {
  const meant = runs.filter(isMeant).map(({ id, blueprint, snapshot }) => ({ id, blueprint, startedAt: snapshot.startedAt, end: snapshot.end }));
  return meant.length === 0 ? [] : otherRunsIn(meant, story, on);
}
