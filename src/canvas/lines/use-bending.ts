import { useReactFlow } from '@xyflow/react';
import { useRef, useState, type PointerEvent } from 'react';
import type { Point } from '#engine/blueprint';
import { notifyProblem } from '../../ui/index.ts';
import { bendsOf, withStretchAt } from '../geometry/bends.ts';
import type { Line } from '../geometry/lines.ts';
import { useLines } from './line-context.ts';

/** A line while one of its stretches is dragged. */
export interface Bending {
  /** The corners as they would be; `null` while nobody drags. */
  readonly points: readonly Point[] | null;
  start(event: PointerEvent<Element>, stretch: number): void;
  move(event: PointerEvent<Element>): void;
  drop(): void;
  cancel(): void;
  straighten(): void;
}

// so far a pointer strays without meaning to drag, in pixels of the window
const slack = 3;

/** Bending a line by hand: what is dragged is only shown until it is let go, then it is one edit. */
export function useBending(line: Line): Bending {
  const flow = useReactFlow();
  const { bend, isBendable, mayBend } = useLines();
  const [points, setPoints] = useState<readonly Point[] | null>(null);
  const held = useRef<{ readonly stretch: number; readonly x: number; readonly y: number } | null>(null);
  const cancel = () => {
    held.current = null;
    setPoints(null);
  };
  return {
    points, cancel,
    start: (event, stretch) => {
      if (event.button !== 0 || !isBendable(line)) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { stretch, x: event.clientX, y: event.clientY };
    },
    move: ({ clientX: x, clientY: y }) => {
      const from = held.current;
      if (!from || (points === null && Math.hypot(x - from.x, y - from.y) <= slack)) return;
      setPoints(withStretchAt(line.points, from.stretch, flow.screenToFlowPosition({ x, y }, { snapToGrid: false })));
    },
    drop: () => {
      const wanted = points;
      cancel();
      if (!wanted) return;
      const bends = bendsOf(wanted);
      if (bends.length === 0 || mayBend(line, bends)) bend(line, bends);
      else notifyProblem('A line cannot run behind a card, nor leave or enter one from the wrong side.');
    },
    straighten: () => bend(line, []),
  };
}
