import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { Effect, RecordType } from '#engine/blueprint';
import { describeEffect } from '../../ui/index.ts';
import { FoldList } from '../fields/fold-list.tsx';
import { useNames, useRecordType, useStudio, type OtherBlueprint } from '../studio-context.ts';
import { EffectParts } from './effect-parts.tsx';
import { signalsHeardBy } from './signals.ts';

const kinds: readonly { readonly value: Effect['type']; readonly label: string }[] = [
  { value: 'setField', label: 'Set a field' },
  { value: 'assignOwner', label: 'Give it an owner' },
  { value: 'createActivity', label: 'Create an activity' },
  { value: 'notify', label: 'Tell a role' },
  { value: 'send', label: 'Put a message in the outbox' },
  { value: 'startBlueprint', label: 'Start another blueprint' },
  { value: 'signalRun', label: 'Signal another run' },
  { value: 'webhook', label: 'Put a web request in the outbox' },
];
/** These speak about another blueprint, so there has to be one. */
const needsAnother: readonly Effect['type'][] = ['startBlueprint', 'signalRun'];

/** What follows, one after the other: each as one sentence with its parts behind it. */
export function EffectsField({ effects, onChange }: { effects: readonly Effect[]; onChange: (effects: readonly Effect[]) => void }) {
  const type = useRecordType();
  const names = useNames();
  const { roles, blueprints } = useStudio();
  const add = (kind: Effect['type']) => onChange([...effects, newEffect(kind, type, roles[0]?.value ?? 'manager', blueprints[0])]);
  const move = (key: string, index: number) => {
    const moved = effects[Number(key)];
    if (moved) onChange(effects.filter((each) => each !== moved).toSpliced(index, 0, moved));
  };
  return (
    <FoldList
      label="What follows"
      byPlace
      rows={effects.map((effect, index) => ({ key: String(index), title: describeEffect(effect, names), name: `effect ${index + 1}`, body: <EffectParts effect={effect} onChange={(next) => onChange(effects.with(index, next))} /> }))}
      onRemove={(key) => onChange(effects.filter((_, place) => place !== Number(key)))}
      onMove={move}
      add={(
        <Menu position="bottom-start" width={240}>
          <Menu.Target><Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>Add effect</Button></Menu.Target>
          <Menu.Dropdown>{kinds.map(({ value, label }) => <Menu.Item key={value} disabled={needsAnother.includes(value) && blueprints.length === 0} onClick={() => add(value)}>{label}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      )}
    />
  );
}

function newEffect(kind: Effect['type'], type: RecordType | undefined, role: string, other: OtherBlueprint | undefined): Effect {
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
    case 'startBlueprint':
      return { type: kind, blueprint: other?.id ?? '', on: 'sameRecord' };
    case 'signalRun':
      return { type: kind, blueprint: other?.id ?? '', signal: signalsHeardBy(other)[0]?.value ?? 'replied', on: 'sameRecord' };
    case 'webhook':
      return { type: kind, url: '', body: '' };
  }
}
