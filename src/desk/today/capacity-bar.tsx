import { useMemo, useState } from 'react';
import { Button, NumberInput, Popover } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { atCivil, civilDate } from '#engine/calendar';
import { channels, type Channel } from '#engine/blueprint';
import { capacity } from '#engine/queue';
import { hoursProblem, useWorkDay, type WorkDay } from '../../storage/index.ts';
import { channelLabel, formatClock, formatDuration, type ChannelColour } from '../../ui/index.ts';
import type { TodayData } from './today-data.ts';

/** Kinds of work that share a colour share a stretch of the bar. */
const families: readonly { readonly label: string; readonly colour: ChannelColour; readonly channels: readonly Channel[] }[] = [
  { label: 'Calls', colour: 'call', channels: ['call', 'voicemail'] },
  { label: 'Emails', colour: 'email', channels: ['email', 'directMail'] },
  { label: 'Meetings', colour: 'meeting', channels: ['meeting'] },
  { label: 'Social', colour: 'social', channels: ['social'] },
  { label: 'Tasks', colour: 'task', channels: ['task', 'checklist', 'form', 'document'] },
  { label: 'Hand-overs', colour: 'approval', channels: ['approval', 'handOver'] },
];

const minute = 60_000;
const span = (minutes: number): string => formatDuration(minutes * minute);

/** What the day's work takes beside what is left of the day, by channel; the minutes behind it can be changed on the spot (S117). */
export function CapacityBar({ today, spreadable, onSpread }: { readonly today: TodayData; /** It is one's own day: nobody spreads the piles of others. */ readonly spreadable: boolean; readonly onSpread: () => void }) {
  const [workDay, save] = useWorkDay(today.me.id);
  const { now, day, zone } = today;
  const [from, until] = [workDay.from, workDay.to].map((time) => atCivil(civilDate(now, zone), time, zone)) as [number, number];
  const { planned, left, free, byChannel } = useMemo(() => {
    const items = channels.flatMap((channel) => Array.from({ length: day.byChannel[channel] ?? 0 }, () => ({ channel })));
    return capacity(items, { now, from, until, minutes: workDay.minutes });
  }, [day, now, from, until, workDay.minutes]);
  const parts = families.map((family) => ({ ...family, minutes: byChannel.reduce((sum, one) => sum + (family.channels.includes(one.channel) ? one.minutes : 0), 0) })).filter(({ minutes }) => minutes > 0);
  const whole = Math.max(planned, left, 1);
  return (
    <section className="bt-card tdy-capacity" aria-label="Room in the day">
      <div className="tdy-capacity-words">
        <b>{span(planned)} planned</b>
        <span>{left === 0 ? `your day ended at ${formatClock(until, zone)}` : `of ${span(left)} ${now < from ? 'between' : 'left until'} ${now < from ? `${formatClock(from, zone)} and ` : ''}${formatClock(until, zone)}, ${free >= 0 ? `so ${span(free)} free` : `${span(-free)} too much`}`}</span>
        {spreadable && (day.overdue > 0 || free < 0) ? <Button size="compact-xs" variant="light" onClick={onSpread}>{day.overdue > 0 ? `Spread out ${day.overdue} overdue…` : 'Spread out what is too much…'}</Button> : null}
        <ul>{parts.map(({ label, colour, minutes }) => <li key={label}><i style={{ background: `var(--bt-${colour})` }} />{label} <b>{span(minutes)}</b></li>)}</ul>
        <EditDay workDay={workDay} onSave={(next) => void save(next)} />
      </div>
      <div className="tdy-capacity-bar" role="img" aria-label={`${span(planned)} planned of ${span(left)} left`}>
        {parts.map(({ label, colour, minutes }) => <span key={label} style={{ width: `${(minutes / whole) * 100}%`, background: `var(--bt-${colour})` }} />)}
        {planned > left && left > 0 ? <i className="tdy-capacity-end" style={{ left: `${(left / whole) * 100}%` }} /> : null}
      </div>
    </section>
  );
}

/** When one works, and how long each kind of work takes. */
function EditDay({ workDay, onSave }: { readonly workDay: WorkDay; readonly onSave: (day: WorkDay) => void }) {
  const [open, setOpen] = useState(false);
  const setMinutes = (channel: Channel, value: number | string) => {
    const minutes = Math.round(Number(value));
    if (Number.isFinite(minutes) && minutes >= 0 && minutes <= 480) onSave({ ...workDay, minutes: { ...workDay.minutes, [channel]: minutes } });
  };
  const [typed, setTyped] = useState<Pick<WorkDay, 'from' | 'to'>>(workDay);
  const problem = hoursProblem(typed);
  const setTime = (end: 'from' | 'to', value: string) => {
    const next = { from: typed.from, to: typed.to, [end]: value };
    setTyped(next);
    if (hoursProblem(next) === null) onSave({ ...workDay, ...next });
  };
  const toggle = () => {
    setTyped(workDay);
    setOpen((was) => !was);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target><Button size="compact-xs" variant="subtle" color="gray" onClick={toggle}>Change</Button></Popover.Target>
      <Popover.Dropdown aria-label="Your working day" className="tdy-day-edit">
        <div><TimeInput size="xs" label="I work from" value={typed.from} onChange={(event) => setTime('from', event.currentTarget.value)} /><TimeInput size="xs" label="until" value={typed.to} error={problem !== null} onChange={(event) => setTime('to', event.currentTarget.value)} /></div>
        {problem === null ? null : <p role="alert" className="tdy-day-problem">{problem} It stays {workDay.from} to {workDay.to}.</p>}
        <p>How long each takes you, in minutes</p>
        <div className="tdy-day-minutes">
          {channels.map((channel) => <NumberInput key={channel} size="xs" label={channelLabel(channel)} min={0} max={480} value={workDay.minutes[channel]} onChange={(value) => setMinutes(channel, value)} />)}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
