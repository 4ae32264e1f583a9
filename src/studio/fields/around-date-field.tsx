import { Group, Input, Select } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { sayKey } from '../../ui/index.ts';
import { useRecordType } from '../studio-context.ts';
import { NumberField } from './number-field.tsx';
import { TimeField } from './time-field.tsx';

/** A moment around a date of the record; `days` is negative before it. */
export interface AroundDate {
  readonly field: string;
  readonly days: number;
  readonly at?: string | undefined;
}

/** The record's dates, to be chosen from. */
export function useDateFields(): readonly { readonly key: string; readonly name: string }[] {
  const type = useRecordType();
  return type ? inOrder(type.fields).filter(({ kind }) => kind === 'date' || kind === 'dateTime') : [];
}

/** "14 days before Event date, at 09:00" (S107-S109). */
export function AroundDateField({ value: { field, days, at }, onChange }: { value: AroundDate; onChange: (value: AroundDate) => void }) {
  const dates = useDateFields().map(({ key, name }) => ({ value: key, label: name }));
  const data = dates.some(({ value }) => value === field) ? dates : [...dates, { value: field, label: `${sayKey(field)} (not in this record type)` }];
  const side = days < 0 ? 'before' : days > 0 ? 'after' : 'on';
  const put = (part: Partial<AroundDate>) => {
    const next = { field, days, at, ...part };
    onChange({ field: next.field, days: next.days, ...(next.at ? { at: next.at } : {}) });
  };
  const setSide = (to: string | null) => put({ days: to === 'on' ? 0 : (to === 'before' ? -1 : 1) * Math.max(1, Math.abs(days)) });
  return (
    <>
      <Select label="Which date" data={data} value={field} allowDeselect={false} onChange={(next) => next && put({ field: next })} />
      <Input.Wrapper label="When" labelElement="div">
        <Group gap={8} wrap="nowrap">
          {side !== 'on' && <NumberField hideLabel whole label="How many days" value={Math.abs(days)} min={1} max={400} onChange={(count) => put({ days: side === 'before' ? -count : count })} style={{ flex: '0 0 72px' }} />}
          <Select aria-label="Before or after" data={[{ value: 'before', label: 'days before' }, { value: 'on', label: 'on the day' }, { value: 'after', label: 'days after' }]} value={side} allowDeselect={false} onChange={setSide} style={{ flex: 1 }} />
          <TimeField label="At what time" value={at ?? ''} onChange={(next) => put({ at: next || undefined })} style={{ flex: '0 0 104px' }} />
        </Group>
      </Input.Wrapper>
    </>
  );
}
