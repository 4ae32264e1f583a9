import type { ReactNode } from 'react';
import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { RecordType } from '#engine/blueprint';
import type { RecordTypeRow } from '../../storage/index.ts';
import { formatNumber } from '../../ui/index.ts';
import type { DuplicateAction, OwnerRule } from './run-import.ts';
import type { Forecast, Plan } from './use-plan.ts';

/** What a person decided besides the columns. */
export interface Wishes {
  readonly key: string | null;
  readonly action: DuplicateAction;
  readonly owner: OwnerRule['type'];
  /** Enrolled at once in this blueprint; null: they enter held. */
  readonly blueprint: string | null;
  /** Nobody is taken in by itself, whatever drawings say. */
  readonly held: boolean;
}

/** One decision of an import under its heading. */
export function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="bt-card bt-imp-choice" aria-label={title}><h2>{title}</h2>{children}</section>;
}

/** Which kind of record the file holds: one there is, or one of its own. */
export function TypeChoice({ types, chosen, name, onChoose, onName }: {
  readonly types: readonly RecordTypeRow[];
  readonly chosen: string;
  readonly name: string;
  readonly onChoose: (key: string) => void;
  readonly onName: (name: string) => void;
}) {
  return (
    <Card title="Record type">
      <NativeSelect aria-label="Record type" value={chosen} data={[...types.map(({ key, name: label }) => ({ value: key, label })), { value: '', label: 'A new type from this file' }]} onChange={(event) => onChoose(event.currentTarget.value)} />
      {chosen === '' ? <TextInput label="Called" value={name} onChange={(event) => onName(event.currentTarget.value)} /> : null}
    </Card>
  );
}

/** How a record that is there already is known, and what happens then. */
export function DuplicateChoice({ type, keys, wishes, forecast, onChange }: {
  readonly type: RecordType;
  readonly keys: readonly string[];
  readonly wishes: Wishes;
  readonly forecast: Forecast | null;
  readonly onChange: (change: Partial<Wishes>) => void;
}) {
  const named = forecast?.named ?? 0;
  const actions: readonly (readonly [DuplicateAction, string])[] = [['skip', 'Skip the line'], ['update', 'Update the record'], ['make', 'Make another one anyway']];
  return (
    <Card title="Duplicates">
      {named === 0 ? null : <p className="bt-imp-count"><b>{formatNumber(named)}</b> lines name their record: they change it, and only where they say something else.</p>}
      <NativeSelect aria-label="Duplicates are told by" value={wishes.key ?? ''} data={[{ value: '', label: 'Do not look for duplicates' }, ...keys.map((key) => ({ value: key, label: `Same ${type.fields[key]?.name ?? key}` }))]} onChange={(event) => onChange({ key: event.currentTarget.value || null })} />
      {wishes.key === null ? null : (
        <>
          <p className="bt-imp-count">{forecast === null ? 'Counting…' : <><b>{formatNumber(forecast.existing)}</b> here already, <b>{formatNumber(forecast.repeated)}</b> more than once in the file</>}</p>
          <Radio.Group aria-label="What happens with duplicates" value={wishes.action} onChange={(value) => onChange({ action: actions.find(([action]) => action === value)?.[0] ?? 'skip' })}>
            <Stack gap={6}>{actions.map(([action, label]) => <Radio key={action} value={action} label={label} />)}</Stack>
          </Radio.Group>
        </>
      )}
    </Card>
  );
}

/** Who owns what comes in. */
export function OwnerChoice({ plan, reps, wishes, onChange }: { readonly plan: Plan; readonly reps: number; readonly wishes: Wishes; readonly onChange: (change: Partial<Wishes>) => void }) {
  const column = plan.columns.find(({ target }) => target.type === 'owner');
  const ways = [
    { value: 'me', label: 'Me' },
    { value: 'roundRobin', label: reps < 2 ? 'Reps in turn (there is only one)' : `${reps} reps in turn`, disabled: reps < 2 },
    { value: 'column', label: column ? `From “${column.column.name}”` : 'From a column (choose “Owner of the record”)', disabled: column === undefined },
  ] as const;
  return (
    <Card title="Owner">
      <Radio.Group aria-label="Owner" value={wishes.owner} onChange={(value) => onChange({ owner: ways.find((way) => way.value === value)?.value ?? 'me' })}>
        <Stack gap={6}>{ways.map((way) => <Radio key={way.value} {...way} />)}</Stack>
      </Radio.Group>
    </Card>
  );
}
