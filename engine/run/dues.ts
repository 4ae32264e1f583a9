import type { Instant } from '#engine/kernel';
import { isTouch, type Activity, type Channel, type Outcome } from '#engine/blueprint';
import type { DueMoment } from '#engine/journal';
import type { Process } from '#engine/compile';
import { hasOptedOut, isDone, isShown, isSkipped, laneOf } from './activity-state.ts';
import { approvalsWanted, isRejected, missingFor } from './approval-state.ts';
import { activitiesHere, activityById } from './created.ts';
import { after, aroundDate } from './moments.ts';
import { expectedFrom } from './prerequisites.ts';
import { firstMoment, isRecurring } from './repeat.ts';
import { channelOf, inRhythm, type Slid } from './rhythm.ts';
import type { Run } from './run.ts';
import { slaDues } from './sla.ts';

/** The step in which dues are brought up to date. */
interface Now {
  readonly at: Instant;
  readonly entry: string;
}

/** What every row has unless it says otherwise. */
const blank = { activity: null, outcome: null, channel: null, assignee: null } as const;

/** Everything expected in a stage just entered: its timed outcomes and escalations, its activities as far as they may be done, the return from an end. */
export function duesOnEntry(process: Process, run: Run): readonly DueMoment[] {
  return inTime([...armedOnce(process, run), ...derived(process, { ...run, dues: [] }, run.enteredAt)]);
}

/**
 * The due list after a step that stayed in the stage. A moment that did not change keeps its row and the rev that
 * armed it (trap E3); what is armed once per visit and has come stays gone. While the run is at rest nothing is due
 * but its resumption.
 */
export function duesAfterStep(process: Process, run: Run, now: Now): readonly DueMoment[] {
  if (run.paused !== undefined) return run.dues;
  const kept = run.dues.filter((due) => due.kind !== 'activity' && due.kind !== 'approval' && due.kind !== 'handOver' && !isAroundDate(process, due));
  const next = inTime([...kept, ...derived(process, run, now.at), ...handOverDues(process, run, now)]);
  return next.length === run.dues.length && next.every((due, index) => due === run.dues[index]) ? run.dues : next;
}

/** An elapsed outcome's moment has come in this visit: its due was armed on entry and is armed no longer. */
export function isTimeUp(run: Run, outcome: string): boolean {
  return !(run.heldDues ?? run.dues).some((due) => due.key === outcomeKey(run, outcome));
}

/** The moment of an outcome around a date, as the record has it now, has come in this visit (rule R96). */
export function isDateUp(run: Run, outcome: Outcome): boolean {
  const up = run.datesUp?.[outcome.id];
  return up !== undefined && outcome.trigger.type === 'date' && up === aroundDate(run, outcome.trigger);
}

/** The one due of a run at rest: the clock resumes it, when a day for that was named. */
export function restingDues(run: Run): readonly DueMoment[] {
  const until = run.paused?.until ?? null;
  return until === null ? [] : [{ ...blank, key: `p:${run.visit}`, at: until, kind: 'resume', stage: run.stage, armed: run.rev, automatic: true }];
}

function armedOnce(process: Process, run: Run): readonly DueMoment[] {
  const timed = process.outcomesOf(run.stage).flatMap((outcome): DueMoment[] =>
    outcome.trigger.type === 'elapsed' ? [outcomeDue(run, outcome, after(run, run.enteredAt, outcome.trigger.wait))] : [],
  );
  return [...timed, ...slaDues(process, run), ...returnDues(process, run)];
}

function derived(process: Process, run: Run, at: Instant): readonly DueMoment[] {
  if (run.status === 'exited') return [];
  return [...activityDues(process, run, at), ...dateDues(process, run), ...approvalDues(process, run, at)];
}

function outcomeDue(run: Run, outcome: Outcome, at: Instant): DueMoment {
  return { key: outcomeKey(run, outcome.id), at, kind: 'outcome', activity: null, outcome: outcome.id, stage: run.stage, channel: null, assignee: null, armed: run.rev, automatic: true };
}

/** Armed again whenever the date changes, and never for a moment that has come already. */
function dateDues(process: Process, run: Run): readonly DueMoment[] {
  return process.outcomesOf(run.stage).flatMap((outcome) => {
    if (outcome.trigger.type !== 'date' || isDateUp(run, outcome)) return [];
    const moment = aroundDate(run, outcome.trigger);
    if (moment === null) return [];
    const due = outcomeDue(run, outcome, Math.max(moment, run.enteredAt));
    return [run.dues.find((one) => one.key === due.key && one.at === due.at) ?? due];
  });
}

function isAroundDate(process: Process, due: DueMoment): boolean {
  return due.kind === 'outcome' && process.version.document.outcomes[due.outcome ?? '']?.trigger.type === 'date';
}

function returnDues(process: Process, run: Run): readonly DueMoment[] {
  const wait = process.stage(run.stage).end?.returnAfter;
  if (wait === undefined || run.status !== 'ended') return [];
  return [{ ...blank, key: `r:${run.visit}`, at: after(run, run.enteredAt, wait), kind: 'return', stage: run.stage, armed: run.rev, automatic: true }];
}

/** Whoever holds a role is expected to answer from the moment they were asked until nobody's word is lacking (S9). */
function approvalDues(process: Process, run: Run, at: Instant): readonly DueMoment[] {
  const asked = run.requests?.filter((request) => request.visit === run.visit) ?? [];
  if (asked.length === 0 || run.status !== 'running') return [];
  const wanted = approvalsWanted(process, run, { person: { id: '', roles: [] }, at });
  return asked.flatMap((request): DueMoment[] => {
    const { role } = request;
    const rules = wanted.get(role)?.rules ?? [];
    if (isRejected(run, role) || missingFor(run, rules).every((missing) => missing === 0)) return [];
    const key = `q:${role}:${run.visit}`;
    const armed = run.dues.find((due) => due.key === key && due.at === request.at);
    return [armed ?? { ...blank, key, at: request.at, kind: 'approval', stage: run.stage, armed: run.rev, automatic: false, role }];
  });
}

/** An offer's deadline is armed by the step that made the offer, once; it is gone with the answer. */
function handOverDues(process: Process, run: Run, { entry }: Now): readonly DueMoment[] {
  return (run.handOvers ?? []).flatMap((offer): DueMoment[] => {
    if (offer.visit !== run.visit || offer.status !== 'offered') return [];
    const key = `h:${offer.activity}:${run.visit}`;
    const armed = run.dues.find((due) => due.key === key);
    const rule = activityById(process, run, offer.activity)?.handOver;
    if (offer.entry !== entry || rule === undefined) return armed === undefined ? [] : [armed];
    return [{ ...blank, key, at: after(run, offer.at, rule.deadline), kind: 'handOver', activity: offer.activity, stage: run.stage, assignee: offer.to, armed: run.rev, automatic: true }];
  });
}

function activityDues(process: Process, run: Run, at: Instant): readonly DueMoment[] {
  if (run.status !== 'running') return [];
  return activitiesHere(process, run).flatMap((activity) => activityDueFor(process, run, activity, at) ?? []);
}

/** When an activity is expected, with what moved that moment; null while nothing is expected of it. */
export function activityDueFor(process: Process, run: Run, activity: Activity, now: Instant): DueMoment | null {
  if (!isShown(run, activity) || (isDone(run, activity) && !isRecurring(activity)) || isSkipped(run, activity.id)) return null;
  const from = expectedFrom(process, run, activity);
  if (from === null) return null;
  const channel = channelOf(process, run, activity);
  // What the clock does keeps its moment: it is checked there, and skipped with an entry that says so.
  if (activity.mode === 'manual' && isTouch(channel) && hasOptedOut(run, channel)) return null;
  const armed = run.dues.find((due) => due.activity === activity.id && due.kind === 'activity');
  const moment = momentOf(run, activity, armed);
  if (moment === null) return null;
  const wanted = Math.max(moment, from);
  const putOff = run.snoozed?.[activity.id];
  // Put off, it is asked for at that moment instead, and slides from there.
  const snoozed = putOff !== undefined && putOff > wanted;
  const placed = inRhythm(process, run, activity, channel, snoozed ? putOff : wanted);
  if (placed === null) return null;
  const slid: Slid = snoozed ? { ...placed, snoozedFrom: wanted } : placed;
  const kept = armed?.at === slid.at ? armed : undefined;
  // Around a date of the record, late also means that the moment had passed already when it became known (S107, S108).
  const late = slid.late === true || (activity.due.type === 'fieldDate' && (kept === undefined ? moment < now : kept.late === true));
  if (kept !== undefined && kept.slidFrom === slid.slidFrom && kept.snoozedFrom === slid.snoozedFrom && kept.channel === channel && (kept.late === true) === late) return kept;
  return rowOf(process, run, activity, { channel, slid: late ? { ...slid, late } : slid, armed: kept?.armed ?? run.rev });
}

interface Row {
  readonly channel: Channel;
  readonly slid: Slid;
  readonly armed: number;
}

function rowOf(process: Process, run: Run, activity: Activity, { channel, slid, armed }: Row): DueMoment {
  const { at, ...why } = slid;
  const { assignee } = activity;
  const role = roleOf(process, run, activity);
  return {
    key: `a:${activity.id}:${run.visit}`,
    at,
    kind: 'activity',
    activity: activity.id,
    outcome: null,
    stage: run.stage,
    channel,
    assignee: assignee.type === 'person' ? assignee.person : null,
    armed,
    automatic: activity.mode === 'automatic',
    ...(role === null ? {} : { role }),
    ...why,
  };
}

/** Roles and teams are dealt out by the directory; the row says which is meant. A lane's work is its team's. */
function roleOf(process: Process, run: Run, activity: Activity): string | null {
  const { assignee } = activity;
  switch (assignee.type) {
    case 'person':
      return null;
    case 'role':
    case 'roundRobin':
      return assignee.role;
    case 'team':
      return assignee.team;
    case 'owner':
      return laneOf(process.stage(run.stage), activity.id)?.team ?? null;
  }
}

function momentOf(run: Run, activity: Activity, armed: DueMoment | undefined): Instant | null {
  if (isRecurring(activity)) return run.repeats?.[activity.id]?.at ?? firstMoment(run, activity);
  if (activity.due.type === 'stageEntry' && armed !== undefined) return armed.snoozedFrom ?? armed.slidFrom ?? armed.at;
  return firstMoment(run, activity);
}

function outcomeKey(run: Run, outcome: string): string {
  return `o:${outcome}:${run.visit}`;
}

/** Rows of one moment keep the order they are listed in when they are escalations; else the key decides. */
function inTime(dues: readonly DueMoment[]): readonly DueMoment[] {
  return dues.toSorted((a, b) => a.at - b.at || (a.kind === 'sla' && b.kind === 'sla' ? 0 : a.key < b.key ? -1 : 1));
}
