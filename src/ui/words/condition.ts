import type { Condition, FieldValue, Operator } from '#engine/blueprint';
import { listAnd, listOr } from '../format.ts';
import type { Names } from './names.ts';
import { quoted } from './names.ts';

const verbs: Readonly<Record<Operator, string>> = {
  equals: 'is', notEquals: 'is not', contains: 'contains', startsWith: 'starts with', in: 'is', notIn: 'is not',
  lessThan: 'is less than', atMost: 'is at most', moreThan: 'is more than', atLeast: 'is at least', isEmpty: 'is empty', isNotEmpty: 'is filled in',
};

/** The same, denied; nothing is put into other numbers, because an empty field is neither less nor at least. */
const denied: Readonly<Record<Operator, string>> = {
  equals: 'is not', notEquals: 'is', contains: 'does not contain', startsWith: 'does not start with', in: 'is not', notIn: 'is',
  lessThan: 'is not less than', atMost: 'is not at most', moreThan: 'is not more than', atLeast: 'is not at least', isEmpty: 'is filled in', isNotEmpty: 'is empty',
};

/** How a comparison is said: "is at least". */
export function operatorLabel(operator: Operator): string {
  return operator === 'in' ? 'is one of' : operator === 'notIn' ? 'is none of' : verbs[operator];
}

/** What a field holds, as read by people: "yes", "empty", “Gold”. */
export function sayValue(value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en-GB');
  if (typeof value === 'string') return quoted(value);
  return value.length === 0 ? 'empty' : listAnd(value.map(quoted));
}

/** A rule about a record's fields as part of a sentence: "Budget is at least 5,000 and Country is “Finland”". */
export function describeCondition(condition: Condition, names: Names): string {
  switch (condition.type) {
    case 'compare':
      return comparison(names.field(condition.field), condition.operator, condition.value, verbs);
    case 'and':
      return condition.of.length === 0 ? 'always' : listAnd(condition.of.map((part) => within(part, names, 'and')));
    case 'or':
      return condition.of.length === 0 ? 'never' : listOr(condition.of.map((part) => within(part, names, 'or')));
    case 'not':
      return describeDenied(condition.of, names);
  }
}

/** That a rule about a record's fields does not hold: "Company is filled in", "it is not true that (Budget is … or …)". */
export function describeDenied(condition: Condition, names: Names): string {
  if (condition.type === 'compare') return comparison(names.field(condition.field), condition.operator, condition.value, denied);
  if (condition.type === 'not') return describeCondition(condition.of, names);
  const [only, ...others] = condition.of;
  if (only === undefined) return condition.type === 'and' ? 'never' : 'always';
  return others.length === 0 ? describeDenied(only, names) : `it is not true that (${describeCondition(condition, names)})`;
}

function within(part: Condition, names: Names, joint: 'and' | 'or'): string {
  const words = describeCondition(part, names);
  const group = (part.type === 'and' || part.type === 'or') && part.of.length > 1 && part.type !== joint;
  return group ? `(${words})` : words;
}

function comparison(field: string, operator: Operator, value: FieldValue | undefined, said: typeof verbs): string {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return `${field} ${said[operator]}`;
  if (operator === 'in' || operator === 'notIn') {
    const list = Array.isArray(value) ? value.map((item: string) => quoted(item)) : [sayValue(value)];
    return `${field} ${said[operator]} ${list.length === 0 ? 'in an empty list' : listOr(list)}`;
  }
  return `${field} ${said[operator]} ${sayValue(value)}`;
}
