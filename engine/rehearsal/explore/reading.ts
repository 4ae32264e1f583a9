import { inOrder } from '#engine/kernel';
import { clausesOf, type Activity, type ActivityId, type Clause, type Gate, type Outcome, type Stage, type StageId, type UserId } from '#engine/blueprint';
import type { CountClause } from '#engine/gates';
import type { Process } from '#engine/compile';
import { gateOf } from '#engine/run';

/** One way of doing an activity that something in the drawing tells from the others. */
export interface Variant {
  readonly result: string | null;
  /** Null: whoever works the record. */
  readonly by: UserId | null;
}

/** What the drawing can tell about an activity being done. */
export interface ActivityReading {
  readonly activity: Activity;
  /** `none`: nothing asks for it; `done`: only whether it was done enough; `told`: also how often, or how it ended. */
  readonly use: 'none' | 'done' | 'told';
  readonly variants: readonly Variant[];
  /** The variant that brings the record on the least: what happens when nobody answers. */
  readonly least: Variant;
  /** Its last result in the visit sets something off. */
  readonly lastCounts: boolean;
}

/** What can still make a difference to a record that stands in a stage. */
export interface StageReading {
  readonly stage: Stage;
  readonly activities: readonly ActivityReading[];
  /** Counts asked by gates here or further on. */
  readonly counts: readonly CountClause[];
  /** Outcomes with a limit that can still be taken. */
  readonly limits: readonly Outcome[];
  /** Activities of other stages that something further on waits for. */
  readonly earlier: readonly ActivityId[];
  readonly minimumTimes: readonly Extract<Clause, { type: 'minimumTime' }>[];
  /** Lengths of "the last n days" asked here. */
  readonly days: readonly number[];
  /** Roles that may be asked to agree here. */
  readonly approvers: readonly string[];
  readonly signals: readonly string[];
}

/** Works out for every stage what its exploration has to tell apart; the rest of a record's history makes no difference. */
export function readProcess(process: Process): ReadonlyMap<StageId, StageReading> {
  const stages = Object.values(process.version.document.stages);
  const locals = new Map(stages.map((stage) => [stage.id, localOf(process, stage)]));
  const next = new Map(stages.map(({ id }) => [id, [...new Set(process.outcomesOf(id).flatMap(({ to }) => to ?? []))]]));
  return new Map(stages.map((stage) => [stage.id, readingOf(process, stage, locals, next)]));
}

interface Local {
  readonly gates: readonly Gate[];
  readonly counts: readonly CountClause[];
  readonly limits: readonly Outcome[];
  readonly waitsFor: readonly ActivityId[];
  readonly asksRequired: boolean;
}

function localOf(process: Process, stage: Stage): Local {
  const outcomes = process.outcomesOf(stage.id);
  const activities = process.activitiesOf(stage.id);
  const before = activities.flatMap(({ after }) => after.flatMap((one) => (one.type === 'clause' ? [one.clause] : [])));
  const gates = [...outcomes.map((outcome) => gateOf(stage, outcome)), ...before];
  const clauses = gates.flatMap(clausesOf);
  const own = new Set(activities.map(({ id }) => id));
  return {
    gates,
    counts: clauses.flatMap((clause) => (clause.type === 'count' ? [clause] : [])),
    limits: outcomes.filter(({ limit }) => limit !== undefined),
    waitsFor: activities.flatMap(({ after }) => after.flatMap((one) => (one.type === 'activity' && !own.has(one.activity) ? [one.activity] : []))),
    asksRequired: clauses.some(({ type }) => type === 'requiredActivities') || activities.some(({ after }) => after.some(({ type }) => type === 'lane')),
  };
}

function readingOf(process: Process, stage: Stage, locals: ReadonlyMap<StageId, Local>, next: ReadonlyMap<StageId, readonly StageId[]>): StageReading {
  const ahead = new Set([stage.id]);
  for (const one of ahead) for (const to of next.get(one) ?? []) ahead.add(to);
  const own = locals.get(stage.id);
  const coming = [...ahead].flatMap((one) => locals.get(one) ?? []);
  const counts = unlike(coming.flatMap((local) => local.counts.filter((clause) => local === own || clause.within.type !== 'visit')));
  const earlier = [...new Set(coming.flatMap((local) => local.waitsFor))];
  const clauses = (own?.gates ?? []).flatMap(clausesOf);
  const outcomes = process.outcomesOf(stage.id);
  return {
    stage,
    counts,
    limits: [...new Set(coming.flatMap((local) => local.limits))],
    earlier,
    minimumTimes: unlike(clauses.flatMap((clause) => (clause.type === 'minimumTime' ? [clause] : []))),
    days: [...new Set(counts.flatMap(({ within }) => (within.type === 'days' ? [within.days] : [])))],
    approvers: [...new Set([
      ...clauses.flatMap((clause) => (clause.type === 'approval' ? [clause.role] : [])),
      ...process.activitiesOf(stage.id).flatMap(({ channel, approval }) => (channel === 'approval' && approval !== undefined ? [approval.role] : [])),
    ])],
    signals: [...new Set([
      ...outcomes.flatMap(({ trigger }) => (trigger.type === 'signal' ? [trigger.signal] : [])),
      ...process.activitiesOf(stage.id).flatMap(({ listens }) => (listens ?? []).map(({ signal }) => signal)),
    ])],
    activities: process.activitiesOf(stage.id).map((activity) => activityReading(process, stage, activity, { counts, earlier, asksRequired: own?.asksRequired ?? false, clauses, outcomes })),
  };
}

interface Asked {
  readonly counts: readonly CountClause[];
  readonly earlier: readonly ActivityId[];
  readonly asksRequired: boolean;
  readonly clauses: readonly Clause[];
  readonly outcomes: readonly Outcome[];
}

function activityReading(process: Process, stage: Stage, activity: Activity, asked: Asked): ActivityReading {
  const counting = asked.counts.filter(({ of }) => mayCount(of, activity));
  const triggers = new Set(asked.outcomes.flatMap(({ trigger }) => (trigger.type === 'result' && trigger.activity === activity.id ? [trigger.result] : [])));
  const results = inOrder(activity.results).map(({ key }) => key);
  const told = (result: string | null): string => JSON.stringify([result !== null && triggers.has(result) ? result : '', ...counting.map(({ of }) => of.result === undefined || of.result === result)]);
  const kinds = new Map<string, string | null>();
  // The first of its kind stands for all that nothing tells apart, a plain one rather than a sad one.
  for (const result of results.length === 0 ? [null] : results) if (!kinds.has(told(result))) kinds.set(told(result), result);
  const people: readonly (UserId | null)[] = [null, ...new Set(counting.flatMap(({ of }) => (of.person === undefined || of.person === 'owner' ? [] : [of.person])))];
  const variants = [...kinds.values()].flatMap((result) => people.map((by): Variant => ({ result, by })));
  const weight = ({ result }: Variant): number => (result !== null && triggers.has(result) ? 100 : 0) + counting.filter(({ of }) => of.result === undefined || of.result === result).length;
  const others = process.activitiesOf(stage.id);
  const waited = asked.earlier.includes(activity.id) || others.some(({ after, due }) => after.some((one) => one.type === 'activity' && one.activity === activity.id) || (due.type === 'activity' && due.activity === activity.id));
  const checked = asked.clauses.some((clause) => clause.type === 'checklist' && (clause.activity === undefined || clause.activity === activity.id) && Object.keys(activity.checklist).length > 0);
  const use = counting.length > 0 || triggers.size > 0 ? 'told' : (asked.asksRequired && activity.required !== 'never') || waited || checked ? 'done' : 'none';
  const least = variants.reduce((best, one) => (weight(one) < weight(best) ? one : best), variants[0] ?? { result: null, by: null });
  return { activity, use, variants: use === 'told' ? variants : variants.slice(0, 1), least, lastCounts: triggers.size > 0 };
}

function mayCount(of: CountClause['of'], activity: Activity): boolean {
  if (of.activity !== undefined && of.activity !== activity.id) return false;
  if (of.channel !== undefined && of.channel !== activity.channel) return false;
  return of.result === undefined || Object.hasOwn(activity.results, of.result);
}

/** Each once, compared by what it says. */
function unlike<Item extends object>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
