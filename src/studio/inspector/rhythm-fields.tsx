import { ActionIcon, Button, Chip, Group, Input, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { actingRhythm, type Enforce, type Rhythm, type Weekday } from '#engine/blueprint';
import { formatCount } from '../../ui/index.ts';
import { CountField } from '../fields/count-field.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
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
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} style={{ alignSelf: 'flex-start' }} onClick={() => put('windows', [...windows, { from: '09:00', to: '12:00' }])}>Add hours</Button>
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
      <CountField label="Same channel in a row, at most" min={1} max={20} value={rhythm.sameChannelInRow ?? 2} onChange={(count) => put('sameChannelInRow', count)} />
      <Select label="Once the customer has said how to be reached" data={[{ value: 'switch', label: 'Touches go that way' }, { value: 'keep', label: 'Touches stay as drawn' }]} value={rhythm.preferredChannel ?? 'keep'} allowDeselect={false} onChange={(way) => way && put('preferredChannel', way)} />
      <EnforceFields />
    </>
  );
}

/** Which rules act while records run: without it the rhythm is only shown. */
function EnforceFields() {
  const { rhythm } = useDraft();
  const set = useSetField();
  const acting = rhythm.enforce ?? nothingActs;
  const rows = enforceRows(rhythm);
  const put = (enforce: Enforce) => set(['rhythm', 'enforce'], enforce, 'rhythm:enforce');
  return (
    <div role="group" aria-label="Which rules act" className="bt-switches">
      <div className="bt-switches-head">
        <span className="bt-field-label">Which rules act</span>
        {rows.some(({ rule }) => !acting[rule]) && <Button size="compact-xs" variant="subtle" onClick={() => put(actingRhythm.enforce ?? acting)}>Let all act</Button>}
      </div>
      {rows.map(({ rule, label, words }) => <SwitchField key={rule} label={label} description={words} checked={acting[rule]} onChange={(acts) => put({ ...acting, [rule]: acts })} />)}
    </div>
  );
}

const nothingActs: Enforce = { slide: false, gap: false, bundles: false, touches: false, template: false, channel: false };

function enforceRows({ gap, bundlesPerDay, touchesPer7Days, sameChannelInRow = 2 }: Rhythm): readonly { readonly rule: keyof Enforce; readonly label: string; readonly words: string }[] {
  return [
    { rule: 'slide', label: 'Due moments slide', words: 'To the next preferred day and hour of the record, and say why.' },
    { rule: 'gap', label: 'The gap is kept', words: `A touch sooner than ${formatCount(gap.min, 'allowed day')} after the last touch day is refused.` },
    { rule: 'bundles', label: 'Bundles a day are kept', words: `More than ${formatCount(bundlesPerDay, 'bundle')} a day, over all blueprints, are refused.` },
    { rule: 'touches', label: 'Touches a week are kept', words: `More than ${formatCount(touchesPer7Days, 'touch', 'touches')} in 7 days, over all blueprints, are refused.` },
    { rule: 'template', label: 'Templates stay fresh', words: 'A template used for a record before is refused.' },
    { rule: 'channel', label: 'Channels change', words: `One channel more than ${formatCount(sameChannelInRow, 'time')} running is refused.` },
  ];
}

/** Whether the rhythm acts, in a few words. */
export function sayRhythm({ enforce = nothingActs }: Rhythm): string {
  const count = Object.values(enforce).filter(Boolean).length;
  return count === 0 ? 'only shown' : count === Object.keys(nothingActs).length ? 'all rules act' : `${count} of ${Object.keys(nothingActs).length} rules act`;
}
