import { Checkbox, Select, Stack, TagsInput, Text, Textarea } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Field, FieldValue, RecordType } from '#engine/blueprint';
import type { BlueprintRow, Deed, PersonRow } from '../../storage/index.ts';
import { FieldInput } from '../fields/field-input.tsx';
import type { DeedType } from './deed-words.ts';

/** What a person has said so far about a bulk change. */
export interface DeedDraft {
  readonly field: string;
  readonly value: FieldValue;
  /** The field is to be empty: said, never meant by leaving the value out. */
  readonly empties: boolean;
  /** Null: nobody. Undefined until somebody chose. */
  readonly owner: string | null | undefined;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Empty: in every blueprint. */
  readonly blueprint: string;
  readonly reason: string;
}

/** Nobody has said anything yet, so nothing can be done with one press; where only lists of tags fit, the first is proposed. */
export function emptyDraft(type: RecordType, what: DeedType): DeedDraft {
  return { field: what === 'retag' ? (fieldsFor(type, what)[0]?.key ?? '') : '', value: null, empties: false, owner: undefined, add: [], remove: [], blueprint: '', reason: '' };
}

/** Fields that can be set for many at once; tags are fields with several choices. The name is each record's own. */
export function fieldsFor(type: RecordType, what: DeedType): readonly Field[] {
  const fields = inOrder(type.fields);
  if (what !== 'retag') return fields.filter(({ key }) => key !== type.title);
  const lists = fields.filter(({ kind }) => kind === 'choices');
  return [...lists.filter(({ key }) => key === 'tags'), ...lists.filter(({ key }) => key !== 'tags')];
}

/** The deed a draft says; null while something is missing. */
export function deedOf(what: DeedType, { field, value, empties, owner, add, remove, blueprint, reason }: DeedDraft): Deed | null {
  const where = blueprint === '' ? null : blueprint;
  switch (what) {
    case 'setFields':
      return field === '' || (value === null && !empties) ? null : { type: 'setFields', fields: { [field]: empties ? null : value } };
    case 'assign':
      return owner === undefined ? null : { type: 'assign', owner };
    case 'retag':
      return field === '' || add.length + remove.length === 0 ? null : { type: 'retag', field, add, remove };
    case 'pause':
      return reason.trim() === '' ? null : { type: 'pause', blueprint: where, reason: reason.trim(), until: null };
    case 'resume':
      return { type: 'resume', blueprint: where };
    case 'exit':
      return reason.trim() === '' ? null : { type: 'exit', blueprint: where, reason: reason.trim() };
  }
}

/** Asks for what a bulk change needs, no more. */
export function DeedForm({ what, draft, onChange, type, people, blueprints }: {
  readonly what: DeedType;
  readonly draft: DeedDraft;
  readonly onChange: (change: Partial<DeedDraft>) => void;
  readonly type: RecordType;
  readonly people: readonly PersonRow[];
  readonly blueprints: readonly BlueprintRow[];
}) {
  const fields = fieldsFor(type, what);
  const field = type.fields[draft.field];
  const chooseField = <Select label="Field" searchable allowDeselect={false} data={fields.map(({ key, name }) => ({ value: key, label: name }))} placeholder="Choose a field" value={draft.field === '' ? null : draft.field} onChange={(key) => onChange({ field: key ?? '', value: null, empties: false, add: [], remove: [] })} />;
  switch (what) {
    case 'setFields':
      return (
        <Stack gap="sm">
          {chooseField}
          {field === undefined || draft.empties ? null : <FieldInput key={field.key} field={{ ...field, required: false }} label="New value" value={draft.value} onChange={(value) => onChange({ value })} />}
          {field === undefined || draft.value !== null ? null : <Checkbox label={`Empty “${field.name}” instead`} checked={draft.empties} onChange={(event) => onChange({ empties: event.currentTarget.checked })} />}
        </Stack>
      );
    case 'assign':
      return <Select label="New owner" placeholder="Choose who" searchable allowDeselect={false} data={[{ value: '', label: 'Nobody' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]} value={draft.owner === undefined ? null : (draft.owner ?? '')} onChange={(owner) => onChange({ owner: owner === '' ? null : owner })} />;
    case 'retag':
      if (fields.length === 0) return <Text>{type.plural} have no field that holds several choices. Add one under Record types.</Text>;
      return (
        <Stack gap="sm">
          {fields.length > 1 ? chooseField : null}
          <TagsInput label="Add" data={[...(field?.choices ?? [])]} value={[...draft.add]} onChange={(add) => onChange({ add })} />
          <TagsInput label="Remove" data={[...(field?.choices ?? [])]} value={[...draft.remove]} onChange={(remove) => onChange({ remove })} />
        </Stack>
      );
    case 'pause':
    case 'resume':
    case 'exit':
      return (
        <Stack gap="sm">
          <Select label="In" allowDeselect={false} data={[{ value: '', label: 'Every blueprint they walk' }, ...blueprints.filter(({ draft: { recordType } }) => recordType === type.key).map(({ id, draft: { name } }) => ({ value: id, label: name }))]} value={draft.blueprint} onChange={(blueprint) => onChange({ blueprint: blueprint ?? '' })} />
          {what === 'resume' ? null : <Textarea label="Reason" required rows={2} maxLength={2000} value={draft.reason} onChange={(event) => onChange({ reason: event.currentTarget.value })} />}
        </Stack>
      );
  }
}
