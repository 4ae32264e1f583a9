import { useState } from 'react';
import { Button, Select, TagsInput } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Comparison, Field, FieldValue, Operator, RecordType } from '#engine/blueprint';
import { operatorLabel } from '../../ui/index.ts';
import { isComplete, needsList, needsValue, operatorsFor, valueKind } from '../conditions/operators.ts';
import { FieldInput } from '../fields/field-input.tsx';

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
  const filter: Comparison = { type: 'compare', field: field.key, operator, ...(needsValue(operator) ? { value } : {}) };
  const ready = isComplete(filter);
  const turn = (next: Operator) => {
    if (needsList(next) !== needsList(operator)) setValue(null);
    setOperator(next);
  };
  return (
    <form className="bt-rec-addfilter" onSubmit={(event) => { event.preventDefault(); if (ready) onAdd(filter); }}>
      <Select label="Field" data={fields.map(({ key, name }) => ({ value: key, label: name }))} value={field.key} searchable allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={choose} />
      <Select
        label="Rule" data={operatorsFor(field.kind).map((one) => ({ value: one, label: operatorLabel(one) }))} value={operator} allowDeselect={false}
        comboboxProps={{ withinPortal: false }} onChange={(next) => turn(operatorsFor(field.kind).find((one) => one === next) ?? operator)}
      />
      {!needsValue(operator) ? null : needsList(operator)
        ? <TagsInput label="Values" data={[...field.choices]} value={Array.isArray(value) ? [...value] : []} comboboxProps={{ withinPortal: false }} onChange={setValue} />
        : <FieldInput field={{ ...field, kind: valueKind(field.kind, operator), required: false }} label="Value" value={value} onChange={setValue} />}
      <Button type="submit" disabled={!ready}>Add filter</Button>
    </form>
  );
}
