import '../records.css';
import '../tools.css';
import { useState } from 'react';
import { Button, NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { inOrder } from '#engine/kernel';
import { fieldKinds, type FieldKind } from '#engine/blueprint';
import { freshKey } from '#engine/exchange';
import { useRecordTypes, type RecordTypeRow } from '../../storage/index.ts';
import { Page, PageHeader, quoted, usePageTitle } from '../../ui/index.ts';
import { isNumeric, kindNames } from '../fields/field-text.ts';
import { DeleteType } from './delete-type.tsx';
import { FieldsTable } from './fields-table.tsx';
import { KeptText } from './kept-text.tsx';
import { LayoutsEditor } from './layouts-editor.tsx';
import { QualifiedRule } from './qualified-rule.tsx';
import { ShippedFields } from './shipped-fields.tsx';
import { SourceRule } from './source-rule.tsx';
import { useFieldUses, useSurvey } from './use-field-uses.ts';
import { keeperOf, type KeepType } from './use-type-editor.ts';

/** The kinds of record there are, and what each of them holds. Every change is kept at once, with its undo. */
export function RecordTypesScreen() {
  usePageTitle('Record types');
  const types = useRecordTypes();
  const [params, setParams] = useSearchParams();
  const chosen = params.get('type');
  const setChosen = (key: string) => setParams({ type: key }, { replace: true });
  if (types === undefined) return null;
  const type = types.find(({ key }) => key === chosen) ?? types[0];
  const add = () => {
    const key = freshKey('record', new Set(types.map((one) => one.key)));
    const made: RecordTypeRow = { key, name: 'New type', plural: 'New types', title: 'name', batch: null, fields: { name: { key: 'name', name: 'Name', kind: 'text', choices: [], required: true, order: 0 } } };
    keeperOf(made)(made, 'Record type made. Give it a name.');
    setChosen(key);
  };
  return (
    <Page>
      <PageHeader
        title="Record types" note="What a lead, a deal or a work order holds. Changes are kept at once."
        actions={<><Link className="bt-rec-link" to="/records">Back to records</Link><Link className="bt-rec-link" to={`/records/check${type === undefined ? '' : `?type=${type.key}`}`}>Check the data</Link><Button leftSection={<IconPlus size={16} stroke={2} />} onClick={add}>New type</Button></>}
      />
      <div className="bt-types">
        <nav className="bt-card bt-rows bt-types-list" aria-label="Record types">
          {types.map((one) => (
            <UnstyledButton key={one.key} className="bt-types-item" data-active={one.key === type?.key || undefined} aria-current={one.key === type?.key ? 'true' : undefined} onClick={() => setChosen(one.key)}>
              {one.name}<span>{Object.keys(one.fields).length} fields</span>
            </UnstyledButton>
          ))}
        </nav>
        {type === undefined ? null : <TypeEditor key={type.key} type={type} />}
      </div>
    </Page>
  );
}

function TypeEditor({ type }: { readonly type: RecordTypeRow }) {
  const keep = keeperOf(type);
  const uses = useFieldUses(type);
  const survey = useSurvey(type.key, type);
  return (
    <div className="bt-types-editor">
      <section className="bt-card" aria-label={`Names and fields of ${type.name}`}>
        <Names type={type} keep={keep} />
        <FieldsTable type={type} keep={keep} uses={uses} survey={survey} />
        <ShippedFields type={type} keep={keep} />
        <NewField type={type} keep={keep} />
      </section>
      <SourceRule type={type} keep={keep} />
      <QualifiedRule type={type} keep={keep} />
      <LayoutsEditor type={type} keep={keep} />
      <DeleteType type={type} records={survey?.records} />
    </div>
  );
}

function Names({ type, keep }: { readonly type: RecordTypeRow; readonly keep: KeepType }) {
  const fields = inOrder(type.fields);
  const choices = fields.map(({ key, name }) => ({ value: key, label: name }));
  const nothing = { value: '', label: 'None' };
  const point = (part: 'subtitle' | 'value', key: string) => {
    const { [part]: _former, ...rest } = type;
    keep(key === '' ? (rest as RecordTypeRow) : { ...type, [part]: key }, 'Kept.');
  };
  return (
    <div className="bt-types-names">
      <KeptText label="Name" value={type.name} onKeep={(name) => keep({ ...type, name }, `Now called ${quoted(name)}.`)} />
      <KeptText label="Several of them" value={type.plural} onKeep={(plural) => keep({ ...type, plural }, `Several are called ${quoted(plural)} now.`)} />
      <NativeSelect label="Called by" value={type.title} data={choices} onChange={(event) => keep({ ...type, title: event.currentTarget.value }, 'Records are called by another field now.')} />
      <NativeSelect label="Second line" value={type.subtitle ?? ''} data={[nothing, ...choices]} onChange={(event) => point('subtitle', event.currentTarget.value)} />
      <NativeSelect label="What it is worth" value={type.value ?? ''} data={[nothing, ...fields.filter(({ kind }) => isNumeric(kind)).map(({ key, name }) => ({ value: key, label: name }))]} onChange={(event) => point('value', event.currentTarget.value)} />
    </div>
  );
}

function NewField({ type, keep }: { readonly type: RecordTypeRow; readonly keep: KeepType }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const add = () => {
    const clean = name.trim();
    if (clean === '') return;
    const key = freshKey(clean, new Set(Object.keys(type.fields)));
    const order = Math.max(-1, ...Object.values(type.fields).map((field) => field.order)) + 1;
    keep({ ...type, fields: { ...type.fields, [key]: { key, name: clean, kind, choices: [], required: false, order } } }, `Field ${quoted(clean)} added.`);
    setName('');
  };
  return (
    <form className="bt-actions bt-types-foot" onSubmit={(event) => { event.preventDefault(); add(); }}>
      <TextInput aria-label="Name of the new field" placeholder="Name of a new field" maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <NativeSelect aria-label="Kind of the new field" value={kind} data={fieldKinds.map((one) => ({ value: one, label: kindNames[one] }))} onChange={(event) => setKind(fieldKinds.find((one) => one === event.currentTarget.value) ?? kind)} />
      <Button type="submit" variant="default" disabled={name.trim() === ''} leftSection={<IconPlus size={16} stroke={1.75} />}>Add field</Button>
    </form>
  );
}
