import type { Learned, Run } from '#engine/run';
import type { Ground } from './ground.ts';

/** What the latest runs of a blueprint teach, from their snapshots: ways taken, usual stays, and gates gone past. */
export interface Lessons extends Learned {
  /** How often each outcome was let through by an override (B14). */
  readonly overrides: Readonly<Record<string, number>>;
  /** So many runs were looked at. */
  readonly runs: number;
}

/** Enough to say what is usual; more would be read on the page's own thread. */
const mostRuns = { ended: 240, running: 160 } as const;

/** Reads the latest ended and running runs by index, and sums them up. */
export async function readLessons({ db }: Ground, blueprint: string): Promise<Lessons> {
  const of = (status: 'ended' | 'running') => db.runs.where('[blueprint+status]').equals([blueprint, status]).reverse().limit(mostRuns[status]).toArray();
  const rows = [...(await of('ended')), ...(await of('running'))];
  return lessonsOf(rows.map(({ snapshot }) => snapshot).filter(({ space }) => space === 'live'));
}

/** Sums runs up: a stay counts once it is over; its usual length is the middle one. */
export function lessonsOf(runs: readonly Pick<Run, 'path' | 'overrides'>[]): Lessons {
  const taken: Record<string, Record<string, number>> = {};
  const lengths = new Map<string, number[]>();
  const overrides: Record<string, number> = {};
  for (const run of runs) {
    for (const { stage, outcome, enteredAt, leftAt } of run.path) {
      lengths.set(stage, [...(lengths.get(stage) ?? []), leftAt - enteredAt]);
      if (outcome !== null) (taken[stage] ??= {})[outcome] = (taken[stage]?.[outcome] ?? 0) + 1;
    }
    for (const { target, used } of run.overrides ?? []) if (used && target.type === 'outcome') overrides[target.outcome] = (overrides[target.outcome] ?? 0) + 1;
  }
  return { taken, overrides, runs: runs.length, stays: Object.fromEntries([...lengths].map(([stage, all]) => [stage, middle(all)])) };
}

function middle(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
