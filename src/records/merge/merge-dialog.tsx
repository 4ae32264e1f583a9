import { useState } from 'react';
import { Button, Group, Modal, Radio, SegmentedControl, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import { runsToCarry, type Run } from '#engine/run';
import { intentFor, submit, useRecordsByIds, useRuns, type RecordRow } from '../../storage/index.ts';
import { createNames, describeRefusal, formatAgo, listAnd, notifyDone, notifyProblem, quoted } from '../../ui/index.ts';
import { fieldText } from '../fields/field-text.ts';
import { usePlaces } from '../list/use-places.ts';
import { chosenFields, differences, proposeKept, proposeSides, unitedValue, type Difference, type Side } from './merge-choice.ts';

/** Two records side by side: what is taken from which, what becomes of their runs, and one record afterwards. */
export function MergeDialog({ type, ids, onMerged, onClose }: { readonly type: RecordType; readonly ids: readonly [string, string]; readonly onMerged: () => void; readonly onClose: () => void }) {
  const rows = useRecordsByIds(ids);
  const [one, other] = [rows.get(ids[0]), rows.get(ids[1])];
  return (
    <Modal opened onClose={onClose} title={`Merge two ${type.plural.toLowerCase()}`} size="xl" closeButtonProps={{ 'aria-label': 'Close' }}>
      {one === undefined || other === undefined ? <Text c="dimmed">Reading both…</Text> : <Merge type={type} rows={[one, other]} onMerged={onMerged} onClose={onClose} />}
    </Modal>
  );
}

function Merge({ type, rows: [one, other], onMerged, onClose }: { readonly type: RecordType; readonly rows: readonly [RecordRow, RecordRow]; readonly onMerged: () => void; readonly onClose: () => void }) {
  const [first, setFirst] = useState(() => proposeKept(one, other) === 'kept');
  const [kept, gone] = first ? [one, other] : [other, one];
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const [busy, setBusy] = useState(false);
  const found = differences(type, kept.fields, gone.fields);
  const sides = { ...proposeSides(found), ...chosen };
  const keep = (at: string) => {
    setFirst(at === one.id);
    setChosen({});
  };
  const merge = async () => {
    setBusy(true);
    const [ack] = await submit([intentFor({ record: kept.id, run: null, intent: { type: 'merge', record: gone.id, fields: { ...chosenFields(found, sides) } as Record<string, string> } })]).catch(() => []);
    setBusy(false);
    if (!ack?.ok) return void notifyProblem(ack?.refusal ? describeRefusal(ack.refusal, createNames({ recordType: type })) : 'The two could not be merged. Try again.');
    notifyDone({ message: `${quoted(nameOf(type, gone))} was merged into ${quoted(nameOf(type, kept))}.`, undo: () => void part(kept.id, gone.id) });
    onMerged();
    onClose();
  };
  return (
    <div className="bt-merge">
      <SegmentedControl aria-label="Which record is kept" fullWidth value={kept.id} onChange={keep} data={[one, other].map((row) => ({ value: row.id, label: `Keep ${nameOf(type, row)}` }))} />
      <div className="bt-merge-table" role="table" aria-label="Values of both">
        <div role="row" className="bt-merge-row bt-merge-head"><span role="columnheader">Field</span><Head type={type} row={kept} words="is kept" /><Head type={type} row={gone} words="is merged into it" /></div>
        {found.length === 0 ? <p className="bt-note-text">Both say the same.</p> : found.map((difference) => (
          <Choice key={difference.field.key} difference={difference} rows={[kept, gone]} side={sides[difference.field.key] ?? 'kept'} onChoose={(side) => setChosen({ ...chosen, [difference.field.key]: side })} />
        ))}
      </div>
      <Consequences kept={kept} gone={gone} />
      <Group justify="flex-end"><Button variant="default" onClick={onClose}>Cancel</Button><Button loading={busy} onClick={() => void merge()}>Merge the two</Button></Group>
    </div>
  );
}

async function part(kept: string, gone: string): Promise<void> {
  const [ack] = await submit([intentFor({ record: kept, run: null, intent: { type: 'unmerge', record: gone } })]).catch(() => []);
  if (ack?.ok) notifyDone({ message: 'The merge was taken back: there are two records again.' });
  else notifyProblem('The merge could not be taken back.');
}

function nameOf(type: RecordType, row: RecordRow): string {
  return fieldText(type.fields[type.title], row.fields[type.title]) || 'Without a name';
}

function Head({ type, row, words }: { readonly type: RecordType; readonly row: RecordRow; readonly words: string }) {
  const [now] = useState(() => Date.now());
  return <span role="columnheader"><Link to={`/records/${row.id}`} target="_blank">{nameOf(type, row)}</Link> {words}<span className="bt-merge-meta">made {formatAgo(row.createdAt, now)}, changed {formatAgo(row.updatedAt, now)}</span></span>;
}

function Choice({ difference: { field, kept, other, united }, rows, side, onChoose }: { readonly difference: Difference; readonly rows: readonly [RecordRow, RecordRow]; readonly side: Side; readonly onChoose: (side: Side) => void }) {
  const value = (at: Side) => fieldText(field, at === 'kept' ? kept : other) || 'empty';
  if (united) return <div role="row" className="bt-merge-row"><span role="rowheader">{field.name}</span><span role="cell" className="bt-merge-united"><b>{fieldText(field, unitedValue(field.key, rows[0].fields, rows[1].fields)) || 'empty'}</b> The customer's wishes of both hold.</span></div>;
  return (
    <div role="row" className="bt-merge-row">
      <span role="rowheader">{field.name}</span>
      {(['kept', 'other'] as const).map((at) => <div role="cell" key={at} className="bt-merge-value" data-chosen={side === at || undefined}><Radio name={`merge-${field.key}`} label={value(at)} aria-label={`${field.name}: ${value(at)}`} checked={side === at} onChange={() => onChoose(at)} /></div>)}
    </div>
  );
}

/** What becomes of the runs and the links, told before it happens (rule R200). */
function Consequences({ kept, gone }: { readonly kept: RecordRow; readonly gone: RecordRow }) {
  const [here, there] = [useRuns(kept.id), useRuns(gone.id)];
  const places = usePlaces();
  if (here === undefined || there === undefined) return null;
  const running = there.filter((run) => run.status === 'running');
  const carried = runsToCarry(here, there);
  const named = (runs: readonly Run[]) => listAnd(runs.map((run) => `${places.nameOf(`${run.blueprint}/${run.stage}`).stage} in ${places.nameOf(`${run.blueprint}/${run.stage}`).blueprint}`));
  const ending = running.filter((run) => !carried.some((one) => one.id === run.id));
  const lines = [
    carried.length > 0 ? `It goes on in ${named(carried)}, with a fresh stay there.` : '',
    ending.length > 0 ? `Its run in ${named(ending)} ends, because the kept record walks that blueprint itself.` : '',
    (gone.links?.length ?? 0) > 0 ? 'Its linked records are linked to the kept one.' : '',
    'Both histories stay. What was done counts for the kept record; lists show only that one.',
  ].filter(Boolean);
  return <ul className="bt-merge-follows">{lines.map((line) => <li key={line}>{line}</li>)}</ul>;
}
