import { DndContext, DragOverlay, KeyboardSensor, MouseSensor, pointerWithin, rectIntersection, TouchSensor, useDroppable, useSensor, useSensors, type CollisionDetection, type DragEndEvent, type DragMoveEvent } from '@dnd-kit/core';
import { useState, type ReactNode } from 'react';
import { StageCardGhost } from '../../canvas/index.ts';
import type { PaletteItem } from './palette-items.ts';
import { useStudio } from '../studio-context.ts';
import { ItemTile } from './palette.tsx';

/** A keyboard drag has no pointer, so there the dragged card's own rectangle decides. */
const hits: CollisionDetection = (drag) => (drag.pointerCoordinates ? pointerWithin(drag) : rectIntersection(drag));

export interface PaletteDragProps {
  /** The block was let go over the canvas, here on the screen. */
  readonly onDrop: (item: PaletteItem, x: number, y: number) => void;
  /** Where the block is held now, over the canvas; `null` when it is elsewhere or gone. */
  readonly onOver: (item: PaletteItem, at: { x: number; y: number } | null) => void;
  readonly children: ReactNode;
}

/** Lets palette blocks be dragged onto the canvas by mouse, touch and keyboard (Space takes, arrows move, Space drops). */
export function PaletteDrag({ onDrop, onOver, children }: PaletteDragProps) {
  const [dragged, setDragged] = useState<PaletteItem | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 6 } }),
    useSensor(KeyboardSensor, { keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] }, coordinateGetter: stepOf64 }),
  );
  const over = (event: DragMoveEvent) => {
    const item = itemOf(event);
    if (item) onOver(item, event.over?.id === 'canvas' ? dropPoint(event) : null);
  };
  const cancel = (event: Pick<DragEndEvent, 'active'>) => {
    const item = itemOf(event);
    setDragged(null);
    if (item) onOver(item, null);
  };
  const end = (event: DragEndEvent) => {
    cancel(event);
    const item = itemOf(event);
    const at = dropPoint(event);
    if (item && at && event.over?.id === 'canvas') onDrop(item, at.x, at.y);
  };
  return (
    <DndContext sensors={sensors} collisionDetection={hits} autoScroll={false} onDragStart={(event) => setDragged(itemOf(event))} onDragMove={over} onDragEnd={end} onDragCancel={cancel}>
      {children}
      <DragOverlay dropAnimation={null}>{dragged && <Ghost item={dragged} />}</DragOverlay>
    </DndContext>
  );
}

/** The ground on which palette blocks are let go. */
export function CanvasDropArea({ children }: { children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id: 'canvas' });
  return <div ref={setNodeRef} className="bt-studio-canvas" data-over={isOver || undefined}>{children}</div>;
}

/** The card the block will become, as large as it will be on the canvas. */
function Ghost({ item }: { item: PaletteItem }) {
  const { canvas } = useStudio();
  const [zoom] = useState(() => canvas.current?.zoom() ?? 1);
  if (item.type === 'stage' || item.type === 'activity') {
    return <div style={{ width: 'max-content', transform: `scale(${zoom})`, transformOrigin: '0 0' }}>{item.type === 'stage' ? <StageCardGhost kind={item.kind} approval={item.approval} /> : <StageCardGhost channel={item.channel} />}</div>;
  }
  return <span className="bt-note-ghost"><ItemTile item={item} /> {item.label}</span>;
}

function itemOf({ active }: { active: DragEndEvent['active'] }): PaletteItem | null {
  return (active.data.current?.['item'] as PaletteItem | undefined) ?? null;
}

function dropPoint({ activatorEvent, delta, active }: Pick<DragEndEvent, 'activatorEvent' | 'delta' | 'active'>): { x: number; y: number } | null {
  const start = pointOf(activatorEvent);
  if (start) return { x: start.x + delta.x, y: start.y + delta.y };
  const rect = active.rect.current.translated;
  return rect ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 } : null;
}

function pointOf(event: Event): { x: number; y: number } | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) {
    const touch = event.touches[0] ?? event.changedTouches[0];
    return touch ? { x: touch.clientX, y: touch.clientY } : null;
  }
  return null;
}

const stepOf64 = (event: KeyboardEvent, { currentCoordinates: { x, y } }: { currentCoordinates: { x: number; y: number } }) => {
  const steps: Record<string, { x: number; y: number }> = { ArrowRight: { x: x + 64, y }, ArrowLeft: { x: x - 64, y }, ArrowDown: { x, y: y + 64 }, ArrowUp: { x, y: y - 64 } };
  return steps[event.code];
};
