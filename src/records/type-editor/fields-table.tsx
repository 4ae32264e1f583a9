import { ActionIcon, Checkbox, NativeSelect, TagsInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { fieldKinds, type Field } from '#engine/blueprint';
import type { RecordTypeRow } from '../../storage/index.ts';
import { kindNames } from '../fields/field-text.ts';
import { KeptText } from './kept-text.tsx';

/** The fields of a record type in their order. A field's key never changes, so blueprints and files keep finding it. */
export function FieldsTable({ type, onSave }: { readonly type: RecordTypeRow; readonly onSave: (type: RecordTypeRow) => void }) {
  const fields = inOrder(type.fields);
  const change = (field: Field) => onSave({ ...type, fields: { ...type.fields, [field.key]: field } });
  const move = (at: number, by: -1 | 1) => {
    const order = fields.map(({ key }) => key);
    const [moved] = order.splice(at, 1);
    if (moved !== undefined) order.splice(at + by, 0, moved);
    onSave({ ...type, fields: Object.fromEntries(fields.map((field) => [field.key, { ...field, order: order.indexOf(field.key) }])) });
  };
  return (
    <table className="bt-types-table">
      <thead><tr><th scope="col">Field</th><th scope="col">Key</th><th scope="col">Kind</th><th scope="col">Choices</th><th scope="col">Required</th><th scope="col">Order</th></tr></thead>
      <tbody>
        {fields.map((field, at) => (
          <tr key={field.key}>
            <td><KeptText ariaLabel={`Name of ${field.name}`} value={field.name} onKeep={(name) => change({ ...field, name })} /></td>
            <td className="bt-types-key">{field.key}</td>
            <td>
              <NativeSelect
                aria-label={`Kind of ${field.name}`} value={field.kind} data={fieldKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
                onChange={(event) => {
                  const kind = fieldKinds.find((one) => one === event.currentTarget.value);
                  if (kind) change({ ...field, kind });
                }}
              />
            </td>
            <td>{field.kind === 'choice' || field.kind === 'choices' ? <TagsInput aria-label={`Choices of ${field.name}`} placeholder={field.choices.length === 0 ? 'Type a choice, press Enter' : ''} value={[...field.choices]} onChange={(choices) => change({ ...field, choices: choices.map((choice) => choice.slice(0, 200)) })} /> : null}</td>
            <td><Checkbox aria-label={`${field.name} is required`} checked={field.required} onChange={(event) => change({ ...field, required: event.currentTarget.checked })} /></td>
            <td>
              <ActionIcon.Group>
                <ActionIcon variant="default" size={28} disabled={at === 0} aria-label={`Move ${field.name} up`} onClick={() => move(at, -1)}><IconChevronUp size={16} /></ActionIcon>
                <ActionIcon variant="default" size={28} disabled={at === fields.length - 1} aria-label={`Move ${field.name} down`} onClick={() => move(at, 1)}><IconChevronDown size={16} /></ActionIcon>
              </ActionIcon.Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
