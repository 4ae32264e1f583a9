import { invariant, type Instant } from '#engine/kernel';
import type { Activity, Outcome } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import type { Facts } from '#engine/gates';
import type { Process } from '#engine/compile';
import { doneInVisit, isDone, isRequired, isShown, isSkipped, whyLocked } from './activity-state.ts';
import { activitiesHere, createdBy } from './created.ts';
import { factsOf, timesTaken, verdictOf, whoRefusal } from './facts.ts';
import { beyondLimit } from './take-outcome.ts';
import type { ActivityOption, Options, OutcomeOption, Person, Run } from './run.ts';
import { undoableEntry } from './undo.ts';

/** Everything this person could do with the record now: each activity and each outcome with its reasons, blocked ones too. */
export function options(process: Process, run: Run, at: Instant, person: Person): Options {
  const facts = factsOf(process, run, person);
  const running = run.status === 'running';
  return {
    stage: process.stage(run.stage),
    activities: running ? activitiesHere(process, run).map((activity) => activityOption(process, run, activity)) : [],
    outcomes: process.outcomesOf(run.stage).map((outcome) => outcomeOption(process, run, outcome, facts, at)),
    undo: undoableEntry(run, at),
  };
}

function activityOption(process: Process, run: Run, activity: Activity): ActivityOption {
  const lockedBy = whyLocked(process, run, activity);
  const evidence = doneInVisit(run, activity.id);
  return {
    activity,
    status: statusOf(run, activity, lockedBy !== null),
    required: isRequired(run, activity),
    lockedBy,
    dueAt: run.dues.find((due) => due.activity === activity.id)?.at ?? null,
    attempts: evidence.length,
    evidence,
    ticked: run.ticked[activity.id] ?? [],
    ...(createdBy(run, activity.id) === null ? {} : { created: true }),
  };
}

function statusOf(run: Run, activity: Activity, locked: boolean): ActivityOption['status'] {
  if (isDone(run, activity)) return 'done';
  if (!isShown(run, activity)) return 'hidden';
  if (isSkipped(run, activity.id)) return 'skipped';
  return locked ? 'locked' : 'open';
}

function outcomeOption(process: Process, run: Run, outcome: Outcome, facts: Facts, at: Instant): OutcomeOption {
  invariant(outcome.to !== null, 'only outcomes that lead somewhere are compiled');
  const taken = beyondLimit({ process, run }, outcome);
  const verdict = verdictOf(process, run, taken ?? outcome, facts, at);
  const refusal = refusalOf(run, outcome, taken, facts.person);
  const byHand = outcome.trigger.type === 'person';
  return {
    outcome,
    target: process.stage(taken?.to ?? outcome.to),
    verdict,
    byHand,
    refusal,
    firesAt: run.dues.find((due) => due.outcome === outcome.id)?.at ?? null,
    open: byHand && verdict.met && refusal === null,
  };
}

/** Why the outcome may not be taken whatever its gate says. */
function refusalOf(run: Run, outcome: Outcome, taken: Outcome | null, person: Person): Refusal | null {
  if (run.status === 'exited') return { type: 'runEnded' };
  if (taken === null) return { type: 'limitReached', outcome: outcome.id, times: timesTaken(run, outcome) };
  return whoRefusal(run, outcome, person);
}
