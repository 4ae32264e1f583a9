import { useState, type ReactNode } from 'react';
import {
  DndContext, DragOverlay, KeyboardSensor, MouseSensor, pointerWithin, rectIntersection, TouchSensor, useSensor, useSensors,
  type Active, type Announcements, type CollisionDetection, type DragEndEvent, type KeyboardCoordinateGetter, type Over,
} from '@dnd-kit/core';
import type { RecordType } from '#engine/blueprint';
import type { BoardCard } from '../../storage/index.ts';
import { formatCount } from '../../ui/index.ts';
import { describeMark, type Mark } from './ways.ts';

/** What is held over the board: the card, and how many go with it. */
export interface Held {
  readonly card: BoardCard;
  readonly count: number;
}

/** A keyboard drag has no pointer, so there the dragged card's own rectangle decides. */
const hits: CollisionDetection = (drag) => (drag.pointerCoordinates ? pointerWithin(drag) : rectIntersection(drag));

/** Lets cards be moved by mouse, finger (hold first, so that scrolling stays scrolling) and keyboard, from column to column. */
export function BoardDrag({ selected, type, marks, onHold, onDrop, children }: {
  readonly selected: ReadonlySet<string>;
  readonly type: RecordType | undefined;
  readonly marks: ReadonlyMap<string, Mark> | null;
  readonly onHold: (held: Held | null) => void;
  readonly onDrop: (held: Held, to: string) => void;
  readonly children: ReactNode;
}) {
  const [held, setHeld] = useState<Held | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] }, coordinateGetter: columnByColumn }),
  );
  const hold = (next: Held | null) => {
    setHeld(next);
    onHold(next);
  };
  const heldIn = (active: Active): Held | null => {
    const card = cardOf(active);
    return card && { card, count: selected.has(card.run.id) ? Math.max(1, selected.size) : 1 };
  };
  const end = ({ active, over }: DragEndEvent) => {
    const what = heldIn(active);
    hold(null);
    if (what && over) onDrop(what, String(over.id));
  };
  const announcements = spoken(type, marks);
  return (
    <DndContext
      sensors={sensors} collisionDetection={hits} accessibility={{ announcements, screenReaderInstructions: { draggable: 'Space lifts the card, arrow keys choose the stage, Space drops it, Escape leaves it. Enter opens the record, X selects it, M lists its ways out.' } }}
      onDragStart={({ active }) => hold(heldIn(active))} onDragEnd={end} onDragCancel={() => hold(null)}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {held ? <div className="bt-card board-ghost"><b>{held.count > 1 ? formatCount(held.count, 'record') : String(held.card.record.fields[type?.title ?? ''] ?? '')}</b><span>{held.count > 1 ? 'Each is asked on its own' : String(held.card.record.fields[type?.subtitle ?? ''] ?? '')}</span></div> : null}
      </DragOverlay>
    </DndContext>
  );
}

/** What ears are told: whom one holds, over which stage, and whether a way leads there. */
function spoken(type: RecordType | undefined, marks: ReadonlyMap<string, Mark> | null): Announcements {
  const nameOf = (active: Active) => String(cardOf(active)?.record.fields[type?.title ?? ''] ?? 'the record');
  return {
    onDragStart: ({ active }) => `Lifted ${nameOf(active)}. Arrow keys go from stage to stage.`,
    onDragOver: ({ over }) => (over ? `${columnName(over)}. ${describeMark(marks?.get(String(over.id)) ?? { type: 'none' })}.` : 'Over no stage.'),
    onDragEnd: ({ active, over }) => (over ? `Dropped ${nameOf(active)} on ${columnName(over)}.` : `${nameOf(active)} stays where it is.`),
    onDragCancel: ({ active }) => `${nameOf(active)} stays where it is.`,
  };
}

function cardOf(active: Active): BoardCard | null {
  return (active.data.current?.['card'] as BoardCard | undefined) ?? null;
}

function columnName(over: Over): string {
  return (over.data.current?.['column'] as { readonly name: string } | undefined)?.name ?? 'a stage';
}

/** Right and down go to the next stage or end, left and up to the one before. */
const columnByColumn: KeyboardCoordinateGetter = (event, { context: { droppableRects, over, collisionRect } }) => {
  const by = event.code === 'ArrowRight' || event.code === 'ArrowDown' ? 1 : event.code === 'ArrowLeft' || event.code === 'ArrowUp' ? -1 : 0;
  if (by === 0 || !collisionRect) return undefined;
  event.preventDefault();
  const columns = [...droppableRects].sort(([, a], [, b]) => a.left - b.left || a.top - b.top);
  const nearest = columns.findIndex(([id]) => id === over?.id);
  const at = nearest >= 0 ? nearest : columns.findIndex(([, rect]) => rect.left + rect.width > collisionRect.left);
  const target = columns[Math.min(columns.length - 1, Math.max(0, at + by))]?.[1];
  return target && { x: target.left + Math.max(0, (target.width - collisionRect.width) / 2), y: target.top + Math.max(0, Math.min(40, target.height - collisionRect.height)) };
};
