import { useState } from 'react';
import { Button, Group, Modal, Textarea } from '@mantine/core';
import type { Activity } from '#engine/blueprint';
import { describeRefusal } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/** Leaves an activity out, honestly: with a reason, and without opening any gate that wants it done. */
export function SkipActivity({ activity, data }: { readonly activity: Activity; readonly data: RecordData }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { run, record, names, when } = data;
  const skip = async () => {
    if (!run) return;
    if (reason.trim() === '') return setProblem('Say why, in a few words.');
    const ack = await send({ record: record.id, run: run.id, names, when, intent: { type: 'skip', activity: activity.id, reason: reason.trim(), expect: { visit: run.visit } }, done: `${activity.name} skipped`, undoable: true });
    if (ack?.ok) setOpen(false);
    else if (ack?.refusal) setProblem(describeRefusal(ack.refusal, names, when));
  };
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpen(true)}>Skip…</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={`Skip ${activity.name}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
        <Textarea data-autofocus label="Reason" withAsterisk description="A skipped activity stays missing for every gate that wants it done." value={reason} error={problem} autosize minRows={2} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setOpen(false)}>Keep it</Button>
          <Button onClick={() => void skip()}>Skip it</Button>
        </Group>
      </Modal>
    </>
  );
}
