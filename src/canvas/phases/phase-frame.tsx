import type { NodeProps } from '@xyflow/react';
import { IconArrowsMinimize, IconDots } from '@tabler/icons-react';
import { memo } from 'react';
import { useCards, useCardState } from '../cards/card-context.ts';
import { NameField } from '../cards/name-field.tsx';
import type { PhaseNode } from '../flow/projection.ts';

/** The frame around the stages of one phase. Its title moves it, renames it on a double click, and folds it. */
export const PhaseFrame = memo(function PhaseFrame({ data: { frame }, dragging }: NodeProps<PhaseNode>) {
  const { phase, number, isEmpty, width, height } = frame;
  const { pick, startNaming, fold, openMenu } = useCards();
  const isDesign = useCardState((state) => state.isDesign);
  const isNamed = useCardState(({ naming }) => naming?.part === 'phases' && naming.id === phase.id);
  const isSelected = useCardState(({ selection }) => selection.phases.includes(phase.id));
  const isJoining = useCardState((state) => state.joining === phase.id);
  const name = phase.name || 'Phase without a name';
  return (
    <div className="bt-phase" style={{ width, height }} data-empty={isEmpty || undefined} data-joining={isJoining || undefined} data-selected={isSelected || undefined} data-dragging={dragging || undefined}>
      <div
        className="bt-phase-title" role="presentation"
        onClick={(event) => pick('phases', phase.id, event.shiftKey || event.ctrlKey || event.metaKey)}
        onDoubleClick={(event) => {
          event.stopPropagation();
          if (isDesign) startNaming({ part: 'phases', id: phase.id });
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          openMenu({ part: 'phases', id: phase.id }, { x: event.clientX, y: event.clientY });
        }}
      >
        <b>{number}</b>
        {isNamed ? <NameField value={phase.name} label="Name of the phase" /> : <span className="bt-phase-name">{name}</span>}
        {isDesign && !isNamed && (
          <span className="bt-phase-tools">
            {!isEmpty && <button type="button" className="nodrag" tabIndex={-1} aria-label={`Fold ${name} to one card`} title="Fold to one card (G)" onClick={(event) => { event.stopPropagation(); fold(phase.id); }}><IconArrowsMinimize size={14} aria-hidden /></button>}
            <button type="button" className="nodrag" tabIndex={-1} aria-label={`More for ${name}`} title="More (right click)" onClick={(event) => { event.stopPropagation(); const { left, bottom } = event.currentTarget.getBoundingClientRect(); openMenu({ part: 'phases', id: phase.id }, { x: left, y: bottom }); }}><IconDots size={14} aria-hidden /></button>
          </span>
        )}
      </div>
      {isEmpty && <p className="bt-phase-empty">Drop a stage here</p>}
    </div>
  );
});
