import { invariant, type IdSource } from '#engine/kernel';
import type { Activity, ApprovalRule, Assignee, Blueprint, EndResult, Form, HandOver, Lane, Listener, Outcome, OverridePolicy, Rhythm, Script, Signal, Sla, Stage, StageKind, Tone, Trigger, Who, Effect } from '../model/blueprint.ts';
import { defaultRhythm } from '../model/blueprint.ts';
import type { Channel } from '../model/channel.ts';
import type { Condition } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import type { Wait } from '../model/wait.ts';
import { newActivity, newBlueprint, newOutcome, newStage } from '../factories.ts';

/** Finds ids by the labels a starter is written in; unknown labels are a bug in the starter. */
export interface Labels {
  stage(name: string): string;
  activity(name: string): string;
}

/** A template as a starter writes it. */
export interface TemplateSpec {
  readonly name: string;
  readonly subject: string;
  readonly body: string;
  readonly useIf?: Condition;
  readonly neverIf?: Condition;
}

/** A document as a starter writes it: the first whose rule holds is the one to use (S8). */
export interface DocumentSpec {
  readonly name: string;
  readonly url: string;
  readonly useIf?: Condition;
}

/** A script as a starter writes it. */
export interface ScriptSpec {
  readonly opening: string;
  readonly points: readonly string[];
  readonly objections: readonly (readonly [name: string, answer: string])[];
  readonly avoid?: readonly string[];
}

/** An activity as a starter writes it: what is left out takes the factory's default. */
export interface ActivitySpec {
  readonly name: string;
  readonly channel: Channel;
  readonly instructions: string;
  readonly optional?: true;
  readonly when?: Condition;
  readonly after?: readonly string[];
  /** Clauses that must hold before it may be done, e.g. "three visits within a week" (S99). */
  readonly afterClause?: (labels: Labels) => Gate;
  /** How many attempts make it done; one when left out. */
  readonly wanted?: number;
  readonly attempts?: number;
  readonly due?: Wait;
  readonly dueAfter?: string;
  readonly assignee?: Assignee;
  readonly templates?: readonly TemplateSpec[];
  readonly documents?: readonly DocumentSpec[];
  readonly script?: ScriptSpec;
  readonly checklist?: readonly string[];
  /** Field keys asked for; a leading ? makes one optional. */
  readonly form?: readonly string[];
  readonly evidence?: Activity['evidence'];
  /** The lane of a parallel stage it belongs to, by name. */
  readonly lane?: string;
  readonly automatic?: true;
  readonly repeat?: Wait;
  readonly handOver?: HandOver;
  readonly approval?: ApprovalRule;
  readonly listens?: readonly Listener[];
  /** How it is done instead while more than `load` of its channel are due to somebody in a day (S114). */
  readonly busyDay?: { readonly load: number; readonly name: string; readonly instructions: string };
}

/** What happens before, at or after a stage's limit of time. */
export type EscalationSpec = Pick<Sla['escalations'][string], 'when' | 'wait' | 'then'>;

/** An outcome as a starter writes it, with labels instead of ids. */
export interface OutcomeSpec {
  readonly name: string;
  readonly tone: Tone;
  readonly to: string;
  readonly from?: readonly string[];
  readonly onResult?: readonly [activity: string, result: string];
  readonly trigger?: Trigger;
  readonly gate?: (labels: Labels) => Gate;
  readonly who?: Who;
  readonly form?: readonly string[];
  readonly reasons?: readonly string[];
  readonly effects?: readonly Effect[];
  readonly limit?: number;
  readonly fallback?: true;
}

/** A stage as a starter writes it; `at` is its column and its y. */
export interface StageSpec {
  readonly name: string;
  readonly kind: StageKind;
  readonly at: readonly [column: number, y: number];
  readonly purpose?: string;
  readonly phase?: string;
  /** Content worth showing here, with where it is (S98). */
  readonly signposts?: readonly (readonly [name: string, url: string])[];
  readonly sla?: Wait;
  readonly escalations?: readonly EscalationSpec[];
  readonly lanes?: readonly (readonly [name: string, team: string])[];
  readonly end?: EndResult;
  readonly returnAfter?: Wait;
  readonly activities?: readonly ActivitySpec[];
  readonly outcomes?: readonly OutcomeSpec[];
}

/** A whole starter as written. The first stage is the start. */
export interface DrawingSpec {
  readonly name: string;
  readonly description: string;
  readonly audience: string;
  readonly goal: { readonly metric: string; readonly target: number };
  readonly recordType: string;
  readonly enrolWhen?: Condition;
  readonly rhythm?: Partial<Rhythm>;
  readonly signals?: readonly Omit<Signal, 'order'>[];
  readonly override?: OverridePolicy;
  readonly phases: readonly string[];
  readonly stages: readonly StageSpec[];
}

const columnStep = 376;

/** Turns a starter's text into a blueprint with fresh ids from the given source. */
export function draw(spec: DrawingSpec, ids: IdSource): Blueprint {
  const stageIds = idsByName(spec.stages.map((stage) => stage.name), ids);
  const activityIds = idsByName(spec.stages.flatMap((stage) => (stage.activities ?? []).map((activity) => activity.name)), ids);
  const phaseIds = idsByName(spec.phases, ids);
  const labels: Labels = { stage: (name) => found(stageIds, name), activity: (name) => found(activityIds, name) };
  const activities = spec.stages.flatMap((stage) => (stage.activities ?? []).map((activity) => drawActivity(activity, labels, ids)));
  const outcomes = spec.stages.flatMap((stage) => (stage.outcomes ?? []).map((outcome, order) => drawOutcome(outcome, stage, order, labels, ids)));
  const stages = spec.stages.map((stage) => drawStage(stage, labels, phaseIds, ids));
  const [first] = spec.stages;
  invariant(first, 'a starter has a first stage');
  return {
    ...newBlueprint({ id: ids.next(), name: spec.name, recordType: spec.recordType }),
    description: spec.description,
    audience: spec.audience,
    goal: spec.goal,
    enrolment: { when: spec.enrolWhen ? { type: 'condition', condition: spec.enrolWhen } : { type: 'manual' }, order: 0, reentry: 'afterEnd', imports: 'held' },
    rhythm: { ...defaultRhythm, ...spec.rhythm },
    ...(spec.signals ? { signals: Object.fromEntries(spec.signals.map((signal, order) => [signal.key, { ...signal, order }])) } : {}),
    ...(spec.override ? { override: spec.override } : {}),
    start: labels.stage(first.name),
    stages: byId(stages),
    activities: byId(withBusyDays(spec, activities, ids)),
    outcomes: byId(outcomes),
    phases: byId(spec.phases.map((name, order) => ({ id: found(phaseIds, name), name, order }))),
    view: { positions: Object.fromEntries(spec.stages.map((stage) => [labels.stage(stage.name), { x: stage.at[0] * columnStep, y: stage.at[1] }])), bends: {}, collapsed: [] },
  };
}

/** Ids of these come last, so that every other part of a starter keeps its own. */
function withBusyDays(spec: DrawingSpec, activities: readonly Activity[], ids: IdSource): readonly Activity[] {
  const specs = spec.stages.flatMap((stage) => stage.activities ?? []);
  return activities.map((activity, place) => {
    const busy = specs[place]?.busyDay;
    if (busy === undefined) return activity;
    const { load, name, instructions } = busy;
    return { ...activity, content: { ...activity.content, variants: byId([{ id: ids.next(), name, weight: 0, change: { instructions }, load, order: 0 }]) } };
  });
}

function drawStage(spec: StageSpec, labels: Labels, phaseIds: ReadonlyMap<string, string>, ids: IdSource): Stage {
  const own = (spec.activities ?? []).filter((activity) => activity.lane === undefined);
  return {
    ...newStage(spec.kind, labels.stage(spec.name), spec.name),
    purpose: spec.purpose ?? '',
    ...(spec.signposts ? { signposts: spec.signposts.map(([name, url]) => ({ name, url })) } : {}),
    activities: own.map((activity) => labels.activity(activity.name)),
    ...(spec.lanes ? { lanes: drawLanes(spec, spec.lanes, labels, ids) } : {}),
    ...(spec.phase === undefined ? {} : { phase: found(phaseIds, spec.phase) }),
    ...(spec.sla ? { sla: { limit: spec.sla, escalations: byId((spec.escalations ?? []).map((escalation, order) => ({ ...escalation, id: ids.next(), order }))) } } : {}),
    ...(spec.end ? { end: { result: spec.end, ...(spec.returnAfter ? { returnAfter: spec.returnAfter } : {}) } } : {}),
  };
}

function drawLanes(spec: StageSpec, lanes: NonNullable<StageSpec['lanes']>, labels: Labels, ids: IdSource): Readonly<Record<string, Lane>> {
  return byId(
    lanes.map(([name, team], order): Lane => ({
      id: ids.next(),
      name,
      team,
      activities: (spec.activities ?? []).filter((activity) => activity.lane === name).map((activity) => labels.activity(activity.name)),
      order,
    })),
  );
}

function drawActivity(spec: ActivitySpec, labels: Labels, ids: IdSource): Activity {
  const blank = newActivity(spec.channel, labels.activity(spec.name), spec.name);
  const wait = spec.due ?? { amount: 0, unit: 'minutes' };
  return {
    ...blank,
    required: spec.optional ? 'never' : 'always',
    ...(spec.when ? { when: spec.when } : {}),
    after: [...(spec.after ?? []).map((name) => ({ type: 'activity', activity: labels.activity(name) }) as const), ...(spec.afterClause ? [{ type: 'clause', clause: spec.afterClause(labels) } as const] : [])],
    attempts: { min: spec.wanted ?? 1, max: spec.attempts ?? 3 },
    due: spec.dueAfter === undefined ? { type: 'stageEntry', wait } : { type: 'activity', activity: labels.activity(spec.dueAfter), wait },
    assignee: spec.assignee ?? blank.assignee,
    content: {
      ...blank.content,
      instructions: spec.instructions,
      templates: byId((spec.templates ?? []).map((template, order) => ({ ...template, id: ids.next(), order }))),
      documents: byId((spec.documents ?? []).map((document, order) => ({ ...document, id: ids.next(), order }))),
      ...(spec.script ? { script: drawScript(spec.script, ids) } : {}),
    },
    form: drawForm(spec.form ?? []),
    checklist: byId((spec.checklist ?? []).map((text, order) => ({ id: ids.next(), text, order }))),
    evidence: spec.evidence ?? [],
    mode: spec.automatic ? 'automatic' : 'manual',
    ...(spec.repeat ? { repeat: { every: spec.repeat } } : {}),
    ...(spec.handOver ? { handOver: spec.handOver } : {}),
    ...(spec.approval ? { approval: spec.approval } : {}),
    ...(spec.listens ? { listens: spec.listens } : {}),
  };
}

function drawScript(spec: ScriptSpec, ids: IdSource): Script {
  return {
    opening: spec.opening,
    points: byId(spec.points.map((text, order) => ({ id: ids.next(), text, order }))),
    objections: byId(spec.objections.map(([name, answer], order) => ({ id: ids.next(), name, answer, order }))),
    avoid: spec.avoid ?? [],
  };
}

function drawForm(fields: readonly string[]): Form {
  return Object.fromEntries(
    fields.map((written, order) => {
      const field = written.replace(/^\?/, '');
      return [field, { field, required: written.startsWith('?') ? 'never' : 'always', order }];
    }),
  );
}

function drawOutcome(spec: OutcomeSpec, stage: StageSpec, order: number, labels: Labels, ids: IdSource): Outcome {
  const blank = newOutcome({ id: ids.next(), stage: labels.stage(stage.name), name: spec.name, tone: spec.tone, to: labels.stage(spec.to) });
  return {
    ...blank,
    order,
    ...(spec.from ? { from: { type: 'stages', stages: [stage.name, ...spec.from].map((name) => labels.stage(name)) } } : {}),
    trigger: spec.onResult ? { type: 'result', activity: labels.activity(spec.onResult[0]), result: spec.onResult[1] } : (spec.trigger ?? { type: 'person' }),
    who: spec.who ?? { type: 'anyone' },
    ...(spec.gate ? { gate: spec.gate(labels) } : {}),
    form: drawForm(spec.form ?? []),
    reason: spec.reasons ? { type: 'required', choices: spec.reasons } : { type: 'none' },
    then: spec.effects ?? [],
    ...(spec.limit === undefined ? {} : { limit: { times: spec.limit, window: 'run', then: null } }),
    ...(spec.fallback ? { fallback: true } : {}),
  };
}

function idsByName(names: readonly string[], ids: IdSource): ReadonlyMap<string, string> {
  const map = new Map(names.map((name) => [name, ids.next()]));
  invariant(map.size === names.length, `labels of a starter are unique: ${names.join(', ')}`);
  return map;
}

function found(map: ReadonlyMap<string, string>, name: string): string {
  const value = map.get(name);
  invariant(value !== undefined, `a starter names something it does not draw: ${name}`);
  return value;
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Readonly<Record<string, Item>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
