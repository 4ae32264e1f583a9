import { ActionIcon, Button, Checkbox, Select } from '@mantine/core';
import { IconParentheses, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ActionProps, CombinatorSelectorProps, FieldSelectorProps, NotToggleProps, ValueEditorProps } from 'react-querybuilder';
import type { Clause, Comparison, StageId } from '#engine/blueprint';
import { clauseKinds } from './clause-kinds.ts';
import { ClauseEditor } from './clause-editor.tsx';
import { ComparisonEditor } from './comparison-editor.tsx';

/** What the tree hands to each of its controls. */
export interface RuleContext {
  readonly stage: StageId | undefined;
}

function AddRule({ handleOnClick, disabled }: ActionProps) {
  return <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={disabled ?? false} onClick={(event) => handleOnClick(event)}>Add rule</Button>;
}

function AddGroup({ handleOnClick, disabled }: ActionProps) {
  return <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconParentheses size={14} aria-hidden />} disabled={disabled ?? false} onClick={(event) => handleOnClick(event)}>Add group</Button>;
}

function RemoveRule({ handleOnClick }: ActionProps) {
  return <ActionIcon size="sm" variant="subtle" color="gray" aria-label="Remove this rule" className="bt-rule-remove" onClick={(event) => handleOnClick(event)}><IconTrash size={14} aria-hidden /></ActionIcon>;
}

function RemoveGroup({ handleOnClick }: ActionProps) {
  return <ActionIcon size="sm" variant="subtle" color="gray" aria-label="Remove this group" onClick={(event) => handleOnClick(event)}><IconTrash size={14} aria-hidden /></ActionIcon>;
}

function AllOrAny({ value, handleOnChange, rules }: CombinatorSelectorProps) {
  if (rules.length < 2) return null;
  return <Select size="xs" w={104} aria-label="How the rules are joined" data={[{ value: 'and', label: 'All of' }, { value: 'or', label: 'Any of' }]} value={value ?? 'and'} allowDeselect={false} onChange={(next) => next && handleOnChange(next)} />;
}

function Not({ checked, handleOnChange, ruleGroup }: NotToggleProps) {
  if (ruleGroup.rules.length === 0) return null;
  return <Checkbox size="xs" radius={4} label="Not" checked={checked ?? false} onChange={(event) => handleOnChange(event.currentTarget.checked)} />;
}

function KindSelect({ value, handleOnChange }: FieldSelectorProps) {
  const data = clauseKinds.filter(({ value: kind, buildable }) => buildable || kind === value).map(({ value: kind, label }) => ({ value: kind, label }));
  return <Select aria-label="What is asked for" className="bt-rule-kind" data={data} value={value ?? null} allowDeselect={false} onChange={(kind) => kind && handleOnChange(kind)} />;
}

function ClauseValue({ value, handleOnChange, context }: ValueEditorProps) {
  const { stage } = context as RuleContext;
  return <div className="bt-rule-parts"><ClauseEditor clause={value as Clause} onChange={handleOnChange} stage={stage} /></div>;
}

function ComparisonValue({ value, handleOnChange }: ValueEditorProps) {
  return <div className="bt-rule-parts"><ComparisonEditor value={value as Comparison} onChange={handleOnChange} /></div>;
}

const shared = {
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveRule,
  removeGroupAction: RemoveGroup,
  combinatorSelector: AllOrAny,
  notToggle: Not,
  operatorSelector: null,
  dragHandle: null,
};

/** Our own controls for a tree of clauses (trap E20: the ready-made Mantine set pins another version). */
export const clauseControls = { ...shared, fieldSelector: KindSelect, valueEditor: ClauseValue };

/** The same controls for a tree of comparisons. */
export const comparisonControls = { ...shared, fieldSelector: null, valueEditor: ComparisonValue };
