import { useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { useDroppable } from '@dnd-kit/core';
import { IconDotsVertical, IconSquareCheck } from '@tabler/icons-react';
import type { RecordType } from '#engine/blueprint';
import { useBoardCards, useBoardColumn, type BoardQuery, type PersonRow } from '../../storage/index.ts';
import { formatCount, VirtualList, type VirtualListHandle } from '../../ui/index.ts';
import { BoardCard, cardHeight, CardWaiting, type CardHands } from './board-card.tsx';
import type { Column } from './board-columns.ts';
import { describeMark, type Mark } from './ways.ts';

/** Cards are read so many at a time, so that scrolling asks once for several rows. */
const block = 8;

function blocksOf(first: number, last: number, before: { readonly first: number; readonly last: number }): { readonly first: number; readonly last: number } {
  const next = { first: Math.max(0, Math.floor(first / block) * block), last: Math.ceil((last + 1) / block) * block };
  return next.first === before.first && next.last === before.last ? before : next;
}

/** What the board may ask of a column. */
export interface ColumnHandle {
  readonly ids: () => readonly string[];
  readonly scrollTo: (index: number) => void;
}

/** One stage with its records, of which only those in sight exist. */
export function BoardColumn({ column, query, named, type, me, now, selected, current, mark, hands, onSelectAll, handle }: {
  readonly column: Column;
  readonly query: BoardQuery;
  /** Only these runs are looked for, by the name of their records; null: all of them. */
  readonly named: ReadonlySet<string> | null;
  readonly type: RecordType | undefined;
  readonly me: PersonRow;
  readonly now: number;
  readonly selected: ReadonlySet<string>;
  /** The card that takes the keyboard. */
  readonly current: string | null;
  /** How the column stands to what is being dragged. */
  readonly mark: Mark | null;
  readonly hands: CardHands;
  readonly onSelectAll: (ids: readonly string[]) => void;
  readonly handle: Ref<ColumnHandle>;
}) {
  const standing = useBoardColumn(query);
  const ids = useMemo(() => (named === null ? standing : standing?.filter((id) => named.has(id))), [standing, named]);
  const [range, setRange] = useState({ first: 0, last: 2 * block });
  const list = useRef<VirtualListHandle>(null);
  const shown = useMemo(() => (ids ?? []).slice(range.first, range.last), [ids, range]);
  const cards = useBoardCards(shown);
  const { setNodeRef, isOver } = useDroppable({ id: column.id, data: { column } });
  useImperativeHandle(handle, () => ({ ids: () => ids ?? [], scrollTo: (index) => list.current?.scrollTo(index) }), [ids]);
  const entry = ids?.find((id) => id === current) ?? ids?.[0];
  const isPart = ids !== undefined && ids.length !== column.records;
  return (
    <section ref={setNodeRef} className="board-column" aria-label={column.name} data-mark={mark?.type} data-over={(isOver && mark !== null) || undefined}>
      <header>
        <h3 title={column.name}>{column.name}</h3>
        <span className="board-count">{isPart ? `${ids.length} of ` : ''}{column.records}<span className="bt-sr"> records</span></span>
        {column.overdue > 0 ? <span className="board-overdue">{formatCount(column.overdue, 'to-do')} late</span> : null}
        <Menu position="bottom-end">
          <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`What to do with ${column.name}`}><IconDotsVertical size={16} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconSquareCheck size={16} />} disabled={!ids?.length} onClick={() => onSelectAll(ids ?? [])}>Select all {ids?.length ?? 0}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      {mark === null ? null : <p className="board-mark" data-mark={mark.type}>{describeMark(mark)}</p>}
      {ids?.length === 0 ? <p className="board-empty">{column.records === 0 ? 'Nobody stands here.' : 'Nobody here fits the filter.'}</p> : (
        <VirtualList
          handle={list} count={ids?.length ?? 0} rowHeight={cardHeight} label={`${column.name}: ${ids?.length ?? 0} records`} height="auto" overscan={4}
          rowKey={(index) => ids?.[index] ?? String(index)} onRange={(first, last) => setRange((before) => blocksOf(first, last, before))}
        >
          {(index) => {
            const id = ids?.[index] ?? '';
            const card = cards.get(id);
            return card ? <BoardCard card={card} me={me} type={type} now={now} selected={selected.has(id)} current={entry === id} hands={hands} /> : <CardWaiting />;
          }}
        </VirtualList>
      )}
    </section>
  );
}
