import { useCallback, useState } from 'react';
import { editBlueprint, newOutcome, newStage, type Blueprint, type OutcomeId, type PhaseId, type Point, type StageId } from '#engine/blueprint';
import type { DropTarget, ScreenPoint } from '../contract.ts';
import type { Moving } from './hand.ts';

/** Ids of what is only tried out; it never comes into the drawing. */
const tried = { stage: '00000000-0000-7000-8000-000000000001', outcome: '00000000-0000-7000-8000-000000000002' } as const;
const nowhere: Moving = new Map();

interface Shown {
  readonly outcome: OutcomeId | undefined;
  readonly stage: StageId | null;
  readonly phase: PhaseId | null;
}

const nothing: Shown = { outcome: undefined, stage: null, phase: null };

/** Shows where a block from the palette would go while it is dragged over the canvas: the lit line with the gap it opens, the stage, the phase. */
export function usePreview(blueprint: Blueprint, dropTarget: (x: number, y: number) => DropTarget, pretend: (moving: Moving) => void) {
  const [shown, setShown] = useState(nothing);
  const preview = useCallback((screen: ScreenPoint | null) => {
    const target = screen ? dropTarget(screen.x, screen.y) : null;
    const next: Shown = { outcome: target?.outcome, stage: target?.stage ?? null, phase: target?.phase ?? null };
    setShown((before) => {
      if (before.outcome !== next.outcome) pretend(next.outcome === undefined || !target ? nowhere : gapFor(blueprint, next.outcome, target.at));
      return before.outcome === next.outcome && before.stage === next.stage && before.phase === next.phase ? before : next;
    });
  }, [blueprint, dropTarget, pretend]);
  return { ...shown, preview };
}

/** Where cards would stand if a stage were put into this line. */
function gapFor(blueprint: Blueprint, outcome: OutcomeId, at: Point): Moving {
  const made = editBlueprint(blueprint, { type: 'insertStage', stage: newStage('work', tried.stage, 'New'), outcome, through: newOutcome({ id: tried.outcome, stage: tried.stage, name: 'Next' }), at });
  if (!made.ok) return nowhere;
  const { positions } = made.value.next.view;
  return new Map(Object.entries(positions).filter(([id, place]) => id !== tried.stage && place !== blueprint.view.positions[id]));
}
