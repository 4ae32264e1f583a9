import { useEffect, useRef, useState } from 'react';
import { prepareRuleGroup, type RuleGroupType } from 'react-querybuilder';
import { canonicalJson, type Json } from '#engine/kernel';
import type { Condition, Gate } from '#engine/blueprint';
import type { QueryGroup } from './gate-query.ts';

const same = (a: unknown, b: unknown) => canonicalJson((a ?? null) as Json) === canonicalJson((b ?? null) as Json);
/**
 * The builder writes into what it is given, so it gets its own copy; its group type is our group, only writable.
 * Rows get their ids here: left to itself the builder renames them at its second drawing, and whatever somebody
 * has opened or half typed in a row is gone.
 */
const forBuilder = (query: QueryGroup) => prepareRuleGroup(structuredClone(query) as unknown as RuleGroupType);
const fromBuilder = (query: RuleGroupType) => query as unknown as QueryGroup;
/** The builder wants an operator for every row; ours are inside the row's value. */
export const oneOperator = [{ name: 'is', value: 'is', label: 'is' }];

/** Keeps the builder's own picture of a rule in step with the drawing, and hands every real change on. */
export function useTree<Rule extends Gate | Condition>(rule: Rule | undefined, toQuery: (rule: Rule | undefined) => QueryGroup, fromQuery: (query: QueryGroup) => Rule | undefined, onChange: (rule: Rule | undefined) => void) {
  const [query, setQuery] = useState(() => forBuilder(toQuery(rule)));
  const shown = useRef(query);
  useEffect(() => {
    if (same(fromQuery(fromBuilder(shown.current)), rule)) return;
    shown.current = forBuilder(toQuery(rule));
    setQuery(shown.current);
  }, [rule, fromQuery, toQuery]);
  const change = (next: RuleGroupType) => {
    const before = fromQuery(fromBuilder(shown.current));
    shown.current = next;
    setQuery(next);
    const built = fromQuery(fromBuilder(next));
    if (!same(built, before)) onChange(built);
  };
  return { query, change };
}
