import { Checkbox } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { ActivityOption } from '#engine/run';
import type { RecordData } from '../record/record-data.ts';
import { send } from '../record/send.ts';

/** The points that must be ticked before the activity counts as done (S22); every tick is kept at once. */
export function ChecklistTicks({ option, data }: { readonly option: ActivityOption; readonly data: RecordData }) {
  const items = inOrder(option.activity.checklist);
  const { run, record, names, when } = data;
  if (items.length === 0 || !run) return null;
  const toggle = (item: string) => {
    const ticked = option.ticked.includes(item) ? option.ticked.filter((one) => one !== item) : [...option.ticked, item];
    void send({ record: record.id, run: run.id, intent: { type: 'tick', activity: option.activity.id, ticked, expect: { visit: run.visit } }, names, when });
  };
  return (
    <fieldset className="desk-checklist">
      <legend className="desk-label">Checklist <span>{option.ticked.length} of {items.length}</span></legend>
      {items.map((item) => (
        <Checkbox key={item.id} size="sm" label={item.text} checked={option.ticked.includes(item.id)} onChange={() => toggle(item.id)} />
      ))}
    </fieldset>
  );
}
