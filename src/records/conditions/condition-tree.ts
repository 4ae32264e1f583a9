import type { Comparison, Condition } from '#engine/blueprint';
import { isComplete } from './operators.ts';

/** How the rules of a group belong together. */
export type GroupKind = 'all' | 'any' | 'none';

/** A condition as it is edited: groups of rules, each kind told by one word. */
export type Rule = Comparison | Group;
export interface Group {
  readonly type: 'group';
  readonly kind: GroupKind;
  readonly rules: readonly Rule[];
}

/** Reads a condition into groups. Every condition can be: `not` of one rule is a group of which none may hold. Rule-tree law in the tests. */
export function groupOf(condition: Condition | null): Group {
  if (condition === null) return { type: 'group', kind: 'all', rules: [] };
  const rule = ruleOf(condition);
  return rule.type === 'group' ? rule : { type: 'group', kind: 'all', rules: [rule] };
}

function ruleOf(condition: Condition): Rule {
  switch (condition.type) {
    case 'compare':
      return condition;
    case 'and':
      return { type: 'group', kind: 'all', rules: condition.of.map(ruleOf) };
    case 'or':
      return { type: 'group', kind: 'any', rules: condition.of.map(ruleOf) };
    case 'not':
      return condition.of.type === 'or' ? { type: 'group', kind: 'none', rules: condition.of.of.map(ruleOf) } : { type: 'group', kind: 'none', rules: [ruleOf(condition.of)] };
  }
}

/** The condition a group says; null while it says nothing or a rule of it is not finished. */
export function conditionOf(group: Group): Condition | null {
  return group.rules.length === 0 ? null : written(group);
}

function written(rule: Rule): Condition | null {
  if (rule.type === 'compare') return isComplete(rule) ? rule : null;
  const parts = rule.rules.map(written);
  if (parts.length === 0 || parts.some((part) => part === null)) return null;
  const of = parts.filter((part) => part !== null);
  if (rule.kind === 'all') return { type: 'and', of };
  return rule.kind === 'any' ? { type: 'or', of } : { type: 'not', of: { type: 'or', of } };
}
