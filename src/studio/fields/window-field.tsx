import { Group, Input } from '@mantine/core';
import { TimeField } from './time-field.tsx';

/** A stretch of a day, or none. */
export function WindowField({ label, value, onChange }: { label: string; value: { readonly from: string; readonly to: string } | undefined; onChange: (value: { from: string; to: string } | undefined) => void }) {
  const { from, to } = value ?? { from: '', to: '' };
  const change = (next: { from: string; to: string }) => onChange(next.from && next.to ? next : undefined);
  return (
    <Input.Wrapper label={label} labelElement="div" style={{ flex: 1 }}>
      <Group gap={8} grow>
        <TimeField label={`${label}: from`} value={from} onChange={(next) => change({ from: next, to: to || '17:00' })} />
        <TimeField label={`${label}: to`} value={to} onChange={(next) => change({ from: from || '09:00', to: next })} />
      </Group>
    </Input.Wrapper>
  );
}
