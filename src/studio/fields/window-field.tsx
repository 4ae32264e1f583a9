import { Group, Input, TextInput } from '@mantine/core';

/** A stretch of a day, or none. */
export function WindowField({ label, value, onChange }: { label: string; value: { readonly from: string; readonly to: string } | undefined; onChange: (value: { from: string; to: string } | undefined) => void }) {
  const { from, to } = value ?? { from: '', to: '' };
  const change = (next: { from: string; to: string }) => onChange(next.from && next.to ? next : undefined);
  return (
    <Input.Wrapper label={label} labelElement="div" style={{ flex: 1 }}>
      <Group gap={8} grow>
        <TextInput type="time" aria-label={`${label}: from`} value={from} onChange={(event) => change({ from: event.currentTarget.value, to: to || '17:00' })} />
        <TextInput type="time" aria-label={`${label}: to`} value={to} onChange={(event) => change({ from: from || '09:00', to: event.currentTarget.value })} />
      </Group>
    </Input.Wrapper>
  );
}
