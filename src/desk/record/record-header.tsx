import { useState } from 'react';
import { ActionIcon, Alert, Button, Menu, Modal, Group, Select } from '@mantine/core';
import { Link } from 'react-router';
import { IconArrowBackUp, IconDoorExit, IconDots, IconHistory, IconMessage2Bolt, IconPlayerPause, IconRoute, IconShieldCheck, IconUser, IconVersions } from '@tabler/icons-react';
import { describeRefusal, formatClock, Initials, StatusPill } from '../../ui/index.ts';
import { act } from './act.ts';
import { CheckHistory } from './check-history.tsx';
import { ContactNotes } from './contact-notes.tsx';
import { EnrolForm } from './enrol-panel.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PauseDialog } from './pause.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { SignalDialog } from './signal-dialog.tsx';
import { TouchPressure } from './touch-pressure.tsx';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';
import type { Undoing } from '../verdict/undo.tsx';

/** Who this is, where they are in the day, and who looks after them. */
export function RecordHeader({ data, undoing, onRun }: { readonly data: RecordData; readonly undoing: Undoing; readonly onRun: (run: string) => void }) {
  const { record, run, names, when, title, subtitle, type } = data;
  return (
    <header className="desk-header">
      <Initials name={title} size={44} />
      <div className="desk-header-who">
        <h1>{title} {run ? <StatusPill tone={run.status === 'running' ? 'primary' : 'neutral'} dot>{run.status === 'exited' ? 'Taken out' : names.stage(run.stage)}</StatusPill> : null}</h1>
        <p>{[subtitle, type?.name].filter(Boolean).join(' · ')}</p>
        <ContactNotes fields={record.fields} />
      </div>
      <div className="desk-header-facts">
        <div><b className="bt-numbers">{formatClock(when.now, record.zone)}</b><small>{record.zone.split('/').at(-1)?.replaceAll('_', ' ')}</small></div>
        <TouchPressure data={data} />
        <div><b>{record.owner === null ? 'Nobody' : names.person(record.owner)}</b><small>owner</small></div>
      </div>
      <RecordMenu data={data} undoing={undoing} onRun={onRun} />
    </header>
  );
}

function RecordMenu({ data, undoing, onRun }: { readonly data: RecordData; readonly undoing: Undoing; readonly onRun: (run: string) => void }) {
  const [dialog, setDialog] = useState<'owner' | 'exit' | 'pause' | 'signal' | 'enrol' | 'move' | 'check' | null>(null);
  const { run, process } = data;
  const running = run?.status === 'running';
  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><ActionIcon variant="default" size={32} aria-label="More for this record"><IconDots size={17} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowBackUp size={15} />} disabled={!undoing.possible} onClick={undoing.start}>Take back the last step{undoing.asks ? '…' : ''}</Menu.Item>
          <Menu.Item leftSection={<IconUser size={15} />} onClick={() => setDialog('owner')}>Change owner…</Menu.Item>
          <Menu.Item leftSection={<IconPlayerPause size={15} />} disabled={!running || run.paused !== undefined} onClick={() => setDialog('pause')}>Pause…</Menu.Item>
          <Menu.Item leftSection={<IconMessage2Bolt size={15} />} disabled={!run || run.status === 'exited' || !process} onClick={() => setDialog('signal')}>The customer did…</Menu.Item>
          <Menu.Item leftSection={<IconRoute size={15} />} disabled={!running} onClick={() => setDialog('enrol')}>Enrol in another blueprint…</Menu.Item>
          {data.me.roles.includes('manager') ? <Menu.Item leftSection={<IconVersions size={15} />} disabled={!running} onClick={() => setDialog('move')}>Move to another version…</Menu.Item> : null}
          <Menu.Item component={Link} to={`/records/${data.record.id}/story`} leftSection={<IconHistory size={15} />}>Replay the story</Menu.Item>
          <Menu.Item leftSection={<IconShieldCheck size={15} />} onClick={() => setDialog('check')}>Check this history</Menu.Item>
          <Menu.Item leftSection={<IconDoorExit size={15} />} disabled={!running} onClick={() => setDialog('exit')}>Take out of the blueprint…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'owner' ? <OwnerDialog data={data} onClose={close} /> : null}
      {dialog === 'exit' ? <ExitDialog data={data} onClose={close} /> : null}
      {dialog === 'pause' ? <PauseDialog data={data} onClose={close} /> : null}
      {dialog === 'signal' ? <SignalDialog data={data} onClose={close} /> : null}
      {dialog === 'check' ? <CheckHistory data={data} onClose={close} /> : null}
      {dialog === 'move' ? <MoveDialog data={data} onClose={close} /> : null}
      {dialog === 'enrol' ? (
        <Modal opened onClose={close} title="Enrol in another blueprint" closeButtonProps={{ 'aria-label': 'Close' }}>
          <EnrolForm data={data} onDone={(started) => { close(); onRun(started); }} />
        </Modal>
      ) : null}
      {undoing.dialog}
    </>
  );
}

function OwnerDialog({ data, onClose }: { readonly data: RecordData; readonly onClose: () => void }) {
  const { record, names, when, people } = data;
  const [owner, setOwner] = useState<string | null>(record.owner);
  const [refused, setRefused] = useState<string | null>(null);
  const save = async () => {
    const ack = await send({ record: record.id, run: null, intent: { type: 'assign', owner }, names, when, done: owner === null ? 'Nobody owns it now' : `${names.person(owner)} owns it now` });
    if (ack?.ok) onClose();
    else setRefused(ack?.refusal ? describeRefusal(ack.refusal, names, when) : null);
  };
  return (
    <Modal opened onClose={onClose} title="Change owner" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Select data-autofocus label="Owner" clearable data={people.map((person) => ({ value: person.id, label: person.name }))} value={owner} onChange={(next) => { setOwner(next); setRefused(null); }} />
      {refused === null ? null : <Alert mt="sm" color="orange" role="alert">{refused}</Alert>}
      <Group justify="flex-end" mt="md"><Button variant="default" onClick={onClose}>Cancel</Button><Button onClick={() => void save()}>Change</Button></Group>
    </Modal>
  );
}

/** Every way out is kept: the reason stands in the timeline. */
function ExitDialog({ data, onClose }: { readonly data: RecordData; readonly onClose: () => void }) {
  return (
    <ReasonDialog
      title="Take this record out of the blueprint?" description="Its history stays. No stage, gate or due moment applies to it any more." confirm="Take it out" cancel="Keep it in" danger onClose={onClose}
      onConfirm={(reason) => act(data, { type: 'exit', reason }, { done: 'Taken out of the blueprint', undoable: true })}
    />
  );
}
