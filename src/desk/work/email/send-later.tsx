import { useState } from 'react';
import { Button, Popover, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { addDays, atCivil, civilDate } from '#engine/calendar';
import { judgeSnooze, type ActivityOption } from '#engine/run';
import { describeRefusal, formatMoment } from '../../../ui/index.ts';
import { act } from '../../record/act.ts';
import type { RecordData } from '../../record/record-data.ts';
import { whyMoved } from '../rhythm-note.tsx';

interface Choice {
  readonly until: number;
  /** Where the rhythm puts it, in words; or why not. */
  readonly words: string;
  readonly open: boolean;
}

/** What becomes of a letter planned for a moment: when it comes up, moved by which rules, or why it may not wait so long (S77). */
export function planFor(until: number, { activity }: ActivityOption, { run, process, names, when }: RecordData): Choice {
  if (!run || !process) return { until, words: '', open: false };
  const { at, reasons, refusal } = judgeSnooze(process, run, activity, { until, at: when.now });
  if (at === null) return { until, words: `${formatMoment(until, when)}: ${refusal === null ? 'not possible' : describeRefusal(refusal, names, when)}`, open: false };
  return { until, words: `${formatMoment(at, when)}${at === until ? '' : whyMoved(reasons)}`, open: true };
}

/** The text is kept, and the email comes up in Today at a moment inside the rhythm: nothing is ever sent by itself (S77). */
export function SendLater({ option, data }: { readonly option: ActivityOption; readonly data: RecordData }) {
  const [open, setOpen] = useState(false);
  if (option.status !== 'open' || option.dueAt === null) return null;
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" width={320} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="default" leftSection={<IconClock size={16} aria-hidden />} onClick={() => setOpen(!open)}>Later…</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Send it later">{open ? <Moments option={option} data={data} onDone={() => setOpen(false)} /> : null}</Popover.Dropdown>
    </Popover>
  );
}

function Moments({ option, data, onDone }: { readonly option: ActivityOption; readonly data: RecordData; readonly onDone: () => void }) {
  const { zone, now } = data.when;
  const base = civilDate(Math.max(now, option.dueAt ?? now), zone);
  const [day, setDay] = useState(addDays(base, 1));
  const [time, setTime] = useState('10:00');
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const plan = async (until: number) => {
    if (busy) return;
    setBusy(true);
    const problem = await act(data, { type: 'snooze', activity: option.activity.id, until, reason: 'The letter is written and goes out then', expect: { visit: data.run?.visit ?? 0 } }, { done: `${option.activity.name}: planned`, undoable: true });
    setBusy(false);
    if (problem === null) onDone();
    else setRefused(problem);
  };
  const quick = [1, 2, 7].map((days) => planFor(atCivil(addDays(base, days), '10:00', zone), option, data)).filter((choice) => choice.open);
  const own = /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d/.test(time) ? planFor(atCivil(day, time.slice(0, 5), zone), option, data) : null;
  return (
    <div className="mail-later">
      <p>In their time. The text is kept here; it comes up in Today then, and you send it with one press.</p>
      {quick.filter(({ words }, index) => quick.findIndex((other) => other.words === words) === index).map((choice) => (
        <Button key={choice.until} size="compact-md" variant="default" fullWidth justify="flex-start" disabled={!choice.open || busy} onClick={() => void plan(choice.until)}>{choice.words}</Button>
      ))}
      <div className="mail-later-own">
        <TextInput type="date" label="Day" value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        <TextInput type="time" label="Time" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
      </div>
      {own === null ? null : <Button size="compact-md" fullWidth disabled={!own.open || busy} onClick={() => void plan(own.until)}>{own.open ? `Plan for ${own.words}` : own.words}</Button>}
      {refused === null ? null : <p role="alert" data-tone="time">{refused}</p>}
    </div>
  );
}
