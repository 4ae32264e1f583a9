import type { Assignee, Effect, Form } from '../model/blueprint.ts';
import type { Condition } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import { activitiesOf, clausesOf, fieldsOf, mergeFieldsOf } from './walkers.ts';

/** What a part of a drawing speaks of, kind by kind. */
export interface Mentions {
  readonly fields?: readonly string[];
  readonly templates?: readonly string[];
  readonly signals?: readonly string[];
  readonly roles?: readonly string[];
  readonly teams?: readonly string[];
  readonly activities?: readonly string[];
  readonly stages?: readonly string[];
}

/** What a condition reads; values a signal brings along are no fields of the record. */
export function inCondition(condition: Condition | undefined, brought: readonly string[] = []): Mentions {
  return { fields: fieldsOf(condition).filter((field) => !brought.includes(field)) };
}

/** What a gate speaks of: fields, activities, roles, and stages of this very blueprint. */
export function inGate(gate: Gate | undefined, blueprint: string): Mentions {
  const clauses = clausesOf(gate);
  return {
    fields: fieldsOf(gate),
    activities: activitiesOf(gate),
    roles: clauses.flatMap((clause) => (clause.type === 'role' || clause.type === 'approval' ? [clause.role] : [])),
    stages: clauses.flatMap((clause) => (clause.type === 'otherRun' && clause.blueprint === blueprint && clause.reached !== undefined ? [clause.reached] : [])),
  };
}

/** Whom an assignment names. */
export function inAssignee(assignee: Assignee | undefined): Mentions {
  switch (assignee?.type) {
    case 'role':
    case 'roundRobin':
      return { roles: [assignee.role] };
    case 'team':
      return { teams: [assignee.team] };
    default:
      return {};
  }
}

/** The fields merged into these texts. */
export function inTexts(...texts: readonly string[]): Mentions {
  return { fields: texts.flatMap(mergeFieldsOf) };
}

/** What a form asks for and checks. */
export function inForm(form: Form): Mentions {
  return all(...Object.values(form).map(({ field, required, validation }) => all({ fields: [field] }, typeof required === 'string' ? {} : inCondition(required), inCondition(validation?.condition))));
}

/** What effects set, send, ask and take along. */
export function inEffect(effect: Effect): Mentions {
  switch (effect.type) {
    case 'setField':
      return { fields: [effect.field] };
    case 'assignOwner':
      return inAssignee(effect.to);
    case 'createActivity':
      return inAssignee(effect.assignee);
    case 'send':
      return all(inTexts(effect.subject, effect.body), effect.template === undefined ? {} : { templates: [effect.template] });
    case 'notify':
      return all(inTexts(effect.message), { roles: [effect.role] });
    case 'startBlueprint':
      return { fields: Object.values(effect.copy ?? {}) };
    case 'signalRun':
      return { fields: Object.values(effect.payload ?? {}) };
    case 'webhook':
      return inTexts(effect.body, effect.url);
  }
}

/** All of these together. */
export function all(...parts: readonly Mentions[]): Mentions {
  const joined = (kind: keyof Mentions) => [...new Set(parts.flatMap((part) => part[kind] ?? []))];
  return { fields: joined('fields'), templates: joined('templates'), signals: joined('signals'), roles: joined('roles'), teams: joined('teams'), activities: joined('activities'), stages: joined('stages') };
}
