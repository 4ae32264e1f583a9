import type { Instant } from '#engine/kernel';
import type { Process } from '#engine/compile';
import { channelOf, inRhythm } from '../rhythm.ts';
import { firstMoment } from '../repeat.ts';
import type { Run } from '../run.ts';
import type { Leaving } from './leaving.ts';
import type { Learned } from './likely-way.ts';

/**
 * When a stage is left if its work is done when it is due, or after as long as records have usually stayed where that
 * is known (rule R162).
 */
export function expectedLeave(process: Process, run: Run, left: Leaving | null, at: Instant, learned: Learned | null): Instant {
  const usual = learned?.stays[run.stage];
  if (usual !== undefined) return Math.max(at, run.enteredAt + usual);
  return (left?.todo ?? []).reduce((latest, one) => Math.max(latest, dueOf(process, run, one.activity, one.at)), at);
}

/** The moment its due row has, else the one it would have. */
function dueOf(process: Process, run: Run, id: string, earliest: Instant): Instant {
  const armed = run.dues.find((due) => due.kind === 'activity' && due.activity === id);
  if (armed !== undefined) return armed.at;
  const activity = process.activitiesOf(run.stage).find((one) => one.id === id);
  const moment = activity === undefined ? null : firstMoment(run, activity);
  if (activity === undefined || moment === null) return earliest;
  return inRhythm(process, run, activity, channelOf(process, run, activity), Math.max(moment, earliest))?.at ?? earliest;
}
