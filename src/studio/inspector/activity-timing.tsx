import { Select, Switch } from '@mantine/core';
import { activitiesIn, stageOfActivity, type Activity, type Due } from '#engine/blueprint';
import { describeDue } from '../../ui/index.ts';
import { AroundDateField, useDateFields } from '../fields/around-date-field.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { useDraft, useNames } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

/** When an activity is expected, whether it comes back, and at which hours it may be done. */
export function ActivityTiming({ activity }: { activity: Activity }) {
  const names = useNames();
  const set = useSetField();
  const path = ['activities', activity.id] as const;
  const { repeat } = activity;
  return (
    <>
      <DueField activity={activity} onChange={(due) => set([...path, 'due'], due, `due:${activity.id}`)} />
      <p className="bt-rule-sentence">{describeDue(activity.due, names)}</p>
      <Switch label="Comes back while the record is here" checked={repeat !== undefined} onChange={(event) => set([...path, 'repeat'], event.currentTarget.checked ? { every: { amount: 1, unit: 'weeks' } } : undefined)} />
      {repeat && <WaitField label="Every" value={repeat.every} onChange={(every) => every.amount > 0 && set([...path, 'repeat'], { every }, `repeat:${activity.id}`)} />}
      <WindowField label="Only between these hours (the record's own time)" value={activity.window} onChange={(window) => set([...path, 'window'], window)} />
    </>
  );
}

function DueField({ activity, onChange }: { activity: Activity; onChange: (due: Due) => void }) {
  const draft = useDraft();
  const names = useNames();
  const dates = useDateFields();
  const { due } = activity;
  const stage = stageOfActivity(draft, activity.id);
  const others = stage ? activitiesIn(draft, stage.id).filter(({ id }) => id !== activity.id).map(({ id }) => id) : [];
  const listed = due.type === 'activity' && !others.includes(due.activity) ? [...others, due.activity] : others;
  const wait = due.type === 'fieldDate' ? { amount: 1, unit: 'days' as const } : due.wait;
  const kinds = [
    { value: 'stageEntry', label: 'After coming into the stage' },
    { value: 'activity', label: 'After another activity', disabled: listed.length === 0 },
    { value: 'fieldDate', label: 'Around a date of the record', disabled: dates.length === 0 && due.type !== 'fieldDate' },
  ];
  const setType = (kind: string | null) => {
    if (kind === 'stageEntry') onChange({ type: kind, wait });
    if (kind === 'activity' && listed[0]) onChange({ type: kind, activity: listed[0], wait });
    if (kind === 'fieldDate' && dates[0]) onChange({ type: kind, field: dates[0].key, days: -1 });
  };
  return (
    <>
      <Select label="Expected" data={kinds} value={due.type} allowDeselect={false} onChange={setType} />
      {due.type === 'activity' && <Select label="Which activity" data={listed.map((id) => ({ value: id, label: names.activity(id) }))} value={due.activity} allowDeselect={false} onChange={(id) => id && onChange({ ...due, activity: id })} />}
      {due.type === 'fieldDate' ? <AroundDateField value={due} onChange={(around) => onChange({ type: 'fieldDate', ...around })} /> : <WaitField label="Within" value={due.wait} onChange={(next) => onChange({ ...due, wait: next })} />}
    </>
  );
}
