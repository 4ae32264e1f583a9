import { memo } from 'react';
import { useDraft, useSelection } from '../studio-context.ts';
import { ActivityPanel } from './activity-panel.tsx';
import { BlueprintPanel } from './blueprint-panel.tsx';
import { NotePanel } from './note-panel.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { PhasePanel } from './phase-panel.tsx';
import { SeveralPanel } from './several-panel.tsx';
import { StagePanel } from './stage-panel.tsx';
import './inspector.css';

/** Everything about what is selected; with nothing selected, about the blueprint itself. */
export const Inspector = memo(function Inspector() {
  const draft = useDraft();
  // never a moment behind the canvas: what is typed at once would be written into what was selected before
  const selection = useSelection();
  const { stages, outcomes, activities, notes, phases } = selection;
  if (stages.length + outcomes.length + activities.length + notes.length + phases.length > 1) return <SeveralPanel selection={selection} />;
  const activity = draft.activities[activities[0] ?? ''];
  if (activity) return <ActivityPanel key={activity.id} activity={activity} />;
  const outcome = draft.outcomes[outcomes[0] ?? ''];
  if (outcome) return <OutcomePanel key={outcome.id} outcome={outcome} />;
  const note = draft.notes[notes[0] ?? ''];
  if (note) return <NotePanel key={note.id} note={note} />;
  const phase = draft.phases[phases[0] ?? ''];
  if (phase) return <PhasePanel key={phase.id} phase={phase} />;
  const stage = draft.stages[stages[0] ?? ''];
  if (stage) return <StagePanel key={stage.id} stage={stage} />;
  return <BlueprintPanel />;
});
