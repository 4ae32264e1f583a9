import { dueAt } from '#engine/calendar';
import type { Instant } from '#engine/kernel';
import type { Activity, ActivityId, Wait } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { isDone, isShown, isSkipped } from './activity-state.ts';
import { dueRuleOf } from './choose-content.ts';
import { createdBy } from './created.ts';
import { after, aroundDate, calendarOf } from './moments.ts';
import { expectedFrom } from './prerequisites.ts';
import type { Round, Run } from './run.ts';

/** It comes back in the same visit; a stretch of nothing is no repetition (S15). */
export function isRecurring(activity: Activity): boolean {
  return activity.repeat !== undefined && activity.repeat.every.amount > 0;
}

const repeatingIn = new WeakMap<readonly Activity[], readonly Activity[]>();

/**
 * Brings the rounds of recurring activities up to a moment: a round whose next one has come is over, missed when nobody
 * did it (S15; rules R107, R108). Answers the very same run when no round turned.
 */
export function rollRounds(process: Process, run: Run, at: Instant): Run {
  const recurring = recurringIn(process, run);
  if (recurring.length === 0 || run.status !== 'running' || run.paused !== undefined) return run;
  let rolled = run;
  for (const activity of recurring) rolled = rollOne(process, rolled, activity, at);
  return rolled;
}

/** After a pause every round to come is later by as much. */
export function rebaseRounds(process: Process, run: Run): Run {
  if (run.repeats === undefined) return run;
  const repeats = Object.fromEntries(
    Object.entries(run.repeats).map(([id, round]) => {
      const activity = recurringIn(process, run).find((one) => one.id === id);
      const first = activity === undefined ? null : firstMoment(run, activity);
      const later = first === null ? 0 : first - round.first;
      return [id, later === 0 ? round : { ...round, first: round.first + later, at: round.at + later, next: round.next + later, since: round.number === 0 ? round.since : round.since + later }];
    }),
  );
  return { ...run, repeats };
}

/** The moment of the first round, and of any activity that counts from something. */
export function firstMoment(run: Run, activity: Activity): Instant | null {
  const due = dueRuleOf(run, activity);
  switch (due.type) {
    case 'stageEntry':
      return after(run, createdBy(run, activity.id)?.at ?? run.enteredAt, due.wait);
    case 'activity': {
      const last = run.done.findLast((one) => one.activity === due.activity);
      return last === undefined ? null : after(run, last.at, due.wait);
    }
    case 'fieldDate':
      return aroundDate(run, due);
  }
}

function recurringIn(process: Process, run: Run): readonly Activity[] {
  const activities = process.activitiesOf(run.stage);
  const known = repeatingIn.get(activities);
  if (known !== undefined) return known;
  const found = activities.filter(isRecurring);
  repeatingIn.set(activities, found);
  return found;
}

function rollOne(process: Process, run: Run, activity: Activity, at: Instant): Run {
  const every = activity.repeat?.every;
  const known = run.repeats?.[activity.id];
  // What counts from the entry was fixed then; only what counts from a deed or a date can have moved.
  const first = known !== undefined && activity.due.type === 'stageEntry' ? known.first : firstMoment(run, activity);
  if (every === undefined || first === null || !isShown(run, activity) || expectedFrom(process, run, activity) === null) return without(run, activity.id);
  if (known !== undefined && known.first === first && at < known.next) return standing(run, activity, known, at);
  const momentOf = (number: number): Instant => nth(run, first, every, number);
  const number = roundAt(momentOf, at);
  const begin = { number, first, next: momentOf(number + 1) };
  if (known === undefined || known.first !== first) {
    return standing(run, activity, { ...begin, since: number === 0 ? run.enteredAt : momentOf(number), missed: known?.missed ?? 0 }, at);
  }
  const settled = isDone(run, activity) || isSkipped(run, activity.id);
  const missed = known.missed + Math.max(0, number - known.number - (settled ? 1 : 0));
  // A round that was left out is left out alone: the next one is on the list again.
  const fresh: Run = { ...run, skipped: run.skipped.filter((one) => one.activity !== activity.id) };
  return standing(fresh, activity, { ...begin, since: momentOf(number), missed }, at);
}

type Beginning = Omit<Round, 'at' | 'owed'>;

/** The present round with what was done in it so far; the very same run when nothing about it changed. */
function standing(run: Run, activity: Activity, { number, first, since, next, missed }: Beginning, at: Instant): Run {
  const before = run.repeats?.[activity.id];
  const moment = number === 0 ? first : since;
  const begun: Run = before?.since === since ? run : { ...run, repeats: { ...run.repeats, [activity.id]: { at: moment, missed, number, first, since, next, owed: false } } };
  const settled = isDone(begun, activity) || isSkipped(begun, activity.id);
  const round: Round = { at: settled ? next : moment, missed, number, first, since, next, owed: !settled && moment <= at };
  if (before !== undefined && sameRound(before, round)) return run;
  return { ...run, repeats: { ...run.repeats, [activity.id]: round } };
}

function sameRound(a: Round, b: Round): boolean {
  return a.at === b.at && a.missed === b.missed && a.number === b.number && a.first === b.first && a.since === b.since && a.next === b.next && a.owed === b.owed;
}

function without(run: Run, id: ActivityId): Run {
  if (run.repeats?.[id] === undefined) return run;
  const { [id]: _gone, ...repeats } = run.repeats;
  return { ...run, repeats };
}

/** The n-th round counts from the first, not from the one before: a late one moves no other (trap E2). */
function nth(run: Run, first: Instant, every: Wait, round: number): Instant {
  return round === 0 ? first : dueAt(first, { ...every, amount: every.amount * round }, calendarOf(run.record, every.unit));
}

/** The round that is open at a moment: the last one that has come, the first before that. */
function roundAt(momentOf: (round: number) => Instant, at: Instant): number {
  let step = 1;
  while (momentOf(step) <= at) step *= 2;
  let low = Math.floor(step / 2);
  let high = step;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (momentOf(middle) <= at) low = middle;
    else high = middle;
  }
  return low;
}
