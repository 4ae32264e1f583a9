import { Button, Chip, Group, Input, SegmentedControl, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { channels, evidenceKinds, stageOfActivity, usualApproval, usualHandOver, type Activity, type Channel, type Condition } from '#engine/blueprint';
import { capital, channelLabel, ChannelTile, describeAssignee, describeAttempts, describeCondition, describeTiming, sayKey, type Names } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { CountField } from '../fields/count-field.tsx';
import { MergeText } from '../fields/merge-text.tsx';
import { Section } from '../fields/section.tsx';
import { ConditionField } from '../rules/rule-field.tsx';
import { newComparison } from '../rules/comparing.ts';
import { useDraft, useNames, useRecordType } from '../studio-context.ts';
import { ActivityContent } from './activity-content.tsx';
import { ActivityAsks, ActivityResults } from './activity-parts.tsx';
import { ActivityTiming } from './activity-timing.tsx';
import { AssigneeField } from './assignee-field.tsx';
import { ListensSection } from './listens-section.tsx';
import { PrerequisitesSection } from './prerequisites-section.tsx';
import { ApprovalSection, HandOverSection } from './teamwork-sections.tsx';
import { PanelGroup } from './panel-groups.tsx';
import { UsesSection } from './uses-section.tsx';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';

/** Everything about one activity: when it comes and for whom, what is done, and how it may end. */
export function ActivityPanel({ activity }: { activity: Activity }) {
  const draft = useDraft();
  const make = useMake();
  const stage = stageOfActivity(draft, activity.id);
  return (
    <Panel icon={<ChannelTile channel={activity.channel} />} kind={channelLabel(activity.channel)} title={activity.name || 'Activity without a name'} stage={stage?.id} row={activity.id} groups={['Before', 'During', 'After']}>
      <PanelGroup name="Before">
        <ActivityItself activity={activity} />
        {activity.channel === 'approval' && <ApprovalSection activity={activity} />}
        {activity.channel === 'handOver' && <HandOverSection activity={activity} />}
        <ActivityConditions activity={activity} />
      </PanelGroup>
      <PanelGroup name="During">
        <ActivityContent activity={activity} />
        <ActivityAsks activity={activity} />
      </PanelGroup>
      <PanelGroup name="After">
        <ActivityResults activity={activity} />
        <AttemptsSection activity={activity} />
        <ListensSection activity={activity} />
      </PanelGroup>
      <UsesSection of={{ type: 'activity', activity: activity.id }} />
      <div className="bt-inspector-foot">
        <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make({ type: 'deleteActivities', activities: [activity.id] })}>Delete activity</Button>
      </div>
    </Panel>
  );
}

function requirement({ required }: Activity, names: Names): string {
  if (typeof required === 'string') return required === 'always' ? 'required' : 'optional';
  return `required when ${describeCondition(required, names)}`;
}

function ActivityItself({ activity }: { activity: Activity }) {
  const names = useNames();
  const commit = useCommitField();
  const set = useSetField();
  const path = ['activities', activity.id] as const;
  return (
    <Section title="What" open sentence={`${channelLabel(activity.channel)}, ${requirement(activity, names)}`}>
      <CommittedText label="Name" required value={activity.name} onCommit={(name) => commit([...path, 'name'], name)} />
      <Select label="Kind" data={channels.map((value) => ({ value, label: channelLabel(value) }))} value={activity.channel} allowDeselect={false} onChange={(channel) => channel && set(path, withChannel(activity, channel))} />
      <RequiredField activity={activity} />
      <MergeText label="Instructions" lines={3} value={activity.content.instructions} placeholder="What to do, and how you know it is done" onCommit={(text) => commit([...path, 'content', 'instructions'], text)} />
    </Section>
  );
}

/** When it comes, what comes first, who does it, and for which records it is there at all. */
function ActivityConditions({ activity }: { activity: Activity }) {
  const names = useNames();
  const set = useSetField();
  const path = ['activities', activity.id] as const;
  const doer = describeAssignee(activity.assignee, names);
  return (
    <>
      <Section title="When" sentence={describeTiming(activity, names)}><ActivityTiming activity={activity} /></Section>
      <PrerequisitesSection activity={activity} />
      <Section title="Who" sentence={activity.mode === 'automatic' ? 'Done automatically' : `Done by ${doer}`}>
        <AssigneeField label="Done by" value={activity.assignee} onChange={(assignee) => set([...path, 'assignee'], assignee)} />
        <Input.Wrapper label="How it is done" labelElement="div">
          <SegmentedControl fullWidth size="xs" aria-label="How it is done" data={[{ value: 'manual', label: 'By a person' }, { value: 'automatic', label: 'Automatically' }]} value={activity.mode} onChange={(mode) => set([...path, 'mode'], mode)} />
        </Input.Wrapper>
      </Section>
      <Section title="Shown only when" sentence={activity.when ? capital(describeCondition(activity.when, names)) : 'Always shown'}>
        <ConditionField label="When it appears" condition={activity.when} otherwise="Always shown." onChange={(when) => set([...path, 'when'], when, `when:${activity.id}`)} />
      </Section>
    </>
  );
}

function AttemptsSection({ activity }: { activity: Activity }) {
  const set = useSetField();
  const path = ['activities', activity.id] as const;
  return (
    <Section title="Attempts and evidence" sentence={describeAttempts(activity)}>
      <Group grow>
        <CountField label="At least" min={1} max={activity.attempts.max} value={activity.attempts.min} onChange={(min) => set([...path, 'attempts', 'min'], min, `min:${activity.id}`)} />
        <CountField label="At most" min={activity.attempts.min} max={100} value={activity.attempts.max} onChange={(max) => set([...path, 'attempts', 'max'], max, `max:${activity.id}`)} />
      </Group>
      <Input.Wrapper label="What must be attached" labelElement="div">
        <Chip.Group multiple value={[...activity.evidence]} onChange={(evidence) => set([...path, 'evidence'], evidence)}>
          <Group gap={6} mt={4}>{evidenceKinds.map((kind) => <Chip key={kind} size="xs" value={kind}>{sayKey(kind)}</Chip>)}</Group>
        </Chip.Group>
      </Input.Wrapper>
    </Section>
  );
}

/** The same activity of another kind, with the rule that kind lives by and without the one it no longer needs. */
function withChannel(activity: Activity, channel: Channel): Activity {
  const { handOver, approval, ...plain } = activity;
  if (channel === 'handOver') return { ...plain, channel, handOver: handOver ?? usualHandOver };
  if (channel === 'approval') return { ...plain, channel, approval: approval ?? usualApproval };
  return { ...plain, channel };
}

function RequiredField({ activity }: { activity: Activity }) {
  const set = useSetField();
  const type = useRecordType();
  const path = ['activities', activity.id, 'required'] as const;
  const condition: Condition | undefined = typeof activity.required === 'string' ? undefined : activity.required;
  const setDuty = (duty: string) => set(path, duty === 'when' ? newComparison(type && inOrder(type.fields)[0]) : duty);
  return (
    <>
      <Input.Wrapper label="Required" labelElement="div">
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Required"
          data={[{ value: 'always', label: 'Always' }, { value: 'never', label: 'Optional' }, { value: 'when', label: 'When…' }]}
          value={condition ? 'when' : String(activity.required)}
          onChange={setDuty}
        />
      </Input.Wrapper>
      {condition && <ConditionField label="Required when" condition={condition} otherwise="" onChange={(next) => set(path, next ?? 'never', `required:${activity.id}`)} />}
    </>
  );
}
