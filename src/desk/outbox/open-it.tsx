import { useState } from 'react';
import { Button, Group, Popover, Select } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconCalendarPlus, IconCopy, IconMail, IconPhone, IconWorld } from '@tabler/icons-react';
import { calendarFile } from '#engine/exchange';
import { openOutbox } from '../../storage/index.ts';
import { channelLabel, downloadFile, notifyDone, notifyProblem } from '../../ui/index.ts';
import { letterHtml } from '../work/email/letter-html.ts';
import type { OutboxItem } from './outbox-items.ts';

/** The ways a line of the outbox leaves the app: in the person's own mail, phone, browser or calendar, or as text. */
export function OpenIt({ item, now }: { readonly item: OutboxItem; readonly now: number }) {
  const { row, letter, forbidden } = item;
  if (forbidden !== null) return <span className="outbox-forbidden" role="note">Asked not to be contacted{forbidden === 'email' ? ' by email' : ` by ${channelLabel(forbidden).toLowerCase()}`}: it cannot be opened.</span>;
  const opened = () => {
    openOutbox(row.id).then((there) => { if (!there) notifyProblem('It may not go out any more: the step that made it was taken back, or the customer asked to be left alone.'); }, () => notifyProblem('Nothing can be saved now.'));
  };
  const [label, Icon] = openWords(letter);
  return (
    <>
      <Copy item={item} onCopied={opened} />
      {letter.link === null ? null : (
        <Button
          size="compact-sm" component="a" href={letter.link} {...(letter.link.startsWith('http') ? { target: '_blank', rel: 'noreferrer' } : {})} variant={row.status === 'waiting' ? 'filled' : 'default'} leftSection={<Icon size={14} aria-hidden />}
          onClick={() => {
            if (letter.copies) void copyText(letter.body, null);
            opened();
          }}
        >{label}</Button>
      )}
      {letter.channel === 'meeting' ? <ToCalendar item={item} now={now} onTaken={opened} /> : null}
    </>
  );
}

function openWords({ channel, link, copies }: OutboxItem['letter']): readonly [string, typeof IconMail] {
  if (link?.startsWith('http')) return ['Open the address', IconWorld];
  if (channel !== 'email') return ['Open in phone', IconPhone];
  return [copies ? 'Copy text and open in mail' : 'Open in mail', IconMail];
}

/** Copies the text; what was set off stays so in programs that take formatting. */
function Copy({ item: { letter }, onCopied }: { readonly item: OutboxItem; readonly onCopied: () => void }) {
  const { lines } = letter.written ?? {};
  const plain = [letter.subject, letter.body || letter.title].filter(Boolean).join('\n\n');
  const copy = async () => {
    if (!(await copyText(lines ? letter.body : plain, lines ? letterHtml(lines) : null))) {
      notifyProblem('The browser did not let it be copied. Select the text and copy it by hand.');
      return;
    }
    onCopied();
    notifyDone({ message: lines ? 'Copied with its formatting' : 'Copied' });
  };
  return <Button size="compact-sm" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void copy()}>{lines ? 'Copy formatted' : 'Copy'}</Button>;
}

async function copyText(plain: string, html: string | null): Promise<boolean> {
  try {
    if (html !== null && typeof ClipboardItem !== 'undefined') {
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([plain], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) })]);
    } else await navigator.clipboard.writeText(plain);
    return true;
  } catch {
    return false;
  }
}

const minute = 60_000;

/** The drawing says that there is a meeting, a person says when; the file goes into any calendar. */
function ToCalendar({ item: { row, letter, title }, now, onTaken }: { readonly item: OutboxItem; readonly now: number; readonly onTaken: () => void }) {
  const [open, setOpen] = useState(false);
  const [start, setStart] = useState<string | null>(null);
  const [minutes, setMinutes] = useState('30');
  const download = () => {
    if (start === null) return;
    const from = new Date(start).getTime();
    downloadFile(`${letter.title}.ics`, calendarFile({ id: `${row.id}@baton`, title: `${letter.subject || letter.title}: ${title}`, text: letter.body, start: from, end: from + Number(minutes) * minute, now }), 'text/calendar');
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
