import { Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { Field, FieldValue } from '#engine/blueprint';

export interface FieldInputProps {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue) => void;
  /** Whom a field that names a person may name. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly required?: boolean;
  readonly error?: string | null;
  readonly id?: string;
}

/** One field of a record as an input of its kind. Empty is null. Keeps what was typed even when it is not valid yet. */
export function FieldInput({ field, value, onChange, people, required = false, error, id }: FieldInputProps) {
  const shared = { label: field.name, withAsterisk: required, error: error ?? null, ...(id === undefined ? {} : { id }) };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const setText = (next: string) => onChange(next === '' ? null : next);
  switch (field.kind) {
    case 'longText':
      return <Textarea {...shared} autosize minRows={2} maxRows={8} value={text} onChange={(event) => setText(event.currentTarget.value)} />;
    case 'number':
    case 'money':
      return <NumberInput {...shared} value={text} thousandSeparator={field.kind === 'money' ? ' ' : ''} hideControls onChange={(next) => onChange(next === '' ? null : typeof next === 'number' ? next : Number(next))} />;
    case 'yesNo':
      return <Checkbox {...shared} mt={4} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'choice':
      return <Select {...shared} clearable searchable data={withPresent(field.choices, text)} value={text === '' ? null : text} onChange={(next) => onChange(next)} />;
    case 'choices':
      return <MultiSelect {...shared} clearable searchable data={[...field.choices]} value={isList(value) ? [...value] : []} onChange={(next) => onChange(next)} />;
    case 'person':
      return <Select {...shared} clearable data={people.map((person) => ({ value: person.id, label: person.name }))} value={text === '' ? null : text} onChange={(next) => onChange(next)} />;
    case 'date':
      return <TextInput {...shared} type="date" value={text.slice(0, 10)} onChange={(event) => setText(event.currentTarget.value)} />;
    case 'dateTime':
      return <TextInput {...shared} type="datetime-local" value={localMoment(text)} onChange={(event) => setText(event.currentTarget.value === '' ? '' : new Date(event.currentTarget.value).toISOString())} />;
    case 'email':
      return <TextInput {...shared} type="email" value={text} onChange={(event) => setText(event.currentTarget.value)} />;
    case 'phone':
      return <TextInput {...shared} type="tel" value={text} onChange={(event) => setText(event.currentTarget.value)} />;
    case 'url':
      return <TextInput {...shared} type="url" value={text} onChange={(event) => setText(event.currentTarget.value)} />;
    case 'text':
      return <TextInput {...shared} value={text} onChange={(event) => setText(event.currentTarget.value)} />;
  }
}

/** What is wrong with a typed value for its kind, in words, or null. */
export function fieldProblem(field: Field, value: FieldValue | undefined): string | null {
  if (typeof value !== 'string' || value === '') return null;
  if (field.kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return 'Write an address such as name@company.com';
  if (field.kind === 'phone' && !/^[0-9+()/.\s-]{4,}$/.test(value)) return 'Use digits, spaces and a leading +';
  if (field.kind === 'url' && !URL.canParse(value)) return 'Write a full address that starts with https://';
  return null;
}

function withPresent(choices: readonly string[], present: string): string[] {
  return present === '' || choices.includes(present) ? [...choices] : [...choices, present];
}

function isList(value: FieldValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}

/** An instant as the browser's own date-and-time input wants it: local, without zone and seconds. */
function localMoment(text: string): string {
  const at = new Date(text);
  if (text === '' || Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
