import { NumberInput, Select, SegmentedControl, Input } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { describeCondition } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { CountField } from '../fields/count-field.tsx';
import { Section } from '../fields/section.tsx';
import { newComparison } from '../rules/comparing.ts';
import { ConditionField } from '../rules/rule-field.tsx';
import { useDraft, useNames, useRecordType, useStudio } from '../studio-context.ts';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';
import { RhythmFields } from './rhythm-fields.tsx';
import { StageTile } from '../palette/stage-tile.tsx';

/** Everything about the blueprint as a whole: shown while nothing is selected. */
export function BlueprintPanel() {
  const draft = useDraft();
  const names = useNames();
  const { recordTypes } = useStudio();
  const commit = useCommitField();
  const set = useSetField();
  const make = useMake();
  const types = Object.values(recordTypes).map(({ key, name }) => ({ value: key, label: name }));
  const stages = Object.values(draft.stages).filter(({ kind }) => kind !== 'end').map(({ id, name }) => ({ value: id, label: name || 'Stage without a name' }));
  return (
    <Panel icon={<StageTile kind="work" />} kind="Blueprint" title={draft.name || 'Blueprint without a name'}>
      <Section title="Blueprint" open>
        <CommittedText label="Name" required value={draft.name} onCommit={(name) => commit(['name'], name)} />
        <CommittedText label="Description" lines={2} value={draft.description} placeholder="What this process is for" onCommit={(text) => commit(['description'], text)} />
        <CommittedText label="For whom" lines={2} value={draft.audience} placeholder="Which records, with which message" onCommit={(text) => commit(['audience'], text)} />
        <Select label="Record type" data={recordTypes[draft.recordType] ? types : [...types, { value: draft.recordType, label: `${draft.recordType} (unknown here)` }]} value={draft.recordType} allowDeselect={false} onChange={(type) => type && set(['recordType'], type)} />
        <Select label="Records start in" data={stages} value={draft.start} placeholder="Choose the first stage" clearable clearButtonProps={{ 'aria-label': 'No first stage' }} onChange={(stage) => make({ type: 'setStart', stage })} />
      </Section>
      <Section title="Goal" summary={draft.goal.metric || 'none'}>
        <CommittedText label="What is counted" value={draft.goal.metric} placeholder="Meetings booked a week" onCommit={(metric) => commit(['goal', 'metric'], metric)} />
        <NumberInput label="Target" value={draft.goal.target} onChange={(target) => typeof target === 'number' && set(['goal', 'target'], target, 'goal')} />
      </Section>
      <Section title="Which records come in" open summary={draft.enrolment.when.type === 'condition' ? describeCondition(draft.enrolment.when.condition, names) : 'by hand'}><EnrolmentFields /></Section>
      <Section title="Rhythm"><RhythmFields /></Section>
    </Panel>
  );
}

function EnrolmentFields() {
  const { enrolment } = useDraft();
  const type = useRecordType();
  const set = useSetField();
  const { when } = enrolment;
  const setWhen = (kind: string) => set(['enrolment', 'when'], kind === 'condition' ? { type: 'condition', condition: newComparison(type && inOrder(type.fields)[0]) } : { type: 'manual' });
  return (
    <>
      <Input.Wrapper label="Records are brought in" labelElement="div">
        <SegmentedControl fullWidth size="xs" aria-label="Records are brought in" data={[{ value: 'manual', label: 'By hand' }, { value: 'condition', label: 'By a rule' }]} value={when.type} onChange={setWhen} />
      </Input.Wrapper>
      {when.type === 'condition' && (
        <ConditionField label="Rule of enrolment" condition={when.condition} otherwise="" onChange={(condition) => set(['enrolment', 'when'], condition ? { type: 'condition', condition } : { type: 'manual' }, 'enrolment')} />
      )}
      <Select label="May come in again" data={[{ value: 'never', label: 'Never' }, { value: 'afterEnd', label: 'After the last run has ended' }, { value: 'always', label: 'At any time' }]} value={enrolment.reentry} allowDeselect={false} onChange={(reentry) => reentry && set(['enrolment', 'reentry'], reentry)} />
      <Select label="Imported records" data={[{ value: 'held', label: 'Are held until somebody brings them in' }, { value: 'enrolled', label: 'Come in by the rule' }]} value={enrolment.imports} allowDeselect={false} onChange={(imports) => imports && set(['enrolment', 'imports'], imports)} />
      <CountField label="Order among blueprints" description="The lower number is asked first" max={100_000} value={enrolment.order} onChange={(order) => set(['enrolment', 'order'], order, 'order')} />
    </>
  );
}
