import { useStoreApi, type NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState, type MouseEvent as ReactMouseEvent, type RefObject } from 'react';
import type { Blueprint, PhaseId, Point, StageId } from '#engine/blueprint';
import { announce } from '../../ui/index.ts';
import { holds, onGrid, overlap, type Box } from '../geometry/box.ts';
import { snapped, type Guide } from '../geometry/snapping.ts';
import type { BlueprintCanvasProps } from '../contract.ts';
import { phaseAt } from '../phases/frames.ts';
import type { Line } from '../geometry/lines.ts';
import { lineToSplice, spliceEdit } from './splicing.ts';
import { dropEdit, goesAlong, restOf, type Rest } from './dropping.ts';
import { areDrawn, createHand, type Moving } from './hand.ts';
import type { CanvasNode } from './projection.ts';

/** What is shown while somebody holds cards. */
interface Shown {
  /** A card that follows the hand by itself (see `Hand`) is further than this. */
  readonly moving: Moving;
  readonly joining: PhaseId | null;
  readonly attaching: StageId | null;
  /** The line into which the held stage would be put. */
  readonly splicing: Line | null;
}

/** The same while they go wherever the hand goes. */
interface Gesture extends Shown {
  readonly guides: readonly Guide[];
}

/** What is held, by whose id, where it is, and in which view of the drawing that was. */
interface Held {
  readonly ids: readonly string[];
  readonly gesture: Gesture;
  readonly shown: Shown;
  readonly transform: View['transform'] | null;
}

const unheld: Shown = { moving: new Map(), joining: null, attaching: null, splicing: null };
const still: Gesture = { ...unheld, guides: [] };
const nothing: Held = { ids: [], gesture: still, shown: unheld, transform: null };
/** Presses of an arrow key closer together than this are one step in the history, in milliseconds. */
const burst = 600;

/** Shows what is held: one card alone follows the hand by itself as long as the view stays, else the canvas is drawn anew. */
function useShowing(isFar: boolean) {
  const [shown, setShown] = useState(unheld);
  const [hand] = useState(createHand);
  const held = useRef(nothing);
  const store = useStoreApi();
  const show = useCallback((ids: readonly string[], gesture: Gesture) => {
    const { transform, domNode } = store.getState();
    const { ids: before, shown: last, transform: view } = held.current;
    const isLed = !isFar && ids.length === 1 && ids[0] === before[0] && transform === view && areDrawn(gesture.moving, domNode);
    const next = { ...gesture, moving: isLed ? last.moving : gesture.moving };
    held.current = { ids, gesture, shown: isSame(last, next) ? last : next, transform };
    setShown(held.current.shown);
    hand.hold(isLed ? gesture.moving : null, gesture.guides);
  }, [store, hand, isFar]);
  return { shown, hand, held, show };
}

/** Moving cards by pointer and by key: what moves is only shown until it is let go, then it is one edit. */
export function useMoving({ blueprint, onEdit, newId, isFar }: Pick<BlueprintCanvasProps, 'blueprint' | 'onEdit' | 'newId'> & { readonly isFar: boolean }, lines: RefObject<readonly Line[]>, say: (refusal: NonNullable<ReturnType<BlueprintCanvasProps['onEdit']>>) => void) {
  const { shown, hand, held, show } = useShowing(isFar);
  const isFree = useRef(false);
  const pointer = useRef<Point | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const store = useStoreApi();
  const rest = useMemo(() => restOf(blueprint), [blueprint]);

  const drop = useCallback(() => {
    clearTimeout(pause.current);
    const { ids, gesture: { moving, attaching, splicing } } = held.current;
    const isByPointer = pointer.current !== null;
    pointer.current = null;
    show([], still);
    const [only] = ids;
    const splice = splicing && isByPointer && only !== undefined ? spliceEdit(blueprint, only, splicing, rest.cards, newId) : null;
    const edit = splice ?? dropEdit(blueprint, rest, ids, moving, isByPointer ? attaching : null, isByPointer);
    if (!edit) return;
    const refusal = onEdit(edit);
    if (refusal) say(refusal);
    else announce(edit.type === 'several' ? edit.name : ids.length === 1 ? 'Moved' : `Moved ${ids.length} cards`);
  }, [blueprint, rest, onEdit, newId, say, held, show]);

  /** Takes React Flow's positions while a pointer drags. One card alone snaps to its neighbours. */
  const drag = useCallback((changes: readonly NodeChange<CanvasNode>[]) => {
    const moves = changes.flatMap((change) => (change.type === 'position' && change.position && change.dragging ? [{ id: change.id, at: change.position }] : []));
    if (moves.length > 0) show(moves.map(({ id }) => id), shownFor({ blueprint, rest, view: store.getState(), isFree: isFree.current, pointer: pointer.current, lines: lines.current }, moves));
  }, [blueprint, rest, show, store, lines]);

  /** Moves cards by keys. Presses in quick succession become one edit. */
  const nudge = useCallback((ids: readonly string[], by: Point) => {
    clearTimeout(pause.current);
    const [first] = ids;
    const before = first === undefined ? undefined : rest.boxes.get(first);
    const now = first === undefined ? undefined : held.current.gesture.moving.get(first);
    if (!before) return;
    const done = now ? { x: now.x - before.x, y: now.y - before.y } : { x: 0, y: 0 };
    show(ids, { ...still, moving: movedBy(blueprint, rest, ids, { x: done.x + by.x, y: done.y + by.y }) });
    pause.current = setTimeout(drop, burst);
  }, [blueprint, rest, drop, held, show]);

  const onNodeDrag = useCallback((event: ReactMouseEvent | MouseEvent | TouchEvent) => {
    isFree.current = 'altKey' in event && event.altKey;
    const at = 'changedTouches' in event ? event.changedTouches[0] : event;
    const { transform: [x, y, zoom], domNode } = store.getState();
    const corner = domNode?.getBoundingClientRect();
    pointer.current = at && corner ? { x: (at.clientX - corner.left - x) / zoom, y: (at.clientY - corner.top - y) / zoom } : null;
  }, [store]);
  /** Cards that are shown elsewhere than they stand, for as long as something is only tried out. */
  const pretend = useCallback((moving: Moving) => show([], { ...still, moving }), [show]);
  return useMemo(() => ({ ...shown, hand, drag, drop, nudge, onNodeDrag, pretend }), [shown, hand, drag, drop, nudge, onNodeDrag, pretend]);
}

interface Dragging {
  readonly blueprint: Blueprint;
  readonly rest: Rest;
  readonly view: View;
  /** Alt is held: cards go where the hand goes. */
  readonly isFree: boolean;
  readonly pointer: Point | null;
  /** As they run while nothing is held. */
  readonly lines: readonly Line[];
}

/** What is shown while cards are dragged: where they snap to, and what they would join. */
function shownFor({ blueprint, rest, view, isFree, pointer, lines }: Dragging, moves: readonly { readonly id: string; readonly at: Point }[]): Gesture {
  const [first] = moves;
  const box = first && rest.boxes.get(first.id);
  if (!first || !box) return still;
  const ids = moves.map(({ id }) => id);
  const held = new Set([...ids, ...goesAlong(blueprint, ids)]);
  const isAlone = moves.length === 1;
  const others = isAlone && !isFree ? inView(rest, view).flatMap(([id, each]) => (held.has(id) ? [] : [each])) : [];
  const { at, guides } = isFree ? { at: first.at, guides: [] } : isAlone ? snapped({ ...box, ...first.at }, others) : { at: onGrid(first.at), guides: [] };
  const stage = blueprint.stages[first.id];
  const joining = stage ? phaseAt({ ...box, ...at }, stage.phase, rest.frames) : undefined;
  return {
    moving: movedBy(blueprint, rest, ids, { x: at.x - box.x, y: at.y - box.y }), guides,
    joining: joining === undefined || joining === stage?.phase ? null : joining,
    attaching: blueprint.notes[first.id] && isAlone ? stageUnder(rest, pointer) : null,
    splicing: (stage && pointer && isAlone && !isFree && lineToSplice(blueprint, stage.id, pointer, lines, view.transform[2])) || null,
  };
}

/** The places of what is held, and of what goes along with it, after a move by so much. */
function movedBy(blueprint: Blueprint, rest: Rest, ids: readonly string[], by: Point): Moving {
  return new Map([...ids, ...goesAlong(blueprint, ids)].flatMap((id) => {
    const at = rest.boxes.get(id);
    return at ? [[id, { x: Math.round(at.x + by.x), y: Math.round(at.y + by.y) }] as const] : [];
  }));
}

interface View {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly [number, number, number];
}

function isSame(one: Shown, other: Shown): boolean {
  return one.moving === other.moving && one.joining === other.joining && one.attaching === other.attaching && one.splicing === other.splicing;
}

/** Only what can be seen lends its edges and middles to a dragged card. */
function inView(rest: Rest, { width, height, transform: [x, y, zoom] }: View): readonly (readonly [string, Box])[] {
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  return [...rest.boxes].filter(([id, box]) => !rest.frameIds.has(id) && (width === 0 || overlap(view, box)));
}

function stageUnder(rest: Rest, at: Point | null): StageId | null {
  return (at && rest.cards.find((card) => card.stage && holds(card, at))?.stage?.id) ?? null;
}
