import { ActionIcon, Button, Select, TagsInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { Comparison, RecordType } from '#engine/blueprint';
import { operatorLabel, sayKey } from '../../ui/index.ts';
import { FieldInput } from '../fields/field-input.tsx';
import type { Group, GroupKind, Rule } from './condition-tree.ts';
import { needsList, needsValue, newComparison, operatorsFor, valueKind } from './operators.ts';

const kinds: readonly { readonly value: GroupKind; readonly label: string }[] = [
  { value: 'all', label: 'All of these' }, { value: 'any', label: 'Any of these' }, { value: 'none', label: 'None of these' },
];
/** Groups in groups beyond this are read by nobody. */
const deepest = 4;

/** A rule about a record's fields, as groups of comparisons: all, any or none of them. */
export function ConditionEditor({ type, group, onChange, label, depth = 1, onRemove }: {
  readonly type: RecordType;
  readonly group: Group;
  readonly onChange: (group: Group) => void;
  readonly label: string;
  readonly depth?: number;
  readonly onRemove?: () => void;
}) {
  const fields = inOrder(type.fields);
  const [first] = fields;
  const set = (rules: readonly Rule[]) => onChange({ ...group, rules });
  const replace = (at: number, rule: Rule) => set(group.rules.map((one, other) => (other === at ? rule : one)));
  const remove = (at: number) => set(group.rules.filter((_, other) => other !== at));
  return (
    <div className="bt-cond" role="group" aria-label={label} data-nested={depth > 1 || undefined}>
      <div className="bt-cond-head">
        <Select aria-label={`How the rules of ${label} belong together`} className="bt-cond-kind" data={[...kinds]} value={group.kind} allowDeselect={false} onChange={(value) => onChange({ ...group, kind: kinds.find((kind) => kind.value === value)?.value ?? group.kind })} />
        {onRemove === undefined ? null : <ActionIcon variant="subtle" color="gray" aria-label="Remove this group" onClick={onRemove}><IconX size={16} /></ActionIcon>}
      </div>
      {group.rules.map((rule, at) => rule.type === 'compare'
        ? <Line key={at} type={type} rule={rule} onChange={(next) => replace(at, next)} onRemove={() => remove(at)} />
        : <ConditionEditor key={at} type={type} group={rule} depth={depth + 1} label={`Group ${at + 1}`} onChange={(next) => replace(at, next)} onRemove={() => remove(at)} />)}
      {first === undefined ? null : (
        <div className="bt-cond-add">
          <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={14} stroke={2} />} onClick={() => set([...group.rules, newComparison(first)])}>Add a rule</Button>
          {depth < deepest ? <Button variant="subtle" size="compact-md" color="gray" onClick={() => set([...group.rules, { type: 'group', kind: group.kind === 'any' ? 'all' : 'any', rules: [newComparison(first)] }])}>Add a group</Button> : null}
        </div>
      )}
    </div>
  );
}

function Line({ type, rule, onChange, onRemove }: { readonly type: RecordType; readonly rule: Comparison; readonly onChange: (rule: Comparison) => void; readonly onRemove: () => void }) {
  const field = type.fields[rule.field];
  const name = field?.name ?? sayKey(rule.field);
  const choices = inOrder(type.fields).map((one) => ({ value: one.key, label: one.name }));
  const operators = [...new Set([...operatorsFor(field?.kind ?? 'text'), rule.operator])];
  const choose = (key: string | null) => {
    const next = type.fields[key ?? ''];
    if (next && next.key !== rule.field) onChange(newComparison(next));
  };
  const turn = (operator: Comparison['operator'] | undefined) => {
    if (operator === undefined) return;
    const { value: _former, ...bare } = rule;
    const keeps = needsValue(operator) && needsList(operator) === needsList(rule.operator);
    onChange({ ...bare, operator, ...(keeps && rule.value !== undefined ? { value: rule.value } : {}) });
  };
  return (
    <div className="bt-cond-line">
      <Select aria-label="Field" searchable allowDeselect={false} data={field ? choices : [...choices, { value: rule.field, label: `${name} (not in this type)` }]} value={rule.field} onChange={choose} />
      <Select aria-label={`How ${name} is compared`} allowDeselect={false} data={operators.map((value) => ({ value, label: operatorLabel(value) }))} value={rule.operator} onChange={(next) => turn(operators.find((one) => one === next))} />
      {needsValue(rule.operator) ? <Value rule={rule} type={type} name={name} onChange={onChange} /> : <span />}
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove the rule on ${name}`} onClick={onRemove}><IconX size={16} /></ActionIcon>
    </div>
  );
}

function Value({ rule, type, name, onChange }: { readonly rule: Comparison; readonly type: RecordType; readonly name: string; readonly onChange: (rule: Comparison) => void }) {
  const field = type.fields[rule.field] ?? { key: rule.field, name, kind: 'text' as const, choices: [], required: false, order: 0 };
  const set = (value: NonNullable<Comparison['value']> | null) => onChange({ ...rule, value });
  if (needsList(rule.operator)) return <TagsInput aria-label={`Values for ${name}`} data={[...field.choices]} value={Array.isArray(rule.value) ? [...rule.value] : []} onChange={set} />;
  return <FieldInput field={{ ...field, kind: valueKind(field.kind, rule.operator), required: false }} label={`Value for ${name}`} bare value={rule.value} onChange={set} />;
}
