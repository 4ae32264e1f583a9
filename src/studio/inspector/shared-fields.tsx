import { Button, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { canonicalJson, type Json } from '#engine/kernel';
import type { Edit } from '#engine/blueprint';
import { useMake } from './panel.tsx';

/** What several things hold in one place: the same, nothing, or different values. */
export type Shared<Value> = { readonly is: 'same'; readonly value: Value } | { readonly is: 'mixed' };

/** Compares what each of them holds. */
export function sharedOf<Value>(values: readonly Value[]): Shared<Value> {
  const [first] = values;
  const text = (value: Value) => canonicalJson((value ?? null) as Json);
  return first !== undefined && values.every((value) => text(value) === text(first)) ? { is: 'same', value: first } : { is: 'mixed' };
}

/** One edit for all: the same value in the same place of each. */
export function forAll(name: string, ids: readonly string[], path: (id: string) => readonly string[], value: unknown): Edit {
  return { type: 'several', name, edits: ids.map((id) => ({ type: 'setField', path: path(id), value })) };
}

export interface SharedSelectProps {
  readonly label: string;
  /** The value in each of the selected things; '' stands for none. */
  readonly values: readonly string[];
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly description?: string;
  /** The edit that puts this value into all of them, as one step. */
  readonly editFor: (value: string) => Edit;
}

/** A choice several things share; "Mixed" while they differ. */
export function SharedSelect({ label, values, data, description, editFor }: SharedSelectProps) {
  const make = useMake();
  const shared = sharedOf(values);
  return <Select label={label} description={description} placeholder={shared.is === 'mixed' ? 'Mixed' : undefined} data={data} value={shared.is === 'same' ? shared.value : null} allowDeselect={false} onChange={(value) => value !== null && make(editFor(value))} />;
}

/** Something with parts of its own that several things share: shown when it is the same, else offered to be made so. */
export function MixedOffer({ label, onSame, children, mixed }: { label: string; mixed: boolean; onSame: () => void; children: ReactNode }) {
  if (!mixed) return <>{children}</>;
  return (
    <div className="bt-mixed" role="group" aria-label={label}>
      <span className="bt-field-label">{label}</span>
      <span className="bt-mixed-word">Mixed</span>
      <Button size="compact-xs" variant="light" onClick={onSame}>Make them the same</Button>
    </div>
  );
}
