import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Activity, Due } from '#engine/blueprint';
import { describeCondition, describeDue } from '../../ui/index.ts';
import { WaitField } from '../fields/wait-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { useDraft, useNames, useRecordType } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

/** When an activity is expected, what must come first, and at which hours it may be done. */
export function ActivityTiming({ activity }: { activity: Activity }) {
  const draft = useDraft();
  const names = useNames();
  const set = useSetField();
  const path = ['activities', activity.id] as const;
  const others = Object.values(draft.stages).find((stage) => stage.activities.includes(activity.id))?.activities.filter((id) => id !== activity.id) ?? [];
  const choices = others.map((id) => ({ value: id, label: names.activity(id) }));
  const prior = activity.after.flatMap((each) => (each.type === 'activity' ? [each.activity] : []));
  const kept = activity.after.filter((each) => each.type !== 'activity');
  return (
    <>
      <DueField activity={activity} choices={choices} onChange={(due) => set([...path, 'due'], due, `due:${activity.id}`)} />
      <p className="bt-rule-sentence">{describeDue(activity.due, names)}</p>
      <MultiSelect
        label="Only after these are done"
        data={[...choices, ...prior.filter((id) => !others.includes(id)).map((id) => ({ value: id, label: names.activity(id) }))]}
        value={prior}
        placeholder={prior.length === 0 ? 'Nothing has to come first' : ''}
        onChange={(ids) => set([...path, 'after'], [...kept, ...ids.map((id) => ({ type: 'activity', activity: id }))])}
      />
      {kept.map((each, index) => <p key={index} className="bt-quiet">{each.type === 'condition' ? `And only when ${describeCondition(each.condition, names)}` : 'And only after a lane is done.'}</p>)}
      <WindowField label="Only between these hours (the record's own time)" value={activity.window} onChange={(window) => set([...path, 'window'], window)} />
    </>
  );
}

function DueField({ activity, choices, onChange }: { activity: Activity; choices: readonly { value: string; label: string }[]; onChange: (due: Due) => void }) {
  const type = useRecordType();
  const { due } = activity;
  const dates = type ? inOrder(type.fields).filter(({ kind }) => kind === 'date' || kind === 'dateTime') : [];
  const wait = due.type === 'fieldDate' ? { amount: 1, unit: 'days' as const } : due.wait;
  const kinds = [
    { value: 'stageEntry', label: 'After coming into the stage' },
    ...(choices.length > 0 || due.type === 'activity' ? [{ value: 'activity', label: 'After another activity' }] : []),
    ...(dates.length > 0 || due.type === 'fieldDate' ? [{ value: 'fieldDate', label: 'Around a date of the record' }] : []),
  ];
  const setType = (kind: string | null) => {
    if (kind === 'stageEntry') onChange({ type: kind, wait });
    if (kind === 'activity' && choices[0]) onChange({ type: kind, activity: choices[0].value, wait });
    if (kind === 'fieldDate' && dates[0]) onChange({ type: kind, field: dates[0].key, days: -1 });
  };
  return (
    <>
      <Select label="Expected" data={kinds} value={due.type} allowDeselect={false} onChange={setType} />
      {due.type === 'activity' && <Select label="Which activity" data={choices} value={due.activity} allowDeselect={false} onChange={(id) => id && onChange({ ...due, activity: id })} />}
      {due.type === 'fieldDate'
        ? (
          <>
            <Select label="Which date" data={dates.map(({ key, name }) => ({ value: key, label: name }))} value={due.field} allowDeselect={false} onChange={(field) => field && onChange({ ...due, field })} />
            <NumberInput label="Days from it" description="Minus 14 is fourteen days before" value={due.days} min={-400} max={400} allowDecimal={false} onChange={(days) => typeof days === 'number' && onChange({ ...due, days })} />
            <TextInput type="time" label="At" value={due.at ?? ''} onChange={(event) => onChange({ type: due.type, field: due.field, days: due.days, ...(event.currentTarget.value ? { at: event.currentTarget.value } : {}) })} />
          </>
        )
        : <WaitField label="Within" value={due.wait} onChange={(next) => onChange({ ...due, wait: next })} />}
    </>
  );
}
