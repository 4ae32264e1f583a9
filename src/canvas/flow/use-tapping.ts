import { useStoreApi } from '@xyflow/react';
import { useRef, type MouseEvent } from 'react';
import type { OutcomeId, StageId } from '#engine/blueprint';
import type { BlueprintCanvasProps, DropTarget } from '../contract.ts';

interface Sources {
  /** The outcome whose line is being drawn, by a drag or by taps. */
  readonly outcome: OutcomeId | null;
  readonly stages: BlueprintCanvasProps['blueprint']['stages'];
  readonly onQuickAdd: BlueprintCanvasProps['onQuickAdd'];
  forget(): void;
  connect(from: OutcomeId, to: StageId): void;
  dropTarget(x: number, y: number): DropTarget;
}

/** Drawing a line with taps, for fingers and tired hands: the first on a port, the second on a card or on free ground. */
export function useTapping({ outcome, stages, onQuickAdd, forget, connect, dropTarget }: Sources) {
  const isTapping = useRef(false);
  const flow = useStoreApi();

  /** Gives up a line begun with a tap; says whether there was one. */
  const cancelTap = () => {
    const was = isTapping.current;
    isTapping.current = false;
    if (was) {
      forget();
      flow.setState({ connectionClickStartHandle: null });
    }
    return was;
  };
  const tapCard = ({ target }: MouseEvent, card: string) => {
    const stage = stages[card];
    if (outcome === null || !cancelTap()) return;
    const isPort = target instanceof Element && target.closest('.bt-port') !== null;
    if (stage && !isPort) connect(outcome, stage.id);
  };
  const tapGround = ({ clientX: x, clientY: y }: MouseEvent) => {
    if (outcome === null || !cancelTap()) return false;
    onQuickAdd?.({ from: outcome, at: dropTarget(x, y).at, screen: { x, y } });
    return true;
  };
  const begin = () => {
    isTapping.current = true;
  };
  /** React Flow has connected the two ports itself. */
  const finish = () => {
    isTapping.current = false;
  };
  return { begin, finish, cancelTap, tapCard, tapGround };
}
