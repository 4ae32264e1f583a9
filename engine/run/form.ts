import { inOrder } from '#engine/kernel';
import type { Activity, Fields, Form } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import { evaluateCondition, isEmpty } from '#engine/gates';

/**
 * Says what a form still lacks, or null. It is read with the record's fields as they would be afterwards, so a value
 * that is already there need not be typed again, and a rule may look at another answer of the same form.
 */
export function formRefusal(form: Form, fields: Fields): Refusal | null {
  const rules = inOrder(form);
  const missing = rules.filter((rule) => isAsked(rule.required, fields) && isBlank(fields, rule.field));
  if (missing.length > 0) return { type: 'fieldsMissing', fields: missing.map((rule) => rule.field) };
  for (const rule of rules) {
    const { validation } = rule;
    if (validation === undefined || isBlank(fields, rule.field)) continue;
    if (!evaluateCondition(validation.condition, fields)) return { type: 'fieldInvalid', field: rule.field, message: validation.message };
  }
  return null;
}

/** Says which items of an activity's checklist are still open, or null (S22). */
export function checklistRefusal(activity: Activity, ticked: readonly string[]): Refusal | null {
  const items = inOrder(activity.checklist).filter((item) => !ticked.includes(item.id));
  return items.length > 0 ? { type: 'checklistOpen', activity: activity.id, items: items.map((item) => item.id) } : null;
}

function isAsked(required: Form[string]['required'], fields: Fields): boolean {
  if (required === 'always' || required === 'never') return required === 'always';
  return evaluateCondition(required, fields);
}

/** What every object inherits, such as `toString`, is no value of a field. */
function isBlank(fields: Fields, field: string): boolean {
  return !Object.hasOwn(fields, field) || isEmpty(fields[field]);
}
