import { NumberInput, Select } from '@mantine/core';
import { CommittedText } from '../fields/committed-text.tsx';
import { Section } from '../fields/section.tsx';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';
import { EnrolmentFields, sayEnrolment } from './enrolment-fields.tsx';
import { OverrideSection } from './override-section.tsx';
import { RhythmFields, sayRhythm } from './rhythm-fields.tsx';
import { SignalsSection } from './signals-section.tsx';
import { StageTile } from '../palette/stage-tile.tsx';

/** Everything about the blueprint as a whole: shown while nothing is selected. */
export function BlueprintPanel() {
  const draft = useDraft();
  const names = useNames();
  const { recordTypes, views } = useStudio();
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
      <Section title="Which records come in" summary={sayEnrolment(draft.enrolment.when, names, views)}><EnrolmentFields /></Section>
      <Section title="Rhythm" summary={sayRhythm(draft.rhythm)}><RhythmFields /></Section>
      <SignalsSection />
      <OverrideSection />
    </Panel>
  );
}
