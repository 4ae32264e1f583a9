import { inOrder, type Instant } from '#engine/kernel';
import { nextAllowed } from '#engine/calendar';
import { clausesOf, touchChannels, type Activity, type Gate, type Outcome, type OutcomeId, type Stage } from '#engine/blueprint';
import type { DoneActivity, Refusal } from '#engine/journal';
import { isOpen, judge, type Facts, type Fixer, type RequiredActivity, type Verdict } from '#engine/gates';
import type { Process } from '#engine/compile';
import { attemptsInVisit, doneInVisit, hasOptedOut, isRequired, laneDone, laneOf } from './activity-state.ts';
import { activitiesHere } from './created.ts';
import { answersOf } from './answers.ts';
import { putOffSince } from './moments.ts';
import { historyOf, withHolidays } from './rhythm.ts';
import type { Person, Run } from './run.ts';

/** Gathers everything a gate may look at: the record, what was done, and who asks. */
export function factsOf(process: Process, run: Run, person: Person): Facts {
  return {
    record: run.record.id,
    run: run.id,
    owner: run.record.owner,
    fields: run.record.fields,
    zone: run.record.zone,
    visit: run.visit,
    // A pause counts for no minimum time.
    enteredAt: run.enteredAt + putOffSince(run, run.enteredAt),
    required: requiredNow(process, run),
    done: allDone(run),
    checklists: checklistsOf(run, process.activitiesOf(run.stage)),
    person,
    channels: process.channels,
    results: process.results,
    calendar: run.record.calendar,
    otherRuns: run.record.otherRuns,
    approvals: run.approvals?.filter((one) => one.visit === run.visit),
    // Named although nothing is known yet: a copy that fills them in later is then cheap.
    doable: undefined,
    barred: undefined,
    rhythm: undefined,
  };
}

/** The gate an outcome asks: its own or the implicit "all required activities done", and the stage's own beside it (domain.md section 3). */
export function gateOf(stage: Stage, outcome: Outcome): Gate {
  const own: Gate = outcome.gate ?? { type: 'requiredActivities' };
  return stage.gate === undefined ? own : { type: 'all', of: [own, stage.gate] };
}

/** The outcome's verdict for this record now. */
export function verdictOf(process: Process, run: Run, outcome: Outcome, facts: Facts, at: Instant): Verdict {
  return judgeNow(process, run, gateOf(process.stage(run.stage), outcome), factsFor(process, run, outcome, facts), at);
}

/** Only whether the outcome's gate is open: the same answer as its verdict, for the many moments at which nobody reads more. */
export function isGateOpen(process: Process, run: Run, outcome: Outcome, facts: Facts, at: Instant): boolean {
  return isOpenNow(process, run, gateOf(process.stage(run.stage), outcome), factsFor(process, run, outcome, facts), at);
}

/** Any gate's verdict over this run now. */
export function judgeNow(process: Process, run: Run, gate: Gate, facts: Facts, at: Instant): Verdict {
  return judge(gate, withRhythm(process, run, gate, withDoable(process, run, facts), at), at);
}

/** What this stay still allows, for a verdict that says only what can be done (rule G36). */
function withDoable(process: Process, run: Run, facts: Facts): Facts {
  const doable = activitiesHere(process, run)
    .filter((activity) => !run.cancelled?.includes(activity.id))
    .map((activity) => ({ activity: activity.id, channel: activity.channel, left: Math.max(0, activity.attempts.max - attemptsInVisit(run, activity).length) }));
  const barred = touchChannels.filter((channel) => hasOptedOut(run, channel));
  return { ...facts, doable, barred: barred.length === 0 ? undefined : barred };
}

/** Whether any gate is open over this run now. */
export function isOpenNow(process: Process, run: Run, gate: Gate, facts: Facts, at: Instant): boolean {
  return isOpen(gate, withRhythm(process, run, gate, facts, at), at);
}

/**
 * What somebody answered with "no" is not done, so "all required activities" stays closed; but the very outcome that
 * this answer sets off has got what it waited for (rule R75).
 */
function factsFor(process: Process, run: Run, outcome: Outcome, facts: Facts): Facts {
  const { trigger } = outcome;
  if (trigger.type !== 'result') return facts;
  const activity = process.version.document.activities[trigger.activity];
  if (activity === undefined || answersOf(activity)?.no !== trigger.result) return facts;
  const last = doneInVisit(run, activity.id).at(-1);
  if (last?.result !== trigger.result) return facts;
  return { ...facts, required: facts.required.map((one) => (one.activity === activity.id ? { ...one, done: true } : one)) };
}

/** Whether a gate asks the rhythm, remembered: gates are part of a frozen drawing. */
const asksRhythm = new WeakMap<Gate, boolean>();

/** What the rhythm says is worked out only for gates that ask it: it looks at every touch of the record. */
function withRhythm(process: Process, run: Run, gate: Gate, facts: Facts, at: Instant): Facts {
  const known = asksRhythm.get(gate);
  const asks = known ?? clausesOf(gate).some((clause) => clause.type === 'rhythm');
  if (known === undefined) asksRhythm.set(gate, asks);
  if (!asks) return facts;
  return { ...facts, rhythm: nextAllowed(at, withHolidays(process.version.document.rhythm, run), facts.zone, historyOf(run)) };
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
  const stage = process.stage(run.stage);
  return process
    .activitiesOf(run.stage)
    .filter((activity) => isRequired(run, activity) && !excused.has(activity.id))
    .map((activity) => {
      const done = attemptsInVisit(run, activity);
      const team = laneOf(stage, activity.id)?.team;
      const who = fixersFor(run, activity, team);
      return {
        activity: activity.id,
        channel: activity.channel,
        done: done.length >= activity.attempts.min,
        attempts: done.length,
        wanted: activity.attempts.min,
        evidence: done.map((one) => one.entry),
        ...(team === undefined ? {} : { team }),
        ...(who.length === 0 ? {} : { who }),
      };
    });
}

/** Who is expected to do it when it is not simply the record's owner: the lane's team, whoever is asked to answer, or the assignee. */
function fixersFor(run: Run, activity: Activity, team: string | undefined): readonly Fixer[] {
  const teams: readonly Fixer[] = team === undefined ? [] : [{ type: 'team', team }];
  const offered = run.handOvers?.find((one) => one.activity === activity.id && one.visit === run.visit && one.status === 'offered');
  if (offered !== undefined) return [...teams, { type: 'person', person: offered.to }];
  if (activity.channel === 'approval' && activity.approval !== undefined) return [...teams, { type: 'role', role: activity.approval.role }];
  const { assignee } = activity;
  switch (assignee.type) {
    case 'owner':
      return teams;
    case 'person':
      return [...teams, { type: 'person', person: assignee.person }];
    case 'team':
      return assignee.team === team ? teams : [...teams, { type: 'team', team: assignee.team }];
    case 'role':
    case 'roundRobin':
      return [...teams, { type: 'role', role: assignee.role }];
  }
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

function checklistsOf(run: Run, activities: readonly Activity[]): Facts['checklists'] {
  const checklists: Record<string, Facts['checklists'][string]> = {};
  for (const { id: activity, checklist } of activities) {
    const items = inOrder(checklist);
    if (items.length === 0) continue;
    const ticked = run.ticked[activity] ?? [];
    checklists[activity] = items.map(({ id, text }) => ({ item: id, text, ticked: ticked.includes(id) }));
  }
  return checklists;
}
