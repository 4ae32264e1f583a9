import { useEffect, useMemo, useRef, useState } from 'react';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { canonicalJson, inOrder, type Json } from '#engine/kernel';
import type { Condition, Gate, StageId } from '#engine/blueprint';
import { useRecordType, useStudio } from '../studio-context.ts';
import { clauseKinds, newClause } from './clause-kinds.ts';
import { newComparison } from './comparing.ts';
import { conditionFromQuery, gateFromQuery, queryFromCondition, queryFromGate, type QueryGroup } from './gate-query.ts';
import { clauseControls, comparisonControls, type RuleContext } from './rule-controls.tsx';

const same = (a: unknown, b: unknown) => canonicalJson((a ?? null) as Json) === canonicalJson((b ?? null) as Json);
/** The builder writes into what it is given, so it gets its own copy; its group type is our group, only writable. */
const forBuilder = (query: QueryGroup) => structuredClone(query) as unknown as RuleGroupType;
const fromBuilder = (query: RuleGroupType) => query as unknown as QueryGroup;
const one = [{ name: 'is', value: 'is', label: 'is' }];
const clauseFields = clauseKinds.map(({ value, label }) => ({ name: value, value, label }));
const comparisonFields = [{ name: 'compare', value: 'compare', label: 'Field' }];

/** Keeps the builder's own picture of a rule in step with the drawing, and hands every real change on. */
function useTree<Rule extends Gate | Condition>(rule: Rule | undefined, toQuery: (rule: Rule | undefined) => QueryGroup, fromQuery: (query: QueryGroup) => Rule | undefined, onChange: (rule: Rule | undefined) => void) {
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

export interface GateTreeProps {
  readonly gate: Gate | undefined;
  readonly onChange: (gate: Gate | undefined) => void;
  /** Whose activities come first in the lists. */
  readonly stage: StageId | undefined;
}

/** The tree in which a gate is built: clauses joined by all, any and not (domain.md section 3). */
export function GateTree({ gate, onChange, stage }: GateTreeProps) {
  const { query, change } = useTree<Gate>(gate, queryFromGate, gateFromQuery, onChange);
  const type = useRecordType();
  const { roles } = useStudio();
  const context = useMemo<RuleContext>(() => ({ stage }), [stage]);
  return (
    <QueryBuilder
      query={query}
      onQueryChange={change}
      fields={clauseFields}
      getOperators={() => one}
      getDefaultValue={(rule) => newClause(rule.field, type && inOrder(type.fields)[0], roles[0]?.value)}
      addRuleToNewGroups
      enableMountQueryChange={false}
      showNotToggle
      controlElements={clauseControls}
      context={context}
      maxLevels={6}
    />
  );
}

export interface ConditionTreeProps {
  readonly condition: Condition | undefined;
  readonly onChange: (condition: Condition | undefined) => void;
}

/** The same tree for conditions: comparisons of a record's fields only. */
export function ConditionTree({ condition, onChange }: ConditionTreeProps) {
  const { query, change } = useTree<Condition>(condition, queryFromCondition, conditionFromQuery, onChange);
  const type = useRecordType();
  return (
    <QueryBuilder
      query={query}
      onQueryChange={change}
      fields={comparisonFields}
      getOperators={() => one}
      getDefaultValue={() => newComparison(type && inOrder(type.fields)[0])}
      addRuleToNewGroups
      enableMountQueryChange={false}
      showNotToggle
      controlElements={comparisonControls}
      maxLevels={6}
    />
  );
}
