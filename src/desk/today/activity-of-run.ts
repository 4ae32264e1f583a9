import type { Activity } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Run } from '#engine/run';

/** An activity of the present stage, or one that was added to the run; null when neither holds it. */
export function activityById(process: Process, run: Run, id: string | null): Activity | null {
  return process.activitiesOf(run.stage).find((activity) => activity.id === id) ?? run.created?.find(({ activity }) => activity.id === id)?.activity ?? null;
}
