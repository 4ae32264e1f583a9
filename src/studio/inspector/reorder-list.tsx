import { closestCenter, DndContext, PointerSensor, useDraggable, useDroppable, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useCallback, type KeyboardEvent, type ReactNode } from 'react';
import { announce } from '../../ui/index.ts';

export interface ReorderRow {
  readonly id: string;
  readonly name: string;
  readonly content: ReactNode;
}

export interface ReorderListProps {
  readonly label: string;
  readonly rows: readonly ReorderRow[];
  readonly onMove: (id: string, index: number) => void;
}

/** A list whose rows are dragged into another order, or moved with the arrow keys on the grip. */
export function ReorderList({ label, rows, onMove }: ReorderListProps) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const move = (id: string, index: number) => {
    if (index < 0 || index >= rows.length) return;
    onMove(id, index);
    announce(`${rows.find((row) => row.id === id)?.name ?? 'Row'} is now number ${index + 1} of ${rows.length}`);
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const to = rows.findIndex((row) => row.id === over?.id);
    if (to >= 0 && over?.id !== active.id) move(String(active.id), to);
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
      <ul className="bt-reorder" aria-label={label}>
        {rows.map((row, index) => <Row key={row.id} row={row} onStep={(by) => move(row.id, index + by)} />)}
      </ul>
    </DndContext>
  );
}

function Row({ row, onStep }: { row: ReorderRow; onStep: (by: 1 | -1) => void }) {
  const { setNodeRef: setDragged, setActivatorNodeRef: setGrip, listeners, isDragging, transform } = useDraggable({ id: row.id });
  const { setNodeRef: setTarget, isOver } = useDroppable({ id: row.id });
  const setRow = useCallback((element: HTMLElement | null) => {
    setDragged(element);
    setTarget(element);
  }, [setDragged, setTarget]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    onStep(event.key === 'ArrowUp' ? -1 : 1);
  };
  const y = transform?.y;
  return (
    <li
      ref={setRow}
      className="bt-reorder-row"
      data-dragging={isDragging || undefined}
      data-over={(isOver && !isDragging) || undefined}
      style={y === undefined ? undefined : { transform: `translateY(${y}px)` }}
    >
      <button type="button" ref={setGrip} {...listeners} className="bt-grip" aria-label={`Move ${row.name}: up and down arrows`} onKeyDown={onKeyDown}>
        <IconGripVertical size={14} aria-hidden />
      </button>
      {row.content}
    </li>
  );
}
