import type { Instant } from '#engine/kernel';
import type { Activity, ActivityId, Gate, Outcome } from '#engine/blueprint';
import type { DoneActivity } from '#engine/journal';
import type { Facts, Fix } from '#engine/gates';
import type { Process } from '#engine/compile';
import { attemptsInVisit, doneInVisit, isShown } from '../activity-state.ts';
import { answersOf } from '../answers.ts';
import { factsOf, gateOf, judgeNow } from '../facts.ts';
import { after, aroundDate } from '../moments.ts';
import { whyLocked } from '../prerequisites.ts';
import { channelOf, rhythmRefusal } from '../rhythm.ts';
import type { Person, Run } from '../run.ts';
import { beyondLimit } from '../take-outcome.ts';

/** Something that is still to be done before the stage may be left, with the earliest moment the rules allow. */
export interface ToDo {
  readonly activity: ActivityId;
  readonly result: string | null;
  readonly at: Instant;
}

/** What it takes to leave a stage by one outcome, as the record is now. */
export interface Leaving {
  /** The outcome really taken: the stand-in beyond a limit. */
  readonly outcome: Outcome;
  readonly todo: readonly ToDo[];
  /** Approvals that are lacking. */
  readonly asks: number;
  readonly fills: readonly string[];
  /** The customer, or another run, has to do something. */
  readonly others: boolean;
  /** The earliest moment at which it can be taken. */
  readonly at: Instant;
  /** More may be needed than can be said today: a rule that depends on what is not known yet. */
  readonly atLeast: boolean;
  /** The run with all of it done. */
  readonly run: Run;
}

const somebody: Person = { id: '', roles: [] };

/** What a gate of this stage may look at, for several outcomes at once. */
export function factsAhead(process: Process, run: Run): Facts {
  return factsOf(process, run, somebody);
}

/** Works out what leaving by this outcome takes, from a moment on; null when nothing leads out this way any more (rule R161). */
export function leaving(process: Process, run: Run, drawn: Outcome, at: Instant, facts: Facts = factsAhead(process, run)): Leaving | null {
  const outcome = beyondLimit({ process, run }, drawn);
  const from = triggeredFrom(run, drawn, at);
  if (outcome === null || outcome.to === null || from === null) return null;
  const verdict = judgeNow(process, run, asked(process, run, outcome, drawn), facts, at);
  if (verdict.shortest.some((fix) => fix.type === 'impossible')) return null;
  const wanted = wantedBy(process, run, verdict.shortest, drawn);
  if (wanted === null) return null;
  const doing = doAll(process, run, wanted, at);
  if (doing === null) return null;
  return {
    outcome,
    todo: doing.todo,
    asks: verdict.shortest.reduce((sum, fix) => sum + (fix.type === 'ask' && fix.purpose === 'approve' ? (fix.times ?? 1) : 0), 0),
    fills: verdict.shortest.flatMap((fix) => (fix.type === 'fill' ? [fix.field] : [])),
    others: drawn.trigger.type === 'signal' || verdict.shortest.some((fix) => fix.type === 'otherRun'),
    at: Math.max(doing.at, verdict.earliest, from),
    atLeast: doing.atLeast,
    run: doing.run,
  };
}

/** From when on time alone lets it go off; null for a date nobody has entered. */
function triggeredFrom(run: Run, outcome: Outcome, at: Instant): Instant | null {
  const { trigger } = outcome;
  switch (trigger.type) {
    case 'elapsed':
      return run.dues.find((due) => due.kind === 'outcome' && due.outcome === outcome.id)?.at ?? Math.max(at, after(run, run.enteredAt, trigger.wait));
    case 'date': {
      const moment = aroundDate(run, trigger);
      return moment === null ? null : Math.max(at, moment);
    }
    default:
      return at;
  }
}

/** The gate with the condition that sets the outcome off, as one question. */
function asked(process: Process, run: Run, outcome: Outcome, { trigger }: Outcome): Gate {
  const gate = gateOf(process.stage(run.stage), outcome);
  return trigger.type === 'condition' ? { type: 'all', of: [gate, { type: 'field', condition: trigger.condition }] } : gate;
}

interface Wanted {
  readonly activity: Activity;
  readonly times: number;
  readonly result: string | null;
}

/** Which activities of the stage that means, those that come before them first; null when one of them cannot be done here. */
function wantedBy(process: Process, run: Run, fixes: readonly Fix[], { trigger }: Outcome): readonly Wanted[] | null {
  const here = process.activitiesOf(run.stage);
  const wanted = new Map<ActivityId, { times: number; result: string | null }>();
  const want = (activity: Activity | undefined, times: number, result: string | null): boolean => {
    if (activity === undefined) return false;
    const known = wanted.get(activity.id);
    wanted.set(activity.id, { times: Math.max(known?.times ?? 0, times), result: result ?? known?.result ?? null });
    return true;
  };
  for (const fix of fixes) {
    if (fix.type !== 'do') continue;
    const fits = (one: Activity) => (fix.activity === null || one.id === fix.activity) && (fix.channel === null || one.channel === fix.channel) && isShown(run, one) && (fix.result === null || Object.hasOwn(one.results, fix.result));
    const best = here.find((one) => fits(one) && one.attempts.max - attemptsInVisit(run, one).length >= fix.times) ?? here.find(fits);
    if (!want(best, fix.times, fix.result)) return null;
  }
  if (trigger.type === 'result' && doneInVisit(run, trigger.activity).at(-1)?.result !== trigger.result && !want(here.find(({ id }) => id === trigger.activity), 1, trigger.result)) return null;
  return inTurn(run, here, wanted);
}

/** With what has to be done before them, each after that. */
function inTurn(run: Run, here: readonly Activity[], wanted: ReadonlyMap<ActivityId, { readonly times: number; readonly result: string | null }>): readonly Wanted[] {
  const sorted = new Map<ActivityId, Wanted>();
  const seen = new Set<ActivityId>();
  const add = (activity: Activity): void => {
    if (seen.has(activity.id)) return;
    seen.add(activity.id);
    for (const before of activity.after) {
      const first = before.type === 'activity' ? here.find(({ id }) => id === before.activity) : undefined;
      if (first !== undefined && (wanted.has(first.id) || doneInVisit(run, first.id).length === 0)) add(first);
    }
    sorted.set(activity.id, { activity, times: 1, result: null, ...wanted.get(activity.id) });
  };
  for (const activity of here) if (wanted.has(activity.id)) add(activity);
  return [...sorted.values()];
}

interface Doing {
  readonly todo: readonly ToDo[];
  readonly at: Instant;
  readonly atLeast: boolean;
  readonly run: Run;
}

/** Does them one after the other, each as soon as prerequisites and rhythm allow; null when one may never be done. */
function doAll(process: Process, start: Run, wanted: readonly Wanted[], from: Instant): Doing | null {
  let doing: Doing = { todo: [], at: from, atLeast: false, run: start };
  for (const one of wanted) {
    for (let time = 0; time < one.times; time += 1) {
      const next = doOne(process, doing, one);
      if (next === null) return null;
      doing = next;
    }
  }
  return doing;
}

function doOne(process: Process, { todo, at, atLeast, run }: Doing, { activity, result }: Wanted): Doing | null {
  const locked = whyLocked(process, run, activity, { person: somebody, at });
  if (locked !== null && (locked.type !== 'activityNotOpen' || locked.why === 'attempts')) return null;
  const opens = Math.max(at, locked?.type === 'activityNotOpen' ? (locked.until ?? at) : at);
  const forbidden = rhythmRefusal(process, run, activity, null, opens);
  const until = forbidden?.type === 'rhythm' ? forbidden.until : opens;
  // What only another touch would allow is done all the same here, and the sum is called "at least".
  const when = Math.max(opens, until ?? opens);
  const ends = result ?? quietResult(process, run, activity);
  const done: DoneActivity = { entry: '', run: run.id, visit: run.visit, stage: run.stage, activity: activity.id, channel: channelOf(process, run, activity), result: ends, template: null, by: run.record.owner ?? '', at: when };
  return {
    todo: [...todo, { activity: activity.id, result: ends, at: when }],
    at: when,
    atLeast: atLeast || until === null || (locked !== null && (locked.type !== 'activityNotOpen' || locked.until === undefined)),
    run: { ...run, done: [...run.done, done] },
  };
}

/** How it ends when nothing asks for a result: well, and without setting off another way out of the stage. */
function quietResult(process: Process, run: Run, activity: Activity): string | null {
  const results = Object.values(activity.results).sort((a, b) => a.order - b.order);
  const yes = answersOf(activity)?.yes ?? null;
  if (yes !== null || results.length === 0) return yes;
  const loud = new Set(process.outcomesOf(run.stage).flatMap(({ trigger }) => (trigger.type === 'result' && trigger.activity === activity.id ? [trigger.result] : [])));
  const quiet = results.filter(({ key }) => !loud.has(key));
  const best = quiet.find(({ tone }) => tone === 'positive') ?? quiet.find(({ tone }) => tone === 'neutral') ?? quiet[0] ?? results[0];
  return best?.key ?? null;
}
