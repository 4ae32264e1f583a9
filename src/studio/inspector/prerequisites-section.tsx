import { Button, Menu, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { activitiesIn, stageOfActivity, stagesOf, type Activity, type Blueprint, type StageId } from '#engine/blueprint';
import { capital, describePrerequisite, listAnd, type Names } from '../../ui/index.ts';
import { FoldList } from '../fields/fold-list.tsx';
import { Section } from '../fields/section.tsx';
import { newComparison } from '../rules/comparing.ts';
import { ConditionField, GateField } from '../rules/rule-field.tsx';
import { useDraft, useNames, useRecordType } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

type Prerequisite = Activity['after'][number];
const kinds: readonly { readonly value: Prerequisite['type']; readonly label: string }[] = [
  { value: 'activity', label: 'An activity is done' },
  { value: 'lane', label: 'A lane is done' },
  { value: 'condition', label: 'A field says so' },
  { value: 'clause', label: 'A gate is open, e.g. an approval is given' },
];

/** What must have happened before an activity may be done, in its own lane or another team's (S28, S29). */
export function PrerequisitesSection({ activity }: { activity: Activity }) {
  const draft = useDraft();
  const names = useNames();
  const type = useRecordType();
  const set = useSetField();
  const { after } = activity;
  const stage = stageOfActivity(draft, activity.id)?.id;
  const put = (next: readonly Prerequisite[]) => set(['activities', activity.id, 'after'], next, `after:${activity.id}`);
  const activities = activityChoices(draft, activity.id, names, stage).flatMap(({ items }) => items);
  const lanes = laneChoices(draft, activity.id, names);
  const make = (kind: Prerequisite['type']): Prerequisite | null => {
    const taken = after.flatMap((each) => (each.type === 'activity' ? [each.activity] : each.type === 'lane' ? [each.lane] : []));
    const free = (kind === 'lane' ? lanes : activities).find(({ value }) => !taken.includes(value));
    if (kind === 'condition') return { type: kind, condition: newComparison(type && inOrder(type.fields)[0]) };
    if (kind === 'clause') return { type: kind, clause: { type: 'approval', role: 'manager', levels: 1, quorum: 1 } };
    if (!free) return null;
    return kind === 'lane' ? { type: kind, lane: free.value } : { type: kind, activity: free.value };
  };
  const offered = kinds.map((kind) => ({ ...kind, made: make(kind.value) }));
  return (
    <Section title="What comes first" summary={after.length === 0 ? 'nothing' : undefined} sentence={after.length === 0 ? undefined : capital(listAnd(after.map((before) => describePrerequisite(before, names))))}>
      <FoldList
        label="What comes first"
        byPlace
        empty="It may be done as soon as the record is here."
        rows={after.map((before, index) => ({
          key: String(index), title: capital(describePrerequisite(before, names)), name: `prerequisite ${index + 1}`,
          body: <PrerequisiteParts before={before} activity={activity} stage={stage} onChange={(next) => put(next ? after.with(index, next) : after.filter((_, place) => place !== index))} />,
        }))}
        onRemove={(key) => put(after.filter((_, place) => place !== Number(key)))}
        add={(
          <Menu position="bottom-start" width={280}>
            <Menu.Target><Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>Add what comes first</Button></Menu.Target>
            <Menu.Dropdown>{offered.map(({ value, label, made }) => <Menu.Item key={value} disabled={made === null} onClick={() => made && put([...after, made])}>{label}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        )}
      />
    </Section>
  );
}

function PrerequisiteParts({ before, activity, stage, onChange }: { before: Prerequisite; activity: Activity; stage: StageId | undefined; onChange: (before: Prerequisite | undefined) => void }) {
  const draft = useDraft();
  const names = useNames();
  switch (before.type) {
    case 'activity':
      return <Select label="This activity must be done" searchable data={activityChoices(draft, activity.id, names, stage)} value={before.activity} allowDeselect={false} onChange={(id) => id && onChange({ type: 'activity', activity: id })} />;
    case 'lane':
      return <Select label="This lane must be done" searchable data={laneChoices(draft, activity.id, names)} value={before.lane} allowDeselect={false} onChange={(lane) => lane && onChange({ type: 'lane', lane })} />;
    case 'condition':
      return <ConditionField label="What a field says" condition={before.condition} otherwise="" onChange={(condition) => onChange(condition && { type: 'condition', condition })} />;
    case 'clause':
      return <GateField label="What must be open" gate={before.clause} stage={stage} otherwise="" onChange={(clause) => onChange(clause && { type: 'clause', clause })} />;
  }
}

/** Every other activity, those of the same stage first; one of a lane says which team does it. */
function activityChoices(draft: Blueprint, own: string, names: Names, first: StageId | undefined) {
  const stages = [...stagesOf(draft)].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  return stages
    .map((stage) => ({
      group: stage.name || 'Stage without a name',
      items: activitiesIn(draft, stage.id).filter(({ id }) => id !== own).map(({ id, name }) => {
        const lane = Object.values(stage.lanes ?? {}).find(({ activities }) => activities.includes(id));
        return { value: id, label: `${name || 'Activity without a name'}${lane ? ` · ${names.team(lane.team)}` : ''}` };
      }),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Every lane but the activity's own, with its team. */
function laneChoices(draft: Blueprint, own: string, names: Names): { value: string; label: string }[] {
  return stagesOf(draft).flatMap((stage) => inOrder(stage.lanes ?? {}).filter(({ activities }) => !activities.includes(own)).map(({ id, name, team }) => ({ value: id, label: `${name || 'Lane without a name'} · ${names.team(team)}` })));
}
