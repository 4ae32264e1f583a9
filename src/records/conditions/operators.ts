import type { Comparison, Field, FieldKind, Operator } from '#engine/blueprint';

const ofText: readonly Operator[] = ['contains', 'equals', 'notEquals', 'startsWith', 'in', 'isEmpty', 'isNotEmpty'];
const ofSize: readonly Operator[] = ['atLeast', 'atMost', 'equals', 'moreThan', 'lessThan', 'isEmpty', 'isNotEmpty'];
const ofChoice: readonly Operator[] = ['equals', 'notEquals', 'in', 'notIn', 'isEmpty', 'isNotEmpty'];

/** How a field of this kind may be compared, the usual way first. */
export function operatorsFor(kind: FieldKind): readonly Operator[] {
  switch (kind) {
    case 'number':
    case 'money':
    case 'date':
    case 'dateTime':
      return ofSize;
    case 'choices':
      return ['contains', 'isEmpty', 'isNotEmpty'];
    case 'yesNo':
      return ['equals', 'isEmpty', 'isNotEmpty'];
    case 'choice':
    case 'person':
      return ofChoice;
    default:
      return ofText;
  }
}

/** Says whether a comparison needs something to compare with. */
export const needsValue = (operator: Operator): boolean => operator !== 'isEmpty' && operator !== 'isNotEmpty';
/** Says whether that is a list of values. */
export const needsList = (operator: Operator): boolean => operator === 'in' || operator === 'notIn';

/** With which control a comparison's value is given: part of a text is a text. */
export function valueKind(kind: FieldKind, operator: Operator): FieldKind {
  if (needsList(operator)) return 'choices';
  if (kind === 'choices') return 'choice';
  return kind === 'email' || kind === 'phone' || kind === 'url' || kind === 'longText' ? 'text' : kind;
}

/** The comparison a new rule begins with. It has no value yet where it needs one. */
export function newComparison(field: Field): Comparison {
  return { type: 'compare', field: field.key, operator: operatorsFor(field.kind)[0] ?? 'isNotEmpty' };
}

/** Whether a comparison says all it needs to. */
export function isComplete({ operator, value }: Comparison): boolean {
  if (!needsValue(operator)) return true;
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
