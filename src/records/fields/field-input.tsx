import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { Field, FieldValue } from '#engine/blueprint';
import { usePeople } from '../../storage/index.ts';

/** The control that fits a field's kind. Empty is null. */
export function FieldInput({ field, value, onChange, error, label, bare = false }: {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue) => void;
  readonly error?: string | undefined;
  /** Told when the field's own name is not shown beside it. */
  readonly label?: string;
  /** The label is for ears only: the place says what it is. */
  readonly bare?: boolean;
}) {
  const people = usePeople();
  const text = typeof value === 'string' ? value : '';
  const said = label ?? field.name;
  const shared = { ...(bare ? { 'aria-label': said } : { label: said }), required: field.required, error: error ?? null };
  switch (field.kind) {
    case 'number':
    case 'money':
      return <NumberInput {...shared} value={typeof value === 'number' ? value : ''} thousandSeparator="," hideControls onChange={(next) => onChange(typeof next === 'number' ? next : null)} />;
    case 'choice':
      return <Select {...shared} data={[...new Set(field.choices)]} value={text === '' ? null : text} searchable clearable onChange={onChange} />;
    case 'choices':
      return <MultiSelect {...shared} data={[...new Set(field.choices)]} value={Array.isArray(value) ? [...value] : []} clearable onChange={(next) => onChange(next.length === 0 ? null : next)} />;
    case 'yesNo':
      return <Select {...shared} data={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null} clearable onChange={(next) => onChange(next === null ? null : next === 'yes')} />;
    case 'person':
      return <Select {...shared} data={people.map(({ id, name }) => ({ value: id, label: name }))} value={text === '' ? null : text} searchable clearable onChange={onChange} />;
    case 'longText':
      return <Textarea {...shared} autosize minRows={2} maxRows={6} value={text} onChange={(event) => onChange(event.currentTarget.value || null)} />;
    case 'dateTime':
      return <TextInput {...shared} type="datetime-local" value={localMinutes(text)} onChange={(event) => onChange(instantOf(event.currentTarget.value))} />;
    default:
      return <TextInput {...shared} type={inputTypes[field.kind]} value={text} onChange={(event) => onChange(event.currentTarget.value || null)} />;
  }
}

const inputTypes = { text: 'text', email: 'email', phone: 'tel', url: 'url', date: 'date' } as const;

/** The stored instant as the clock of this device shows it, in the form the browser's control wants. */
function localMinutes(instant: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return '';
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function instantOf(local: string): string | null {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
