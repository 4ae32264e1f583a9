import { inOrder, type Instant } from '#engine/kernel';
import type { Activity, Gate, Outcome, OutcomeId, Stage } from '#engine/blueprint';
import type { DoneActivity, Refusal } from '#engine/journal';
import { judge, type Facts, type RequiredActivity, type Verdict } from '#engine/gates';
import type { Process } from '#engine/compile';
import { doneInVisit, isRequired, laneDone } from './activity-state.ts';
import type { Person, Run } from './run.ts';

/** Gathers everything a gate may look at: the record, what was done, and who asks. */
export function factsOf(process: Process, run: Run, person: Person): Facts {
  const activities = process.activitiesOf(run.stage);
  return {
    record: run.record.id,
    run: run.id,
    owner: run.record.owner,
    fields: run.record.fields,
    zone: run.record.zone,
    visit: run.visit,
    enteredAt: run.enteredAt,
    required: requiredNow(process, run),
    done: allDone(run),
    checklists: Object.fromEntries(activities.flatMap((activity) => checklistOf(run, activity))),
    person,
    channels: process.channels,
    results: process.results,
    ...(run.record.calendar === undefined ? {} : { calendar: run.record.calendar }),
  };
}

/** The gate an outcome asks: its own or the implicit "all required activities done", and the stage's own beside it (domain.md section 3). */
export function gateOf(stage: Stage, outcome: Outcome): Gate {
  const own: Gate = outcome.gate ?? { type: 'requiredActivities' };
  return stage.gate === undefined ? own : { type: 'all', of: [own, stage.gate] };
}

/** The outcome's verdict for this record now. */
export function verdictOf(process: Process, run: Run, outcome: Outcome, facts: Facts, at: Instant): Verdict {
  return judge(gateOf(process.stage(run.stage), outcome), facts, at);
}

/**
 * How often an outcome was taken, as its limit counts: over the whole run, or in a row without the record having
 * stood anywhere else (an outcome back into its own stage starts a new visit each time, so "in one stay" is meant).
 */
export function timesTaken(run: Run, outcome: Outcome): number {
  if (outcome.limit?.window !== 'visit') return run.taken[outcome.id] ?? 0;
  const elsewhere = run.path.findLastIndex((stay) => stay.stage !== run.stage);
  return run.path.slice(elsewhere + 1).filter((stay) => stay.outcome === outcome.id).length;
}

export function isLimitReached(run: Run, outcome: Outcome): boolean {
  return outcome.limit !== undefined && timesTaken(run, outcome) >= outcome.limit.times;
}

/** Why this person may not take the outcome, or null. A team is held like a role: by its key. */
export function whoRefusal(run: Run, outcome: Outcome, person: Person): Refusal | null {
  const holdsOne = (keys: readonly string[]) => keys.some((key) => person.roles.includes(key));
  switch (outcome.who.type) {
    case 'anyone':
      return null;
    case 'owner':
      return run.record.owner === person.id ? null : { type: 'notAllowed', roles: [], ownerOnly: true };
    case 'roles':
      return holdsOne(outcome.who.roles) ? null : { type: 'notAllowed', roles: outcome.who.roles, ownerOnly: false };
    case 'team':
      return holdsOne([outcome.who.team]) ? null : { type: 'notAllowed', roles: [outcome.who.team], ownerOnly: false };
  }
}

/** Finds an outcome among those that lead out of the present stage. */
export function outcomeHere(process: Process, run: Run, outcome: OutcomeId): Outcome | null {
  return process.outcomesOf(run.stage).find((one) => one.id === outcome) ?? null;
}

function requiredNow(process: Process, run: Run): readonly RequiredActivity[] {
  const excused = excusedByJoin(process, run);
  return process
    .activitiesOf(run.stage)
    .filter((activity) => isRequired(run, activity) && !excused.has(activity.id))
    .map((activity) => {
      const done = doneInVisit(run, activity.id);
      return {
        activity: activity.id,
        channel: activity.channel,
        done: done.length >= activity.attempts.min,
        attempts: done.length,
        wanted: activity.attempts.min,
        evidence: done.map((one) => one.entry),
      };
    });
}

/** Once enough lanes of a parallel stage are done, the others no longer hold the record back (domain.md section 2). */
function excusedByJoin(process: Process, run: Run): ReadonlySet<string> {
  const stage = process.stage(run.stage);
  const lanes = stage.kind === 'parallel' ? inOrder(stage.lanes ?? {}) : [];
  const open = lanes.filter((lane) => !laneDone(process, run, stage, lane.id));
  return new Set(lanes.length - open.length >= (stage.join ?? lanes.length) ? open.flatMap((lane) => lane.activities) : []);
}

function allDone(run: Run): readonly DoneActivity[] {
  const { doneElsewhere } = run.record;
  if (doneElsewhere.length === 0) return run.done;
  return [...doneElsewhere, ...run.done].sort((a, b) => a.at - b.at);
}

function checklistOf(run: Run, activity: Activity): [string, Facts['checklists'][string]][] {
  const items = inOrder(activity.checklist);
  if (items.length === 0) return [];
  const ticked = run.ticked[activity.id] ?? [];
  return [[activity.id, items.map(({ id, text }) => ({ item: id, text, ticked: ticked.includes(id) }))]];
}
