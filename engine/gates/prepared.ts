import type { Comparison, Condition, Fields, FieldValue } from '#engine/blueprint';
import { compare, isEmpty } from './compare.ts';
import { evaluateCondition, fieldOf } from './condition.ts';

/** A rule about a record's fields, ready to be asked. */
export type FieldQuestion = (fields: Fields) => boolean;

/**
 * Makes a rule ready to be asked of many records: the same answers as `evaluateCondition` (rule G29), with what can be
 * known of the rule beforehand looked up once.
 */
export function prepareCondition(condition: Condition): FieldQuestion {
  switch (condition.type) {
    case 'compare':
      return prepareComparison(condition);
    case 'and': {
      const parts = condition.of.map(prepareCondition);
      return (fields) => parts.every((part) => part(fields));
    }
    case 'or': {
      const parts = condition.of.map(prepareCondition);
      return (fields) => parts.some((part) => part(fields));
    }
    case 'not': {
      const part = prepareCondition(condition.of);
      return (fields) => !part(fields);
    }
  }
}

/** Comparisons with a number, a yes or no, or nothing have a short answer for plain values; all else is compared as ever. */
function prepareComparison(comparison: Comparison): FieldQuestion {
  const { field, operator, value } = comparison;
  // What every object inherits is no field: only such names need the slow look.
  if (field in {}) return (fields) => evaluateCondition(comparison, fields);
  const asked = (seen: FieldValue | undefined): boolean => compare(seen ?? null, operator, value);
  if (operator === 'isEmpty') return (fields) => isEmpty(fields[field]);
  if (operator === 'isNotEmpty') return (fields) => !isEmpty(fields[field]);
  if (typeof value === 'boolean' && (operator === 'equals' || operator === 'notEquals')) {
    const same = operator === 'equals';
    return (fields) => {
      const seen = fields[field];
      return typeof seen === 'boolean' ? (seen === value) === same : asked(seen);
    };
  }
  if (typeof value === 'number' && Number.isFinite(value)) return numberQuestion(field, operator, value, asked);
  if (typeof value === 'string' && operator === 'equals') return (fields) => (value !== '' && fields[field] === value) || asked(fields[field]);
  return (fields) => asked(fieldOf(fields, field));
}

function numberQuestion(field: string, operator: Comparison['operator'], value: number, asked: (seen: FieldValue | undefined) => boolean): FieldQuestion {
  const byNumber = numberTest(operator, value);
  if (byNumber === null) return (fields) => asked(fields[field]);
  return (fields) => {
    const seen = fields[field];
    return typeof seen === 'number' && Number.isFinite(seen) ? byNumber(seen) : asked(seen);
  };
}

function numberTest(operator: Comparison['operator'], value: number): ((seen: number) => boolean) | null {
  switch (operator) {
    case 'equals':
      return (seen) => seen === value;
    case 'notEquals':
      return (seen) => seen !== value;
    case 'lessThan':
      return (seen) => seen < value;
    case 'atMost':
      return (seen) => seen <= value;
    case 'moreThan':
      return (seen) => seen > value;
    case 'atLeast':
      return (seen) => seen >= value;
    default:
      return null;
  }
}
