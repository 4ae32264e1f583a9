import type { Condition, FieldValue, Operator } from '#engine/blueprint';
import { listAnd, listOr } from '../format.ts';
import type { Names } from './names.ts';
import { quoted } from './names.ts';

const verbs: Readonly<Record<Operator, string>> = {
  equals: 'is', notEquals: 'is not', contains: 'contains', startsWith: 'starts with', in: 'is', notIn: 'is not',
  lessThan: 'is less than', atMost: 'is at most', moreThan: 'is more than', atLeast: 'is at least', isEmpty: 'is empty', isNotEmpty: 'is filled in',
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
      return comparison(names.field(condition.field), condition.operator, condition.value);
    case 'and':
      return condition.of.length === 0 ? 'always' : listAnd(condition.of.map((part) => within(part, names, 'and')));
    case 'or':
      return condition.of.length === 0 ? 'never' : listOr(condition.of.map((part) => within(part, names, 'or')));
    case 'not':
      return `it is not true that ${within(condition.of, names, 'not')}`;
  }
}

function within(part: Condition, names: Names, joint: 'and' | 'or' | 'not'): string {
  const words = describeCondition(part, names);
  const group = (part.type === 'and' || part.type === 'or') && part.of.length > 1 && part.type !== joint;
  return group || (part.type === 'not' && joint !== 'not') ? `(${words})` : words;
}

function comparison(field: string, operator: Operator, value: FieldValue | undefined): string {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return `${field} ${verbs[operator]}`;
  if (operator === 'in' || operator === 'notIn') {
    const list = Array.isArray(value) ? value.map((item: string) => quoted(item)) : [sayValue(value)];
    return `${field} ${verbs[operator]} ${list.length === 0 ? 'in an empty list' : listOr(list)}`;
  }
  return `${field} ${verbs[operator]} ${sayValue(value)}`;
}
