import { useState } from 'react';
import { Button } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { formatMoment, notifyProblem } from '../../ui/index.ts';
import { act } from './act.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import type { RecordData } from './record-data.ts';

/** Puts the run to rest: nothing falls due until it is resumed, by hand or at the moment named. */
export function PauseDialog({ data, onClose }: { readonly data: RecordData; readonly onClose: () => void }) {
  const [until, setUntil] = useState<string | null>(null);
  return (
    <ReasonDialog
      title="Pause this run?" description="Nothing falls due while it rests; afterwards every moment is later by as much." confirm="Pause it" cancel="Keep it running" onClose={onClose}
      onConfirm={(reason) => act(data, { type: 'pause', reason, until: until === null ? null : new Date(until).getTime() }, { done: 'Paused', undoable: true })}
    >
      <DateTimePicker mt="sm" label="Until" description="Left empty, somebody resumes it by hand." clearable minDate={new Date(data.when.now)} value={until} onChange={setUntil} />
    </ReasonDialog>
  );
}

/** Says that the run rests, since when and why, with the way to go on. */
export function PauseBanner({ data }: { readonly data: RecordData }) {
  const { run, names, when } = data;
  if (run?.paused === undefined) return null;
  const entry = data.entries.findLast((one) => one.ok && one.run === run.id && one.intent.type === 'pause');
  const reason = entry?.intent.type === 'pause' ? entry.intent.reason : '';
  const resume = async () => {
    const problem = await act(data, { type: 'resume' }, { done: 'Resumed', undoable: true });
    if (problem !== null) notifyProblem(problem);
  };
  return (
    <section className="bt-card desk-paused" aria-label="Paused">
      <IconPlayerPause size={18} aria-hidden />
      <div>
        <b>Paused by {names.person(run.paused.by)}{run.paused.until === null ? '' : ` until ${formatMoment(run.paused.until, when)}`}</b>
        <p>{reason === '' ? 'Nothing falls due until it is resumed.' : reason}</p>
      </div>
      <Button leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={() => void resume()}>Resume</Button>
    </section>
  );
}
