import { ActionIcon, Button, Group, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconCalendar, IconClockHour4, IconMailOff, IconPencil, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Sla } from '#engine/blueprint';
import { atCivil } from '#engine/calendar';
import { isEmpty } from '#engine/gates';
import { mayEnrol } from '#engine/run';
import { awaitedIn, nextMoment, wouldBeSent, type Awaited } from '#engine/rehearsal';
import { ChannelTile, civilDay, describeEffect, describeRefusal, describeWait, formatClock, formatDate, formatDay, formatLate, formatMoment, SectionLabel } from '../../ui/index.ts';
import { useDraft, useRecordType, useStudio } from '../studio-context.ts';
import { FieldsDialog } from './fields-dialog.tsx';
import { plainValue } from './plain-value.ts';
import { RecordDialog } from './record-dialog.tsx';
import { useSim } from './use-simulator.ts';

/** Who travels, what time it is for them, what is expected next, and what would have been sent. */
export function RecordPanel() {
  return (
    <div className="sim-panel">
      <RecordCard />
      <ClockCard />
      <ExpectedList />
      <SentList />
    </div>
  );
}

function RecordCard() {
  const { row, walk, setup, names } = useSim();
  const type = useRecordType();
  const [dialog, setDialog] = useState<'record' | 'fields' | null>(null);
  const fields = row?.run?.record.fields ?? walk?.record.fields ?? {};
  const filled = Object.entries(fields).filter(([, value]) => !isEmpty(value));
  const title = type === undefined ? '' : plainValue(fields[type.title]);
  return (
    <section className="sim-card" aria-label="Record">
      <SectionLabel order={3} right={<span className="bt-quiet">{setup?.source === 'workspace' ? 'a copy' : 'invented'}</span>}>{type?.name ?? 'Record'}</SectionLabel>
      <div className="sim-record-head">
        <b>{title === '' ? 'Without a name' : title}</b>
        <Group gap={2} wrap="nowrap">
          <Tooltip label="Fill in fields, as a rep would"><ActionIcon variant="subtle" color="gray" aria-label="Fill in fields" onClick={() => setDialog('fields')}><IconPencil size={16} aria-hidden /></ActionIcon></Tooltip>
          <Tooltip label="Begin with another record"><ActionIcon variant="subtle" color="gray" aria-label="Choose another record" onClick={() => setDialog('record')}><IconUserPlus size={16} aria-hidden /></ActionIcon></Tooltip>
        </Group>
      </div>
      {filled.length === 0 && <p className="bt-quiet">Nothing is filled in.</p>}
      {filled.length > 0 && <dl className="sim-fields">
        {filled.filter(([key]) => key !== type?.title).map(([key, value]) => <div key={key}><dt>{names.field(key)}</dt><dd>{plainValue(value)}</dd></div>)}
      </dl>}
      <EnrolmentNote />
      {dialog === 'fields' && <FieldsDialog onClose={() => setDialog(null)} />}
      {dialog === 'record' && <RecordDialog onClose={() => setDialog(null)} />}
    </section>
  );
}

/** Stepping by hand lets any record in; whether the enrolment rules would is said. */
function EnrolmentNote() {
  const { walk, names, when } = useSim();
  const draft = useDraft();
  const { views } = useStudio();
  if (walk === null) return null;
  const { when: rule } = draft.enrolment;
  // what a saved view shows is known only in the list of records
  const document = rule.type === 'view' ? { ...draft, enrolment: { ...draft.enrolment, when: { type: 'manual' as const } } } : draft;
  const refusal = mayEnrol({ blueprint: draft.id, document, paused: false, record: { type: draft.recordType, fields: walk.record.fields }, runs: [], view: null });
  const view = rule.type === 'view' ? views.find(({ id }) => id === rule.view) : undefined;
  if (refusal === null) return rule.type === 'view' ? <p className="sim-note">Records come in when the saved view {view === undefined ? '' : `“${view.name}” `}shows them.</p> : null;
  return <p className="sim-refused">{describeRefusal(refusal, names, when)} For real it would not come in.</p>;
}

const hour = 3_600_000;

function ClockCard() {
  const { when, walk, roles, pass } = useSim();
  const upcoming = walk === null ? null : nextMoment(walk, { roles });
  const { now, zone } = when;
  return (
    <section className="sim-card" aria-label="Virtual clock">
      <SectionLabel order={3} right={<span className="bt-quiet">{zone}</span>}>Clock</SectionLabel>
      <p className="sim-clock"><b className="bt-numbers">{formatClock(now, zone)}</b><span>{formatDay(now, zone)} {formatDate(now, zone).slice(-4)}</span></p>
      <Group gap={6} grow>
        <Button size="compact-sm" variant="default" onClick={() => pass(now + hour)}>+1 h</Button>
        <Button size="compact-sm" variant="default" onClick={() => pass(nextDay(now, zone))}>+1 d</Button>
        <ToDate />
      </Group>
      <Button mt={6} fullWidth size="compact-sm" variant="light" disabled={upcoming === null} leftSection={<IconClockHour4 size={14} aria-hidden />} onClick={() => upcoming !== null && pass(upcoming)}>
        {upcoming === null ? 'Nothing more falls due' : `Next moment, ${formatMoment(upcoming, when)}`}
      </Button>
    </section>
  );
}

/** The same time of day tomorrow, in the record's zone: a day is not always 24 hours long. */
function nextDay(now: number, zone: string): number {
  return atCivil(civilDay(now + 24 * hour, zone), formatClock(now, zone), zone);
}

function ToDate() {
  const { when, pass } = useSim();
  const [isOpen, setOpen] = useState(false);
  const [date, setDate] = useState('');
  const [time, setTime] = useState('09:00');
  const to = /^\d{4}-\d{2}-\d{2}$/.test(date) && /^\d{2}:\d{2}$/.test(time) ? atCivil(date, time, when.zone) : null;
  const problem = to !== null && to <= when.now ? 'The clock only goes forward.' : null;
  return (
    <Popover opened={isOpen} onChange={setOpen} width={240} trapFocus withArrow>
      <Popover.Target><Button size="compact-sm" variant="default" leftSection={<IconCalendar size={14} aria-hidden />} onClick={() => setOpen(!isOpen)}>To…</Button></Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => { event.preventDefault(); if (to !== null && problem === null) { pass(to); setOpen(false); } }}>
          <TextInput type="date" label="Day" value={date} onChange={(event) => setDate(event.currentTarget.value)} error={problem} />
          <TextInput type="time" mt={8} label="Time" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
          <Button mt={10} size="compact-md" fullWidth type="submit" disabled={to === null || problem !== null}>Let time pass until then</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function ExpectedList() {
  const { walk, when } = useSim();
  const expected = walk === null ? [] : awaitedIn(walk);
  return (
    <section className="sim-card" aria-label="Expected next">
      <SectionLabel order={3} count={expected.length}>Expected next</SectionLabel>
      {expected.length === 0 && <p className="bt-quiet">Nothing is expected of anybody.</p>}
      <ul className="sim-list">
        {expected.map((one) => (
          <li key={one.due.key} className="sim-due" data-late={(one.due.at <= when.now - 60_000 && one.due.automatic !== true) || undefined}>
            {one.due.channel === null ? <IconClockHour4 size={16} aria-hidden /> : <ChannelTile channel={one.due.channel} size={20} />}
            <DueWords one={one} />
            <span className="bt-numbers">{one.fell ? formatLate(one.due.at, when.now) : formatMoment(one.due.at, when)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DueWords({ one: { due } }: { one: Awaited }) {
  const { names, living } = useSim();
  const draft = useDraft();
  const own = due.activity === null ? undefined : living?.activities.find(({ activity }) => activity.id === due.activity)?.activity.name;
  const what = () => {
    switch (due.kind) {
      case 'activity':
        return own ?? names.activity(due.activity ?? '');
      case 'outcome':
        return names.outcome(due.outcome ?? '');
      case 'sla':
        return timeLimitWords(draft.stages[due.stage]?.sla?.escalations[due.escalation ?? '']);
      case 'approval':
        return `Answer of ${names.role(due.role ?? '')}`;
      case 'handOver':
        return `Answer to ${own ?? names.activity(due.activity ?? '')}`;
      case 'resume':
        return 'The pause ends';
      case 'return':
        return 'Comes back from the end';
    }
  };
  return <span className="sim-due-words">{what()}{due.automatic === true && <small>by itself</small>}</span>;
}

/** Each escalation has a moment of its own, so each says which it is. */
function timeLimitWords(escalation: Sla['escalations'][string] | undefined): string {
  switch (escalation?.when) {
    case 'before':
      return `Reminder ${describeWait(escalation.wait)} before the time limit`;
    case 'after':
      return `Escalation ${describeWait(escalation.wait)} after the time limit`;
    default:
      return 'Time limit of this stage';
  }
}

function SentList() {
  const { walk, when, names } = useSim();
  const sent = walk === null ? [] : wouldBeSent(walk);
  return (
    <section className="sim-card" aria-label="Would be sent">
      <SectionLabel order={3} count={sent.length}>Would be sent</SectionLabel>
      <p className="sim-note"><IconMailOff size={14} aria-hidden /> Nothing leaves a simulation.</p>
      <ul className="sim-list">
        {sent.map(({ effect, at, row }, index) => <li key={`${row}/${index}`} className="sim-sent"><span>{describeEffect(effect, names)}</span><span className="bt-numbers">{formatMoment(at, when)}</span></li>)}
      </ul>
    </section>
  );
}
