import { Select } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { inOrder } from '#engine/kernel';
import { fieldsInUse, usesOf } from '#engine/blueprint';
import { formatCount, notifyDone } from '../../ui/index.ts';
import { FoldList } from '../fields/fold-list.tsx';
import { Section } from '../fields/section.tsx';
import { useDraft, useNames, useRecordType, useStudio } from '../studio-context.ts';
import { useMake } from './panel.tsx';
import { UseList } from './use-list.tsx';

/** Every field of the record the drawing speaks of, where it does, and another field in its stead: everywhere, in one step. */
export function FieldsInUse() {
  const draft = useDeferredValue(useDraft());
  const names = useNames();
  const type = useRecordType();
  const fields = useMemo(() => fieldsInUse(draft), [draft]);
  const unknown = type ? fields.filter(({ field }) => !type.fields[field]).length : 0;
  return (
    <Section title="Fields it speaks of" summary={fields.length === 0 ? 'none' : `${formatCount(fields.length, 'field')}${unknown > 0 ? `, ${unknown} unknown` : ''}`}>
      <FoldList
        label="Fields it speaks of"
        empty="No gate, form or text speaks of a field yet."
        rows={fields.map(({ field, uses }) => ({ key: field, title: names.field(field), note: type && !type.fields[field] ? 'not in this record type' : `in ${formatCount(uses, 'place')}`, body: <FieldUses field={field} taken={fields.map((each) => each.field)} /> }))}
      />
    </Section>
  );
}

function FieldUses({ field, taken }: { field: string; taken: readonly string[] }) {
  const draft = useDraft();
  const names = useNames();
  const type = useRecordType();
  const { store } = useStudio();
  const make = useMake();
  const uses = usesOf(draft, { type: 'field', field });
  const others = type ? inOrder(type.fields).filter(({ key }) => key !== field) : [];
  const rename = (to: string) => {
    store.actions.flushTyping();
    if (make({ type: 'renameField', from: field, to })) notifyDone({ message: `${names.field(to)} stands for ${names.field(field)} in ${formatCount(uses.length, 'place')}.`, undo: () => void store.actions.undo() });
  };
  return (
    <>
      <UseList uses={uses} label={`Where ${names.field(field)} is used`} />
      <Select
        label="Use another field everywhere"
        description="In every gate, form, rule and text, in one step."
        placeholder="Choose the other field"
        searchable
        data={others.map(({ key, name }) => ({ value: key, label: taken.includes(key) ? `${name} (in use already)` : name, disabled: taken.includes(key) }))}
        value={null}
        onChange={(to) => to && rename(to)}
      />
    </>
  );
}
