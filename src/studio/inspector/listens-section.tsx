import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { Activity, Listener } from '#engine/blueprint';
import { describeListener } from '../../ui/index.ts';
import { FoldList } from '../fields/fold-list.tsx';
import { Section } from '../fields/section.tsx';
import { ConditionField } from '../rules/rule-field.tsx';
import { SignalScopeProvider } from '../rules/signal-scope.ts';
import { useDraft, useNames } from '../studio-context.ts';
import { useMake, useSetField } from './panel.tsx';
import { SignalField } from './signal-field.tsx';
import { usualSignals, withSignal } from './signals.ts';

/** Signals that end an open activity or make it needless: "reply stops the chase" (S26). */
export function ListensSection({ activity }: { activity: Activity }) {
  const draft = useDraft();
  const names = useNames();
  const set = useSetField();
  const make = useMake();
  const path = ['activities', activity.id, 'listens'] as const;
  const listens = activity.listens ?? [];
  const put = (next: readonly Listener[]) => set(path, next.length === 0 ? undefined : next);
  const add = () => {
    const first = inOrder(draft.signals ?? {})[0] ?? usualSignals[0];
    if (!first) return;
    const listener: Listener = { then: 'cancel', signal: first.key };
    make({ type: 'several', name: `Let ${activity.name} listen for ${first.name}`, edits: [{ type: 'setField', path: ['signals'], value: withSignal(draft, first) }, { type: 'setField', path, value: [...listens, listener] }] });
  };
  return (
    <Section title="Signals it listens for" summary={listens.length === 0 ? 'none' : undefined} sentence={listens.length === 0 ? undefined : listens.map((listener) => describeListener(listener, names)).join('; ')}>
      <FoldList
        label="Signals it listens for"
        byPlace
        empty="Only people end this activity."
        rows={listens.map((listener, index) => ({ key: String(index), title: describeListener(listener, names), name: `signal ${index + 1}`, body: <ListenerParts activity={activity} listener={listener} place={index} onChange={(next) => put(listens.with(index, next))} /> }))}
        onRemove={(key) => put(listens.filter((_, place) => place !== Number(key)))}
        add={<Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>Add signal</Button>}
      />
    </Section>
  );
}

function ListenerParts({ activity, listener, place, onChange }: { activity: Activity; listener: Listener; place: number; onChange: (listener: Listener) => void }) {
  const draft = useDraft();
  const { condition: _condition, ...unconditional } = listener;
  const { signal, condition } = listener;
  const common = { signal, ...(condition ? { condition } : {}) };
  const results = inOrder(activity.results);
  const positive = results.find(({ tone }) => tone === 'positive') ?? results[0];
  return (
    <>
      <SignalField label="When this signal comes in" value={signal} editFor={(next) => ({ type: 'setField', path: ['activities', activity.id, 'listens', place, 'signal'], value: next })} />
      <SegmentedControl fullWidth size="xs" aria-label="What it does" data={[{ value: 'cancel', label: 'Not needed' }, { value: 'complete', label: 'It is done' }, { value: 'count', label: 'Counts once' }]} value={listener.then} onChange={(then) => onChange(then === 'cancel' ? { then: 'cancel', ...common } : { then: then === 'count' ? 'count' : 'complete', ...common, result: positive?.key ?? null })} />
      {listener.then === 'count' && <p className="bt-note-text">Each one is one attempt. Let the call wait for “at least 3 of this in the last 7 days”, and people are called when they are warm.</p>}
      {listener.then !== 'cancel' && (
        <Select label="It ends with" data={[...results.map(({ key, name }) => ({ value: key, label: name })), { value: '', label: 'No result' }]} value={listener.result ?? ''} allowDeselect={false} onChange={(result) => onChange({ ...listener, result: result || null })} />
      )}
      <span className="bt-field-label">Only if</span>
      <SignalScopeProvider value={draft.signals?.[signal]}>
        <ConditionField label="Only if" condition={condition} otherwise="Every such signal counts." onChange={(next) => onChange(next ? { ...listener, condition: next } : unconditional)} />
      </SignalScopeProvider>
    </>
  );
}
