import { useState } from 'react';
import { Alert, Button, Group, Select, Textarea } from '@mantine/core';
import type { Assignee, Fields } from '#engine/blueprint';
import { isOnlyRep, isQualified, type ActivityOption } from '#engine/run';
import type { PersonRow } from '../../storage/index.ts';
import { describeWait, formatAgo, formatDuration, formatMoment, Initials } from '../../ui/index.ts';
import { act } from '../record/act.ts';
import { ActivityForm } from '../work/activity-form.tsx';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import type { RecordData } from '../record/record-data.ts';
import { valueText } from '../value-text.ts';

/** The baton pass: the sender fills in what the receiver needs and offers the record; the receiver accepts or returns it (S82, S113). */
export function HandOverWork({ option, data, onDone }: { readonly option: ActivityOption; readonly data: RecordData; readonly onDone: () => void }) {
  const { activity, handOver } = option;
  return (
    <div className="desk-work desk-hand-over">
      <div className="desk-work-how">
        {activity.content.instructions === '' ? null : <p className="desk-what">{activity.content.instructions}</p>}
        {handOver?.status === 'returned' ? <Returned option={option} data={data} /> : null}
        {handOver?.status === 'offered' ? <Offered option={option} data={data} onDone={onDone} /> : <Offer option={option} data={data} onDone={onDone} />}
      </div>
    </div>
  );
}

function Offer({ option, data, onDone }: { readonly option: ActivityOption; readonly data: RecordData; readonly onDone: () => void }) {
  const { activity } = option;
  const rule = activity.handOver;
  const [to, setTo] = useState<string | null>(null);
  const [fields, setFields] = useState<Fields>({});
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  if (rule === undefined) return null;
  const fitting = receivers(rule.to, data);
  const barred = new Set(fitting.filter((person) => isBarred(person, data, fields)).map(({ id }) => id));
  const able = fitting.filter(({ id }) => !barred.has(id));
  const receiver = to ?? (able.length === 1 ? (able[0]?.id ?? null) : null);
  const offer = async (warm: boolean) => {
    if (receiver === null) return setRefused('Choose who shall take it over.');
    const name = data.names.person(receiver);
    const problem = await act(data, { type: 'handOver', activity: activity.id, to: receiver, fields: { ...fields }, warm, expect: { visit: data.run?.visit ?? 0 } }, { done: warm ? `Transferred to ${name}` : `Offered to ${name}`, undoable: true, note: note.trim() });
    setRefused(problem);
    if (problem === null) onDone();
  };
  return (
    <>
      <Select
        label="Hand over to" withAsterisk searchable placeholder={fitting.length === 0 ? 'Nobody fits the rule of this hand-over' : 'Choose a person'} disabled={fitting.length === 0}
        data={fitting.map(({ id, name }) => ({ value: id, label: barred.has(id) ? `${name}: only once it is qualified` : name, disabled: barred.has(id) }))} value={receiver} onChange={setTo} description={`Answers within ${describeWait(rule.deadline)}; after that ${rule.late === 'return' ? 'it comes back to you' : 'they are reminded'}.${rule.warm ? ' “Transfer now” is for when you are all on the line: it is theirs at once.' : ''}`}
      />
      <ActivityForm form={activity.form} fields={fields} data={data} onChange={setFields} />
      <Textarea label="Note for them" autosize minRows={2} maxRows={10} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {refused === null ? null : <Alert color="orange" role="alert" title="Not yet">{refused}</Alert>}
      <Group justify="flex-end">
        {rule.warm ? <Button variant="default" onClick={() => void offer(true)}>Transfer now</Button> : null}
        <Button data-first onClick={() => void offer(false)}>Offer</Button>
      </Group>
    </>
  );
}

function Offered({ option, data, onDone }: { readonly option: ActivityOption; readonly data: RecordData; readonly onDone: () => void }) {
  const { activity, handOver } = option;
  const [returning, setReturning] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (handOver === undefined) return null;
  const { names, when, me } = data;
  const deadline = data.run?.dues.find((due) => due.kind === 'handOver' && due.activity === activity.id)?.at;
  const expect = { visit: data.run?.visit ?? 0 };
  const mine = handOver.to === me.id;
  const accept = async () => {
    const problem = await act(data, { type: 'accept', activity: activity.id, expect }, { done: 'Accepted: it is yours now', undoable: true });
    setRefused(problem);
    if (problem === null) onDone();
  };
  return (
    <>
      <p className="desk-waits"><Initials name={names.person(handOver.to)} size={22} /> <span>{mine ? `${names.person(handOver.from)} offers it to you` : `Waits for ${names.person(handOver.to)}`}, since {formatAgo(handOver.at, when.now)}{deadline === undefined ? '' : ` · answer expected ${formatMoment(deadline, when)}${deadline > when.now ? `, ${formatDuration(deadline - when.now)} left` : ''}`}{handOver.late ? <b> · late, they were reminded</b> : null}</span></p>
      {mine ? <Given data={data} entry={handOver.entry} /> : null}
      {refused === null ? null : <Alert color="orange" role="alert">{refused}</Alert>}
      {mine ? (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setReturning(true)}>Return…</Button>
          <Button data-first color="positive" onClick={() => void accept()}>Accept</Button>
        </Group>
      ) : null}
      {returning ? (
        <ReasonDialog
          title={`Return it to ${names.person(handOver.from)}?`} description="They see what is missing, and may offer it again." confirm="Return it" cancel="Keep it" onClose={() => setReturning(false)}
          onConfirm={(reason) => act(data, { type: 'return', activity: activity.id, reason, expect }, { done: 'Returned', undoable: true })}
        />
      ) : null}
    </>
  );
}

/** What the sender filled in and wrote for whoever takes over. */
function Given({ data, entry }: { readonly data: RecordData; readonly entry: string }) {
  const line = data.entries.find((one) => one.id === entry);
  const fields = line?.intent.type === 'handOver' ? Object.entries(line.intent.fields).filter(([, value]) => value !== null && value !== '') : [];
  const note = line?.words?.note ?? '';
  if (fields.length === 0 && note === '') return null;
  return (
    <dl className="desk-facts">
      {fields.map(([key, value]) => <div key={key}><dt>{data.names.field(key)}</dt><dd>{valueText(value, data.type?.fields[key], data)}</dd></div>)}
      {note === '' ? null : <div><dt>Note</dt><dd>{note}</dd></div>}
    </dl>
  );
}

function Returned({ option, data }: { readonly option: ActivityOption; readonly data: RecordData }) {
  const { handOver } = option;
  const back = data.entries.findLast((entry) => entry.ok && entry.intent.type === 'return' && entry.intent.activity === option.activity.id);
  if (handOver === undefined) return null;
  const reason = back?.intent.type === 'return' ? back.intent.reason : 'nobody answered in time';
  return <Alert color="orange" mb="sm" title={`${data.names.person(handOver.to)} returned it`}>{reason}</Alert>;
}

/** Whether it may not be theirs yet, with what this form would fill in: a rep's time is kept for qualified records (S106). */
function isBarred(person: PersonRow, { type, record }: RecordData, filled: Fields): boolean {
  return type !== undefined && isOnlyRep(person) && !isQualified(type, { ...record.fields, ...filled });
}

/** The people who fit the drawing's rule, without the one who hands over. */
function receivers(rule: Assignee, { people, me, record }: RecordData): readonly PersonRow[] {
  const others = people.filter((person) => person.id !== me.id);
  switch (rule.type) {
    case 'owner':
      return others.filter((person) => person.id === record.owner);
    case 'person':
      return others.filter((person) => person.id === rule.person);
    case 'role':
    case 'roundRobin':
      return others.filter((person) => person.roles.includes(rule.role));
    case 'team':
      return others.filter((person) => person.roles.includes(rule.team));
  }
}
