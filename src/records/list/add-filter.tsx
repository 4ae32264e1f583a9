import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Comparison, Field, FieldKind, FieldValue, Operator, RecordType } from '#engine/blueprint';
import { operatorLabel } from '../../ui/index.ts';
import { FieldInput } from '../fields/field-input.tsx';

const ofText: readonly Operator[] = ['contains', 'equals', 'startsWith', 'isEmpty', 'isNotEmpty'];
const ofSize: readonly Operator[] = ['equals', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'isEmpty', 'isNotEmpty'];
const ofChoice: readonly Operator[] = ['equals', 'notEquals', 'isEmpty', 'isNotEmpty'];

function operatorsFor(kind: FieldKind): readonly Operator[] {
  if (kind === 'number' || kind === 'money' || kind === 'date' || kind === 'dateTime') return ofSize;
  if (kind === 'choices') return ['contains', 'isEmpty', 'isNotEmpty'];
  return kind === 'choice' || kind === 'yesNo' || kind === 'person' ? ofChoice : ofText;
}

const needsNothing = (operator: Operator): boolean => operator === 'isEmpty' || operator === 'isNotEmpty';

/** Asks for one rule on a field: which, how, and with what. */
export function AddFilter({ type, onAdd }: { readonly type: RecordType; readonly onAdd: (filter: Comparison) => void }) {
  const fields = inOrder(type.fields);
  const [field, setField] = useState<Field | undefined>(fields[0]);
  const [operator, setOperator] = useState<Operator>('contains');
  const [value, setValue] = useState<FieldValue>(null);
  if (field === undefined) return null;
  const choose = (key: string | null) => {
    const next = type.fields[key ?? ''];
    setField(next ?? field);
    setOperator(operatorsFor((next ?? field).kind)[0] ?? 'equals');
    setValue(null);
  };
  const ready = needsNothing(operator) || value !== null;
  const add = () => onAdd({ type: 'compare', field: field.key, operator, ...(needsNothing(operator) ? {} : { value }) });
  return (
    <form className="bt-rec-addfilter" onSubmit={(event) => { event.preventDefault(); if (ready) add(); }}>
      <Select label="Field" data={fields.map(({ key, name }) => ({ value: key, label: name }))} value={field.key} searchable allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={choose} />
      <Select
        label="Rule" data={operatorsFor(field.kind).map((one) => ({ value: one, label: operatorLabel(one) }))} value={operator} allowDeselect={false}
        comboboxProps={{ withinPortal: false }} onChange={(next) => setOperator(operatorsFor(field.kind).find((one) => one === next) ?? operator)}
      />
      {needsNothing(operator) ? null : <FieldInput field={{ ...field, kind: valueKind(field.kind), required: false }} label="Value" value={value} onChange={setValue} />}
      <Button type="submit" disabled={!ready}>Add filter</Button>
    </form>
  );
}

/** With which control a rule's value is given: part of a text is a text. */
function valueKind(kind: FieldKind): FieldKind {
  if (kind === 'choices') return 'choice';
  return kind === 'email' || kind === 'phone' || kind === 'url' || kind === 'longText' ? 'text' : kind;
}
