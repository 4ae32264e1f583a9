import { useState } from 'react';
import { Alert, Box, Button, Group, Modal, Select } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Fields, Signal } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { sayKey } from '../../ui/index.ts';
import { act } from './act.ts';
import { webSignals } from './web-signals.ts';
import { FieldInput } from './field-input.tsx';
import type { RecordData } from './record-data.ts';

/** Tells the run what the customer did, as long as no mailbox, shop or website does it by itself (S97, S99). */
export function SignalDialog({ data, onClose }: { readonly data: RecordData; readonly onClose: () => void }) {
  const signals = data.process ? heardSignals(data.process) : [];
  const [key, setKey] = useState<string | null>(signals[0]?.key ?? null);
  const [payload, setPayload] = useState<Fields>({});
  const [refused, setRefused] = useState<string | null>(null);
  const signal = signals.find((one) => one.key === key);
  const send = async () => {
    if (!signal) return;
    const problem = await act(data, { type: 'signal', signal: signal.key, payload: { ...payload } }, { done: `${signal.name} noted` });
    setRefused(problem);
    if (problem === null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="What did the customer do?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Select
        data-autofocus label="Signal" allowDeselect={false} searchable openOnFocus={false} maxDropdownHeight={180} data={signals.map((one) => ({ value: one.key, label: one.name }))} value={key}
        onChange={(next) => { setKey(next); setPayload({}); setRefused(null); }}
        description={signal?.optOut ? 'This stops contact with the customer in every blueprint.' : 'Outcomes and activities that listen to it react at once.'}
      />
      {signal ? (
        <Box mt="sm" className="desk-form">
          {Object.values(signal.payload).map((part) => (
            <FieldInput key={part.key} field={{ ...part, choices: [], required: false, order: 0 }} value={payload[part.key]} required={false} error={null} onChange={(value) => setPayload({ ...payload, [part.key]: value })} />
          ))}
        </Box>
      ) : null}
      {refused === null ? null : <Alert mt="sm" color="orange" role="alert">{refused}</Alert>}
      <Group justify="flex-end" mt="md"><Button variant="default" onClick={onClose}>Cancel</Button><Button disabled={!signal} onClick={() => void send()}>Note it</Button></Group>
    </Modal>
  );
}

/** The signals a blueprint knows: those it declares, else what customers do everywhere and every word something in it listens to. */
export function heardSignals({ version: { document } }: Process): readonly Signal[] {
  if (document.signals !== undefined) return inOrder(document.signals);
  const keys = new Set([
    ...Object.values(document.outcomes).flatMap(({ trigger }) => (trigger.type === 'signal' ? [trigger.signal] : [])),
    ...Object.values(document.activities).flatMap(({ listens }) => (listens ?? []).map(({ signal }) => signal)),
  ]);
  const listened = [...keys].filter((key) => webSignals.every((signal) => signal.key !== key)).sort();
  return [...listened.map((key, order) => ({ key, name: sayKey(key), payload: {}, order })), ...webSignals];
}
