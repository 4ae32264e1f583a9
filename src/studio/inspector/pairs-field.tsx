import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { sayKey } from '../../ui/index.ts';
import { useRecordType } from '../studio-context.ts';

export interface PairsFieldProps {
  readonly label: string;
  readonly addLabel: string;
  /** What may be filled: fields of the other record, values of a signal. */
  readonly targets: readonly { readonly value: string; readonly label: string }[];
  readonly targetLabel: string;
  /** The record's field by what it fills. */
  readonly pairs: Readonly<Record<string, string>>;
  readonly onChange: (pairs: Readonly<Record<string, string>>) => void;
}

/** Which value is filled from which field of this record, a row each. */
export function PairsField({ label, addLabel, targets, targetLabel, pairs, onChange }: PairsFieldProps) {
  const type = useRecordType();
  const fields = type ? inOrder(type.fields).map(({ key, name }) => ({ value: key, label: name })) : [];
  const rows = Object.entries(pairs);
  const free = targets.filter(({ value }) => pairs[value] === undefined);
  const rename = (from: string, to: string) => onChange(Object.fromEntries(rows.map(([target, field]) => [target === from ? to : target, field])));
  const add = () => {
    const [target] = free;
    const field = fields.find(({ value }) => value === target?.value) ?? fields[0];
    if (target && field) onChange({ ...pairs, [target.value]: field.value });
  };
  return (
    <div role="group" aria-label={label} className="bt-pairs">
      <span className="bt-field-label">{label}</span>
      {rows.map(([target, field]) => {
        const name = targets.find(({ value }) => value === target)?.label ?? sayKey(target);
        return (
          <div key={target} className="bt-pair">
            <div className="bt-rule-line">
              <Select className="bt-rule-half" aria-label={targetLabel} searchable data={[{ value: target, label: name }, ...free]} value={target} allowDeselect={false} onChange={(next) => next && rename(target, next)} />
              <Select className="bt-rule-half" aria-label={`${name} takes over`} searchable data={fields.some(({ value }) => value === field) ? fields : [...fields, { value: field, label: sayKey(field) }]} value={field} allowDeselect={false} onChange={(next) => next && onChange({ ...pairs, [target]: next })} />
            </div>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={() => onChange(Object.fromEntries(rows.filter(([key]) => key !== target)))}><IconTrash size={14} aria-hidden /></ActionIcon>
          </div>
        );
      })}
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={free.length === 0 || fields.length === 0} onClick={add}>{addLabel}</Button>
    </div>
  );
}
