import { unreachable } from '#engine/kernel';
import type { Comparison, Condition, Fields, FieldValue } from '#engine/blueprint';
import { compare } from './compare.ts';
import type { ClauseVerdict, VerdictNode } from './verdict.ts';

/**
 * Says whether a rule about a record's fields holds, e.g. "Budget at least 10000 and Country in DE, AT". Never throws:
 * a comparison that makes no sense (a date against a word) does not hold (rules G20 to G28; S2, S27).
 *
 * @example evaluateCondition({ type: 'compare', field: 'budget', operator: 'atLeast', value: 10000 }, { budget: '12000' }) // true
 */
export function evaluateCondition(condition: Condition, fields: Fields): boolean {
  switch (condition.type) {
    case 'compare':
      return compare(fieldOf(fields, condition.field), condition.operator, condition.value);
    case 'and':
      return condition.of.every((part) => evaluateCondition(part, fields));
    case 'or':
      return condition.of.some((part) => evaluateCondition(part, fields));
    case 'not':
      return !evaluateCondition(condition.of, fields);
    default:
      return unreachable(condition, 'condition');
  }
}

/** The same answer with every comparison shown: what was wanted, what the field holds, and which field to fill (B1). */
export function conditionTrace(condition: Condition, fields: Fields): VerdictNode {
  switch (condition.type) {
    case 'compare':
      return comparisonVerdict(condition, fields);
    case 'and': {
      const of = condition.of.map((part) => conditionTrace(part, fields));
      return { type: 'all', met: of.every(({ met }) => met), of };
    }
    case 'or': {
      const of = condition.of.map((part) => conditionTrace(part, fields));
      return { type: 'any', met: of.some(({ met }) => met), of };
    }
    case 'not': {
      const of = conditionTrace(condition.of, fields);
      return { type: 'not', met: !of.met, of };
    }
    default:
      return unreachable(condition, 'condition');
  }
}

/** What a field holds; null when the record has no such field, also for names every object knows. */
export function fieldOf(fields: Fields, field: string): FieldValue {
  return Object.hasOwn(fields, field) ? (fields[field] ?? null) : null;
}

function comparisonVerdict(comparison: Comparison, fields: Fields): ClauseVerdict {
  const { field, operator, value } = comparison;
  const seen = fieldOf(fields, field);
  const met = compare(seen, operator, value);
  return {
    type: 'clause',
    clause: { type: 'field', condition: comparison },
    met,
    wanted: { type: 'value', field, operator, value: value ?? null },
    seen: { type: 'value', field, value: seen },
    evidence: [],
    who: met ? [] : [{ type: 'owner' }],
    fixes: met ? [] : [{ type: 'fill', field }],
  };
}
