import type { Outcome } from '../model/blueprint.ts';
import type { Comparison, Condition } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import type { Field } from '../model/record-type.ts';
import { fieldsOf } from '../reading/walkers.ts';
import { findExample, type Answer } from '../solving/find-example.ts';
import type { Drawing, Scene } from './drawing.ts';
import { rememberedOfBoth } from './remembered.ts';

/** The fields of the record type, by key. */
export type KnownFields = Readonly<Record<string, Field>>;

const none: KnownFields = {};

/** What is known of the record's fields; without a record type nothing is, and a field may hold anything. */
export function knownFields({ blueprint, context }: Drawing): KnownFields {
  return context.recordTypes?.[blueprint.recordType]?.fields ?? none;
}

export const anyOf = (of: readonly Condition[]): Condition => ({ type: 'or', of });
export const allOf = (of: readonly Condition[]): Condition => ({ type: 'and', of });
export const not = (of: Condition): Condition => ({ type: 'not', of });

/** A record that meets the rule; fields the record type requires count as filled. Remembered for as long as the rule stands. */
export const recordMeeting = rememberedOfBoth((condition: Condition, known: KnownFields): Answer => recordFor(condition, known));

/** The same for a rule made up on the way. */
export function recordFor(condition: Condition, known: KnownFields): Answer {
  const filled = fieldsOf(condition).filter((field) => Object.hasOwn(known, field) && known[field]?.required);
  return findExample(filled.length === 0 ? condition : allOf([condition, ...filled.map((field): Comparison => ({ type: 'compare', field, operator: 'isNotEmpty' }))]), known);
}

/**
 * A gate as a rule about fields. What it asks besides, such as calls done, is taken as `others`: true asks whether it
 * could open, false whether the fields alone would open it.
 */
export function fieldRuleOf(gate: Gate, others: boolean): Condition {
  switch (gate.type) {
    case 'all':
      return allOf(gate.of.map((part) => fieldRuleOf(part, others)));
    case 'any':
      return anyOf(gate.of.map((part) => fieldRuleOf(part, others)));
    case 'not':
      return not(fieldRuleOf(gate.of, !others));
    case 'field':
    case 'validation':
      return gate.condition;
    default:
      return others ? allOf([]) : anyOf([]);
  }
}

/** A way out of a decision and the records it takes. */
export interface DecisionRule {
  readonly way: Outcome;
  readonly condition: Condition;
  /** Takes every record that meets the condition: no gate and no limit may hold it back. */
  readonly sure: boolean;
}

/** The rules of a decision in the order they are asked, without its default. */
export function rulesOf({ stage, ways }: Scene): readonly DecisionRule[] {
  return ways.flatMap((way) =>
    way.trigger.type === 'condition' && !way.fallback ? [{ way, condition: way.trigger.condition, sure: !way.gate && !stage.gate && !way.limit }] : [],
  );
}

/** Every comparison in a rule with its path, from left to right. */
export function comparisonsWithPaths(condition: Condition, path: readonly (string | number)[]): readonly { readonly comparison: Comparison; readonly path: readonly (string | number)[] }[] {
  switch (condition.type) {
    case 'compare':
      return [{ comparison: condition, path }];
    case 'not':
      return comparisonsWithPaths(condition.of, [...path, 'of']);
    case 'and':
    case 'or':
      return condition.of.flatMap((part, index) => comparisonsWithPaths(part, [...path, 'of', index]));
  }
}

/** The rule with one comparison replaced. */
export function withComparison(condition: Condition, old: Comparison, next: Comparison): Condition {
  if (condition === old) return next;
  if (condition.type === 'compare') return condition;
  if (condition.type === 'not') return not(withComparison(condition.of, old, next));
  return { type: condition.type, of: condition.of.map((part) => withComparison(part, old, next)) };
}
