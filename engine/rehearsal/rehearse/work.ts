import { inOrder, type Instant } from '#engine/kernel';
import { isTouch, type Activity, type ActivityId, type Fields, type Form, type Outcome, type OutcomeId, type StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { inventFor, inventValue, valuesFor } from '../simulate/sample.ts';
import { lotsOf, type Lots } from './dice.ts';
import { usualMinutes, type RehearsalPlan } from './plan.ts';

/** An activity made ready to be done thousands of times. */
export interface Chore {
  readonly activity: ActivityId;
  readonly minutes: number;
  /** Whose capacity it takes, by number of the crew; 0 are the owners. */
  readonly crew: number;
  readonly touch: boolean;
  readonly results: Lots<string>;
  /** What the form gets unless the record has it. */
  readonly fields: Fields;
  readonly ticked: readonly string[];
  readonly evidence: readonly { readonly kind: Activity['evidence'][number]; readonly link: string | null }[];
  readonly approval: string | null;
  readonly handOver: boolean;
  /** Comes back in the same stay, again and again (S15). */
  readonly recurring: boolean;
}

/** A way out somebody may take by hand, made ready. */
export interface Exit {
  readonly outcome: OutcomeId;
  readonly weight: number;
  readonly fields: Fields;
  readonly reason: string | null;
}

/** Everything a rehearsal asks of a drawing, looked up once. */
export interface WorkTable {
  readonly chores: ReadonlyMap<ActivityId, Chore>;
  readonly exits: ReadonlyMap<StageId, readonly Exit[]>;
  /** Signals somebody listens for, with the chance that a touch is answered by one. */
  readonly signals: readonly { readonly signal: string; readonly chance: number; readonly within: number; readonly payload: Fields }[];
  /** The crews in order: the owners, then the roles and teams of the plan. */
  readonly crews: readonly string[];
}

/** Reads a compiled drawing for a plan. */
export function workTable(process: Process, plan: RehearsalPlan): WorkTable {
  const { document } = process.version;
  const crews = ['', ...Object.keys(plan.crews).sort()];
  const teams = new Map(Object.values(document.stages).flatMap((stage) => Object.values(stage.lanes ?? {}).flatMap((lane) => lane.activities.map((activity) => [activity, lane.team] as const))));
  const chores = Object.values(document.activities).map((activity) => [activity.id, choreOf(activity, plan, crewOf(activity, teams.get(activity.id), crews))] as const);
  const exits = Object.keys(document.stages).map((stage) => [stage, process.outcomesOf(stage).flatMap((outcome) => exitOf(outcome, plan))] as const);
  const signals = Object.entries(document.signals ?? {}).flatMap(([signal, { payload }]) => {
    const wish = plan.behaviour.signals[signal];
    if (wish === undefined || wish.chance <= 0) return [];
    const fields = Object.fromEntries(Object.entries(payload).map(([key, { kind }]) => [key, inventValue({ key, name: key, kind, choices: [], required: false, order: 0 }, plan.from)]));
    return [{ signal, chance: wish.chance, within: Math.max(0, wish.withinHours), payload: fields }];
  });
  return { chores: new Map(chores), exits: new Map(exits), signals, crews };
}

function crewOf({ assignee }: Activity, team: string | undefined, crews: readonly string[]): number {
  const named = assignee.type === 'role' || assignee.type === 'roundRobin' ? assignee.role : assignee.type === 'team' ? assignee.team : team;
  return Math.max(0, named === undefined ? 0 : crews.indexOf(named));
}

function choreOf(activity: Activity, plan: RehearsalPlan, crew: number): Chore {
  const told = plan.behaviour.results[activity.id] ?? {};
  const results = inOrder(activity.results);
  const known = results.some(({ key }) => (told[key] ?? 0) > 0);
  return {
    activity: activity.id, crew, touch: isTouch(activity.channel),
    minutes: plan.minutes[activity.channel] ?? usualMinutes[activity.channel],
    // nobody said how it ends: every result is as likely as another
    results: lotsOf(results.map(({ key }) => [key, known ? (told[key] ?? 0) : 1] as const)),
    fields: filledIn(activity.form, plan, plan.from),
    ticked: inOrder(activity.checklist).map(({ id }) => id),
    evidence: activity.evidence.map((kind) => ({ kind, link: kind === 'note' || kind === 'research' ? null : 'https://example.com/rehearsal' })),
    approval: activity.approval?.role ?? null,
    handOver: activity.handOver !== undefined,
    recurring: activity.repeat !== undefined,
  };
}

/** Taken the more often the better it sounds, unless the plan says otherwise. */
const usualWeights = { positive: 6, neutral: 2, negative: 2, time: 1 } as const;

function exitOf(outcome: Outcome, plan: RehearsalPlan): readonly Exit[] {
  const weight = plan.behaviour.outcomes[outcome.id] ?? usualWeights[outcome.tone];
  if (outcome.trigger.type !== 'person' || outcome.to === null || weight <= 0) return [];
  const reason = outcome.reason.type === 'required' ? (outcome.reason.choices[0] ?? 'As agreed') : null;
  return [{ outcome: outcome.id, weight, fields: filledIn(outcome.form, plan, plan.from), reason }];
}

/** What a form asks for, with values that satisfy its rules. */
function filledIn(form: Form, { recordType }: RehearsalPlan, at: Instant): Fields {
  const known = recordType?.fields ?? {};
  const rules = inOrder(form).filter(({ required }) => required !== 'never');
  const valid = valuesFor({ type: 'and', of: rules.flatMap(({ validation }) => validation?.condition ?? []) }, known);
  return Object.fromEntries(rules.map(({ field }) => [field, valid[field] ?? inventFor(known, field, at)]));
}

/** Only what the record does not have yet. */
export function lacking(wanted: Fields, fields: Fields): Fields {
  let missing: Record<string, Fields[string]> | null = null;
  for (const key in wanted) {
    const value = fields[key];
    if (value === undefined || value === null || value === '') (missing ??= {})[key] = wanted[key] ?? null;
  }
  return missing ?? nothing;
}

const nothing: Fields = {};
