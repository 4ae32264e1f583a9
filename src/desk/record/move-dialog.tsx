import { useState } from 'react';
import { Alert, Button, Group, Modal, SegmentedControl, Select } from '@mantine/core';
import type { Stage } from '#engine/blueprint';
import { useVersions, type VersionRow } from '../../storage/index.ts';
import { act } from './act.ts';
import type { RecordData } from './record-data.ts';

/** Puts the run onto another version of its blueprint: at which stage, and whether time already spent counts (domain.md section 7). */
export function MoveDialog({ data, onClose }: { readonly data: RecordData; readonly onClose: () => void }) {
  const { run } = data;
  const versions = useVersions(run?.blueprint ?? '');
  const others = (versions ?? []).filter((version) => version.id !== run?.versionId);
  const [chosen, setChosen] = useState<string | null>(null);
  const version = others.find((one) => one.id === chosen) ?? others[0];
  return (
    <Modal opened onClose={onClose} title="Move to another version" closeButtonProps={{ 'aria-label': 'Close' }}>
      {version === undefined ? <p>{versions === undefined ? 'Looking for other versions.' : 'This blueprint has no other version yet. Publish one first.'}</p> : (
        <>
          <Select
            data-autofocus label="Version" allowDeselect={false} value={version.id} onChange={setChosen}
            data={others.map((one) => ({ value: one.id, label: `Version ${one.number}${one.note === '' ? '' : `: ${one.note}`}` }))}
          />
          <Placing key={version.id} version={version} data={data} onClose={onClose} />
        </>
      )}
    </Modal>
  );
}

function Placing({ version, data, onClose }: { readonly version: VersionRow; readonly data: RecordData; readonly onClose: () => void }) {
  const { run } = data;
  const stages = Object.values(version.document.stages).filter(mayStand);
  const same = stages.find((stage) => stage.id === run?.stage);
  const [stage, setStage] = useState<string | null>(same?.id ?? version.document.start);
  const [timers, setTimers] = useState<'carry' | 'restart'>('carry');
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const move = async () => {
    if (stage === null) return setRefused('Choose the stage the record shall stand in.');
    setBusy(true);
    const problem = await act(data, { type: 'migrate', version: version.id, stage, timers }, { done: `Moved to version ${version.number}` });
    setBusy(false);
    setRefused(problem);
    if (problem === null) onClose();
  };
  return (
    <>
      <Select
        mt="sm" label="Stage there" allowDeselect={false} searchable value={stage} onChange={setStage}
        description={same ? 'The same stage: what was done in this stay counts on.' : 'Its stage is gone in that version: a new stay begins.'}
        data={stages.map((one) => ({ value: one.id, label: one.name }))}
      />
      <SegmentedControl
        mt="sm" fullWidth value={timers} onChange={(value) => setTimers(value === 'restart' ? 'restart' : 'carry')}
        data={[{ value: 'carry', label: 'Keep the time spent' }, { value: 'restart', label: 'Start waiting anew' }]} aria-label="Due moments"
      />
      {refused === null ? null : <Alert mt="sm" color="orange" role="alert">{refused}</Alert>}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>Cancel</Button>
        <Button loading={busy} onClick={() => void move()}>Move to version {version.number}</Button>
      </Group>
    </>
  );
}

/** A record stands in no decision, and only an outcome leads to an end. */
function mayStand({ kind }: Stage): boolean {
  return kind !== 'decision' && kind !== 'end';
}
