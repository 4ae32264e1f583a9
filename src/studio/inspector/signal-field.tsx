import { inOrder } from '#engine/kernel';
import type { Edit, Signal } from '#engine/blueprint';
import { CreatableSelect } from '../fields/creatable-select.tsx';
import { keyFromName } from '../fields/key-from-name.ts';
import { useDraft, useNames } from '../studio-context.ts';
import { useMake } from './panel.tsx';
import { usualSignals, withSignal } from './signals.ts';

export interface SignalFieldProps {
  readonly label: string;
  readonly value: string;
  /** The edit that puts this signal where the field stands. */
  readonly editFor: (signal: string) => Edit;
}

/** Which signal: a declared one, a usual one, or a new one by its name; the last two are declared in the same step. */
export function SignalField({ label, value, editFor }: SignalFieldProps) {
  const draft = useDraft();
  const names = useNames();
  const make = useMake();
  const declared = draft.signals ?? {};
  const data = [
    ...inOrder(declared).map(({ key, name }) => ({ value: key, label: name || names.signal(key) })),
    ...(declared[value] ? [] : [{ value, label: `${names.signal(value)} (not declared yet)` }]),
    ...usualSignals.filter(({ key }) => !declared[key] && key !== value).map(({ key, name }) => ({ value: key, label: name })),
  ];
  const declare = (signal: Omit<Signal, 'order'>) =>
    make({ type: 'several', name: `Declare the signal ${signal.name}`, edits: [{ type: 'setField', path: ['signals'], value: withSignal(draft, signal) }, editFor(signal.key)] });
  const pick = (key: string) => {
    const usual = usualSignals.find((one) => one.key === key);
    if (declared[key] || !usual) make(editFor(key));
    else declare(usual);
  };
  return (
    <CreatableSelect
      label={label}
      what="signal"
      data={data}
      value={value}
      onPick={pick}
      onCreate={(words) => declare({ key: keyFromName(words, [...Object.keys(declared), ...usualSignals.map(({ key }) => key)], 'signal'), name: words, payload: {} })}
    />
  );
}
