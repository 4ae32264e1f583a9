import { useMemo, useRef, useState } from 'react';
import type { Connection, Edge, FinalConnectionState, HandleType, OnConnectEnd, OnConnectStart, OnConnectStartParams } from '@xyflow/react';
import { canConnect, type Blueprint, type Edit, type EditRefusal, type Outcome, type OutcomeId, type StageId } from '#engine/blueprint';
import type { Connecting } from '../cards/card-context.ts';
import type { BlueprintCanvasProps, DropTarget } from '../contract.ts';
import type { LineEdge } from './projection.ts';
import { useGivingUp } from './use-giving-up.ts';
import { useTapping } from './use-tapping.ts';

interface Sources {
  readonly blueprint: Blueprint;
  make(edit: Edit, done: string): EditRefusal | null;
  refuse(refusal: EditRefusal): void;
  readonly onQuickAdd: BlueprintCanvasProps['onQuickAdd'];
  readonly onTold: BlueprintCanvasProps['onTold'];
  dropTarget(x: number, y: number): DropTarget;
}

/** Drawing a line from an outcome to a stage, and taking one of its ends elsewhere. */
export function useConnections({ blueprint, make, refuse, onQuickAdd, onTold, dropTarget }: Sources) {
  const [outcome, setOutcome] = useState<OutcomeId | null>(null);
  const isReconnecting = useRef(false);

  const connecting = useMemo((): Connecting | null => (outcome === null ? null : { outcome, refusalFor: (stage) => canConnect(blueprint, outcome, stage) }), [blueprint, outcome]);
  const { isGivenUp, take, letGo } = useGivingUp(() => setOutcome(null));
  const { connect, dropOn, moveStart, disconnect } = linking({ blueprint, make, refuse, dropTarget, onTold });

  const startFrom = ({ handleId, handleType }: OnConnectStartParams) => {
    if (handleType === 'source' && handleId !== null) setOutcome(handleId as OutcomeId);
  };
  const onConnectEnd: OnConnectEnd = (event, state) => {
    const from = outcome ?? sourceOf(state);
    setOutcome(null);
    letGo();
    if (isGivenUp || isReconnecting.current || state.isValid === true || !from || state.fromHandle?.type !== 'source') return;
    dropOn(from, event, ({ at }, screen) => onQuickAdd?.({ from, at, screen }));
  };
  const onReconnect = (edge: LineEdge, { sourceHandle, target }: Connection) => {
    const { line } = edge.data ?? {};
    if (!line) return;
    if (target !== edge.target) connect(line.outcome.id, target);
    else if (sourceHandle && sourceHandle !== line.outcome.id) moveStart(line.outcome.id, sourceHandle, line.target);
  };
  const onReconnectEnd = (event: MouseEvent | TouchEvent, edge: LineEdge, end: HandleType, state: FinalConnectionState) => {
    isReconnecting.current = false;
    setOutcome(null);
    const from = edge.data?.line.outcome;
    if (isGivenUp || !from || state.isValid === true) return;
    if (end === 'source') dropOn(from.id, event, () => disconnect(from));
    else disconnect(from);
  };

  const { begin, finish, ...taps } = useTapping({ outcome, stages: blueprint.stages, onQuickAdd, connect, dropTarget, forget: () => setOutcome(null) });

  return {
    connecting, connect, isGivenUp, ...taps,
    props: {
      onConnectEnd, onReconnect, onReconnectEnd,
      onConnectStart: ((_event, start) => {
        take();
        startFrom(start);
      }) satisfies OnConnectStart,
      onClickConnectStart: ((_event, start) => {
        begin();
        startFrom(start);
      }) satisfies OnConnectStart,
      onClickConnectEnd: () => setOutcome(null),
      onReconnectStart: () => {
        isReconnecting.current = true;
      },
      onConnect: ({ sourceHandle, target }: Connection) => {
        finish();
        if (sourceHandle) connect(sourceHandle, target);
      },
      isValidConnection: ({ sourceHandle, target }: Connection | Edge) => !isGivenUp && typeof sourceHandle === 'string' && mayConnect(blueprint, sourceHandle, target),
    },
  };
}

/** What becomes of a line that was let go. */
function linking({ blueprint, make, refuse, dropTarget, onTold }: Omit<Sources, 'onQuickAdd'>) {
  const connect = (from: OutcomeId, to: StageId) => {
    const refusal = canConnect(blueprint, from, to);
    if (refusal) refuse(refusal);
    else make({ type: 'connect', outcome: from, to }, `Connected ${blueprint.outcomes[from]?.name ?? ''} to ${blueprint.stages[to]?.name ?? ''}`);
  };
  /** Let go over a card connects to it; over free ground the caller decides. */
  const dropOn = (from: OutcomeId, event: MouseEvent | TouchEvent, onGround: (at: DropTarget, screen: { x: number; y: number }) => void) => {
    const screen = pointOf(event);
    const target = dropTarget(screen.x, screen.y);
    if (target.stage === undefined) onGround(target, screen);
    else connect(from, target.stage);
  };
  const moveStart = (from: OutcomeId, to: OutcomeId, stage: StageId) => {
    const refusal = canConnect(blueprint, to, stage);
    if (refusal) return refuse(refusal);
    const name = `Connect ${blueprint.outcomes[to]?.name ?? ''} instead`;
    make({ type: 'several', name, edits: [{ type: 'disconnect', outcome: from }, { type: 'connect', outcome: to, to: stage }] }, name);
  };
  const disconnect = ({ id, name }: Outcome) => {
    const words = `Disconnected ${name}`;
    if (!make({ type: 'disconnect', outcome: id }, words)) onTold?.(words);
  };
  return { connect, dropOn, moveStart, disconnect };
}

/** A line taken back to where it already leads is no mistake worth words. */
function mayConnect(blueprint: Blueprint, outcome: OutcomeId, stage: StageId): boolean {
  const refusal = canConnect(blueprint, outcome, stage);
  return refusal === null || refusal.type === 'alreadyConnected';
}

function sourceOf({ fromHandle }: FinalConnectionState): OutcomeId | undefined {
  return fromHandle?.type === 'source' && fromHandle.id ? fromHandle.id : undefined;
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}
