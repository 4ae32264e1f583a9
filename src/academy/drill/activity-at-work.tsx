import { Button, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronUp, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { inOrder } from '#engine/kernel';
import { bannedIn, type Fields } from '#engine/blueprint';
import type { ActivityOption } from '#engine/run';
import { present, type Told } from '#engine/rehearsal';
import { ChannelTile, describeRefusal, formatLate, formatMoment } from '../../ui/index.ts';
import { AskedFields } from './asked-fields.tsx';

import type { PracticeWork } from './practice-work.ts';

interface Props {
  readonly option: ActivityOption;
  readonly work: PracticeWork;
}

/** One activity of the stage: its state by shape and word; opened, the place to do it. The customer answers when it is done. */
export function ActivityAtWork({ option, work, open, onToggle }: Props & { readonly open: boolean; readonly onToggle: () => void }) {
  const { activity, status } = option;
  const { names, when } = work;
  const offered = option.handOver?.status === 'offered';
  const workable = status === 'open' || offered || (status === 'done' && activity.handOver === undefined && option.attempts < activity.attempts.max);
  const last = option.evidence.at(-1);
  const state = status === 'done' && last ? `${last.result === null ? 'Done' : (activity.results[last.result]?.name ?? names.result(last.result))}` : option.lockedBy ? describeRefusal(option.lockedBy, names, when) : offered ? 'waits for the receiver' : option.dueAt === null ? 'any time' : option.dueAt <= when.now ? (when.now - option.dueAt < 60_000 ? 'due now' : formatLate(option.dueAt, when.now)) : `due ${formatMoment(option.dueAt, when)}`;
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <li className="aca-activity" data-open={(open && workable) || undefined} data-status={status}>
      <button type="button" className="aca-activity-head" disabled={!workable} aria-expanded={workable ? open : undefined} onClick={onToggle}>
        <span className="bt-state-mark" data-mark={status === 'done' ? 'done' : status === 'locked' ? 'locked' : 'open'} role="img" aria-label={status === 'done' ? 'Done' : status === 'locked' ? 'Locked' : 'To do'}>{status === 'done' ? <IconCheck size={12} stroke={3} /> : status === 'locked' ? <IconLock size={11} /> : null}</span>
        <ChannelTile channel={option.channel ?? activity.channel} labelled />
        <span className="aca-activity-name">{activity.name}{option.required ? null : <small> optional</small>}</span>
        <small>{state}</small>
        {workable ? <Chevron size={16} aria-hidden /> : null}
      </button>
      {open && workable ? <Doing key={`${activity.id}/${option.attempts}/${option.handOver?.status ?? ''}`} option={option} work={work} /> : null}
    </li>
  );
}

function Doing({ option, work }: Props) {
  const { activity } = option;
  const { act, session, names } = work;
  if (activity.approval !== undefined) return <Approval role={activity.approval.role} work={work} asked={present(session.simulation).run?.requests?.some((one) => one.role === activity.approval?.role) === true} />;
  if (option.handOver?.status === 'offered') return <div className="aca-work"><p>The record was offered. Whoever receives it decides.</p><Button size="compact-md" onClick={() => act({ type: 'accept', activity: activity.id })}>Let them accept it</Button></div>;
  return <Work option={option} work={work} names={names} />;
}

function Approval({ role, work: { act, names }, asked }: { readonly role: string; readonly work: PracticeWork; readonly asked: boolean }) {
  return (
    <div className="aca-work">
      <p>{asked ? `${names.role(role)} was asked. Nobody approves their own work, so the answer comes from somebody else.` : `Somebody in the role ${names.role(role)} has to agree.`}</p>
      {asked ? <Button size="compact-md" onClick={() => act({ type: 'approve', role }, null, [role])}>Let them answer</Button> : <Button size="compact-md" onClick={() => act({ type: 'requestApproval', role })}>Ask for approval</Button>}
    </div>
  );
}

function Work({ option, work }: Props & { readonly names: PracticeWork['names'] }) {
  const { activity } = option;
  const { act, session, names, when } = work;
  const [fields, setFields] = useState<Fields>({});
  const [points, setPoints] = useState<readonly string[]>([]);
  const [ticked, setTicked] = useState<readonly string[]>(option.ticked);
  const [note, setNote] = useState('');
  const [link, setLink] = useState('');
  const results = inOrder(activity.results);
  const [result, setResult] = useState<string | null>(results[0]?.key ?? null);
  const script = activity.content.script;
  const { run, refusal, what } = present(session.simulation);
  const refused = what.type === 'deed' && 'activity' in what.deed && what.deed.activity === activity.id ? refusal : null;
  const banned = bannedIn(note, script?.avoid ?? []);
  const toggle = (list: readonly string[], id: string) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);
  const links = activity.evidence.filter((kind) => kind !== 'note' && kind !== 'research');
  const told: Told = { points, objections: [], note, banned, links: link === '' ? [] : [link] };
  const done = () => {
    if (activity.handOver !== undefined) return act({ type: 'handOver', activity: activity.id, fields, warm: false }, told);
    const evidence = activity.evidence.filter((kind) => (kind === 'note' || kind === 'research' ? note.trim() !== '' : link.trim() !== ''));
    return act({ type: 'complete', activity: activity.id, result: work.answer === null ? result : work.answer(activity.id), fields, ticked: [...ticked], evidence, template: null }, told);
  };
  return (
    <div className="aca-work">
      {activity.content.instructions === '' ? null : <p>{activity.content.instructions}</p>}
      {script && script.opening !== '' ? <blockquote>{spoken(script.opening, run?.record.fields ?? {}, names)}</blockquote> : null}
      {script && Object.keys(script.points).length > 0 ? <fieldset className="aca-ticks"><legend>Talking points</legend>{inOrder(script.points).map((point) => <Checkbox key={point.id} size="sm" label={point.text} checked={points.includes(point.id)} onChange={() => setPoints(toggle(points, point.id))} />)}</fieldset> : null}
      {Object.keys(activity.checklist).length > 0 ? <fieldset className="aca-ticks"><legend>Checklist</legend>{inOrder(activity.checklist).map((item) => <Checkbox key={item.id} size="sm" label={item.text} checked={ticked.includes(item.id)} onChange={() => setTicked(toggle(ticked, item.id))} />)}</fieldset> : null}
      <AskedFields rules={inOrder(activity.form)} before={run?.record.fields ?? {}} fields={fields} work={work} onChange={setFields} />
      {links.length > 0 ? <TextInput label="Link to the recording, file or page" withAsterisk value={link} onChange={(event) => setLink(event.currentTarget.value)} /> : null}
      <Textarea label="What was said" withAsterisk={activity.evidence.some((kind) => kind === 'note' || kind === 'research')} rows={3} value={note} onChange={(event) => setNote(event.currentTarget.value)} error={banned.length > 0 ? `The script says not to: “${banned.join('”, “')}”` : null} />
      {refused === null ? null : <p className="aca-refused" role="alert">{describeRefusal(refused, names, when)}</p>}
      <Group justify="space-between">
        {work.answer !== null ? <span className="bt-quiet">How it ends is the customer’s answer.</span> : results.length === 0 ? <span /> : <Select aria-label="How it ends" size="xs" data={results.map(({ key, name }) => ({ value: key, label: name }))} value={result} allowDeselect={false} onChange={setResult} />}
        <Button size="compact-md" onClick={done}>{activity.handOver === undefined ? `Do it` : 'Offer it'}</Button>
      </Group>
    </div>
  );
}

/** The first opening of a script with what the record holds in its places; what it does not hold stays visible by its name. */
function spoken(opening: string, fields: Fields, names: PracticeWork['names']): string {
  const first = opening.split(/\n\s*\n/).find((text) => text.trim() !== '') ?? '';
  return first.trim().replaceAll(/\{\{\s*([^{}\s]+)\s*\}\}/g, (_, key: string) => {
    const value = fields[key];
    return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : `[${names.field(key)}]`;
  });
}
