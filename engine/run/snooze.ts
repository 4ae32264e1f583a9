import { addDays, atCivil, civilDate, judgeTouch } from '#engine/calendar';
import { minute, type Instant } from '#engine/kernel';
import { isTouch, type Activity } from '#engine/blueprint';
import type { DueMoment, Intent, Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import { activityHere } from './done.ts';
import { activityDueFor } from './dues.ts';
import { refuse } from './refuse.ts';
import { channelOf, historyOf, withHolidays } from './rhythm.ts';
import type { Refused, Run } from './run.ts';
import { timeLimitOf } from './sla.ts';
import { walkOn, type Walk } from './walk.ts';

type CannotSnooze = Extract<Refusal, { type: 'cannotSnooze' }>;

/** Where an activity would stand if it were put off, or why it may not be. */
export interface SnoozeAnswer {
  /** When it would be due: the moment asked for, or where the rhythm moves it. Null when it is refused. */
  readonly at: Instant | null;
  /** The rules that move it from the moment asked for. */
  readonly reasons: NonNullable<DueMoment['reasons']>;
  readonly refusal: Refusal | null;
}

/** No customer's longest gap is looked for further ahead than this, in days. */
const searchDays = 120;

/** Puts an activity off to a later moment, with the reason, as far as rhythm and time limits let it wait (S69, S117; rules R170 to R174). */
export function snooze(walk: Walk, intent: Extract<Intent, { type: 'snooze' }>): Walk | Refused {
  const activity = activityHere(walk, intent.activity);
  if ('ok' in activity) return activity;
  if (intent.reason.trim() === '') return refuse({ type: 'reasonMissing', choices: [] });
  if (intent.until === null) return dueAgain(walk, activity);
  const { process, eventAt } = walk.context;
  const { refusal } = judgeSnooze(process, walk.run, activity, { until: intent.until, at: eventAt });
  if (refusal !== null) return refuse(refusal);
  return walkOn(walk, { ...walk.run, snoozed: { ...walk.run.snoozed, [activity.id]: intent.until } }, walk.changes);
}

/** What was put off is due again when it would have been. */
function dueAgain(walk: Walk, { id }: Activity): Walk | Refused {
  const { snoozed, ...run } = walk.run;
  const { [id]: former, ...others } = snoozed ?? {};
  if (former === undefined) return refuse({ type: 'cannotSnooze', activity: id, why: 'notPutOff', latest: null });
  return walkOn(walk, Object.keys(others).length === 0 ? run : { ...run, snoozed: others }, walk.changes);
}

/** Says of one choice in a snooze dialog whether it may be taken, where the rhythm would put it, or why not (rules R171, R172). Changes nothing. */
export function judgeSnooze(process: Process, run: Run, activity: Activity, { until, at }: { readonly until: Instant; readonly at: Instant }): SnoozeAnswer {
  const due = run.dues.find((one) => one.kind === 'activity' && one.activity === activity.id);
  if (due === undefined) return no({ type: 'cannotSnooze', activity: activity.id, why: 'notDue', latest: null });
  if (due.automatic === true) return no({ type: 'cannotSnooze', activity: activity.id, why: 'automatic', latest: null });
  const put = activityDueFor(process, { ...run, snoozed: { ...run.snoozed, [activity.id]: until } }, activity, at);
  const now = activityDueFor(process, withoutSnooze(run, activity), activity, at);
  if (until <= at || put === null || (now !== null && until <= now.at)) return no({ type: 'cannotSnooze', activity: activity.id, why: 'past', latest: null });
  const latest = latestSnooze(process, run, activity, at);
  if (latest !== null && put.at >= latest.before) return no({ type: 'cannotSnooze', activity: activity.id, why: latest.why, latest: latest.before - minute > at ? latest.before - minute : null });
  return { at: put.at, reasons: put.reasons ?? [], refusal: null };
}

/**
 * The first moment to which an activity may no longer be put off, and what happens there: the customer's longest gap is
 * over, the stage's time limit passes, a way out goes off by itself, or its next round comes. Null when nothing presses.
 */
export function latestSnooze(process: Process, run: Run, activity: Activity, at: Instant): { readonly before: Instant; readonly why: 'gap' | 'limit' | 'outcome' | 'round' } | null {
  const limit = timeLimitOf(process, run);
  const fires = run.dues.filter((due) => due.kind === 'outcome' && due.automatic === true).map((due) => due.at);
  const gap = endOfGap(process, run, activity, at);
  const round = run.repeats?.[activity.id]?.next;
  const ends = [
    ...(limit === null ? [] : [{ before: limit, why: 'limit' as const }]),
    ...fires.map((before) => ({ before, why: 'outcome' as const })),
    ...(gap === null ? [] : [{ before: gap, why: 'gap' as const }]),
    ...(round === undefined ? [] : [{ before: round, why: 'round' as const }]),
  ];
  return ends.reduce<(typeof ends)[number] | null>((first, end) => (first === null || end.before < first.before ? end : first), null);
}

/** The beginning of the first day on which the gap since the last touch is longer than an enforced rhythm wants (S65). */
function endOfGap(process: Process, run: Run, activity: Activity, at: Instant): Instant | null {
  const { rhythm } = process.version.document;
  const history = historyOf(run);
  if (rhythm.enforce === undefined || !isTouch(channelOf(process, run, activity)) || history.touches.length === 0) return null;
  const { zone } = run.record;
  const today = civilDate(at, zone);
  const rules = withHolidays(rhythm, run);
  for (let ahead = 0; ahead < searchDays; ahead += 1) {
    const start = atCivil(addDays(today, ahead), '00:00', zone);
    if (judgeTouch(start, rules, zone, history, {}).late) return start;
  }
  return null;
}

function withoutSnooze(run: Run, { id }: Activity): Run {
  const { [id]: _former, ...snoozed } = run.snoozed ?? {};
  return { ...run, snoozed, dues: run.dues.map((due) => (due.kind === 'activity' && due.activity === id && due.snoozedFrom !== undefined ? { ...due, at: due.snoozedFrom } : due)) };
}

function no(refusal: CannotSnooze): SnoozeAnswer {
  return { at: null, reasons: [], refusal };
}
