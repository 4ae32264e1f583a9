import { ActionIcon, Button, Chip, Group, Input } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Weekday } from '#engine/blueprint';
import { CountField } from '../fields/count-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { useDraft } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

const weekdays: readonly { readonly value: Weekday; readonly label: string }[] = [
  { value: 'monday', label: 'Mon' }, { value: 'tuesday', label: 'Tue' }, { value: 'wednesday', label: 'Wed' }, { value: 'thursday', label: 'Thu' },
  { value: 'friday', label: 'Fri' }, { value: 'saturday', label: 'Sat' }, { value: 'sunday', label: 'Sun' },
];

/** The cadence's timing rules: gaps, days, hours, limits of touch, length (domain.md section 5). */
export function RhythmFields() {
  const { rhythm } = useDraft();
  const set = useSetField();
  const put = (part: string, value: unknown) => set(['rhythm', part], value, `rhythm:${part}`);
  const { gap, length, windows } = rhythm;
  return (
    <>
      <Input.Wrapper label="Preferred days" labelElement="div">
        <Chip.Group multiple value={[...rhythm.weekdays]} onChange={(days) => days.length > 0 && put('weekdays', days)}>
          <Group gap={4} mt={4}>{weekdays.map((day) => <Chip key={day.value} size="xs" value={day.value}>{day.label}</Chip>)}</Group>
        </Chip.Group>
      </Input.Wrapper>
      {windows.map((window, index) => (
        <Group key={index} gap={4} align="flex-end" wrap="nowrap">
          <WindowField label={`Preferred hours ${index + 1}`} value={window} onChange={(next) => next && put('windows', windows.map((each, place) => (place === index ? next : each)))} />
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove hours ${index + 1}`} onClick={() => put('windows', windows.filter((_, place) => place !== index))}><IconTrash size={14} aria-hidden /></ActionIcon>
        </Group>
      ))}
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => put('windows', [...windows, { from: '09:00', to: '12:00' }])}>Add hours</Button>
      <WindowField label="Best hours" value={rhythm.best} onChange={(best) => put('best', best)} />
      <Group grow>
        <CountField label="Gap at least (days)" max={60} value={gap.min} onChange={(min) => put('gap', { ...gap, min })} />
        <CountField label="Gap at most (days)" min={1} max={400} value={gap.max} onChange={(max) => put('gap', { ...gap, max })} />
      </Group>
      <Group grow>
        <CountField label="Bundles a day" min={1} max={20} value={rhythm.bundlesPerDay} onChange={(count) => put('bundlesPerDay', count)} />
        <CountField label="Touches in 7 days" min={1} max={100} value={rhythm.touchesPer7Days} onChange={(count) => put('touchesPer7Days', count)} />
      </Group>
      <Group grow>
        <CountField label="Length from (days)" max={400} value={length.min} onChange={(min) => put('length', { ...length, min })} />
        <CountField label="Length to (days)" min={1} max={400} value={length.max} onChange={(max) => put('length', { ...length, max })} />
      </Group>
    </>
  );
}
