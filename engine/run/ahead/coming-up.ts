import type { Instant } from '#engine/kernel';
import type { ActivityId, BlueprintId, OutcomeId, StageId } from '#engine/blueprint';
import type { DueMoment } from '#engine/journal';
import { isAutomatic, type Process } from '#engine/compile';
import { isDone, isShown, isSkipped } from '../activity-state.ts';
import type { Options, Run } from '../run.ts';

/** One rule that may act on the record next, in data. `at` is when; null for what waits for something to happen. */
export type Coming =
  /** A moment that is armed: the clock acts, or a person is expected. */
  | { readonly type: 'due'; readonly at: Instant; readonly due: DueMoment; /** The run is at rest: it comes later by as long as the rest lasts. */ readonly held: boolean }
  /** A touch the rhythm forbids now may be done from here on; an activity waits for a time. */
  | { readonly type: 'activityOpens'; readonly at: Instant; readonly activity: ActivityId; readonly by: 'rhythm' | 'time' }
  /** Only time is missing before an outcome may be taken by hand. */
  | { readonly type: 'outcomeOpens'; readonly at: Instant; readonly outcome: OutcomeId }
  /** A recurring activity comes round again (S15). */
  | { readonly type: 'round'; readonly at: Instant; readonly activity: ActivityId }
  | { readonly type: 'overrideEnds'; readonly at: Instant; readonly entry: string }
  /** Goes off by itself as soon as an activity ends so, or a condition holds. */
  | { readonly type: 'reaction'; readonly at: null; readonly outcome: OutcomeId }
  /** A word of the customer or of another process that something listens to: here, or in a stage the run is not in. */
  | { readonly type: 'signal'; readonly at: null; readonly signal: string; readonly here: boolean; readonly outcomes: readonly OutcomeId[]; readonly activities: readonly ActivityId[]; readonly optOut: boolean }
  /** A gate of this stage waits for another run. */
  | { readonly type: 'otherRun'; readonly at: null; readonly blueprint: BlueprintId; readonly on: 'sameRecord' | 'linkedRecord'; readonly outcomes: readonly OutcomeId[] }
  /** The run is left by itself as soon as the record fulfils the rule for it. */
  | { readonly type: 'leaves'; readonly at: null };

/**
 * Everything that may touch the record next in this run: what is armed, what opens with time, what goes off by itself,
 * what is listened for (rules R165 to R167). First what has a moment, by time; then what waits for something.
 */
export function comingUp(process: Process, run: Run, living: Options, now: Instant): readonly Coming[] {
  if (run.status === 'exited') return [];
  const timed = [...armed(run), ...opening(living, now), ...rounds(run), ...grants(run, now)].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return [...timed, ...reactions(process, run), ...signals(process, run), ...awaited(living), ...leaving(process, run)];
}

function armed(run: Run): readonly Coming[] {
  const now = run.dues.map((due): Coming => ({ type: 'due', at: due.at, due, held: false }));
  return [...now, ...(run.heldDues ?? []).map((due): Coming => ({ type: 'due', at: due.at, due, held: true }))];
}

function opening({ activities, outcomes }: Options, now: Instant): readonly Coming[] {
  const touches = activities.flatMap(({ activity, status, lockedBy, rhythm }): Coming[] => {
    if (activity.mode === 'automatic' || (status !== 'open' && status !== 'locked')) return [];
    if (lockedBy?.type === 'activityNotOpen' && lockedBy.why === 'notYet' && lockedBy.until !== undefined) return [{ type: 'activityOpens', at: lockedBy.until, activity: activity.id, by: 'time' }];
    if (status === 'open' && rhythm?.refusal?.type === 'rhythm' && rhythm.refusal.until !== null) return [{ type: 'activityOpens', at: rhythm.refusal.until, activity: activity.id, by: 'rhythm' }];
    return [];
  });
  const gates = outcomes.flatMap(({ outcome, verdict, byHand, refusal }): Coming[] => {
    const waits = byHand && refusal === null && !verdict.met && verdict.shortest.length > 0 && verdict.shortest.every(({ type }) => type === 'wait');
    return waits && verdict.earliest > now ? [{ type: 'outcomeOpens', at: verdict.earliest, outcome: outcome.id }] : [];
  });
  return [...touches, ...gates];
}

function rounds(run: Run): readonly Coming[] {
  return Object.entries(run.repeats ?? {}).map(([activity, round]) => ({ type: 'round', at: round.owed ? round.next : round.at, activity }));
}

function grants(run: Run, now: Instant): readonly Coming[] {
  return (run.overrides ?? []).flatMap((grant): Coming[] => (grant.visit === run.visit && !grant.used && grant.until > now ? [{ type: 'overrideEnds', at: grant.until, entry: grant.entry }] : []));
}

/** Outcomes that go off by themselves without a moment of their own. */
function reactions(process: Process, run: Run): readonly Coming[] {
  const stage = process.stage(run.stage);
  return process.outcomesOf(run.stage).flatMap((outcome): Coming[] => (isAutomatic(stage, outcome) && outcome.trigger.type !== 'elapsed' && outcome.trigger.type !== 'date' ? [{ type: 'reaction', at: null, outcome: outcome.id }] : []));
}

interface Ear {
  readonly here: boolean;
  readonly outcome?: OutcomeId;
  readonly activity?: ActivityId;
}

/** Every signal the drawing listens to, by signal: those heard where the record stands come first. */
function signals(process: Process, run: Run): readonly Coming[] {
  const { document } = process.version;
  const ears = new Map<string, Ear[]>();
  const hear = (signal: string, ear: Ear) => ears.set(signal, [...(ears.get(signal) ?? []), ear]);
  const ahead = run.status === 'running' ? reachable(process, run.stage) : new Set([run.stage]);
  const known = new Set<string>();
  for (const stage of ahead) {
    const here = stage === run.stage;
    for (const { id, trigger } of process.outcomesOf(stage)) {
      // A common outcome leads out of many stages and is one rule.
      if (trigger.type === 'signal' && !known.has(id)) {
        known.add(id);
        hear(trigger.signal, { here, outcome: id });
      }
    }
    if (run.status !== 'running') continue;
    for (const activity of process.activitiesOf(stage)) {
      if (here && (isDone(run, activity) || !isShown(run, activity) || isSkipped(run, activity.id))) continue;
      for (const { signal } of activity.listens ?? []) hear(signal, { here, activity: activity.id });
    }
  }
  for (const { key, optOut } of Object.values(document.signals ?? {})) if (optOut !== undefined && !ears.has(key)) hear(key, { here: true });
  return [...ears].map(([signal, heard]): Coming & { readonly type: 'signal' } => {
    // Of a word that is heard here, what it does elsewhere is no matter now.
    const here = heard.some((ear) => ear.here);
    const concerned = here ? heard.filter((ear) => ear.here) : heard;
    return {
      type: 'signal', at: null, signal, here,
      outcomes: concerned.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome])),
      activities: concerned.flatMap(({ activity }) => (activity === undefined ? [] : [activity])),
      optOut: document.signals?.[signal]?.optOut !== undefined,
    };
  }).sort((a, b) => Number(b.here) - Number(a.here));
}

/** The present stage first, then every stage the drawing can bring the record to. */
function reachable(process: Process, from: StageId): ReadonlySet<StageId> {
  const found = new Set([from]);
  for (const stage of found) for (const { to } of process.outcomesOf(stage)) if (to !== null) found.add(to);
  return found;
}

function awaited({ outcomes }: Options): readonly Coming[] {
  const waiting = new Map<string, { readonly blueprint: BlueprintId; readonly on: 'sameRecord' | 'linkedRecord'; readonly outcomes: OutcomeId[] }>();
  for (const { outcome, verdict } of outcomes) {
    if (verdict.met) continue;
    for (const fix of verdict.shortest) {
      if (fix.type !== 'otherRun') continue;
      const key = `${fix.on}/${fix.blueprint}`;
      const one = waiting.get(key) ?? { blueprint: fix.blueprint, on: fix.on, outcomes: [] };
      one.outcomes.push(outcome.id);
      waiting.set(key, one);
    }
  }
  return [...waiting.values()].map((one): Coming => ({ type: 'otherRun', at: null, ...one }));
}

function leaving(process: Process, run: Run): readonly Coming[] {
  return run.status === 'running' && process.version.document.enrolment.exitWhen !== undefined ? [{ type: 'leaves', at: null }] : [];
}
