import { useDroppable } from '@dnd-kit/core';
import { Link } from 'react-router';
import type { Column } from './board-columns.ts';
import { describeMark, type Mark } from './ways.ts';

/** The ends of the drawing, folded into how many came to each; a card may be dropped on them too. */
export function BoardEnds({ ends, marks }: { readonly ends: readonly Column[]; readonly marks: ReadonlyMap<string, Mark> | null }) {
  return (
    <section className="board-ends" aria-label="Ends">
      <h3>Ends</h3>
      {ends.map((end) => <BoardEnd key={end.id} end={end} mark={marks?.get(end.id) ?? null} />)}
      <Link to="/records" className="board-ends-link">All records</Link>
    </section>
  );
}

function BoardEnd({ end, mark }: { readonly end: Column; readonly mark: Mark | null }) {
  const { setNodeRef, isOver } = useDroppable({ id: end.id, data: { column: end } });
  return (
    <div ref={setNodeRef} className="board-end" data-mark={mark?.type} data-over={(isOver && mark !== null) || undefined}>
      <span>{end.name}</span><b className="bt-numbers">{end.records}</b>
      {mark === null ? null : <small data-mark={mark.type}>{describeMark(mark)}</small>}
    </div>
  );
}
