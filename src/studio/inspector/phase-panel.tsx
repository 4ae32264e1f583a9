import { Button, UnstyledButton } from '@mantine/core';
import { IconColumns3, IconTrash } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { Phase } from '#engine/blueprint';
import { selecting } from '../draft/draft-store.ts';
import { Section } from '../fields/section.tsx';
import { StageTile } from '../palette/stage-tile.tsx';
import { useDraft, useStudio } from '../studio-context.ts';
import { Panel, useMake } from './panel.tsx';
import { PhaseOrder, PhaseParts } from './phases-section.tsx';

/** One phase of the journey: its name, its place among the others, and the stages that stand in it. */
export function PhasePanel({ phase }: { phase: Phase }) {
  const draft = useDraft();
  const { store, canvas } = useStudio();
  const make = useMake();
  const place = inOrder(draft.phases).findIndex(({ id }) => id === phase.id) + 1;
  const stages = Object.values(draft.stages).filter((stage) => stage.phase === phase.id);
  return (
    <Panel icon={<span className="bt-tile bt-outcome-tile"><IconColumns3 size={16} aria-hidden /></span>} kind={`Phase ${place}`} title={phase.name || 'Phase without a name'}>
      <Section title="Phase" open>
        <PhaseParts phase={phase} />
        <PhaseOrder phase={phase} />
      </Section>
      <Section title="Stages in it" open summary={stages.length}>
        <ul className="bt-reorder" aria-label="Stages in it">
          {stages.map((stage) => (
            <li key={stage.id} className="bt-reorder-row">
              <UnstyledButton
                className="bt-reorder-body"
                onClick={() => {
                  store.actions.select(selecting({ stages: [stage.id] }));
                  canvas.current?.centreOn({ stage: stage.id });
                }}
              >
                <StageTile kind={stage.kind} result={stage.end?.result} /><span className="bt-reorder-name">{stage.name || 'Stage without a name'}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </Section>
      <div className="bt-inspector-foot">
        <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make({ type: 'deletePhase', phase: phase.id })}>Delete phase, keep its stages</Button>
      </div>
    </Panel>
  );
}
