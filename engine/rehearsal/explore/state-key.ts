import { day, type Instant } from '#engine/kernel';
import { startOfDay } from '#engine/calendar';
import { isTouch, type Outcome } from '#engine/blueprint';
import type { DoneActivity } from '#engine/journal';
import { isCounted, isOpen, type CountClause, type Facts } from '#engine/gates';
import { factsOf, type Run } from '#engine/run';
import type { Process } from '#engine/compile';
import type { ActivityReading, StageReading } from './reading.ts';

/**
 * Everything about a record that can still make a difference where it stands, as one text: two records with the same
 * text can do the same from here on. Fields are not in it, because people may fill and correct them at any time
 * (rules E10 to E12).
 */
export function stateKey(process: Process, reading: StageReading, run: Run, at: Instant): string {
  const here = run.done.filter((one) => one.visit === run.visit);
  const facts = factsOf(process, run, { id: '', roles: [] });
  return JSON.stringify([
    run.stage,
    run.status,
    reading.activities.map((activity) => activityPart(activity, here, run)),
    reading.counts.map((clause) => Math.min(countOf(clause, facts, at), capOf(clause))),
    reading.limits.map((outcome) => timesTaken(run, outcome)),
    reading.earlier.map((activity) => run.done.some((one) => one.activity === activity)),
    run.dues.flatMap(({ key, automatic }) => (automatic === true ? [key.endsWith(`:${run.visit}`) ? key.slice(0, -`:${run.visit}`.length) : key] : [])),
    reading.minimumTimes.map((clause) => isOpen(clause, facts, at)),
    peoplePart(run),
    rhythmPart(process, reading, facts, at),
  ]);
}

/** The most a count clause can tell apart: one more than asked shows that "at most" and "exactly" are broken. */
export function capOf({ compare, times }: CountClause): number {
  return compare === 'atLeast' ? times : times + 1;
}

/** How many done activities a count clause counts at a moment. */
export function countOf(clause: CountClause, facts: Facts, at: Instant): number {
  const { within } = clause;
  const from = within.type === 'days' ? startOfDay(at, facts.zone, 1 - within.days) : 0;
  const counts = (done: DoneActivity): boolean => {
    if (within.type === 'record') return true;
    if (within.type === 'days') return done.at >= from;
    return done.run === facts.run && (within.type === 'run' || done.visit === facts.visit);
  };
  return facts.done.filter((done) => counts(done) && isCounted(done, clause.of, facts.owner)).length;
}

function activityPart({ activity, use, lastCounts }: ActivityReading, here: readonly DoneActivity[], run: Run): unknown {
  if (use === 'none') return 0;
  const done = here.filter((one) => one.activity === activity.id);
  const answered = activity.approval !== undefined || activity.handOver !== undefined;
  const enough = Math.min(done.length, Math.max(1, activity.attempts.min));
  if (use === 'done' && !answered) return enough;
  // Somebody may say no as often as they like: that it was said makes the difference, not how often.
  if (answered) return [...new Set(done.map(({ result }) => result)), done.at(-1)?.result ?? null];
  const skipped = activity.mode === 'automatic' && run.skipped.some((one) => one.activity === activity.id);
  return [enough, done.length >= activity.attempts.max, lastCounts ? (done.at(-1)?.result ?? null) : null, skipped];
}

/** How often a limited outcome was taken, as far as its limit can tell. */
function timesTaken(run: Run, outcome: Outcome): number {
  const most = outcome.limit?.times ?? 0;
  if (outcome.limit?.window !== 'visit') return Math.min(most, run.taken[outcome.id] ?? 0);
  const elsewhere = run.path.findLastIndex((stay) => stay.stage !== run.stage);
  return Math.min(most, run.path.slice(elsewhere + 1).filter((stay) => stay.outcome === outcome.id).length);
}

/** What people have asked and answered in this visit, without names and moments. */
function peoplePart(run: Run): unknown {
  return [
    (run.requests ?? []).flatMap(({ role, visit }) => (visit === run.visit ? [role] : [])),
    answersPart(run),
    (run.handOvers ?? []).flatMap(({ activity, status, visit }) => (visit === run.visit ? [[activity, status]] : [])),
    (run.created ?? []).map(({ activity }) => activity.channel),
    run.cancelled ?? [],
  ];
}

/** Once a role has said no, what it agreed to before makes no difference: it has to be asked anew. */
function answersPart({ approvals = [], visit: now }: Run): unknown {
  const given = approvals.filter(({ visit }) => visit === now);
  const refused = new Set(given.flatMap(({ role, approved }) => (approved ? [] : [role])));
  return [[...refused].sort(), given.flatMap(({ role, level }) => (refused.has(role) ? [] : [[role, level]]))];
}

/**
 * Under a rhythm that refuses touches: how long ago the last one was, how many there were in seven days, and by which
 * channels the last ones went, each only as far as an enforced rule asks, and where touches are made.
 */
function rhythmPart({ version: { document } }: Process, reading: StageReading, facts: Facts, at: Instant): unknown {
  const { enforce, gap, bundlesPerDay, touchesPer7Days, sameChannelInRow = 2 } = document.rhythm;
  if (enforce === undefined || !reading.activities.some(({ activity, use }) => use !== 'none' && isTouch(activity.channel))) return 0;
  const touches = facts.done.filter((one) => isTouch(one.channel));
  const ages = touches.map((one) => Math.floor((startOfDay(at, facts.zone, 0) - startOfDay(one.at, facts.zone, 0)) / day));
  const last = ages.at(-1);
  return [
    enforce.gap && last !== undefined && last > 0 ? Math.min(last, gap.min) : null,
    enforce.bundles ? Math.min(bundlesPerDay, ages.filter((age) => age === 0).length) : null,
    enforce.touches ? Math.min(touchesPer7Days, ages.filter((age) => age < 7).length) : null,
    enforce.channel ? touches.slice(-sameChannelInRow).map(({ channel }) => channel) : null,
  ];
}
