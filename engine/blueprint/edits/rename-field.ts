import { castDraft, original } from 'immer';
import { key as keySchema } from '../model/ids.ts';
import type { Effect, Form } from '../model/blueprint.ts';
import type { Condition } from '../model/condition.ts';
import type { Clause, Gate } from '../model/gate.ts';
import { broughtBy, fieldsInUse } from '../reading/uses.ts';
import type { Drafting, EditOf, Made } from './drafting.ts';

/**
 * Lets a whole drawing speak of another field: conditions, gates, forms, due moments, triggers, effects, merge fields in
 * texts, and the records of scenarios. What a signal brings along is no field of the record and keeps its name. A field
 * the drawing speaks of already is refused, so that two fields never become one (SPEC.md [B28]).
 */
export function renameField(draft: Drafting, { from, to }: EditOf<'renameField'>): Made {
  if (!keySchema.safeParse(to).success) return { type: 'invalid', problems: [{ path: '', sentence: 'The name of a field must start with a small letter and hold only letters, digits and _.' }] };
  const used = fieldsInUse(original(draft) ?? draft);
  if (used.some(({ field }) => field === to)) return { type: 'fieldInUse', field: to };
  if (!used.some(({ field }) => field === from)) return { type: 'notFound', what: 'path', id: from };
  const rename = renaming(from, to);
  const { enrolment } = draft;
  if (enrolment.when.type === 'condition') put(enrolment.when, 'condition', castDraft(rename.condition(enrolment.when.condition)));
  if (enrolment.unless) put(enrolment, 'unless', castDraft(rename.condition(enrolment.unless)));
  if (enrolment.exitWhen) put(enrolment, 'exitWhen', castDraft(rename.condition(enrolment.exitWhen)));
  if (enrolment.rankBy === from) enrolment.rankBy = to;
  renameInStages(draft, rename);
  renameInActivities(draft, rename);
  renameInOutcomes(draft, rename);
  renameInScenarios(draft, rename);
  return null;
}

/** Puts a value where it stands unless it is the same: what does not speak of the field keeps its identity. */
function put<Holder, Key extends keyof Holder>(holder: Holder, key: Key, value: Holder[Key]): void {
  if (JSON.stringify(holder[key]) !== JSON.stringify(value)) holder[key] = value;
}

type Renaming = ReturnType<typeof renaming>;

function renaming(from: string, to: string) {
  const key = (field: string) => (field === from ? to : field);
  const condition = (rule: Condition): Condition => {
    switch (rule.type) {
      case 'compare':
        return rule.field === from ? { ...rule, field: to } : rule;
      case 'and':
      case 'or':
        return { type: rule.type, of: rule.of.map(condition) };
      case 'not':
        return { type: 'not', of: condition(rule.of) };
    }
  };
  const clause = (asked: Clause): Clause => (asked.type === 'field' || asked.type === 'validation' ? { ...asked, condition: condition(asked.condition) } : asked);
  const gate = (rule: Gate): Gate => {
    switch (rule.type) {
      case 'all':
      case 'any':
        return { type: rule.type, of: rule.of.map(gate) };
      case 'not':
        return { type: 'not', of: gate(rule.of) };
      default:
        return clause(rule);
    }
  };
  const text = (words: string) => words.replaceAll(/\{\{\s*([^{}\s][^{}]*?)\s*\}\}/g, (place, field: string) => (field === from ? place.replace(field, to) : place));
  const values = <Value>(map: Readonly<Record<string, Value>>) => Object.fromEntries(Object.entries(map).map(([field, value]) => [key(field), value]));
  const taken = (map: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(map).map(([target, field]) => [target, key(field)]));
  const form = (rules: Form): Form => Object.fromEntries(Object.values(rules).map((rule) => [key(rule.field), {
    ...rule,
    field: key(rule.field),
    ...(typeof rule.required === 'string' ? {} : { required: condition(rule.required) }),
    ...(rule.validation ? { validation: { ...rule.validation, condition: condition(rule.validation.condition) } } : {}),
  }]));
  const effect = (one: Effect): Effect => {
    switch (one.type) {
      case 'setField':
        return { ...one, field: key(one.field) };
      case 'send':
        return { ...one, subject: text(one.subject), body: text(one.body) };
      case 'notify':
        return { ...one, message: text(one.message) };
      case 'webhook':
        return { ...one, url: text(one.url), body: text(one.body) };
      case 'startBlueprint':
        return one.copy ? { ...one, copy: taken(one.copy) } : one;
      case 'signalRun':
        return one.payload ? { ...one, payload: taken(one.payload) } : one;
      default:
        return one;
    }
  };
  /** A rule beside a signal: what the signal brings by this name goes before the record's field. */
  const beside = (rule: Condition | undefined, brought: readonly string[]) => (rule && !brought.includes(from) ? condition(rule) : rule);
  return { key, condition, gate, text, values, form, effect, beside };
}

function renameInStages(draft: Drafting, rename: Renaming): void {
  for (const stage of Object.values(draft.stages)) {
    if (stage.gate) put(stage, 'gate', castDraft(rename.gate(stage.gate)));
    for (const step of Object.values(stage.sla?.escalations ?? {})) put(step, 'then', castDraft(step.then.map(rename.effect)));
  }
}

function renameInActivities(draft: Drafting, rename: Renaming): void {
  for (const activity of Object.values(draft.activities)) {
    if (activity.when) put(activity, 'when', castDraft(rename.condition(activity.when)));
    if (typeof activity.required !== 'string') put(activity, 'required', castDraft(rename.condition(activity.required)));
    for (const before of activity.after) {
      if (before.type === 'condition') put(before, 'condition', castDraft(rename.condition(before.condition)));
      if (before.type === 'clause') put(before, 'clause', castDraft(rename.gate(before.clause)));
    }
    if (activity.due.type === 'fieldDate') activity.due.field = rename.key(activity.due.field);
    put(activity, 'form', castDraft(rename.form(activity.form)));
    for (const listener of activity.listens ?? []) {
      const condition = rename.beside(listener.condition, broughtBy(draft, listener.signal));
      if (condition) put(listener, 'condition', castDraft(condition));
    }
    renameInContent(activity.content, rename);
  }
}

function renameInContent(content: Drafting['activities'][string]['content'], rename: Renaming): void {
  content.instructions = rename.text(content.instructions);
  for (const template of Object.values(content.templates)) {
    template.subject = rename.text(template.subject);
    template.body = rename.text(template.body);
    if (template.useIf) put(template, 'useIf', castDraft(rename.condition(template.useIf)));
    if (template.neverIf) put(template, 'neverIf', castDraft(rename.condition(template.neverIf)));
  }
  for (const document of Object.values(content.documents)) if (document.useIf) put(document, 'useIf', castDraft(rename.condition(document.useIf)));
  for (const { change } of Object.values(content.variants)) if (change.instructions !== undefined) change.instructions = rename.text(change.instructions);
  const { script } = content;
  if (!script) return;
  script.opening = rename.text(script.opening);
  for (const point of Object.values(script.points)) point.text = rename.text(point.text);
  for (const objection of Object.values(script.objections)) objection.answer = rename.text(objection.answer);
}

function renameInOutcomes(draft: Drafting, rename: Renaming): void {
  for (const outcome of Object.values(draft.outcomes)) {
    if (outcome.gate) put(outcome, 'gate', castDraft(rename.gate(outcome.gate)));
    put(outcome, 'form', castDraft(rename.form(outcome.form)));
    put(outcome, 'then', castDraft(outcome.then.map(rename.effect)));
    const { trigger } = outcome;
    if (trigger.type === 'condition') put(trigger, 'condition', castDraft(rename.condition(trigger.condition)));
    if (trigger.type === 'date') trigger.field = rename.key(trigger.field);
    if (trigger.type === 'signal') {
      const condition = rename.beside(trigger.condition, broughtBy(draft, trigger.signal));
      if (condition) put(trigger, 'condition', castDraft(condition));
    }
  }
}

function renameInScenarios(draft: Drafting, rename: Renaming): void {
  for (const scenario of Object.values(draft.scenarios ?? {})) {
    put(scenario.record, 'fields', castDraft(rename.values(scenario.record.fields)));
    for (const { deed } of scenario.steps) if ('fields' in deed) put(deed, 'fields', castDraft(rename.values(deed.fields)));
  }
}
