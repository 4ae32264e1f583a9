import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { fieldKinds, type FieldKind, type Signal } from '#engine/blueprint';
import { describeSignal, formatCount, listAnd } from '../../ui/index.ts';
import { unusedName } from '../draft/placing.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { FoldList } from '../fields/fold-list.tsx';
import { keyFromName } from '../fields/key-from-name.ts';
import { Section } from '../fields/section.tsx';
import { useDraft } from '../studio-context.ts';
import { useMake, useSetField } from './panel.tsx';
import { UsesLine } from './uses-section.tsx';
import { signalsHeard, usualSignals, withSignal } from './signals.ts';

const stops = [{ value: '', label: 'Nothing' }, { value: 'channel', label: 'Contact by the channel it names' }, { value: 'all', label: 'All contact' }];
const kindWords: Readonly<Record<FieldKind, string>> = {
  text: 'Text', longText: 'Long text', number: 'Number', money: 'Money', date: 'Date', dateTime: 'Date and time', choice: 'Choice', choices: 'Several choices', yesNo: 'Yes or no', email: 'Email', phone: 'Phone', url: 'Web address', person: 'Person',
};

/** What customers and other processes may do that this process knows of, and what each brings along (domain.md section 8). */
export function SignalsSection() {
  const draft = useDraft();
  const set = useSetField();
  const make = useMake();
  const declared = draft.signals ?? {};
  const signals = inOrder(declared);
  const heard = signalsHeard(draft);
  const undeclared = [...heard.keys()].filter((key) => !declared[key]);
  const add = (signal: Omit<Signal, 'order'>) => set(['signals'], withSignal(draft, signal));
  const addOwn = () => {
    const name = unusedName('New signal', signals.map((signal) => signal.name));
    add({ key: keyFromName(name, Object.keys(declared), 'signal'), name, payload: {} });
  };
  const move = (key: string, index: number) => {
    const others = signals.filter((signal) => signal.key !== key);
    others.splice(index, 0, ...signals.filter((signal) => signal.key === key));
    set(['signals'], Object.fromEntries(others.map((signal, place) => [signal.key, { ...signal, order: place + 1 }])));
  };
  const remove = (key: string) => make({ type: 'setField', path: signals.length === 1 ? ['signals'] : ['signals', key], value: undefined });
  return (
    <Section title="Signals" summary={signals.length === 0 ? 'none' : undefined} sentence={signals.length === 0 ? undefined : listAnd(signals.map(({ name, key }) => name || key))}>
      <p className="bt-quiet">What a customer or another process may do: outcomes and activities listen for it.</p>
      <FoldList
        label="Signals"
        empty={undeclared.length === 0 ? 'No signal yet.' : `Listened for but not declared: ${undeclared.join(', ')}. Add any signal and these are declared too.`}
        rows={signals.map((signal) => ({ key: signal.key, title: signal.name || signal.key, note: heard.has(signal.key) ? `heard ${formatCount(heard.get(signal.key) ?? 0, 'time')}` : signal.optOut === undefined ? 'nobody listens' : 'stops contact everywhere', body: <SignalParts signal={signal} /> }))}
        onRemove={remove}
        onMove={move}
        add={(
          <Menu position="bottom-start" width={220}>
            <Menu.Target><Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>Add signal</Button></Menu.Target>
            <Menu.Dropdown>
              {usualSignals.filter(({ key }) => !declared[key]).map((signal) => <Menu.Item key={signal.key} onClick={() => add(signal)}>{signal.name}</Menu.Item>)}
              <Menu.Item onClick={addOwn}>Another one…</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      />
    </Section>
  );
}

function SignalParts({ signal }: { signal: Signal }) {
  const set = useSetField();
  const path = ['signals', signal.key] as const;
  return (
    <>
      <CommittedText label="Name" required value={signal.name} onCommit={(name) => set([...path, 'name'], name)} description={`Called “${signal.key}” in imports; ${describeSignal(signal)}`} />
      <Select label="What it stops" data={stops} value={signal.optOut ?? ''} allowDeselect={false} onChange={(optOut) => set([...path, 'optOut'], optOut || undefined)} />
      <PayloadField signal={signal} />
      <UsesLine of={{ type: 'signal', signal: signal.key }} unused="Nothing listens for it yet." />
    </>
  );
}

function PayloadField({ signal: { key: signal, payload } }: { signal: Signal }) {
  const set = useSetField();
  const path = ['signals', signal, 'payload'] as const;
  const values = Object.values(payload);
  const add = () => {
    const name = unusedName('Value', values.map((value) => value.name));
    const key = keyFromName(name, Object.keys(payload), 'value');
    set(path, { ...payload, [key]: { key, name, kind: 'text' } });
  };
  return (
    <div role="group" aria-label="What it brings along" className="bt-pairs">
      <span className="bt-field-label">What it brings along</span>
      {values.map(({ key, name, kind }) => (
        <div key={key} className="bt-pair">
          <div className="bt-rule-line">
            <div className="bt-rule-half"><CommittedText label="Name of the value" hideLabel required value={name} onCommit={(next) => set([...path, key, 'name'], next)} /></div>
            <Select className="bt-rule-half" aria-label={`Kind of ${name}`} data={fieldKinds.map((value) => ({ value, label: kindWords[value] }))} value={kind} allowDeselect={false} onChange={(next) => next && set([...path, key, 'kind'], next)} />
          </div>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={() => set([...path, key], undefined)}><IconTrash size={14} aria-hidden /></ActionIcon>
        </div>
      ))}
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>Add value</Button>
    </div>
  );
}
