import { ActionIcon, Button, Checkbox, Select } from '@mantine/core';
import { IconParentheses, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ActionProps, CombinatorSelectorProps, NotToggleProps } from 'react-querybuilder';

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

/** The controls every rule tree shares: our own, because the ready-made Mantine set pins another version (trap E20). */
export const sharedControls = {
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveRule,
  removeGroupAction: RemoveGroup,
  combinatorSelector: AllOrAny,
  notToggle: Not,
  operatorSelector: null,
  dragHandle: null,
};
