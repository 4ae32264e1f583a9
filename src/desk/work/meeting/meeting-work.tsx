import { useState } from 'react';
import { Button, Group, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { mergeFieldsOf } from '#engine/blueprint';
import { calendarFile } from '#engine/exchange';
import type { ActivityOption } from '#engine/run';
import { useSetting } from '../../../storage/index.ts';
import { downloadFile, fileName, formatMoment } from '../../../ui/index.ts';
import { isMailAddress } from '../../links.ts';
import { mergedString } from '../../merge-text.ts';
import type { RecordData } from '../../record/record-data.ts';
import { WorkAnswer } from '../activity-work.tsx';
import { ChecklistTicks } from '../checklist-ticks.tsx';
import { addresseeOf, fieldTextOf, firstTemplate, templateChoices, variantOf } from '../email/draft-letter.ts';
import { TemplateChoices } from '../email/template-choice.tsx';
import { FillField } from '../fill-field.tsx';
import { ScriptGuide } from '../script-guide.tsx';
import { useWork, type HandIn, type Work } from '../use-work.ts';
import { WhatWhenHow } from '../what-when-how.tsx';
import { agreedMeeting, calendarMeeting, doubtsAbout, guestsIn, momentField, momentFields, newMeeting, startOf, toldIn, type DraftMeeting, type MeetingZones } from './draft-meeting.ts';
import '../work.css';
import '../email/email.css';
import './meeting.css';

interface Props {
  readonly option: ActivityOption;
  readonly data: RecordData;
  readonly onDone: () => void;
}

/** Where a meeting is arranged and its result noted: the moment in both zones, a file for calendars, the agenda (S7). */
export function MeetingWork({ option, data, onDone }: Props) {
  const { activity } = option;
  const zones: MeetingZones = { theirs: data.when.zone, mine: data.me.zone };
  const meetingOf = (draft: { readonly meeting?: DraftMeeting }) => draft.meeting ?? newMeeting(addresseeOf(data).address);
  const handIn = (_: string | null, draft: { readonly meeting?: DraftMeeting; readonly template: string | null }): HandIn => {
    const meeting = draft.meeting && agreedMeeting(draft.meeting, titleOf(option, data), agendaOf(option, data, draft), zones);
    return { ...(meeting ? { words: { meeting } } : {}), intent: { template: null } };
  };
  const work = useWork(option, data, onDone, handIn);
  const { place } = work;
  return (
    <div className="desk-work mail-work" ref={place}>
      <div className="desk-work-how">
        <WhatWhenHow option={option} data={data} />
        <Arranging option={option} data={data} work={work} meeting={meetingOf(work.draft)} zones={zones} />
        <ScriptGuide activity={activity} data={data} draft={work.draft} onChange={work.change} />
        <ChecklistTicks option={option} data={data} />
      </div>
      <WorkAnswer option={option} data={data} work={work} />
    </div>
  );
}

function titleOf({ activity }: ActivityOption, { title }: Pick<RecordData, 'title'>): string {
  return `${activity.name}: ${title}`;
}

/** The agenda: as typed, else the chosen template's text with the record's values. */
function agendaOf({ activity }: ActivityOption, data: RecordData, draft: { readonly meeting?: DraftMeeting; readonly template: string | null }): string {
  const typed = draft.meeting?.agenda ?? null;
  if (typed !== null) return typed;
  const template = activity.content.templates[draft.template ?? ''] ?? firstTemplate(templateChoices(activity, data), variantOf(activity, data));
  return template ? mergedString(template.body, data.record.fields, data.type) : '';
}

function Arranging({ option, data, work, meeting, zones }: { readonly option: ActivityOption; readonly data: RecordData; readonly work: Work; readonly meeting: DraftMeeting; readonly zones: MeetingZones }) {
  const { activity } = option;
  const choices = templateChoices(activity, data);
  const begun = firstTemplate(choices, variantOf(activity, data));
  const shown = work.draft.template ?? begun?.id ?? null;
  const field = momentField(activity, data.type);
  const change = (next: DraftMeeting) => work.change({ meeting: next, fields: { ...work.draft.fields, ...momentFields(startOf(next, zones), field, zones) } });
  const text = fieldTextOf(data);
  const empty = meeting.agenda === null ? mergeFieldsOf(activity.content.templates[shown ?? '']?.body ?? '').filter((key) => text(key) === null) : [];
  const { wrong } = guestsIn(meeting.attendees);
  return (
    <div className="meet">
      <Moment meeting={meeting} zones={zones} data={data} onChange={change} />
      <Group grow align="flex-start">
        <TextInput label="Place or link" placeholder="Room, address or https://" value={meeting.place} onChange={(event) => change({ ...meeting, place: event.currentTarget.value })} />
        <TextInput label="Guests" placeholder="name@company.com" value={meeting.attendees} error={wrong.length > 0 ? `No address: ${wrong.join(', ')}` : null} onChange={(event) => change({ ...meeting, attendees: event.currentTarget.value })} />
      </Group>
      <TemplateChoices choices={choices} chosen={shown} onChoose={(template) => work.change({ template, meeting: { ...meeting, agenda: null } })} />
      <Textarea label="Agenda" autosize minRows={3} maxRows={12} value={agendaOf(option, data, work.draft)} onChange={(event) => change({ ...meeting, agenda: event.currentTarget.value })} />
      {empty.length === 0 ? null : <div className="mail-warnings"><div><span>Empty in the agenda:</span>{empty.map((key) => <FillField key={key} field={key} data={data}>{`Fill in ${data.names.field(key)}`}</FillField>)}</div></div>}
      <ToCalendar option={option} data={data} meeting={meeting} zones={zones} agenda={agendaOf(option, data, work.draft)} onMade={() => change({ ...meeting, sequence: meeting.sequence + 1 })} />
    </div>
  );
}

const lengths = [15, 30, 45, 60, 90, 120];

/** When it is, on whose clock, and what that is on the other one. */
function Moment({ meeting, zones, data, onChange }: { readonly meeting: DraftMeeting; readonly zones: MeetingZones; readonly data: RecordData; readonly onChange: (meeting: DraftMeeting) => void }) {
  const start = startOf(meeting, zones);
  const { now } = data.when;
  const both = zones.theirs !== zones.mine;
  return (
    <fieldset className="meet-moment">
      <legend className="desk-label">Meeting time</legend>
      <div className="meet-when">
        <TextInput type="date" label="Day" value={meeting.day} onChange={(event) => onChange({ ...meeting, day: event.currentTarget.value })} />
        <TextInput type="time" label="Starts" value={meeting.time} onChange={(event) => onChange({ ...meeting, time: event.currentTarget.value })} />
        <Select label="Lasts" allowDeselect={false} value={String(meeting.minutes)} data={lengths.map((minutes) => ({ value: String(minutes), label: `${minutes} min` }))} onChange={(value) => onChange({ ...meeting, minutes: Number(value ?? 30) })} />
        {both ? (
          <SegmentedControl
            size="xs" aria-label="Whose clock" value={meeting.zone} onChange={(zone) => onChange(toldIn(meeting, zone === 'mine' ? 'mine' : 'theirs', zones))}
            data={[{ value: 'theirs', label: `Their time, ${cityOf(zones.theirs)}` }, { value: 'mine', label: `My time, ${cityOf(zones.mine)}` }]}
          />
        ) : null}
      </div>
      {start === null ? null : (
        <div role="status" className="meet-both">
          <p><b>{formatMoment(start, { zone: zones.theirs, now })}</b> {both ? `in ${cityOf(zones.theirs)}` : ''}{both ? <> · <b>{formatMoment(start, { zone: zones.mine, now })}</b> in {cityOf(zones.mine)}</> : null}</p>
          {doubtsAbout(start, zones, now).map((doubt) => <p key={doubt} data-tone="time">{doubt}</p>)}
        </div>
      )}
    </fieldset>
  );
}

/** A zone as people call it: its city. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function ToCalendar({ option, data, meeting, zones, agenda, onMade }: { readonly option: ActivityOption; readonly data: RecordData; readonly meeting: DraftMeeting; readonly zones: MeetingZones; readonly agenda: string; readonly onMade: () => void }) {
  const [organizer, setOrganizer] = useSetting('my-address', '');
  const [typed, setTyped] = useState<string | null>(null);
  const address = typed ?? organizer;
  const agreed = agreedMeeting(meeting, titleOf(option, data), agenda, zones);
  const invites = isMailAddress(address.trim()) && (agreed?.attendees.length ?? 0) > 0;
  const download = () => {
    if (agreed === null) return;
    const id = `${data.run?.id ?? ''}/${data.run?.visit ?? 0}/${option.activity.id}`;
    downloadFile(`${fileName(agreed.title)}.ics`, calendarFile(calendarMeeting(agreed, { id, attempt: option.attempts, sequence: meeting.sequence, organizer: address.trim(), now: data.when.now })), 'text/calendar');
    onMade();
  };
  const keep = () => {
    if (typed !== null && (typed.trim() === '' || isMailAddress(typed.trim()))) setOrganizer(typed.trim()).catch(() => undefined);
  };
  return (
    <div className="meet-file">
      <TextInput label="Invited by" description="Your own address, kept in this browser: with it the file asks the guests" placeholder="you@company.com" value={address} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={keep} error={address.trim() === '' || isMailAddress(address.trim()) ? null : 'Write an address such as name@company.com'} />
      <Button variant="default" disabled={agreed === null} leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={download}>{invites ? 'Download invitation' : 'Download for calendar'}</Button>
    </div>
  );
}
