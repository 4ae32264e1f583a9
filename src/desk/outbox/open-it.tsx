import { useState } from 'react';
import { Button, Group, Popover, Select } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconCalendarPlus, IconCopy, IconMail, IconPhone } from '@tabler/icons-react';
import { openOutbox } from '../../storage/index.ts';
import { downloadFile, notifyDone, notifyProblem } from '../../ui/index.ts';
import { calendarFile } from './calendar-file.ts';
import type { OutboxItem } from './outbox-items.ts';

/** The ways a line of the outbox leaves the app: in the person's own mail, phone or calendar, or as text. */
export function OpenIt({ item, now }: { readonly item: OutboxItem; readonly now: number }) {
  const { row, letter } = item;
  const opened = () => {
    openOutbox(row.id).then((there) => { if (!there) notifyProblem('It was withdrawn meanwhile: the step that made it was taken back.'); }, () => notifyProblem('Nothing can be saved now.'));
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText([letter.subject, letter.body || letter.title].filter(Boolean).join('\n\n'));
      opened();
      notifyDone({ message: 'Copied' });
    } catch {
      notifyProblem('The browser did not let it be copied. Select the text and copy it by hand.');
    }
  };
  const mail = letter.channel === 'email';
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void copy()}>Copy</Button>
      {letter.link === null ? null : (
        <Button size="compact-sm" component="a" href={letter.link} variant={row.status === 'waiting' ? 'filled' : 'default'} leftSection={mail ? <IconMail size={14} aria-hidden /> : <IconPhone size={14} aria-hidden />} onClick={opened}>{mail ? 'Open in mail' : 'Open in phone'}</Button>
      )}
      {letter.channel === 'meeting' ? <ToCalendar item={item} now={now} onTaken={opened} /> : null}
    </>
  );
}

const hour = 3_600_000;

/** The drawing says that there is a meeting, a person says when; the file goes into any calendar. */
function ToCalendar({ item: { row, letter, title }, now, onTaken }: { readonly item: OutboxItem; readonly now: number; readonly onTaken: () => void }) {
  const [open, setOpen] = useState(false);
  const [start, setStart] = useState<string | null>(null);
  const [minutes, setMinutes] = useState('30');
  const download = () => {
    if (start === null) return;
    const from = new Date(start).getTime();
    downloadFile(`${letter.title}.ics`, calendarFile({ id: `${row.id}@baton`, title: `${letter.subject || letter.title}: ${title}`, text: letter.body, start: from, end: from + (Number(minutes) / 60) * hour, now }), 'text/calendar');
    onTaken();
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" leftSection={<IconCalendarPlus size={14} aria-hidden />} onClick={() => setOpen(!open)}>Open in calendar…</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="When is the meeting?">
        <DateTimePicker label="Starts" description="In your time" w={260} minDate={new Date(now)} value={start} onChange={setStart} popoverProps={{ withinPortal: false }} />
        <Select mt="xs" label="Lasts" allowDeselect={false} value={minutes} onChange={(value) => setMinutes(value ?? '30')} data={['15', '30', '45', '60', '90'].map((value) => ({ value, label: `${value} minutes` }))} comboboxProps={{ withinPortal: false }} />
        <Group justify="flex-end" mt="sm"><Button size="compact-sm" disabled={start === null} onClick={download}>Download for calendar</Button></Group>
      </Popover.Dropdown>
    </Popover>
  );
}
