import { useState } from 'react';
import { Alert, Button, Group, Loader, Modal, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { relations, type Relation } from '#engine/journal';
import { useRecordList, useRecordsByIds, useRecordTypes, type RecordRow, type RecordTypeRow } from '../../storage/index.ts';
import { describeRefusal } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';
import { relationWords } from './relation-words.ts';
import { send } from './send.ts';

/** So many are shown; a longer word finds the rest. */
const shown = 8;

/** Finds another record by its name and says how the two belong together (R202, R203). */
export function LinkDialog({ data, types, onClose }: { readonly data: RecordData; readonly types: readonly RecordTypeRow[]; readonly onClose: () => void }) {
  const [kind, setKind] = useState(data.record.type);
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<RecordRow | null>(null);
  const [relation, setRelation] = useState<Relation>('sameStory');
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const type = types.find(({ key }) => key === kind);
  const link = async () => {
    if (picked === null) return;
    setBusy(true);
    const ack = await send({
      record: data.record.id, run: null, names: data.names, when: data.when,
      intent: { type: 'link', record: picked.id, relation }, done: `Linked to ${nameOf(picked, type)}`,
    });
    setBusy(false);
    if (ack?.ok) onClose();
    else if (ack?.refusal) setRefused(describeRefusal(ack.refusal, data.names, data.when));
  };
  return (
    <Modal opened onClose={onClose} title={`Link ${data.title} to another record`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Group align="end" gap="xs" wrap="nowrap">
        {types.length < 2 ? null : <Select label="Kind" w={130} allowDeselect={false} value={kind} data={types.map(({ key, name }) => ({ value: key, label: name }))} onChange={(value) => { setKind(value ?? kind); setPicked(null); }} />}
        <TextInput data-autofocus flex={1} label="Name" placeholder="Any part of it" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => { setText(event.currentTarget.value); setPicked(null); }} />
      </Group>
      <Found text={text.trim()} type={type} data={data} picked={picked} onPick={setPicked} />
      <Select label="How they belong together" description="Both timelines say it, each from its own side." allowDeselect={false} value={relation} data={relations.map((value) => ({ value, label: relationWords[value] }))} onChange={(value) => setRelation(relations.find((one) => one === value) ?? 'sameStory')} />
      {refused === null ? null : <Alert mt="sm" color="orange" role="alert">{refused}</Alert>}
      <Group justify="flex-end" mt="md"><Button variant="default" onClick={onClose}>Cancel</Button><Button disabled={picked === null} loading={busy} onClick={() => void link()}>Link</Button></Group>
    </Modal>
  );
}

/** The records of a kind whose name has these letters, but for this one and those it is linked to already. */
function Found({ text, type, data: { record }, picked, onPick }: {
  readonly text: string;
  readonly type: RecordTypeRow | undefined;
  readonly data: RecordData;
  readonly picked: RecordRow | null;
  readonly onPick: (row: RecordRow) => void;
}) {
  const list = useRecordList({ type: type?.key ?? '', space: record.space, search: text, sort: text === '' ? { field: 'updatedAt', descending: true } : { field: 'title', descending: false } });
  const ids = (list?.ids ?? []).filter((id) => id !== record.id && !(record.links ?? []).includes(id));
  const rows = useRecordsByIds(ids.slice(0, shown));
  if (!list) return <Loader size="xs" my="sm" role="status" aria-label="Looking for records" />;
  if (ids.length === 0) return <p className="desk-nothing">{text === '' ? 'No other record of this kind.' : `No name has “${text}” in it.`}</p>;
  return (
    <div role="radiogroup" aria-label="Records found" className="desk-found">
      {ids.slice(0, shown).map((id) => {
        const row = rows.get(id);
        return row ? (
          <label key={id} data-picked={picked?.id === id || undefined}>
            <input type="radio" name="found" checked={picked?.id === id} onChange={() => onPick(row)} />
            <b>{nameOf(row, type)}</b><small>{type?.subtitle === undefined ? '' : String(row.fields[type.subtitle] ?? '')}</small>
          </label>
        ) : null;
      })}
      {ids.length > shown ? <p>{text === '' ? 'The latest ones: write a name to find others.' : `${ids.length - shown} more: write more of the name.`}</p> : null}
    </div>
  );
}

/** A record's name as its type's title field says it. */
export function nameOf(row: RecordRow, type: Pick<RecordTypeRow, 'title'> | undefined): string {
  return String(row.fields[type?.title ?? ''] ?? '') || 'Without a name';
}

/** The button that opens the search, and what it needs. */
export function LinkButton({ data }: { readonly data: RecordData }) {
  const types = useRecordTypes();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-xs" variant="subtle" disabled={!types || data.record.mergedInto !== undefined} onClick={() => setOpen(true)}>Link a record</Button>
      {open && types ? <LinkDialog data={data} types={types} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
