import type { Instant } from '#engine/kernel';
import type { ActivityId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { isRequired } from './activity-state.ts';
import { activityById } from './created.ts';
import { historyOf } from './rhythm.ts';
import type { Run } from './run.ts';
import { timeLimitOf } from './sla.ts';

/** What speaks for doing something about a record soon, whatever the hour: kept beside its dues, so that a queue is ordered without reading runs (B12). */
export interface RunWeight {
  /** When the stage's time limit passes or a way out goes off by itself, whichever comes first. */
  readonly limitAt?: Instant;
  /** When the record came to its present stage. */
  readonly enteredAt: Instant;
  /** Our latest touches of the customer over all runs, oldest first, as many as a count of seven days can tell apart. */
  readonly touchedAt: readonly Instant[];
  /** The most touches there may be in seven days. */
  readonly touchLimit: number;
  /** The activity must be done before the stage's implicit gate opens. */
  isRequired(activity: ActivityId | null): boolean;
}

/** No meter shows more touches than these. */
const mostTouches = 8;

/** Weighs a run as it stands: the same run always weighs the same, whatever the time (rule R175). */
export function weighRun(process: Process, run: Run): RunWeight {
  const limit = timeLimitOf(process, run);
  const fires = run.dues.filter((due) => due.kind === 'outcome' && due.automatic === true).map((due) => due.at);
  const limitAt = Math.min(...(limit === null ? [] : [limit]), ...fires);
  return {
    ...(Number.isFinite(limitAt) ? { limitAt } : {}),
    enteredAt: run.enteredAt,
    touchedAt: historyOf(run).touches.map(({ at }) => at).sort((a, b) => a - b).slice(-mostTouches),
    touchLimit: process.version.document.rhythm.touchesPer7Days,
    isRequired: (id) => {
      const activity = id === null ? null : activityById(process, run, id);
      return activity !== null && isRequired(run, activity);
    },
  };
}
