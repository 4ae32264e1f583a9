import { remembered } from '../checking/remembered.ts';
import type { Activity, Blueprint, Outcome, Stage } from '../model/blueprint.ts';
import type { FindingTarget } from '../findings.ts';
import { all, inAssignee, inCondition, inEffect, inForm, inGate, inTexts, type Mentions } from './mentions.ts';

/** What may be looked for in a drawing. */
export type UsedThing =
  | { readonly type: 'field'; readonly field: string }
  | { readonly type: 'template'; readonly template: string }
  | { readonly type: 'signal'; readonly signal: string }
  | { readonly type: 'role'; readonly role: string }
  | { readonly type: 'team'; readonly team: string }
  | { readonly type: 'activity'; readonly activity: string }
  | { readonly type: 'stage'; readonly stage: string };

/** Which part of a stage, an activity, an outcome or the whole speaks of it. */
export type UsePart =
  | 'enrolment' | 'ruledOut' | 'exit' | 'rank' | 'override' | 'review' | 'start' | 'scenario'
  | 'gate' | 'lane' | 'timeLimit'
  | 'appears' | 'required' | 'prerequisite' | 'due' | 'assignee' | 'handOver' | 'approval' | 'form' | 'template' | 'variant' | 'document' | 'script' | 'instructions' | 'listener'
  | 'from' | 'target' | 'trigger' | 'who' | 'effect';

/** One place that speaks of a thing: whose it is, which part, and the way there in the document. */
export interface Use {
  readonly target: FindingTarget;
  readonly part: UsePart;
  readonly path: readonly (string | number)[];
}

interface Place extends Use {
  readonly speaksOf: Mentions;
}

const kinds = { field: 'fields', template: 'templates', signal: 'signals', role: 'roles', team: 'teams', activity: 'activities', stage: 'stages' } as const satisfies Readonly<Record<UsedThing['type'], keyof Mentions>>;

/**
 * Where in a drawing a field, template, signal, role, team, activity or stage is spoken of: each place once, the
 * blueprint's own first, then stages, activities and outcomes as they are kept. A stage's list of its own activities is
 * not a use of them (SPEC.md [B32]).
 *
 * @example usesOf(blueprint, { type: 'field', field: 'budget' }) // [{ target: { type: 'outcome', … }, part: 'gate', path: ['outcomes', id, 'gate'] }]
 */
export function usesOf(blueprint: Blueprint, thing: UsedThing): readonly Use[] {
  const key = keyOf(thing);
  return placesOf(blueprint).filter(({ speaksOf }) => speaksOf[kinds[thing.type]]?.includes(key)).map(({ target, part, path }) => ({ target, part, path }));
}

/** Every field a drawing speaks of, with the number of places that do; the most used first. */
export function fieldsInUse(blueprint: Blueprint): readonly { readonly field: string; readonly uses: number }[] {
  const counts = new Map<string, number>();
  for (const { speaksOf } of placesOf(blueprint)) for (const field of speaksOf.fields ?? []) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].map(([field, uses]) => ({ field, uses })).sort((a, b) => b.uses - a.uses || (a.field < b.field ? -1 : 1));
}

function keyOf(thing: UsedThing): string {
  switch (thing.type) {
    case 'field':
      return thing.field;
    case 'template':
      return thing.template;
    case 'signal':
      return thing.signal;
    case 'role':
      return thing.role;
    case 'team':
      return thing.team;
    case 'activity':
      return thing.activity;
    case 'stage':
      return thing.stage;
  }
}

const placesOf = remembered((blueprint: Blueprint): readonly Place[] =>
  [
    ...ofTheWhole(blueprint),
    ...Object.values(blueprint.stages).flatMap((stage) => ofStage(blueprint, stage)),
    ...Object.values(blueprint.activities).flatMap((activity) => ofActivity(blueprint, activity)),
    ...Object.values(blueprint.outcomes).flatMap((outcome) => ofOutcome(blueprint, outcome)),
  ].filter(({ speaksOf }) => Object.values(speaksOf).some((list) => list.length > 0)),
);

function ofTheWhole({ enrolment, override, review, start, scenarios = {} }: Blueprint): readonly Place[] {
  const at = (part: UsePart, path: Place['path'], speaksOf: Mentions): Place => ({ target: { type: 'blueprint' }, part, path, speaksOf });
  return [
    at('start', ['start'], start === null ? {} : { stages: [start] }),
    at('enrolment', ['enrolment', 'when'], enrolment.when.type === 'condition' ? inCondition(enrolment.when.condition) : {}),
    at('ruledOut', ['enrolment', 'unless'], inCondition(enrolment.unless)),
    at('exit', ['enrolment', 'exitWhen'], inCondition(enrolment.exitWhen)),
    at('rank', ['enrolment', 'rankBy'], enrolment.rankBy === undefined ? {} : { fields: [enrolment.rankBy] }),
    at('override', ['override'], { roles: override?.roles ?? [] }),
    at('review', ['review'], { roles: review?.roles ?? [] }),
    ...Object.values(scenarios).map((scenario) => at('scenario', ['scenarios', scenario.id], {
      fields: [...new Set([...Object.keys(scenario.record.fields), ...scenario.steps.flatMap(({ deed }) => ('fields' in deed ? Object.keys(deed.fields) : []))])],
      activities: scenario.steps.flatMap(({ deed }) => ('activity' in deed ? [deed.activity] : [])),
      stages: scenario.steps.flatMap(({ expect }) => expect.stages),
      signals: scenario.steps.flatMap(({ deed }) => (deed.type === 'signal' ? [deed.signal] : [])),
      roles: scenario.steps.flatMap(({ roles }) => roles),
    })),
  ];
}

function ofStage(blueprint: Blueprint, stage: Stage): readonly Place[] {
  const at = (part: UsePart, path: Place['path'], speaksOf: Mentions): Place => ({ target: { type: 'stage', stage: stage.id }, part, path: ['stages', stage.id, ...path], speaksOf });
  return [
    at('gate', ['gate'], inGate(stage.gate, blueprint.id)),
    ...Object.values(stage.lanes ?? {}).map((lane) => at('lane', ['lanes', lane.id, 'team'], { teams: [lane.team] })),
    ...Object.values(stage.sla?.escalations ?? {}).map((step) => at('timeLimit', ['sla', 'escalations', step.id], all(...step.then.map(inEffect)))),
  ];
}

function ofActivity(blueprint: Blueprint, activity: Activity): readonly Place[] {
  const { content, due } = activity;
  const at = (part: UsePart, path: Place['path'], speaksOf: Mentions): Place => ({ target: { type: 'activity', activity: activity.id }, part, path: ['activities', activity.id, ...path], speaksOf });
  const script = content.script;
  return [
    at('appears', ['when'], inCondition(activity.when)),
    at('required', ['required'], typeof activity.required === 'string' ? {} : inCondition(activity.required)),
    ...activity.after.map((before, index) => at('prerequisite', ['after', index], before.type === 'activity' ? { activities: [before.activity] } : before.type === 'condition' ? inCondition(before.condition) : before.type === 'clause' ? inGate(before.clause, blueprint.id) : {})),
    at('due', ['due'], due.type === 'activity' ? { activities: [due.activity] } : due.type === 'fieldDate' ? { fields: [due.field] } : {}),
    at('assignee', ['assignee'], inAssignee(activity.assignee)),
    at('handOver', ['handOver'], inAssignee(activity.handOver?.to)),
    at('approval', ['approval'], activity.approval ? { roles: [activity.approval.role] } : {}),
    at('form', ['form'], inForm(activity.form)),
    at('instructions', ['content', 'instructions'], inTexts(content.instructions)),
    ...Object.values(content.templates).map((template) => at('template', ['content', 'templates', template.id], all(inTexts(template.subject, template.body), inCondition(template.useIf), inCondition(template.neverIf)))),
    ...Object.values(content.variants).map(({ id, change }) => at('variant', ['content', 'variants', id], all(inTexts(change.instructions ?? ''), { templates: change.template === undefined ? [] : [change.template] }))),
    ...Object.values(content.documents).map((document) => at('document', ['content', 'documents', document.id], inCondition(document.useIf))),
    at('script', ['content', 'script'], script === undefined ? {} : inTexts(script.opening, ...Object.values(script.points).map((point) => point.text), ...Object.values(script.objections).map((objection) => objection.answer))),
    ...(activity.listens ?? []).map((listener, index) => at('listener', ['listens', index], all({ signals: [listener.signal] }, inCondition(listener.condition, broughtBy(blueprint, listener.signal))))),
  ];
}

function ofOutcome(blueprint: Blueprint, outcome: Outcome): readonly Place[] {
  const { trigger, who } = outcome;
  const at = (part: UsePart, path: Place['path'], speaksOf: Mentions): Place => ({ target: { type: 'outcome', outcome: outcome.id }, part, path: ['outcomes', outcome.id, ...path], speaksOf });
  return [
    at('from', ['from'], outcome.from.type === 'stages' ? { stages: outcome.from.stages } : {}),
    at('target', ['to'], outcome.to === null ? {} : { stages: [outcome.to] }),
    at('trigger', ['trigger'], inTrigger(blueprint, trigger)),
    at('gate', ['gate'], inGate(outcome.gate, blueprint.id)),
    at('who', ['who'], who.type === 'roles' ? { roles: who.roles } : who.type === 'team' ? { teams: [who.team] } : {}),
    at('form', ['form'], inForm(outcome.form)),
    ...outcome.then.map((effect, index) => at('effect', ['then', index], inEffect(effect))),
  ];
}

function inTrigger(blueprint: Blueprint, trigger: Outcome['trigger']): Mentions {
  switch (trigger.type) {
    case 'person':
    case 'elapsed':
      return {};
    case 'result':
      return { activities: [trigger.activity] };
    case 'condition':
      return inCondition(trigger.condition);
    case 'date':
      return { fields: [trigger.field] };
    case 'signal':
      return all({ signals: [trigger.signal] }, inCondition(trigger.condition, broughtBy(blueprint, trigger.signal)));
  }
}

/** The values a signal brings along: a rule beside it reads them before the record's fields. */
export function broughtBy({ signals = {} }: Pick<Blueprint, 'signals'>, signal: string): readonly string[] {
  return Object.keys(signals[signal]?.payload ?? {});
}
