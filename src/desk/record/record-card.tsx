import { useState } from 'react';
import { ActionIcon, Button, Group } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Field, FieldValue } from '#engine/blueprint';
import { describeRefusal, formatCount, SectionLabel } from '../../ui/index.ts';
import { isEmpty } from '#engine/gates';
import { valueText } from '../value-text.ts';
import { dialLink, mailLink } from '../links.ts';
import { cardSections, layoutFor, type CardSection } from './card-sections.ts';
import { FieldInput, fieldProblem } from './field-input.tsx';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/** What is known about the record, in the sections of its layout; each field is changed in place, and every change is an intent like any other. */
export function RecordCard({ data, editing, onEdit }: { readonly data: RecordData; readonly editing: string | null; readonly onEdit: (field: string | null) => void }) {
  const { type, record, process } = data;
  if (!type) return null;
  const sections = cardSections(type, layoutFor(type, process?.version.document), record.fields);
  return (
    <section aria-label="Record" className="desk-card">
      <SectionLabel>{type.name}</SectionLabel>
      {sections.map((section) => <Section key={section.key} section={section} data={data} editing={editing} onEdit={onEdit} />)}
    </section>
  );
}

/** A section shows what is filled in; its empty fields are one press away, and all of it when nothing is filled in. */
function Section({ section: { name, fields, filled }, data, editing, onEdit }: { readonly section: CardSection; readonly data: RecordData; readonly editing: string | null; readonly onEdit: (field: string | null) => void }) {
  const [all, setAll] = useState(false);
  const shown = all ? fields : fields.filter((field) => filled.includes(field) || field.key === editing);
  const hidden = fields.length - filled.length;
  return (
    <div className="desk-card-section" role="group" aria-label={name === '' ? 'Fields' : name}>
      {name === '' ? null : <h3>{name}</h3>}
      <dl>
        {shown.map((field) => (editing === field.key
          ? <EditField key={field.key} field={field} data={data} onDone={() => onEdit(null)} />
          : <ShowField key={field.key} field={field} data={data} onEdit={() => onEdit(field.key)} />))}
      </dl>
      {hidden === 0 ? null : <Button size="compact-xs" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Hide empty fields' : `${formatCount(hidden, 'empty field')}`}</Button>}
    </div>
  );
}

function ShowField({ field, data, onEdit }: { readonly field: Field; readonly data: RecordData; readonly onEdit: () => void }) {
  const value = data.record.fields[field.key];
  return (
    <div className="desk-field" data-field={field.key} tabIndex={-1}>
      <dt>{field.name}</dt>
      <dd>
        <span><FieldValueText field={field} value={value} data={data} /></span>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Change ${field.name}`} onClick={onEdit}><IconPencil size={14} /></ActionIcon>
      </dd>
    </div>
  );
}

function FieldValueText({ field, value, data }: { readonly field: Field; readonly value: FieldValue | undefined; readonly data: RecordData }) {
  if (isEmpty(value)) return <span className="desk-empty">empty</span>;
  const text = valueText(value, field, data);
  const link = field.kind === 'email' ? mailLink(text, '', '')?.replace(/\?.*$/, '') : field.kind === 'phone' ? dialLink(text) : null;
  return link ? <a href={link}>{text}</a> : <>{text}</>;
}

function EditField({ field, data, onDone }: { readonly field: Field; readonly data: RecordData; readonly onDone: () => void }) {
  const [value, setValue] = useState<FieldValue>(data.record.fields[field.key] ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const wrong = fieldProblem(field, value);
    if (wrong !== null) return setProblem(wrong);
    const ack = await send({ record: data.record.id, run: null, intent: { type: 'setFields', fields: { [field.key]: value } }, names: data.names, when: data.when, done: `${field.name} saved` });
    if (ack?.ok) onDone();
    else if (ack?.refusal) setProblem(describeRefusal(ack.refusal, data.names, data.when));
  };
  return (
    <div className="desk-field-edit">
      <dt className="bt-sr">{field.name}</dt>
      <dd>
        <form data-field={field.key} onSubmit={(event) => { event.preventDefault(); void save(); }} onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
          <FieldInput field={field} value={value} error={problem} onChange={setValue} />
          <Group gap={6} mt={6}>
            <Button type="submit" size="compact-sm">Save</Button>
            <Button size="compact-sm" variant="default" onClick={onDone}>Cancel</Button>
          </Group>
        </form>
      </dd>
    </div>
  );
}
