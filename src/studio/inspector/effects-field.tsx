import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { channels, type Effect, type RecordType } from '#engine/blueprint';
import { channelLabel, describeEffect } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { FieldValueInput } from '../rules/comparison-editor.tsx';
import { RoleSelect } from '../rules/clause-editor.tsx';
import { useNames, useRecordType, useStudio } from '../studio-context.ts';
import { AssigneeField } from './assignee-field.tsx';

type Kind = 'setField' | 'assignOwner' | 'createActivity' | 'send' | 'notify';
const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'setField', label: 'Set a field' },
  { value: 'assignOwner', label: 'Give it an owner' },
  { value: 'createActivity', label: 'Create an activity' },
  { value: 'send', label: 'Put a message in the outbox' },
  { value: 'notify', label: 'Tell a role' },
];

/** What follows from taking an outcome, each as one sentence with its parts. Other kinds an imported drawing holds are kept. */
export function EffectsField({ effects, onChange }: { effects: readonly Effect[]; onChange: (effects: readonly Effect[]) => void }) {
  const type = useRecordType();
  const names = useNames();
  const { roles } = useStudio();
  const add = (kind: Kind) => onChange([...effects, newEffect(kind, type, roles[0]?.value ?? 'manager')]);
  return (
    <div role="group" aria-label="What follows" className="bt-ordered">
      {effects.map((effect, index) => (
        <div key={index} className="bt-ordered-row">
          <div className="bt-ordered-body">
            <p className="bt-rule-sentence">{describeEffect(effect, names)}</p>
            <EffectParts effect={effect} onChange={(next) => onChange(effects.map((each, place) => (place === index ? next : each)))} />
          </div>
          <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`Remove effect ${index + 1}`} onClick={() => onChange(effects.filter((_, place) => place !== index))}><IconTrash size={12} aria-hidden /></ActionIcon>
        </div>
      ))}
      <Menu position="bottom-start" width={220}>
        <Menu.Target><Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>Add effect</Button></Menu.Target>
        <Menu.Dropdown>{kinds.map(({ value, label }) => <Menu.Item key={value} onClick={() => add(value)}>{label}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
    </div>
  );
}

function newEffect(kind: Kind, type: RecordType | undefined, role: string): Effect {
  switch (kind) {
    case 'setField':
      return { type: kind, field: (type && inOrder(type.fields)[0]?.key) ?? 'name', value: '' };
    case 'assignOwner':
      return { type: kind, to: { type: 'roundRobin', role } };
    case 'createActivity':
      return { type: kind, name: 'Follow up', channel: 'task', wait: { amount: 1, unit: 'workingDays' } };
    case 'send':
      return { type: kind, channel: 'email', subject: '', body: '' };
    case 'notify':
      return { type: kind, role, message: '' };
  }
}

function EffectParts({ effect, onChange }: { effect: Effect; onChange: (effect: Effect) => void }) {
  const type = useRecordType();
  const put = (next: Effect) => {
    onChange(next);
    return null;
  };
  switch (effect.type) {
    case 'setField':
      return (
        <>
          <Select label="Field" searchable data={type ? inOrder(type.fields).map(({ key, name }) => ({ value: key, label: name })) : [effect.field]} value={effect.field} allowDeselect={false} onChange={(field) => field && onChange({ ...effect, field, value: '' })} />
          <FieldValueInput label="Value" field={type?.fields[effect.field]} value={effect.value} onChange={(value) => onChange({ ...effect, value })} />
        </>
      );
    case 'assignOwner':
      return <AssigneeField label="New owner" value={effect.to} onChange={(to) => onChange({ ...effect, to })} />;
    case 'createActivity':
      return (
        <>
          <CommittedText label="Name" required value={effect.name} onCommit={(name) => put({ ...effect, name })} />
          <ChannelSelect value={effect.channel} onChange={(channel) => onChange({ ...effect, channel })} />
          <WaitField label="Due after" value={effect.wait} onChange={(wait) => onChange({ ...effect, wait })} />
        </>
      );
    case 'send':
      return (
        <>
          <ChannelSelect value={effect.channel} onChange={(channel) => onChange({ ...effect, channel })} />
          <CommittedText label="Subject" value={effect.subject} onCommit={(subject) => put({ ...effect, subject })} />
          <CommittedText label="Text" lines={3} value={effect.body} onCommit={(body) => put({ ...effect, body })} />
        </>
      );
    case 'notify':
      return (
        <>
          <RoleSelect label="Role" value={effect.role} onChange={(role) => onChange({ ...effect, role })} />
          <CommittedText label="Message" lines={2} value={effect.message} onCommit={(message) => put({ ...effect, message })} />
        </>
      );
    default:
      return null;
  }
}

function ChannelSelect({ value, onChange }: { value: (typeof channels)[number]; onChange: (channel: (typeof channels)[number]) => void }) {
  return <Select label="Kind" data={channels.map((channel) => ({ value: channel, label: channelLabel(channel) }))} value={value} allowDeselect={false} onChange={(channel) => channel && onChange(channel)} />;
}
