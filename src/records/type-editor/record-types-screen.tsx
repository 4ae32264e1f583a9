import '../records.css';
import { useState } from 'react';
import { Button, NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { inOrder } from '#engine/kernel';
import { freshKey } from '#engine/exchange';
import { saveRecordType, useRecordTypes, type RecordTypeRow } from '../../storage/index.ts';
import { notifyProblem, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import { FieldsTable } from './fields-table.tsx';
import { KeptText } from './kept-text.tsx';

/** The kinds of record there are, and what each of them holds. Every change is kept at once. */
export function RecordTypesScreen() {
  usePageTitle('Record types');
  const types = useRecordTypes();
  const [chosen, setChosen] = useState<string | null>(null);
  if (types === undefined) return null;
  const type = types.find(({ key }) => key === chosen) ?? types[0];
  const save = (next: RecordTypeRow) => {
    saveRecordType(next).catch(() => notifyProblem('The change could not be saved.'));
  };
  const add = () => {
    const key = freshKey('record', new Set(types.map((one) => one.key)));
    save({ key, name: 'New type', plural: 'New types', title: 'name', batch: null, fields: { name: { key: 'name', name: 'Name', kind: 'text', choices: [], required: true, order: 0 } } });
    setChosen(key);
  };
  return (
    <Page>
      <PageHeader
        title="Record types" note="What a lead, a deal or a work order holds. Changes are kept at once."
        actions={<><Link className="bt-rec-link" to="/records">Back to records</Link><Button leftSection={<IconPlus size={16} stroke={2} />} onClick={add}>New type</Button></>}
      />
      <div className="bt-types">
        <nav className="bt-card bt-rows bt-types-list" aria-label="Record types">
          {types.map((one) => (
            <UnstyledButton key={one.key} className="bt-types-item" data-active={one.key === type?.key || undefined} aria-current={one.key === type?.key ? 'true' : undefined} onClick={() => setChosen(one.key)}>
              {one.name}<span>{Object.keys(one.fields).length} fields</span>
            </UnstyledButton>
          ))}
        </nav>
        {type === undefined ? null : <TypeEditor key={type.key} type={type} onSave={save} />}
      </div>
    </Page>
  );
}

function TypeEditor({ type, onSave }: { readonly type: RecordTypeRow; readonly onSave: (type: RecordTypeRow) => void }) {
  const fields = inOrder(type.fields).map(({ key, name }) => ({ value: key, label: name }));
  const addField = (name: string) => {
    const key = freshKey(name, new Set(Object.keys(type.fields)));
    const order = Math.max(-1, ...Object.values(type.fields).map((field) => field.order)) + 1;
    onSave({ ...type, fields: { ...type.fields, [key]: { key, name, kind: 'text', choices: [], required: false, order } } });
  };
  const setSubtitle = (key: string) => {
    const { subtitle: _former, ...rest } = type;
    onSave(key === '' ? rest : { ...rest, subtitle: key });
  };
  return (
    <section className="bt-card" aria-label={`Fields of ${type.name}`}>
      <div className="bt-types-names">
        <KeptText label="Name" value={type.name} onKeep={(name) => onSave({ ...type, name })} />
        <KeptText label="Several of them" value={type.plural} onKeep={(plural) => onSave({ ...type, plural })} />
        <NativeSelect label="Called by" value={type.title} data={fields} onChange={(event) => onSave({ ...type, title: event.currentTarget.value })} />
        <NativeSelect label="Second line" value={type.subtitle ?? ''} data={[{ value: '', label: 'None' }, ...fields]} onChange={(event) => setSubtitle(event.currentTarget.value)} />
      </div>
      <FieldsTable type={type} onSave={onSave} />
      <NewField onAdd={addField} />
    </section>
  );
}

function NewField({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <form
      className="bt-actions bt-types-foot"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onAdd(name.trim());
        setName('');
      }}
    >
      <TextInput aria-label="Name of the new field" placeholder="Name of a new field" maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={name.trim() === ''} leftSection={<IconPlus size={16} stroke={1.75} />}>Add field</Button>
    </form>
  );
}
