import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { QueryBuilder, type FieldSelectorProps, type ValueEditorProps } from 'react-querybuilder';
import { inOrder } from '#engine/kernel';
import type { Clause, Gate, StageId } from '#engine/blueprint';
import { useDraft, useRecordType, useStudio } from '../studio-context.ts';
import { ClauseEditor } from './clause-editor.tsx';
import { clauseKinds, newClause } from './clause-kinds.ts';
import { gateFromQuery, queryFromGate } from './gate-query.ts';
import { sharedControls } from './shared-controls.tsx';
import { oneOperator, useTree } from './use-tree.ts';
import { NamedForm } from './named-form.tsx';

/** What the tree hands to each of its controls. */
interface RuleContext {
  readonly stage: StageId | undefined;
}

const clauseFields = clauseKinds.map(({ value, label }) => ({ name: value, value, label }));

function KindSelect({ value, handleOnChange }: FieldSelectorProps) {
  return <Select aria-label="What is asked for" className="bt-rule-kind" data={clauseKinds} value={value ?? null} allowDeselect={false} onChange={(kind) => kind && handleOnChange(kind)} />;
}

function ClauseValue({ value, handleOnChange, context }: ValueEditorProps) {
  const { stage } = context as RuleContext;
  return <div className="bt-rule-parts"><ClauseEditor clause={value as Clause} onChange={handleOnChange} stage={stage} /></div>;
}

const clauseControls = { ...sharedControls, fieldSelector: KindSelect, valueEditor: ClauseValue };

export interface GateTreeProps {
  readonly label: string;
  readonly gate: Gate | undefined;
  readonly onChange: (gate: Gate | undefined) => void;
  /** Whose activities come first in the lists. */
  readonly stage: StageId | undefined;
}

/** The tree in which a gate is built: clauses joined by all, any and not (domain.md section 3). */
export function GateTree({ label, gate, onChange, stage }: GateTreeProps) {
  const { query, change } = useTree<Gate>(gate, queryFromGate, gateFromQuery, onChange);
  const type = useRecordType();
  const draft = useDraft();
  const { roles, blueprints } = useStudio();
  const context = useMemo<RuleContext>(() => ({ stage }), [stage]);
  return (
    <NamedForm label={label}>
      <QueryBuilder
        query={query}
        onQueryChange={change}
        fields={clauseFields}
        getOperators={() => oneOperator}
        getDefaultValue={(rule) => newClause(rule.field, type && inOrder(type.fields)[0], roles[0]?.value, blueprints[0]?.id ?? draft.id)}
        addRuleToNewGroups
        enableMountQueryChange={false}
        showNotToggle
        controlElements={clauseControls}
        context={context}
        maxLevels={6}
      />
    </NamedForm>
  );
}
