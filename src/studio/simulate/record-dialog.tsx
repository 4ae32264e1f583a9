import { Button, Checkbox, Divider, Group, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { atCivil } from '#engine/calendar';
import { inOrder } from '#engine/kernel';
import { clausesOf, stagesOf, type Blueprint, type Fields } from '#engine/blueprint';
import { inventRecord } from '#engine/rehearsal';
import { useRecordList, useRecordsByIds, type RecordRow } from '../../storage/index.ts';
import { civilDay, FieldInput, fieldProblem, formatClock } from '../../ui/index.ts';
import { useDraft, useRecordType, useStudio } from '../studio-context.ts';
import { plainValue } from './plain-value.ts';
import { firstMorning, ownZone } from './starting.ts';
import type { Setup } from './simulate-store.ts';
import { useSim } from './use-simulator.ts';

const zones = Intl.supportedValuesOf('timeZone');

/** Begins again with another record: invented, changed by hand, or a copy of one from the workspace. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const draft = useDraft();
  const { setup, start } = useSim();
  const { fields, zone, at, owner, awaited, source, placed, change } = useWish(setup);
  const { people } = useStudio();
  const type = useRecordType();
  const [way, setWay] = useState<'form' | 'search'>('form');
  const day = civilDay(at, zone);
  const known = inOrder(type?.fields ?? {});
  const wrong = known.some((field) => fieldProblem(field, fields[field.key]) !== null);
  const begin = () => {
    start({ record: { owner, fields, zone, ...(awaited ? { awaited: true } : {}) }, source, at, placed });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Which record shall travel?" size="xl" closeButtonProps={{ 'aria-label': 'Close' }}>
      <SegmentedControl aria-label="Where the record comes from" value={way} onChange={(next) => setWay(next === 'search' ? 'search' : 'form')} data={[{ value: 'form', label: 'By hand' }, { value: 'search', label: 'From the workspace' }]} />
      {way === 'search' && <RecordSearch type={draft.recordType} onPick={(row) => { change({ fields: row.fields, zone: row.zone, owner: row.owner, source: 'workspace' }); setWay('form'); }} />}
      {way === 'form' && (
        <>
          <div className="sim-grid" role="group" aria-label="When and where it comes in">
            <TextInput type="date" label="Comes in on" value={day} onChange={(event) => event.currentTarget.value && change({ at: atCivil(event.currentTarget.value, formatClock(at, zone), zone) })} />
            <TextInput type="time" label="At" value={formatClock(at, zone)} onChange={(event) => event.currentTarget.value && change({ at: atCivil(day, event.currentTarget.value, zone) })} />
            <Select label="Time zone of the record" searchable allowDeselect={false} data={zones.includes(zone) ? zones : [zone, ...zones]} value={zone} onChange={(next) => next && change({ zone: next, at: atCivil(day, formatClock(at, zone), next) })} />
            <Select label="Begins in" allowDeselect={false} data={[{ value: '', label: 'The start of the drawing' }, ...stagesOf(draft).map((stage) => ({ value: stage.id, label: stage.name || 'Stage without a name' }))]} value={placed ?? ''} onChange={(next) => change({ placed: next === '' ? null : next })} />
          </div>
          {awaitsOthers(draft) && <Checkbox mt="sm" label="The other runs that gates wait for have come as far as they ask" checked={awaited} onChange={(event) => change({ awaited: event.currentTarget.checked })} />}
          <Divider my="md" />
          <div className="sim-grid sim-grid-tight" role="group" aria-label="Fields of the record">
            {known.map((field) => <FieldInput key={field.key} field={field} people={people} value={fields[field.key]} error={fieldProblem(field, fields[field.key])} onChange={(value) => change({ fields: { ...fields, [field.key]: value } })} />)}
          </div>
          <Group justify="space-between" className="sim-dialog-foot">
            <Button variant="subtle" onClick={() => change({ fields: inventRecord(type, draft, at), source: 'invented', owner: 'u_owner' })}>Invent another one</Button>
            <Group gap={8}><Button variant="default" onClick={onClose}>Cancel</Button><Button disabled={wrong} onClick={begin}>Begin</Button></Group>
          </Group>
        </>
      )}
    </Modal>
  );
}

interface Wish {
  readonly fields: Fields;
  readonly zone: string;
  readonly owner: string | null;
  readonly at: number;
  readonly awaited: boolean;
  readonly source: Setup['source'];
  readonly placed: Setup['placed'];
}

function useWish(setup: Setup | null) {
  const [wish, setWish] = useState<Wish>(() => {
    const zone = setup?.record.zone ?? ownZone();
    return {
      fields: setup?.record.fields ?? {}, zone, owner: setup?.record.owner ?? 'u_owner', at: setup?.at ?? firstMorning(Date.now(), zone),
      awaited: setup?.record.awaited === true, source: setup?.source ?? 'invented', placed: setup?.placed ?? null,
    };
  });
  return { ...wish, change: (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part })) };
}

/** Some gate asks for another run: whether that came is then part of what is tried out. */
function awaitsOthers({ outcomes, stages }: Blueprint): boolean {
  return [...Object.values(outcomes), ...Object.values(stages)].some(({ gate }) => gate !== undefined && clausesOf(gate).some(({ type }) => type === 'otherRun'));
}

function RecordSearch({ type, onPick }: { type: string; onPick: (row: RecordRow) => void }) {
  const [search, setSearch] = useState('');
  const recordType = useRecordType();
  const list = useRecordList({ type, space: 'live', search, sort: { field: 'updatedAt', descending: true } });
  const ids = list?.ids.slice(0, 12) ?? [];
  const rows = useRecordsByIds(ids);
  return (
    <div className="sim-search">
      <TextInput data-autofocus label="Search" placeholder="Part of its name" leftSection={<IconSearch size={16} aria-hidden />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      {list?.total === 0 && <p className="bt-quiet">{search === '' ? 'There are no such records in this workspace yet.' : 'No record has this in its name.'}</p>}
      {ids.length > 0 && rows.size === 0 && <p className="bt-quiet" role="status">Reading the records…</p>}
      <ul className="sim-list" aria-label="Records found">
        {ids.map((id) => {
          const row = rows.get(id);
          if (row === undefined || recordType === undefined) return null;
          const subtitle = recordType.subtitle === undefined ? null : row.fields[recordType.subtitle];
          return <li key={id}><button type="button" className="sim-found" onClick={() => onPick(row)}><b>{plainValue(row.fields[recordType.title]) || 'Without a name'}</b><span>{plainValue(subtitle ?? undefined)}</span></button></li>;
        })}
      </ul>
      {(list?.total ?? 0) > 12 && <p className="bt-quiet">And {(list?.total ?? 0) - 12} more: type a part of the name.</p>}
    </div>
  );
}
