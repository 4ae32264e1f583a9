import { useReactFlow } from '@xyflow/react';
import { useCallback, useRef, type MouseEvent, type PointerEvent } from 'react';
import type { BlueprintCanvasProps, CanvasThing, ScreenPoint } from '../contract.ts';
import { selectionOf, type Selection } from '../selection.ts';
import { thingOfCard, thingOfRow } from './use-canvas-keys.ts';

/** How long a finger rests before it means the menu, in milliseconds; and how far it may stray. */
const press = { long: 550, stray: 8 };

/** What can be done with a thing: asked for with the right mouse button, a long press, Shift+F10 or "…". */
export function useMenu(props: BlueprintCanvasProps, select: (selection: Selection) => void) {
  const flow = useReactFlow();
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly at: ScreenPoint } | null>(null);
  const { onMenu, selection, blueprint } = props;

  const open = useCallback((thing: CanvasThing | null, screen: ScreenPoint) => {
    // a menu over one of several marked things is about all of them
    const isMarked = thing !== null && thing.part !== 'lanes' && (selection[thing.part] as readonly string[]).includes(thing.id);
    if (thing && thing.part !== 'lanes' && !isMarked) select(selectionOf({ [thing.part]: [thing.id] }));
    onMenu?.({ thing, screen, at: flow.screenToFlowPosition(screen) });
  }, [flow, onMenu, selection, select]);

  const openBeside = useCallback((thing: CanvasThing | null, beside: Element) => {
    const { left, bottom, top, width } = beside.getBoundingClientRect();
    open(thing, thing ? { x: left + Math.min(width / 2, 48), y: Math.min(bottom, window.innerHeight - 80) } : { x: left + width / 2, y: top + 120 });
  }, [open]);

  const cancel = () => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  const onPointerDown = ({ pointerType, clientX: x, clientY: y, target, isPrimary }: PointerEvent) => {
    cancel();
    if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element) || target.closest('input, textarea, .bt-canvas-tools, .react-flow__handle')) return;
    waiting.current = { at: { x, y }, timer: setTimeout(() => {
      swallowTap();
      open(thingUnder(blueprint, target), { x, y });
    }, press.long) };
  };
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    const { at } = waiting.current ?? {};
    if (at && Math.hypot(clientX - at.x, clientY - at.y) > press.stray) cancel();
  };
  const onContextMenu = (event: MouseEvent) => {
    if (event.defaultPrevented || !(event.target instanceof Element) || event.target.closest('input, textarea, a')) return;
    event.preventDefault();
    open(thingUnder(blueprint, event.target), { x: event.clientX, y: event.clientY });
  };
  return { open, openBeside, props: { onPointerDown, onPointerMove, onPointerUp: cancel, onPointerCancel: cancel, onContextMenu } };
}

/** The finger that asked for the menu is still down: lifting it is no tap that closes the menu again. */
function swallowTap(): void {
  window.addEventListener('touchend', (event) => event.preventDefault(), { once: true, passive: false, capture: true });
}

function thingUnder(blueprint: BlueprintCanvasProps['blueprint'], target: Element): CanvasThing | null {
  const row = target.closest<HTMLElement>('[data-row]');
  const thing = row && thingOfRow(row);
  if (thing) return thing;
  const line = target.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
  const outcome = line && blueprint.outcomes[line.split('/')[0] ?? ''];
  if (outcome) return { part: 'outcomes', id: outcome.id };
  const card = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  return card === undefined ? null : thingOfCard(blueprint, card);
}
