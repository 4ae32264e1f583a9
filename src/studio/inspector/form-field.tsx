import { Select, SegmentedControl } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { FieldRule, Form } from '#engine/blueprint';
import { sayKey } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { OrderedList } from '../fields/ordered-list.tsx';
import { ConditionField } from '../rules/rule-field.tsx';
import { newComparison } from '../rules/comparing.ts';
import { useNames, useRecordType } from '../studio-context.ts';

/** Fields of the record that are asked for: which, whether they must be filled, and what they must satisfy. */
export function FormField({ label, value, onChange }: { label: string; value: Form; onChange: (form: Form) => void }) {
  const type = useRecordType();
  const names = useNames();
  const fields = type ? inOrder(type.fields) : [];
  const free = fields.filter(({ key }) => value[key] === undefined);
  const make = (order: number): FieldRule | null => (free[0] ? { field: free[0].key, required: 'always', order } : null);
  return (
    <OrderedList<FieldRule> label={label} addLabel="Ask for a field" items={value} keyOf={(rule) => rule.field} nameOf={(rule) => names.field(rule.field)} make={make} onChange={onChange}>
      {(rule, change) => (
        <>
          <Select
            aria-label="Field asked for"
            searchable
            data={[...fields.filter(({ key }) => key === rule.field || value[key] === undefined).map(({ key, name }) => ({ value: key, label: name })), ...(type?.fields[rule.field] ? [] : [{ value: rule.field, label: `${sayKey(rule.field)} (not in this record type)` }])]}
            value={rule.field}
            allowDeselect={false}
            onChange={(key) => key && onChange(renamed(value, rule.field, key))}
          />
          <Duty rule={rule} change={change} />
          <Validation rule={rule} change={change} />
        </>
      )}
    </OrderedList>
  );
}

function Duty({ rule, change }: { rule: FieldRule; change: (part: Partial<FieldRule>) => void }) {
  const names = useNames();
  const type = useRecordType();
  const { required } = rule;
  const choose = (duty: string) => {
    if (duty === 'always' || duty === 'never') change({ required: duty });
    else change({ required: newComparison(type && inOrder(type.fields)[0]) });
  };
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={`${names.field(rule.field)} must be filled`}
        data={[{ value: 'always', label: 'Must be filled' }, { value: 'never', label: 'May be empty' }, { value: 'when', label: 'When…' }]}
        value={typeof required === 'string' ? required : 'when'}
        onChange={choose}
      />
      {typeof required !== 'string' && <ConditionField label={`When ${names.field(rule.field)} must be filled`} condition={required} otherwise="" onChange={(next) => change({ required: next ?? 'never' })} />}
    </>
  );
}

function Validation({ rule, change }: { rule: FieldRule; change: (part: Partial<FieldRule>) => void }) {
  const names = useNames();
  const type = useRecordType();
  const { validation } = rule;
  return (
    <>
      <ConditionField
        label={`Check of ${names.field(rule.field)}`}
        condition={validation?.condition}
        otherwise="Any value will do."
        onChange={(condition) => change({ validation: condition && { condition: validation ? condition : newComparison(type?.fields[rule.field]), message: validation?.message ?? `Check ${names.field(rule.field)}` } })}
      />
      {validation && <CommittedText label="What the rep reads when it fails" required value={validation.message} onCommit={(message) => { change({ validation: { ...validation, message } }); return null; }} />}
    </>
  );
}

/** The form with one field changed for another, in the same place. */
function renamed(form: Form, from: string, to: string): Form {
  return Object.fromEntries(Object.entries(form).map(([key, rule]) => (key === from ? [to, { field: to, required: rule.required, order: rule.order }] : [key, rule])));
}
