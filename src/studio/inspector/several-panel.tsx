import { Button, Group } from '@mantine/core';
import { IconStack2, IconTrash } from '@tabler/icons-react';
import { formatCount, listAnd } from '../../ui/index.ts';
import { deleteEdit, type Selection } from '../../canvas/index.ts';
import { arrangeEdit, type Arrangement } from '../draft/arrange.ts';
import { arrangements } from '../draft/arrangements.ts';
import { Section } from '../fields/section.tsx';
import { useDraft } from '../studio-context.ts';
import { Panel, useMake } from './panel.tsx';
import { SharedOfActivities, SharedOfNotes, SharedOfOutcomes, SharedOfStages } from './shared-parts.tsx';

/** What several selected things share, kind by kind, and what can be done to them together. */
export function SeveralPanel({ selection }: { selection: Selection }) {
  const draft = useDraft();
  const make = useMake();
  const { stages, outcomes, activities, notes, phases } = selection;
  const parts = [
    ...(stages.length > 0 ? [formatCount(stages.length, 'stage')] : []),
    ...(outcomes.length > 0 ? [formatCount(outcomes.length, 'outcome')] : []),
    ...(activities.length > 0 ? [formatCount(activities.length, 'activity', 'activities')] : []),
    ...(notes.length > 0 ? [formatCount(notes.length, 'note')] : []),
    ...(phases.length > 0 ? [formatCount(phases.length, 'phase')] : []),
  ];
  const arrange = (how: Arrangement) => {
    const edit = arrangeEdit(draft, stages, how);
    if (edit) make(edit);
  };
  const remove = deleteEdit(selection, false);
  return (
    <Panel icon={<span className="bt-tile bt-outcome-tile"><IconStack2 size={16} aria-hidden /></span>} kind="Selection" title={listAnd(parts)}>
      {stages.length > 1 && (
        <Section title="Line up" open>
          <Group gap={6}>{arrangements.map(({ how, label, icon: Glyph }) => <Button key={how} size="compact-sm" variant="default" leftSection={<Glyph size={14} aria-hidden />} onClick={() => arrange(how)}>{label}</Button>)}</Group>
        </Section>
      )}
      {stages.length > 1 && <SharedOfStages stages={stages} />}
      {activities.length > 1 && <SharedOfActivities activities={activities} />}
      {outcomes.length > 1 && <SharedOfOutcomes outcomes={outcomes} />}
      {notes.length > 1 && <SharedOfNotes notes={notes} />}
      <div className="bt-inspector-foot">
        {remove && <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make(remove)}>Delete all of them</Button>}
      </div>
    </Panel>
  );
}
