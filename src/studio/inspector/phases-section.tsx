import { Button, Select, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { Edit, Phase } from '#engine/blueprint';
import { formatCount, listAnd } from '../../ui/index.ts';
import { unusedName } from '../draft/placing.ts';
import { selecting } from '../draft/draft-store.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { FoldList } from '../fields/fold-list.tsx';
import { Section } from '../fields/section.tsx';
import { useDraft, useStudio } from '../studio-context.ts';
import { useCommitField, useMake, useSetField } from './panel.tsx';

/** The parts of the journey, left to right: their names, their order, what is folded, and what stands in them. */
export function PhasesSection() {
  const draft = useDraft();
  const make = useMake();
  const { newId } = useStudio();
  const phases = inOrder(draft.phases);
  const add = () => {
    const phase: Phase = { id: newId(), name: unusedName(`Phase ${phases.length + 1}`, phases.map(({ name }) => name)), order: (phases.at(-1)?.order ?? 0) + 1 };
    make({ type: 'addPhase', phase });
  };
  const move = useMovePhase();
  return (
    <Section title="Phases" summary={phases.length === 0 ? 'none' : undefined} sentence={phases.length === 0 ? undefined : listAnd(phases.map(({ name }) => name || 'a phase without a name'))}>
      <FoldList
        label="Phases"
        empty="No phase yet: a phase is a titled column that stages stand in."
        rows={phases.map((phase) => ({
          key: phase.id, title: phase.name || 'Phase without a name', note: formatCount(Object.values(draft.stages).filter((stage) => stage.phase === phase.id).length, 'stage'), body: <PhaseParts phase={phase} />,
        }))}
        onRemove={(phase) => make({ type: 'deletePhase', phase })}
        onMove={move}
        add={<Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>Add phase</Button>}
      />
    </Section>
  );
}

/** One phase: what it is called, whether it is folded to one card, and the stages in it. */
export function PhaseParts({ phase }: { phase: Phase }) {
  const draft = useDraft();
  const { store } = useStudio();
  const commit = useCommitField();
  const set = useSetField();
  const { collapsed } = draft.view;
  const stages = Object.values(draft.stages).filter((stage) => stage.phase === phase.id);
  return (
    <>
      <CommittedText label="Name of the phase" required value={phase.name} onCommit={(name) => commit(['phases', phase.id, 'name'], name)} />
      <Switch label="Folded to one card" checked={collapsed.includes(phase.id)} onChange={(event) => set(['view', 'collapsed'], event.currentTarget.checked ? [...collapsed, phase.id] : collapsed.filter((id) => id !== phase.id))} />
      {stages.length === 0
        ? <p className="bt-quiet">No stage stands in it yet.</p>
        : <Button size="compact-xs" variant="subtle" style={{ alignSelf: 'flex-start' }} onClick={() => store.actions.select(selecting({ stages: stages.map(({ id }) => id) }))}>Select its {formatCount(stages.length, 'stage')}</Button>}
    </>
  );
}

/** Moves a phase to a place among the others, in one step. */
function useMovePhase(): (phase: string, index: number) => void {
  const phases = inOrder(useDraft().phases);
  const make = useMake();
  return (key, index) => {
    const others = phases.filter(({ id }) => id !== key);
    others.splice(index, 0, ...phases.filter(({ id }) => id === key));
    const edits = others.flatMap((phase, place): Edit[] => (phase.order === place + 1 ? [] : [{ type: 'setField', path: ['phases', phase.id, 'order'], value: place + 1 }]));
    if (edits.length > 0) make({ type: 'several', name: 'Reorder the phases', edits });
  };
}

/** Where a phase stands among the others, from left to right. */
export function PhaseOrder({ phase }: { phase: Phase }) {
  const phases = inOrder(useDraft().phases);
  const move = useMovePhase();
  const place = phases.findIndex(({ id }) => id === phase.id);
  if (phases.length < 2) return null;
  return <Select label="Stands" data={phases.map((_, index) => ({ value: String(index), label: `${index + 1} of ${phases.length}` }))} value={String(place)} allowDeselect={false} onChange={(index) => index !== null && move(phase.id, Number(index))} />;
}
