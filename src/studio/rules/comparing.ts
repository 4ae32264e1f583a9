import type { Comparison, Field, FieldKind, FieldValue, Operator } from '#engine/blueprint';

const empties: readonly Operator[] = ['isEmpty', 'isNotEmpty'];
const lists: readonly Operator[] = ['in', 'notIn'];
const sizes: readonly Operator[] = ['equals', 'notEquals', 'atLeast', 'moreThan', 'atMost', 'lessThan', ...empties];
const words: readonly Operator[] = ['equals', 'notEquals', 'contains', 'startsWith', ...lists, ...empties];

const operatorsOf: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: words, longText: words, email: words, phone: words, url: words,
  number: sizes, money: sizes, date: sizes, dateTime: sizes,
  choice: ['equals', 'notEquals', ...lists, ...empties],
  choices: ['contains', ...empties],
  yesNo: ['equals', ...empties],
  person: ['equals', 'notEquals', ...empties],
};

const plainWords: Readonly<Record<Operator, string>> = {
  equals: 'is', notEquals: 'is not', contains: 'contains', startsWith: 'starts with', in: 'is one of', notIn: 'is none of',
  lessThan: 'is less than', atMost: 'is at most', moreThan: 'is more than', atLeast: 'is at least', isEmpty: 'is empty', isNotEmpty: 'is filled in',
};
const dateWords: Partial<Record<Operator, string>> = { lessThan: 'is before', atMost: 'is on or before', moreThan: 'is after', atLeast: 'is on or after' };

/** How a field of this kind may be compared, in the words of the list; the present choice is always among them. */
export function operatorChoices(kind: FieldKind, present: Operator): { readonly value: Operator; readonly label: string }[] {
  const known = operatorsOf[kind];
  const isDate = kind === 'date' || kind === 'dateTime';
  return [...known, ...(known.includes(present) ? [] : [present])].map((value) => ({ value, label: (isDate && dateWords[value]) || plainWords[value] }));
}

/** Says whether the comparison needs something to compare with. */
export function needsValue(operator: Operator): boolean {
  return !empties.includes(operator);
}

/** Says whether the comparison needs a list of values. */
export function needsList(operator: Operator): boolean {
  return lists.includes(operator);
}

/** The first comparison somebody sees for a field. */
export function newComparison(field: Field | undefined): Comparison {
  const operator = operatorsOf[field?.kind ?? 'text'][0] ?? 'equals';
  return { type: 'compare', field: field?.key ?? 'name', operator, value: blankValue(field) };
}

function blankValue(field: Field | undefined): FieldValue {
  switch (field?.kind) {
    case 'number':
    case 'money':
      return 0;
    case 'yesNo':
      return true;
    case 'choice':
    case 'choices':
      return field.choices[0] ?? '';
    default:
      return '';
  }
}

/** The same comparison another way: what was already typed is kept where it fits. */
export function withOperator(comparison: Comparison, operator: Operator, field: Field | undefined): Comparison {
  const { type, field: key, value } = comparison;
  if (!needsValue(operator)) return { type, field: key, operator };
  const isList = Array.isArray(value);
  if (needsList(operator)) return { type, field: key, operator, value: isList ? value : value === undefined || value === null || value === '' ? [] : [String(value)] };
  if (isList) return { type, field: key, operator, value: value[0] ?? blankValue(field) };
  return { type, field: key, operator, value: value ?? blankValue(field) };
}
