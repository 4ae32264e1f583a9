import { addDays, atCivil, civilDate, defaultCalendar, dueAt } from '#engine/calendar';
import type { Instant } from '#engine/kernel';
import { isTouch, type Activity, type UserId, type Wait } from '#engine/blueprint';
import type { DueMoment } from '#engine/journal';
import type { Process } from '#engine/compile';
import { activitiesHere, createdBy } from './created.ts';
import { hasOptedOut, isDone, isShown, isSkipped, prerequisitesMet } from './activity-state.ts';
import type { Run } from './run.ts';

/** The hour at which something falls due "on that day" when the drawing names none. */
const startOfWork = '09:00';

/** Everything expected in a stage just entered: its timed outcomes, and its activities as far as they may be done. */
export function duesOnEntry(process: Process, run: Run): readonly DueMoment[] {
  const timed = process.outcomesOf(run.stage).flatMap((outcome): DueMoment[] =>
    outcome.trigger.type === 'elapsed'
      ? [{ key: outcomeKey(run, outcome.id), at: after(run, run.enteredAt, outcome.trigger.wait), kind: 'outcome', activity: null, outcome: outcome.id, stage: run.stage, channel: null, assignee: null, armed: run.rev, automatic: true }]
      : [],
  );
  return inTime([...timed, ...activityDues(process, { ...run, dues: [] })]);
}

/**
 * The due list after a step that stayed in the stage. A moment that did not change keeps its row and the rev that
 * armed it (trap E3); a timed outcome is armed once per visit, so one that has come stays gone.
 */
export function duesAfterStep(process: Process, run: Run): readonly DueMoment[] {
  const next = inTime([...run.dues.filter((due) => due.kind !== 'activity'), ...activityDues(process, run)]);
  return next.length === run.dues.length && next.every((due, index) => due === run.dues[index]) ? run.dues : next;
}

/** A timed outcome's moment has come in this visit: its due was armed on entry and is armed no longer. */
export function isTimeUp(run: Run, outcome: string): boolean {
  return !run.dues.some((due) => due.key === outcomeKey(run, outcome));
}

function activityDues(process: Process, run: Run): readonly DueMoment[] {
  if (run.status !== 'running') return [];
  return activitiesHere(process, run).flatMap((activity) => {
    if (!isShown(run, activity) || isDone(run, activity) || isSkipped(run, activity.id) || !prerequisitesMet(process, run, activity)) return [];
    // What the clock does keeps its moment: it is checked there, and skipped with an entry that says so.
    if (activity.mode === 'manual' && isTouch(activity.channel) && hasOptedOut(run, activity.channel)) return [];
    const key = `a:${activity.id}:${run.visit}`;
    const armed = run.dues.find((due) => due.key === key);
    const at = momentOf(run, activity, armed);
    if (at === null) return [];
    const assignee = assigneeOf(activity);
    if (armed !== undefined && armed.at === at) return [armed];
    return [{ key, at, kind: 'activity' as const, activity: activity.id, outcome: null, stage: run.stage, channel: activity.channel, assignee, armed: run.rev, automatic: activity.mode === 'automatic' }];
  });
}

function momentOf(run: Run, activity: Activity, armed: DueMoment | undefined): Instant | null {
  const { due } = activity;
  switch (due.type) {
    case 'stageEntry':
      return armed?.at ?? after(run, createdBy(run, activity.id)?.at ?? run.enteredAt, due.wait);
    case 'activity': {
      const last = run.done.findLast((one) => one.activity === due.activity);
      return last === undefined ? null : after(run, last.at, due.wait);
    }
    case 'fieldDate': {
      const day = dayOf(run, due.field);
      return day === null ? null : atCivil(addDays(day, due.days), due.at ?? startOfWork, run.record.zone);
    }
  }
}

/** The civil day a date field names, read in the record's zone when it is an instant; null when it is empty or no date. */
function dayOf(run: Run, field: string): string | null {
  const value = run.record.fields[field];
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?$/.test(value)) return null;
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) return null;
  if (value.includes('T')) return civilDate(instant, run.record.zone);
  // A day such as 30 February is read as 2 March by some engines: it is no date here.
  return new Date(instant).toISOString().startsWith(value) ? value : null;
}

function after(run: Run, start: Instant, wait: Wait): Instant {
  return dueAt(start, wait, run.record.calendar ?? defaultCalendar(run.record.zone));
}

/** Only a named person is known here; roles and teams are dealt out by the directory, until then the owner sees it. */
function assigneeOf(activity: Activity): UserId | null {
  return activity.assignee.type === 'person' ? activity.assignee.person : null;
}

function outcomeKey(run: Run, outcome: string): string {
  return `o:${outcome}:${run.visit}`;
}

function inTime(dues: readonly DueMoment[]): readonly DueMoment[] {
  return dues.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}
