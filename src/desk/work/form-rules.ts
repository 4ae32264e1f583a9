import type { Fields, FieldRule, Form } from '#engine/blueprint';
import { evaluateCondition, isEmpty } from '#engine/gates';
import { inOrder } from '#engine/kernel';
import { listAnd } from '../../ui/index.ts';
import { fieldProblem } from '../record/field-input.tsx';
import type { RecordData } from '../record/record-data.ts';

/** A form's rules in the order people see them. */
export function rulesOf(form: Form): readonly FieldRule[] {
  return inOrder(form);
}

/** Whether a rule asks for its field now: always, never, or by a condition on what is typed and known. */
export function isAsked(rule: FieldRule, fields: Fields): boolean {
  return rule.required === 'always' || (rule.required !== 'never' && evaluateCondition(rule.required, fields));
}

/** The first thing that keeps a form from being sent, in words, or null. The authority judges again. */
export function formProblems(form: Form, typed: Fields, { record, type, names }: Pick<RecordData, 'record' | 'type' | 'names'>): string | null {
  const all = { ...record.fields, ...typed };
  const rules = rulesOf(form);
  const missing = rules.filter((rule) => isAsked(rule, all) && isEmpty(all[rule.field])).map((rule) => names.field(rule.field));
  if (missing.length > 0) return `Fill in ${listAnd(missing)} first.`;
  for (const rule of rules) {
    const field = type?.fields[rule.field];
    const problem = field ? fieldProblem(field, all[rule.field]) : null;
    if (problem !== null) return `${names.field(rule.field)}: ${problem}.`;
    if (rule.validation && !isEmpty(all[rule.field]) && !evaluateCondition(rule.validation.condition, all)) return rule.validation.message;
  }
  return null;
}
