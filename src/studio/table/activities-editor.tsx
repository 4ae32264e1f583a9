import { ActionIcon, Menu, Switch, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { inOrder } from '#engine/kernel';
import { activitiesIn, channels, newActivity, type Activity, type Stage } from '#engine/blueprint';
import { readActivityPhrase } from '#engine/exchange';
import { announce, channelLabel, ChannelTile } from '../../ui/index.ts';
import { withChannel } from '../draft/activity-channel.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { useMake } from '../inspector/panel.tsx';
import { useDraft, useEdit, useStudio } from '../studio-context.ts';

/** What is done in a stage, as a list to type into: the kind is guessed from the words, and can be changed. */
export function ActivitiesEditor({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const make = useMake();
  const { newId } = useStudio();
  const [words, setWords] = useState('');
  const all = activitiesIn(draft, stage.id);
  const takes = stage.kind === 'work' || stage.kind === 'parallel';
  const add = () => {
    const phrase = readActivityPhrase(words.trim());
    if (phrase.name === '') return;
    const activity = { ...newActivity(phrase.channel, newId(), phrase.name.slice(0, 200)), required: phrase.required ? ('always' as const) : ('never' as const) };
    if (!make({ type: 'addActivity', stage: stage.id, lane: inOrder(stage.lanes ?? {})[0]?.id, activity })) return;
    setWords('');
    announce(`${phrase.name} added as ${channelLabel(phrase.channel)}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  if (!takes) return <p className="bt-quiet">Only working stages hold activities. Change the kind first.</p>;
  return (
    <div className="bt-cell-editor">
      <ul aria-label={`Activities of ${stage.name}`}>{all.map((activity, index) => <ActivityRow key={activity.id} stage={stage} activity={activity} index={index} last={index === all.length - 1} />)}</ul>
      <TextInput
        aria-label="Add an activity" placeholder="What is done? “Call the decider” and Enter" value={words} data-autofocus
        leftSection={<ChannelTile channel={readActivityPhrase(words).channel} size={20} labelled />}
        onChange={(event) => setWords(event.currentTarget.value)} onKeyDown={onKeyDown}
      />
    </div>
  );
}

function ActivityRow({ stage, activity, index, last }: { stage: Stage; activity: Activity; index: number; last: boolean }) {
  const edit = useEdit();
  const make = useMake();
  const name = activity.name || 'Activity without a name';
  const set = (field: string, value: unknown) => make({ type: 'setField', path: ['activities', activity.id, field], value });
  const move = (to: number) => {
    if (make({ type: 'moveActivity', activity: activity.id, stage: stage.id, index: to })) announce(`${name} is now number ${to + 1}`);
  };
  return (
    <li className="bt-cell-editor-row">
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target><UnstyledButton aria-label={`Kind of ${name}: ${channelLabel(activity.channel)}`}><ChannelTile channel={activity.channel} size={24} /></UnstyledButton></Menu.Target>
        <Menu.Dropdown mah={280} style={{ overflow: 'auto' }}>
          {channels.map((channel) => <Menu.Item key={channel} leftSection={<ChannelTile channel={channel} size={20} />} onClick={() => make({ type: 'setField', path: ['activities', activity.id], value: withChannel(activity, channel) })}>{channelLabel(channel)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <CommittedText label={`Name of ${name}`} hideLabel required value={activity.name} onCommit={(value) => edit({ type: 'setField', path: ['activities', activity.id, 'name'], value })} />
      <Switch size="xs" label="required" aria-label={`${name} is required`} checked={activity.required !== 'never'} onChange={(event) => set('required', event.currentTarget.checked ? 'always' : 'never')} />
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Move ${name} up`} disabled={index === 0 || stage.kind === 'parallel'} onClick={() => move(index - 1)}><IconChevronUp size={14} aria-hidden /></ActionIcon>
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Move ${name} down`} disabled={last || stage.kind === 'parallel'} onClick={() => move(index + 1)}><IconChevronDown size={14} aria-hidden /></ActionIcon>
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Delete ${name}`} onClick={() => make({ type: 'deleteActivities', activities: [activity.id] })}><IconTrash size={14} aria-hidden /></ActionIcon>
    </li>
  );
}
