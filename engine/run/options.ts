import { invariant, type Instant } from '#engine/kernel';
import type { Activity, Outcome } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import type { Facts } from '#engine/gates';
import type { Process } from '#engine/compile';
import { attemptsInVisit, doneInVisit, isDone, isRequired, isShown, isSkipped, laneOf } from './activity-state.ts';
import { approvalOptions } from './approval-options.ts';
import { activitiesHere, createdBy } from './created.ts';
import { factsOf, timesTaken, verdictOf, whoRefusal } from './facts.ts';
import { livingGrant } from './grants.ts';
import { laneOptions } from './lane-options.ts';
import { offerOf } from './offers.ts';
import { roleRefusal } from './override.ts';
import { whyLocked, type Asker } from './prerequisites.ts';
import { rollRounds } from './repeat.ts';
import { beyondLimit } from './take-outcome.ts';
import { restRefusal, timeOf, timeOfRun } from './time-options.ts';
import type { ActivityOption, Options, OutcomeOption, Person, Run } from './run.ts';
import { undoableEntry } from './undo.ts';

/** Everything this person could do with the record now: each activity and each outcome with its reasons, blocked ones too. */
export function options(process: Process, lastSeen: Run, at: Instant, person: Person): Options {
  // Rounds of recurring activities turn by themselves, whether or not anybody has stepped since.
  const run = rollRounds(process, lastSeen, at);
  const facts = factsOf(process, run, person);
  const running = run.status === 'running';
  const lanes = running ? laneOptions(process, run) : [];
  const approvals = running ? approvalOptions(process, run, { person, at }) : [];
  return {
    stage: process.stage(run.stage),
    activities: running ? activitiesHere(process, run).map((activity) => activityOption(process, run, activity, { person, at })) : [],
    outcomes: process.outcomesOf(run.stage).map((outcome) => outcomeOption(process, run, outcome, facts, at)),
    undo: undoableEntry(run, at, person),
    ...timeOfRun(process, run, { person, at }),
    ...(lanes.length === 0 ? {} : { lanes }),
    ...(approvals.length === 0 ? {} : { approvals }),
  };
}

function activityOption(process: Process, run: Run, activity: Activity, asker: Asker): ActivityOption {
  const lockedBy = restRefusal(run) ?? whyLocked(process, run, activity, asker);
  const lane = laneOf(process.stage(run.stage), activity.id);
  const offer = offerOf(run, activity.id);
  const evidence = doneInVisit(run, activity.id);
  return {
    activity,
    status: statusOf(run, activity, lockedBy !== null),
    required: isRequired(run, activity),
    lockedBy,
    dueAt: run.dues.find((due) => due.activity === activity.id)?.at ?? null,
    attempts: attemptsInVisit(run, activity).length,
    evidence,
    ticked: run.ticked[activity.id] ?? [],
    ...(lane === null ? {} : { lane: lane.id, team: lane.team }),
    ...(offer === null ? {} : { handOver: offer }),
    ...(createdBy(run, activity.id) === null ? {} : { created: true }),
    ...timeOf(process, run, activity, asker.at),
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
  const granted = byHand && taken !== null && !verdict.met ? livingGrant(run, { type: 'outcome', outcome: taken.id }, at) : null;
  return {
    outcome,
    target: process.stage(taken?.to ?? outcome.to),
    verdict,
    byHand,
    refusal,
    firesAt: run.dues.find((due) => due.outcome === outcome.id)?.at ?? null,
    open: byHand && (verdict.met || granted !== null) && refusal === null,
    ...(granted === null ? {} : { override: granted }),
    ...(byHand && taken !== null && mayOverride(process, run, taken, facts.person) && !verdict.met && granted === null ? { overridable: true } : {}),
  };
}

/** This person may ask for the closed gate to be opened for a while (B14). */
function mayOverride(process: Process, run: Run, outcome: Outcome, person: Person): boolean {
  return run.status !== 'exited' && outcome.overridable !== false && roleRefusal(process.version.document.override, person) === null;
}

/** Why the outcome may not be taken whatever its gate says. */
function refusalOf(run: Run, outcome: Outcome, taken: Outcome | null, person: Person): Refusal | null {
  if (run.status === 'exited') return { type: 'runEnded' };
  const resting = restRefusal(run);
  if (resting !== null) return resting;
  if (taken === null) return { type: 'limitReached', outcome: outcome.id, times: timesTaken(run, outcome) };
  return whoRefusal(run, outcome, person);
}
