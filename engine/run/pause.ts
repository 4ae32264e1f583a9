import type { Instant } from '#engine/kernel';
import type { DueMoment, Intent } from '#engine/journal';
import { createdBy } from './created.ts';
import { restingDues } from './dues.ts';
import { offerOf } from './offers.ts';
import { rebaseRounds } from './repeat.ts';
import { refuse } from './refuse.ts';
import type { Refused, Run } from './run.ts';
import { settle } from './settle.ts';
import { walkOn, type Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

/** Puts the run at rest, with a reason and maybe until a day: nothing falls due until it is resumed (rule R110). */
export function pause(walk: Walk, { reason, until }: IntentOf<'pause'>): Walk | Refused {
  const { eventAt, made } = walk.context;
  if (reason.trim() === '') return refuse({ type: 'reasonMissing', choices: [] });
  if (until !== null && until <= eventAt) return refuse({ type: 'invalidIntent', problems: ['A pause ends after it begins.'] });
  const run: Run = { ...walk.run, paused: { at: eventAt, by: made.by, until }, heldDues: walk.run.dues };
  return walkOn(walk, { ...run, dues: restingDues(run) }, walk.changes);
}

/**
 * Lets the run go on: what waits is later by as long as it was at rest, what became possible meanwhile happens now
 * (rules R111, R112). By a person, or by the clock on the day that was named.
 */
export function resume(walk: Walk): Walk | Refused {
  const { paused, heldDues, ...run } = walk.run;
  if (paused === undefined) return refuse({ type: 'notPaused' });
  const at = walk.context.eventAt;
  const rest = { from: paused.at, to: at };
  const awake: Run = { ...run, pauses: [...(run.pauses ?? []), rest], dues: (heldDues ?? []).map((due) => armedLater(run, due, rest)) };
  return settle(walkOn(walk, rebaseRounds(walk.context.process, awake), walk.changes), null);
}

interface Rest {
  readonly from: Instant;
  readonly to: Instant;
}

function lengthSince({ from, to }: Rest, start: Instant): number {
  return to - Math.max(from, start);
}

/**
 * The same due, armed again and later by the pause, in so far as it counts from a moment of the run. What hangs on a
 * date of the record or on another activity is worked out afresh by the step that resumes.
 */
function armedLater(run: Run, due: DueMoment, rest: Rest): DueMoment {
  if (due.kind === 'approval') return { ...due, armed: run.rev };
  const { slidFrom, snoozedFrom, reasons: _moved, late: _was, ...plain } = due;
  const start = due.kind === 'handOver' ? offerOf(run, due.activity ?? '')?.at : createdBy(run, due.activity ?? '')?.at;
  return { ...plain, at: (snoozedFrom ?? slidFrom ?? due.at) + lengthSince(rest, start ?? run.enteredAt), armed: run.rev };
}
