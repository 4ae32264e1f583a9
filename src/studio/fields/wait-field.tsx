import { ActionIcon, Group, Input, Select } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { waitUnits, type Wait, type WaitUnit } from '#engine/blueprint';
import { NumberField } from './number-field.tsx';
import { TimeField } from './time-field.tsx';

const unitWords: Readonly<Record<WaitUnit, string>> = {
  minutes: 'minutes', hours: 'hours', days: 'days', weeks: 'weeks', workingHours: 'working hours', workingDays: 'working days',
};
const units = waitUnits.map((unit) => ({ value: unit, label: unitWords[unit] }));
const wholeDays: readonly WaitUnit[] = ['days', 'weeks', 'workingDays'];

export interface WaitFieldProps {
  readonly label: string;
  readonly value: Wait;
  readonly onChange: (wait: Wait) => void;
  readonly description?: string;
}

/** A stretch of time in one of the six units; whole days may end at a time of day (domain.md section 5). */
export function WaitField({ label, value, onChange, description }: WaitFieldProps) {
  const [wantsTime, askTime] = useState(false);
  const asksTime = wantsTime || value.at !== undefined;
  const mayAsk = wholeDays.includes(value.unit);
  const change = (part: Partial<Wait>) => {
    const next = { ...value, ...part };
    onChange(wholeDays.includes(next.unit) && next.at ? next : { amount: next.amount, unit: next.unit });
  };
  const toggle = () => {
    if (asksTime && value.at !== undefined) change({ at: undefined });
    askTime(!asksTime);
  };
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      <Group gap={6} wrap="nowrap">
        <NumberField hideLabel whole label={`${label}: how many`} value={value.amount} min={0} max={576_000} onChange={(amount) => change({ amount })} style={{ flex: '0 0 84px' }} />
        <Select aria-label={`${label}: unit`} data={units} value={value.unit} allowDeselect={false} onChange={(unit) => unit && change({ unit })} style={{ flex: 1 }} />
        {mayAsk && <ActionIcon variant={asksTime ? 'light' : 'subtle'} color={asksTime ? 'primary' : 'gray'} aria-label={`${label}: at a time of day`} aria-pressed={asksTime} onClick={toggle}><IconClock size={16} aria-hidden /></ActionIcon>}
      </Group>
      {mayAsk && asksTime && (
        <Group gap={6} mt={6} wrap="nowrap">
          <span className="bt-field-note">on that day, at</span>
          <TimeField label={`${label}: at what time`} value={value.at ?? ''} onChange={(at) => change({ at: at || undefined })} style={{ flex: 1 }} />
        </Group>
      )}
    </Input.Wrapper>
  );
}
