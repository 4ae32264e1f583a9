import type { Activity } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Run } from '#engine/run';
import { createNames, type Names, type NameSources } from '../../ui/index.ts';

/** An activity of the present stage, or one that was added to the run; null when neither holds it. */
export function activityById(process: Process, run: Run, id: string | null): Activity | null {
  return process.activitiesOf(run.stage).find((activity) => activity.id === id) ?? run.created?.find(({ activity }) => activity.id === id)?.activity ?? null;
}

/** What things are called in a run: the drawing's words, and what was added to this run beside them. */
export function namesOfRun(process: Process, run: Run, people: NameSources['people']): Names {
  const names = createNames({ blueprint: process.version.document, people });
  return { ...names, activity: (id) => run.created?.find(({ activity }) => activity.id === id)?.activity.name ?? names.activity(id) };
}
