import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Blueprint, Edit, Point } from '#engine/blueprint';
import { spaceMoves } from '../geometry/making-room.ts';
import { restOf } from './dropping.ts';
import type { Moving } from './hand.ts';

export interface SpaceToolProps {
  readonly blueprint: Blueprint;
  readonly root: RefObject<HTMLDivElement | null>;
  /** Shows cards elsewhere while the hand still drags. */
  pretend(moving: Moving): void;
  make(edit: Edit, said: string): unknown;
}

/** While S is held a drag opens or closes space: everything right of the press, or below it, moves along (ui.md 34). */
export function SpaceTool({ blueprint, root, pretend, make }: SpaceToolProps) {
  const isHeld = useHeldKey(root);
  const flow = useReactFlow();
  const from = useRef<Point | null>(null);
  const [way, setWay] = useState<'x' | 'y' | null>(null);
  const movesTo = (event: PointerEvent): { readonly moves: Moving; readonly by: Point } => {
    const start = from.current ?? { x: 0, y: 0 };
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const by = { x: at.x - start.x, y: at.y - start.y };
    const { cards } = restOf(blueprint);
    const things = [...cards.filter((card) => card.stage), ...Object.values(blueprint.notes)];
    return { moves: spaceMoves(things, start, by, new Set(blueprint.view.pinned)), by };
  };
  const end = (event: PointerEvent) => {
    if (!from.current) return;
    const { moves } = movesTo(event);
    from.current = null;
    setWay(null);
    pretend(new Map());
    if (moves.size > 0) make({ type: 'several', name: 'Make space', edits: [{ type: 'moveCards', positions: Object.fromEntries(moves), why: 'drag' }] }, 'Space made');
  };
  if (!isHeld && way === null) return null;
  return (
    <div
      className="bt-space" data-way={way ?? undefined} aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      }}
      onPointerMove={(event) => {
        if (!from.current) return;
        const { moves, by } = movesTo(event);
        setWay(Math.abs(by.x) >= Math.abs(by.y) ? 'x' : 'y');
        pretend(moves);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <span>Drag right or down to make space</span>
    </div>
  );
}

/** Whether S is held while the canvas has the focus. */
function useHeldKey(root: RefObject<HTMLDivElement | null>): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isPlain = event.code === 'KeyS' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      const target = event.target instanceof Element ? event.target : null;
      const isOurs = target !== null && (target.matches('body, main') || root.current?.contains(target) === true) && target.closest('input, textarea') === null;
      if (isPlain && isOurs) setHeld(true);
    };
    const lift = (event: KeyboardEvent) => event.code === 'KeyS' && setHeld(false);
    const leave = () => setHeld(false);
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', lift);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', lift);
      window.removeEventListener('blur', leave);
    };
  }, [root]);
  return isHeld;
}
