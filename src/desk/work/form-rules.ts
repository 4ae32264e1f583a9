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

/** What is wrong with one field of a form: it is asked for and empty, or what it says will not do; null when nothing is. */
export type FieldFault = { readonly type: 'missing' } | { readonly type: 'wrong'; readonly words: string };

/** Every field of a form that keeps it from being sent, with why, in the form's order. The authority judges again. */
export function formFaults(form: Form, typed: Fields, { record, type }: Pick<RecordData, 'record' | 'type'>): ReadonlyMap<string, FieldFault> {
  const all = { ...record.fields, ...typed };
  return new Map(rulesOf(form).flatMap((rule): readonly (readonly [string, FieldFault])[] => {
    const value = all[rule.field];
    if (isEmpty(value)) return isAsked(rule, all) ? [[rule.field, { type: 'missing' }]] : [];
    const field = type?.fields[rule.field];
    const unreadable = field ? fieldProblem(field, value) : null;
    if (unreadable !== null) return [[rule.field, { type: 'wrong', words: unreadable }]];
    return rule.validation && !evaluateCondition(rule.validation.condition, all) ? [[rule.field, { type: 'wrong', words: rule.validation.message }]] : [];
  }));
}

/** What keeps a form from being sent, in one sentence for a place without fields, or null. */
export function formProblems(form: Form, typed: Fields, data: Pick<RecordData, 'record' | 'type' | 'names'>): string | null {
  const faults = [...formFaults(form, typed, data)];
  const missing = faults.filter(([, fault]) => fault.type === 'missing').map(([field]) => data.names.field(field));
  if (missing.length > 0) return `Fill in ${listAnd(missing)} first.`;
  for (const [field, fault] of faults) if (fault.type === 'wrong') return fault.words === form[field]?.validation?.message ? fault.words : `${data.names.field(field)}: ${fault.words}.`;
  return null;
}
