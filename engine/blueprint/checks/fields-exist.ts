import type { Edit } from '../edits/edit.ts';
import type { Finding, FindingTarget } from '../findings.ts';
import type { Activity, Blueprint, Effect, Form, Outcome, Stage } from '../model/blueprint.ts';
import type { Condition } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import type { RecordType } from '../model/record-type.ts';
import { fieldsOf, mergeFieldsOf } from '../reading/walkers.ts';
import { atActivity, atOutcome, atStage, error, quoted, warning, type Check } from '../checking/drawing.ts';
import { inEachScene, inEveryOutcome } from '../checking/remembered.ts';

const check = 'fields-exist';

/** One place that reads, asks for or writes a field. */
interface Use {
  readonly field: string;
  readonly target: FindingTarget;
  /** Where, as the end of "… speaks of a field". */
  readonly where: string;
  /** A merge field in a text prints nothing; everything else steers and blocks. */
  readonly merge?: boolean;
  readonly remove?: { readonly label: string; readonly edits: readonly Edit[] };
}

/** Every field the drawing reads, asks for or writes is a field of its record type. */
export const fieldsExist: Check = {
  name: check,
  reads: ['recordType', 'enrolment', 'signals', 'stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => {
    const { blueprint, context, common } = drawing;
    if (!context.recordTypes) return [];
    const type = context.recordTypes[blueprint.recordType];
    if (!type) return [error(check, { type: 'blueprint' }, `The record type "${blueprint.recordType}" does not exist.`)];
    return [
      ...unknownUses(enrolmentUses(blueprint.enrolment), type),
      ...unknownIn(drawing, type),
      ...common.flatMap((outcome) => unknownUses(outcomeUses(outcome), type)),
      ...unknownUses([...listenedIn(drawing), ...listenedBy(drawing)].filter(({ field, signal }) => !brings(blueprint.signals, signal, field)), type),
    ];
  },
};

const unknownIn = inEachScene(({ stage, ways, activities }, type: RecordType) =>
  unknownUses([...stageUses(stage), ...activities.flatMap((activity) => activityUses(activity, stage)), ...ways.flatMap((way) => (way.from.type === 'stage' ? outcomeUses(way) : []))], type),
);

/** What a signal's condition reads: the record's fields, or what the signal brings along. */
interface SignalUse extends Use {
  readonly signal: string;
}

const listenedIn = inEachScene(({ stage, activities }): readonly SignalUse[] =>
  activities.flatMap((activity) => (activity.listens ?? []).flatMap(({ signal, condition }) => ruleUses(condition, atActivity(activity, stage), `What ${quoted(activity)} listens for`).map((use) => ({ ...use, signal })))),
);
const listenedBy = inEveryOutcome((outcome): readonly SignalUse[] => {
  const { trigger } = outcome;
  return trigger.type === 'signal' ? ruleUses(trigger.condition, atOutcome(outcome), `The condition of ${quoted(outcome)}`).map((use) => ({ ...use, signal: trigger.signal })) : [];
});

/** What the drawing declares a signal to bring; whether a signal is declared at all is told by signal-is-declared. */
function brings(signals: Blueprint['signals'], signal: string, field: string): boolean {
  if (!signals) return false;
  const declared = Object.hasOwn(signals, signal) ? signals[signal] : undefined;
  return !declared || Object.hasOwn(declared.payload, field);
}

function enrolmentUses({ when, unless, exitWhen, rankBy }: Blueprint['enrolment']): readonly Use[] {
  const target = { type: 'blueprint' as const };
  return [
    ...ruleUses(when.type === 'condition' ? when.condition : undefined, target, 'The rule for who is enrolled'),
    ...ruleUses(unless, target, 'The rule for who is ruled out', ['enrolment', 'unless']),
    ...ruleUses(exitWhen, target, 'The rule by which records leave', ['enrolment', 'exitWhen']),
    ...(rankBy === undefined ? [] : [{ field: rankBy, target, where: 'The order in which records are enrolled', remove: { label: 'Enrol in any order', edits: [{ type: 'setField' as const, path: ['enrolment', 'rankBy'], value: undefined }] } }]),
  ];
}

function unknownUses(uses: readonly Use[], type: RecordType): readonly Finding[] {
  return uses.filter((use) => !Object.hasOwn(type.fields, use.field)).map((use) => findingOf(use, type.name));
}

function findingOf(use: Use, type: string): Finding {
  const fixes = use.remove ? [use.remove] : [];
  return use.merge
    ? warning(check, use.target, `${use.where} merges in {{${use.field}}}, which ${type} does not have: nothing would be printed.`, fixes)
    : error(check, use.target, `${use.where} speaks of the field "${use.field}", which ${type} does not have.`, fixes);
}

function stageUses(stage: Stage): readonly Use[] {
  const target = atStage(stage);
  return [
    ...ruleUses(stage.gate, target, `The gate of ${quoted(stage)}`, ['stages', stage.id, 'gate']),
    ...Object.values(stage.sla?.escalations ?? {}).flatMap((escalation) => effectUses(escalation.then, target, `The time limit of ${quoted(stage)}`)),
  ];
}

function activityUses(activity: Activity, stage: Stage): readonly Use[] {
  const target = atActivity(activity, stage);
  const path = ['activities', activity.id];
  const { content, due } = activity;
  const templates = Object.values(content.templates);
  const texts = [content.instructions, content.script?.opening ?? '', ...templates.flatMap((template) => [template.subject, template.body]), ...Object.values(content.script?.objections ?? {}).map((objection) => objection.answer)];
  return [
    ...ruleUses(activity.when, target, `${quoted(activity)} appears by a rule that`, [...path, 'when']),
    ...(typeof activity.required === 'string' ? [] : ruleUses(activity.required, target, `${quoted(activity)} is required by a rule that`)),
    ...activity.after.flatMap((before) => (before.type === 'condition' || before.type === 'clause' ? ruleUses(before.type === 'clause' ? before.clause : before.condition, target, `What must come before ${quoted(activity)}`) : [])),
    ...(due.type === 'fieldDate' ? [{ field: due.field, target, where: `The due date of ${quoted(activity)}` }] : []),
    ...formUses(activity.form, target, `The form of ${quoted(activity)}`, [...path, 'form']),
    ...templates.flatMap((template) => [template.useIf, template.neverIf].flatMap((rule) => ruleUses(rule, target, `The rule of the template ${quoted(template)}`))),
    ...Object.values(content.documents).flatMap((document) => ruleUses(document.useIf, target, `The rule of the document ${quoted(document)}`)),
    ...mergeUses(texts, target, quoted(activity)),
  ];
}

function outcomeUses(outcome: Outcome): readonly Use[] {
  const target = atOutcome(outcome);
  const path = ['outcomes', outcome.id];
  const condition = outcome.trigger.type === 'condition' ? outcome.trigger.condition : undefined;
  return [
    ...(outcome.trigger.type === 'date' ? [{ field: outcome.trigger.field, target, where: `The day of ${quoted(outcome)}` }] : []),
    ...ruleUses(condition, target, `The condition of ${quoted(outcome)}`),
    ...ruleUses(outcome.gate, target, `The gate of ${quoted(outcome)}`, [...path, 'gate']),
    ...formUses(outcome.form, target, `The form of ${quoted(outcome)}`, [...path, 'form']),
    ...effectUses(outcome.then, target, quoted(outcome)),
  ];
}

function ruleUses(rule: Condition | Gate | undefined, target: FindingTarget, where: string, path?: readonly string[]): readonly Use[] {
  const remove = path && { remove: { label: 'Remove the rule', edits: [{ type: 'setField' as const, path, value: undefined }] } };
  return fieldsOf(rule).map((field) => ({ field, target, where, ...remove }));
}

function formUses(form: Form, target: FindingTarget, where: string, path: readonly string[]): readonly Use[] {
  return Object.values(form).flatMap((rule) => [
    { field: rule.field, target, where, remove: { label: 'Remove it from the form', edits: [{ type: 'setField' as const, path: [...path, rule.field], value: undefined }] } },
    ...(typeof rule.required === 'string' ? [] : ruleUses(rule.required, target, where)),
    ...ruleUses(rule.validation?.condition, target, where),
  ]);
}

function effectUses(effects: readonly Effect[], target: FindingTarget, where: string): readonly Use[] {
  return effects.flatMap((effect) => {
    if (effect.type === 'setField') return [{ field: effect.field, target, where: `What follows ${where}` }];
    if (effect.type === 'startBlueprint') return Object.values(effect.copy ?? {}).map((field) => ({ field, target, where: `What follows ${where}` }));
    if (effect.type === 'signalRun') return Object.values(effect.payload ?? {}).map((field) => ({ field, target, where: `What follows ${where}` }));
    if (effect.type === 'send') return mergeUses([effect.subject, effect.body], target, `What follows ${where}`);
    return effect.type === 'notify' ? mergeUses([effect.message], target, `What follows ${where}`) : [];
  });
}

function mergeUses(texts: readonly string[], target: FindingTarget, where: string): readonly Use[] {
  return mergeFieldsOf(texts.join('\n')).map((field) => ({ field, target, where, merge: true }));
}
