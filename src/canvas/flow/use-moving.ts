import { useCallback, useMemo, useRef, useState, type MouseEvent as ReactMouseEvent } from 'react';
import type { NodeChange } from '@xyflow/react';
import type { Blueprint, Point } from '#engine/blueprint';
import { announce } from '../../ui/index.ts';
import { onGrid, type Box } from '../geometry/box.ts';
import { snapped, type Guide } from '../geometry/snapping.ts';
import type { BlueprintCanvasProps } from '../contract.ts';
import type { CanvasNode } from './projection.ts';

/** Where the cards and notes that somebody holds are now, by id. */
export type Moving = ReadonlyMap<string, Point>;

const still: Moving = new Map();
const none: readonly Guide[] = [];
/** Presses of an arrow key closer together than this are one step in the history, in milliseconds. */
const burst = 600;

/** Moving cards by pointer and by key: what moves is only shown until it is let go, then it is one edit. */
export function useMoving(blueprint: Blueprint, onEdit: BlueprintCanvasProps['onEdit'], say: (refusal: NonNullable<ReturnType<BlueprintCanvasProps['onEdit']>>) => void) {
  const [moving, setMoving] = useState<Moving>(still);
  const [guides, setGuides] = useState(none);
  const held = useRef<Moving>(still);
  const isFree = useRef(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback((next: Moving) => {
    held.current = next;
    setMoving(next);
  }, []);

  const drop = useCallback(() => {
    clearTimeout(pause.current);
    const positions = Object.fromEntries([...held.current].filter(([id, at]) => !isAt(blueprint, id, at)));
    setGuides(none);
    show(still);
    if (Object.keys(positions).length === 0) return;
    const refusal = onEdit({ type: 'moveCards', positions, why: 'drag' });
    if (refusal) say(refusal);
    else announce(Object.keys(positions).length === 1 ? 'Moved' : `Moved ${Object.keys(positions).length} cards`);
  }, [blueprint, onEdit, say, show]);

  /** Takes React Flow's positions while a pointer drags. One card alone snaps to its neighbours. */
  const drag = useCallback((changes: readonly NodeChange<CanvasNode>[], boxes: ReadonlyMap<string, Box>) => {
    const moves = changes.flatMap((change) => (change.type === 'position' && change.position && change.dragging ? [{ id: change.id, at: change.position }] : []));
    const [only] = moves;
    if (!only) return;
    const box = boxes.get(only.id);
    if (moves.length === 1 && box && !isFree.current) {
      const { at, guides: shown } = snapped({ ...box, ...only.at }, [...boxes].flatMap(([id, each]) => (id === only.id ? [] : [each])));
      setGuides(shown);
      show(new Map([[only.id, at]]));
    } else {
      setGuides(none);
      show(new Map(moves.map(({ id, at }) => [id, isFree.current ? at : onGrid(at)])));
    }
  }, [show]);

  /** Moves cards by keys. Presses in quick succession become one edit. */
  const nudge = useCallback((ids: readonly string[], by: Point) => {
    clearTimeout(pause.current);
    show(new Map(ids.flatMap((id) => {
      const at = held.current.get(id) ?? placeOf(blueprint, id);
      return at ? [[id, { x: at.x + by.x, y: at.y + by.y }] as const] : [];
    })));
    pause.current = setTimeout(drop, burst);
  }, [blueprint, drop, show]);

  const onNodeDrag = useCallback((event: ReactMouseEvent | MouseEvent | TouchEvent) => {
    isFree.current = 'altKey' in event && event.altKey;
  }, []);
  return useMemo(() => ({ moving, guides, drag, drop, nudge, onNodeDrag }), [moving, guides, drag, drop, nudge, onNodeDrag]);
}

function placeOf(blueprint: Blueprint, id: string): Point | undefined {
  return blueprint.view.positions[id] ?? blueprint.notes[id];
}

function isAt(blueprint: Blueprint, id: string, at: Point): boolean {
  const before = placeOf(blueprint, id);
  return before !== undefined && before.x === at.x && before.y === at.y;
}
