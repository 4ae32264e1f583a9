import { Button, Group, Modal, Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useRecordTypes, type BlueprintRow } from '../../storage/index.ts';
import { formatCount, listAnd, notifyDone, notifyProblem } from '../../ui/index.ts';
import { readProcesses, writeDownProcesses } from './process-edit.ts';

/** Writes down all processes at once: one a line becomes a draft each (S39). */
export function WriteDownDialog({ opened, onClose, rows }: { readonly opened: boolean; readonly onClose: () => void; readonly rows: readonly BlueprintRow[] }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Write down your processes" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <WriteDown rows={rows} onClose={onClose} />}
    </Modal>
  );
}

function WriteDown({ rows, onClose }: { readonly rows: readonly BlueprintRow[]; readonly onClose: () => void }) {
  const types = useRecordTypes() ?? [];
  const [text, setText] = useState('');
  const [type, setType] = useState('lead');
  const [busy, setBusy] = useState(false);
  const { fresh, known } = readProcesses(text, rows.map(({ draft }) => draft.name));
  const make = async () => {
    setBusy(true);
    try {
      const count = await writeDownProcesses(fresh, type);
      notifyDone({ message: `${formatCount(count, 'process', 'processes')} written down, a draft each.` });
      onClose();
    } catch {
      notifyProblem('Not all processes could be saved. Those in the list are kept.');
      setBusy(false);
    }
  };
  return (
    <>
      <Textarea label="One process per line" description="Name, and behind a dash what it is for" rows={8} value={text} data-autofocus placeholder={'Inbound enquiries – answer the same day\nRenewals – talk ninety days before the end\nReturns and claims'} onChange={(event) => setText(event.currentTarget.value)} />
      <Select mt="sm" label="They are about" data={types.map(({ key, name }) => ({ value: key, label: name }))} value={type} allowDeselect={false} onChange={(next) => next && setType(next)} />
      <Text mt="sm" size="sm" c="dimmed" role="status">{fresh.length === 0 ? 'Nothing to write down yet.' : `${formatCount(fresh.length, 'draft')}: ${listAnd(fresh.slice(0, 4).map(({ name }) => name))}${fresh.length > 4 ? ` and ${fresh.length - 4} more` : ''}.`}{known.length > 0 ? ` Already there: ${listAnd(known.slice(0, 4))}.` : ''}</Text>
      <Group justify="flex-end" mt="lg"><Button disabled={fresh.length === 0} loading={busy} onClick={() => void make()}>Make {formatCount(fresh.length, 'draft')}</Button></Group>
    </>
  );
}
