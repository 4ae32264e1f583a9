import { Select } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { describeEnrolment, describeGoal, describeRhythm, sayKey } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import { StageTile } from '../palette/stage-tile.tsx';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { DayRuler } from './day-ruler.tsx';
import { EnrolmentFields } from './enrolment-fields.tsx';
import { FieldsInUse } from './fields-in-use.tsx';
import { FiveElements } from './five-elements.tsx';
import { IndustryField } from './industry-field.tsx';
import { OverrideSection } from './override-section.tsx';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';
import { PhasesSection } from './phases-section.tsx';
import { ReviewSection } from './review-section.tsx';
import { RhythmFields, sayRhythm } from './rhythm-fields.tsx';
import { SignalsSection } from './signals-section.tsx';

/** Everything about the blueprint as a whole: shown while nothing is selected. */
export function BlueprintPanel() {
  const draft = useDraft();
  const names = useNames();
  const { views } = useStudio();
  const commit = useCommitField();
  const set = useSetField();
  const { goal, enrolment, rhythm } = draft;
  const view = enrolment.when.type === 'view' ? enrolment.when.view : null;
  return (
    <Panel icon={<StageTile kind="work" />} kind="Blueprint" title={draft.name || 'Blueprint without a name'}>
      <FiveElements />
      <Section title="Blueprint" open sentence={draft.audience.trim() === '' ? undefined : draft.audience}>
        <CommittedText label="Name" required value={draft.name} onCommit={(name) => commit(['name'], name)} />
        <CommittedText label="Description" lines={2} value={draft.description} placeholder="What this process is for" onCommit={(text) => commit(['description'], text)} />
        <CommittedText label="For whom" lines={2} value={draft.audience} placeholder="Which records, with which message" onCommit={(text) => commit(['audience'], text)} />
        <RecordsField />
      </Section>
      <Section title="Goal" sentence={describeGoal(goal)}>
        <CommittedText label="What is counted" value={goal.metric} placeholder="Meetings booked a week" onCommit={(metric) => commit(['goal', 'metric'], metric)} />
        <NumberField label="Target" value={goal.target} onChange={(target) => set(['goal', 'target'], target, 'goal')} />
      </Section>
      <Section title="Which records come in" sentence={describeEnrolment(enrolment, names, views.find(({ id }) => id === view)?.name)}><EnrolmentFields /></Section>
      <Section title="Rhythm" summary={sayRhythm(rhythm)} sentence={describeRhythm(rhythm)}>
        <IndustryField />
        <RhythmFields />
      </Section>
      <DayRuler />
      <PhasesSection />
      <SignalsSection />
      <FieldsInUse />
      <OverrideSection />
      <ReviewSection />
    </Panel>
  );
}

/** Which kind of record travels here, in which layout it is shown, and where it starts. */
function RecordsField() {
  const draft = useDraft();
  const { recordTypes } = useStudio();
  const set = useSetField();
  const make = useMake();
  const types = Object.values(recordTypes).map(({ key, name }) => ({ value: key, label: name }));
  const stages = Object.values(draft.stages).filter(({ kind }) => kind !== 'end').map(({ id, name }) => ({ value: id, label: name || 'Stage without a name' }));
  const { layout } = draft;
  const layouts = inOrder(recordTypes[draft.recordType]?.layouts ?? {}).map(({ key, name }) => ({ value: key, label: name || sayKey(key) }));
  return (
    <>
      <Select label="Record type" data={recordTypes[draft.recordType] ? types : [...types, { value: draft.recordType, label: `${draft.recordType} (unknown here)` }]} value={draft.recordType} allowDeselect={false} onChange={(type) => type && set(['recordType'], type)} />
      <Select
        label="Layout of the record"
        data={[{ value: '', label: 'The usual one' }, ...layouts, ...(layout === undefined || layouts.some(({ value }) => value === layout) ? [] : [{ value: layout, label: `${sayKey(layout)} (not in this record type)` }])]}
        value={layout ?? ''}
        allowDeselect={false}
        onChange={(next) => next !== null && set(['layout'], next || undefined)}
      />
      <Select label="Records start in" data={stages} value={draft.start} placeholder="Choose the first stage" clearable clearButtonProps={{ 'aria-label': 'No first stage' }} onChange={(stage) => make({ type: 'setStart', stage })} />
    </>
  );
}
