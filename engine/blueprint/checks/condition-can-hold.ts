import type { Edit } from '../edits/edit.ts';
import type { Finding, FindingTarget } from '../findings.ts';
import type { Activity, Blueprint, Form, Outcome, Stage } from '../model/blueprint.ts';
import type { Condition, FieldValue } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import type { Field } from '../model/record-type.ts';
import { clausesOf, comparisonsOf, fieldsOf } from '../reading/walkers.ts';
import { conditionHolds, findExample } from '../solving/find-example.ts';
import { read } from '../solving/reading.ts';
import { atActivity, atOutcome, atStage, hint, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';
import { inEachScene, rememberedOfBoth } from '../checking/remembered.ts';
import { allOf, fieldRuleOf, knownFields, not, recordFor, recordMeeting, type KnownFields } from '../checking/rules.ts';

const check = 'condition-can-hold';

/** A rule that is asked somewhere, and what it means when it always or never holds. */
interface Asked {
  readonly condition: Condition;
  readonly target: FindingTarget;
  /** "The condition of …": the beginning of the sentence. */
  readonly what: string;
  /** The end of the sentence when it never holds. */
  readonly never: string;
  /** The end of the sentence when it always does; null where that is as good as any. */
  readonly always: string | null;
  readonly fixNever?: readonly Fix[];
  readonly fixAlways?: readonly Fix[];
}

/** Every rule holds for some record and fails for another: else it is a slip, or need not be asked. */
export const conditionCanHold: Check = {
  name: check,
  reads: ['recordType', 'enrolment', 'stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => {
    const known = knownFields(drawing);
    return [
      ...enrolled(drawing.blueprint.enrolment).flatMap((asked) => judged(asked, known)),
      ...foundIn(drawing, known),
      ...drawing.common.flatMap((way) => foundInCommon(way, known)),
    ];
  },
};

function enrolled({ when, unless, exitWhen }: Blueprint['enrolment']): readonly Asked[] {
  const target = { type: 'blueprint' as const };
  const without = (part: string): readonly Fix[] => [{ label: 'Remove the rule', edits: [{ type: 'setField', path: ['enrolment', part], value: undefined }] }];
  return [
    ...(when.type === 'condition' ? [{ condition: when.condition, target, what: 'The rule for who is enrolled', never: 'nobody ever is', always: 'everybody is', fixNever: byHand, fixAlways: byHand }] : []),
    ...(unless ? [{ condition: unless, target, what: 'The rule for who is ruled out', never: 'nobody ever is', always: 'everybody is', fixNever: without('unless'), fixAlways: without('unless') }] : []),
    ...(exitWhen ? [{ condition: exitWhen, target, what: 'The rule by which records leave', never: 'none ever does', always: 'all leave at once', fixNever: without('exitWhen'), fixAlways: without('exitWhen') }] : []),
  ];
}

const byHand: readonly Fix[] = [{ label: 'Enrol by hand', edits: [{ type: 'setField', path: ['enrolment', 'when'], value: { type: 'manual' } }] }];

const foundIn = inEachScene((scene, known: KnownFields): readonly Finding[] => {
  const { stage, activities, ways } = scene;
  return [
    ...(stage.gate ? gateFindings(stage.gate, atStage(stage), stage, ['stages', stage.id, 'gate'], known) : []),
    ...activities.flatMap((activity) => askedBy(activity, stage).flatMap((asked) => judged(asked, known))),
    ...activities.flatMap((activity) => Object.values(activity.form).flatMap((rule) => validationOf(rule, atActivity(activity, stage), ['activities', activity.id], known))),
    ...ways.flatMap((way) => (way.from.type === 'stage' ? wayFindings(way, stage.kind === 'work' || stage.kind === 'parallel', known) : [])),
  ];
});

const foundInCommon = rememberedOfBoth((way: Outcome, known: KnownFields): readonly Finding[] => wayFindings(way, true, known));

function judged(asked: Asked, known: KnownFields): readonly Finding[] {
  const { condition, target, what, never, always } = asked;
  // an empty rule is told about by gate-asks-something
  if (comparisonsOf(condition).length === 0 || holdsAndFails(condition, known)) return [];
  if (recordMeeting(condition, known).type === 'none') return [warning(check, target, `${what} can never hold: ${never}.`, asked.fixNever ?? [])];
  if (always === null || findExample(not(condition), known).type !== 'none') return [];
  return [hint(check, target, `${what} always holds: ${always}.`, asked.fixAlways ?? [])];
}

/** Most rules hold for the very values they name and fail for an empty record: then nothing need be searched. */
function holdsAndFails(condition: Condition, known: KnownFields): boolean {
  const named: Record<string, FieldValue> = {};
  for (const { field, value } of comparisonsOf(condition)) if (value !== undefined && fits(value, known[field])) named[field] = value;
  const filled = Object.keys(known).every((field) => !known[field]?.required || named[field] !== undefined || !fieldsOf(condition).includes(field));
  return filled && conditionHolds(condition, named) && !conditionHolds(condition, {});
}

/** Whether a field of this kind can hold the value; a field nobody knows can hold any. */
function fits(value: FieldValue, field: Field | undefined): boolean {
  if (!field) return true;
  const { number, moment } = read(value);
  switch (field.kind) {
    case 'number':
    case 'money':
      return typeof value === 'number' && number !== null;
    case 'date':
      return moment?.wholeDay === true;
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value);
    case 'yesNo':
      return typeof value === 'boolean';
    case 'text':
    case 'longText':
      return typeof value === 'string' && value !== '';
    default:
      return false;
  }
}

function askedBy(activity: Activity, stage: Stage): readonly Asked[] {
  const target = atActivity(activity, stage);
  const path = ['activities', activity.id];
  const name = quoted(activity);
  const set = (label: string, at: readonly string[], value: unknown): readonly Fix[] => [{ label, edits: [{ type: 'setField', path: at, value }] }];
  const { when, required, content } = activity;
  return [
    ...(when ? [{ condition: when, target, what: `The rule by which ${name} appears`, never: 'nobody is ever asked to do it', always: 'it needs no rule', fixNever: deletion(activity), fixAlways: set('Remove the rule', [...path, 'when'], undefined) }] : []),
    ...(typeof required === 'string' ? [] : [{ condition: required, target, what: `The rule by which ${name} is required`, never: 'it never is', always: 'it always is', fixNever: set('Make it optional', [...path, 'required'], 'never'), fixAlways: set('Make it required', [...path, 'required'], 'always') }]),
    ...Object.values(content.templates).flatMap(({ id, useIf, neverIf, name: template }) => {
      const parts = [...(useIf ? [useIf] : []), ...(neverIf ? [not(neverIf)] : [])];
      return parts.length === 0 ? [] : [{ condition: allOf(parts), target, what: `The rule of the template "${template}" of ${name}`, never: 'it is never used', always: null, fixNever: set('Delete the template', [...path, 'content', 'templates', id], undefined) }];
    }),
    ...Object.values(content.documents).flatMap(({ id, useIf, name: document }) =>
      useIf ? [{ condition: useIf, target, what: `The rule of the document "${document}" of ${name}`, never: 'it is never shown', always: null, fixNever: set('Delete the document', [...path, 'content', 'documents', id], undefined) }] : [],
    ),
    ...activity.after.flatMap((before, index) => (before.type === 'condition' ? [{ condition: before.condition, target, what: `What must hold before ${name}`, never: 'it can never be done', always: null, fixNever: set('Remove the rule', path.concat('after'), activity.after.filter((_, other) => other !== index)) }] : [])),
    ...formAsked(activity.form, target, name, path),
  ];
}

function deletion({ id }: Activity): readonly Fix[] {
  return [{ label: 'Delete the activity', edits: [{ type: 'deleteActivities', activities: [id] }] }];
}

function formAsked(form: Form, target: FindingTarget, name: string, path: readonly string[]): readonly Asked[] {
  return Object.values(form).flatMap(({ field, required }) => {
    if (typeof required === 'string') return [];
    const set = (label: string, value: string): readonly Fix[] => [{ label, edits: [{ type: 'setField', path: [...path, 'form', field, 'required'], value }] }];
    return [{ condition: required, target, what: `The rule by which ${name} asks for "${field}"`, never: 'it never must be filled in', always: 'it always must', fixNever: set('Never ask for it', 'never'), fixAlways: set('Always ask for it', 'always') }];
  });
}

/** A rule about a filled-in value that no value keeps: whoever fills the field in is refused for ever. */
function validationOf({ field, validation }: Form[string], target: FindingTarget, path: readonly string[], known: KnownFields): readonly Finding[] {
  if (!validation || comparisonsOf(validation.condition).length === 0) return [];
  const filled: Condition = { type: 'compare', field, operator: 'isNotEmpty' };
  if (recordFor(allOf([validation.condition, filled]), known).type !== 'none') return [];
  const edits: readonly Edit[] = [{ type: 'setField', path: [...path, 'form', field, 'validation'], value: undefined }];
  return [warning(check, target, `The form refuses whatever is filled in for "${field}": no value keeps its rule.`, [{ label: 'Remove the rule', edits }])];
}

function wayFindings(way: Outcome, chosen: boolean, known: KnownFields): readonly Finding[] {
  const target = atOutcome(way);
  const path = ['outcomes', way.id];
  const condition = way.trigger.type === 'condition' || way.trigger.type === 'signal' ? way.trigger.condition : undefined;
  const byPerson: readonly Fix[] = chosen ? [{ label: 'Let a person choose it', edits: [{ type: 'setField', path: [...path, 'trigger'], value: { type: 'person' } }] }] : [{ label: 'Delete the outcome', edits: [{ type: 'deleteOutcomes', outcomes: [way.id] }] }];
  // what a signal brings is known only when it comes
  const asked: readonly Asked[] = condition && way.trigger.type === 'condition' ? [{ condition, target, what: `The condition of ${quoted(way)}`, never: 'it is never taken', always: 'it is taken at once', fixNever: byPerson, fixAlways: byPerson }] : [];
  return [
    ...asked.flatMap((each) => judged(each, known)),
    ...(way.gate ? gateFindings(way.gate, target, way, [...path, 'gate'], known) : []),
    ...formAsked(way.form, target, quoted(way), path).flatMap((each) => judged(each, known)),
    ...Object.values(way.form).flatMap((rule) => validationOf(rule, target, path, known)),
  ];
}

/** A gate that no record's fields can open, whatever else is done, or that asks for what always holds. */
function gateFindings(gate: Gate, target: FindingTarget, thing: { readonly name: string }, path: readonly string[], known: KnownFields): readonly Finding[] {
  const clauses = clausesOf(gate).flatMap((clause) => (clause.type === 'field' || clause.type === 'validation' ? [clause.condition] : []));
  if (clauses.length === 0) return [];
  const remove: readonly Fix[] = [{ label: 'Remove the gate', edits: [{ type: 'setField', path, value: undefined }] }];
  if (canNeverOpen(gate, known)) return [warning(check, target, `The gate of ${quoted(thing)} can never open: no record holds what it asks of its fields.`, remove)];
  return clauses.flatMap((condition) => judged({ condition, target, what: `A rule in the gate of ${quoted(thing)}`, never: 'the gate opens only by its other parts', always: 'it keeps nobody back' }, known));
}

const canNeverOpen = rememberedOfBoth((gate: Gate, known: KnownFields) => {
  const rule = fieldRuleOf(gate, true);
  return !holdsAndFails(rule, known) && recordFor(rule, known).type === 'none';
});
