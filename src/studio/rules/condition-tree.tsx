import { QueryBuilder, type ValueEditorProps } from 'react-querybuilder';
import { inOrder } from '#engine/kernel';
import type { Comparison, Condition } from '#engine/blueprint';
import { useRecordType } from '../studio-context.ts';
import { ComparisonEditor } from './comparison-editor.tsx';
import { newComparison } from './comparing.ts';
import { conditionFromQuery, queryFromCondition } from './gate-query.ts';
import { sharedControls } from './shared-controls.tsx';
import { oneOperator, useTree } from './use-tree.ts';
import { NamedForm } from './named-form.tsx';

const comparisonFields = [{ name: 'compare', value: 'compare', label: 'Field' }];

function ComparisonValue({ value, handleOnChange }: ValueEditorProps) {
  return <div className="bt-rule-parts"><ComparisonEditor value={value as Comparison} onChange={handleOnChange} /></div>;
}

const comparisonControls = { ...sharedControls, fieldSelector: null, valueEditor: ComparisonValue };

export interface ConditionTreeProps {
  readonly label: string;
  readonly condition: Condition | undefined;
  readonly onChange: (condition: Condition | undefined) => void;
}

/** The same tree for conditions: comparisons of a record's fields only. */
export function ConditionTree({ label, condition, onChange }: ConditionTreeProps) {
  const { query, change } = useTree<Condition>(condition, queryFromCondition, conditionFromQuery, onChange);
  const type = useRecordType();
  return (
    <NamedForm label={label}>
      <QueryBuilder
        query={query}
        onQueryChange={change}
        fields={comparisonFields}
        getOperators={() => oneOperator}
        getDefaultValue={() => newComparison(type && inOrder(type.fields)[0])}
        addRuleToNewGroups
        enableMountQueryChange={false}
        showNotToggle
        controlElements={comparisonControls}
        maxLevels={6}
      />
    </NamedForm>
  );
}
