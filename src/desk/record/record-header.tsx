import { useState } from 'react';
import { ActionIcon, Button, Menu, Modal, Group, Select, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconDoorExit, IconDots, IconUser } from '@tabler/icons-react';
import { describeRefusal, formatClock, Initials, notifyProblem, StatusPill } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/** Who this is, where they are in the day, and who looks after them. */
export function RecordHeader({ data }: { readonly data: RecordData }) {
  const { record, run, names, when, title, subtitle, type } = data;
  return (
    <header className="desk-header">
      <Initials name={title} size={44} />
      <div className="desk-header-who">
        <h1>{title} {run ? <StatusPill tone={run.status === 'running' ? 'primary' : 'neutral'} dot>{run.status === 'exited' ? 'Taken out' : names.stage(run.stage)}</StatusPill> : null}</h1>
        <p>{[subtitle, type?.name].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="desk-header-facts">
        <div><b className="bt-numbers">{formatClock(when.now, record.zone)}</b><small>{record.zone.split('/').at(-1)?.replaceAll('_', ' ')}</small></div>
        <div><b>{record.owner === null ? 'Nobody' : names.person(record.owner)}</b><small>owner</small></div>
      </div>
      <RecordMenu data={data} />
    </header>
  );
}

function RecordMenu({ data }: { readonly data: RecordData }) {
  const [dialog, setDialog] = useState<'owner' | 'exit' | null>(null);
  const { run, record, names, when, options: living } = data;
  const undo = async () => {
    if (!run || !living?.undo) return;
    const ack = await send({ record: record.id, run: run.id, intent: { type: 'undo', entry: living.undo }, names, when, done: 'Last step taken back' });
    if (ack && !ack.ok && ack.refusal) notifyProblem(describeRefusal(ack.refusal, names, when));
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><ActionIcon variant="default" size={32} aria-label="More for this record"><IconDots size={17} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowBackUp size={15} />} disabled={!living?.undo} onClick={() => void undo()}>Take back the last step</Menu.Item>
          <Menu.Item leftSection={<IconUser size={15} />} onClick={() => setDialog('owner')}>Change owner…</Menu.Item>
          <Menu.Item leftSection={<IconDoorExit size={15} />} disabled={run?.status !== 'running'} onClick={() => setDialog('exit')}>Take out of the blueprint…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'owner' ? <OwnerDialog data={data} onClose={() => setDialog(null)} /> : null}
      {dialog === 'exit' ? <ExitDialog data={data} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function OwnerDialog({ data, onClose }: { readonly data: RecordData; readonly onClose: () => void }) {
  const { record, names, when, people } = data;
  const [owner, setOwner] = useState<string | null>(record.owner);
  const save = async () => {
    const ack = await send({ record: record.id, run: null, intent: { type: 'assign', owner }, names, when, done: owner === null ? 'Nobody owns it now' : `${names.person(owner)} owns it now` });
    if (ack?.ok) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Change owner" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Select data-autofocus label="Owner" clearable data={people.map((person) => ({ value: person.id, label: person.name }))} value={owner} onChange={setOwner} />
      <Group justify="flex-end" mt="md"><Button variant="default" onClick={onClose}>Cancel</Button><Button onClick={() => void save()}>Change</Button></Group>
    </Modal>
  );
}

function ExitDialog({ data, onClose }: { readonly data: RecordData; readonly onClose: () => void }) {
  const { record, run, names, when } = data;
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const exit = async () => {
    if (!run) return;
    if (reason.trim() === '') return setProblem('Say why, in a few words.');
    const ack = await send({ record: record.id, run: run.id, intent: { type: 'exit', reason: reason.trim() }, names, when, done: 'Taken out of the blueprint', undoable: true });
    if (ack?.ok) onClose();
    else if (ack?.refusal) setProblem(describeRefusal(ack.refusal, names, when));
  };
  return (
    <Modal opened onClose={onClose} title="Take this record out of the blueprint?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Textarea data-autofocus label="Reason" withAsterisk description="Its history stays. No stage, gate or due moment applies to it any more." autosize minRows={2} value={reason} error={problem} onChange={(event) => setReason(event.currentTarget.value)} />
      <Group justify="flex-end" mt="md"><Button variant="default" onClick={onClose}>Keep it in</Button><Button color="negative" onClick={() => void exit()}>Take it out</Button></Group>
    </Modal>
  );
}
