import { useCallback, useState, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { minute } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import { isOnlyRep } from '#engine/run';
import { getReadyToSearch, useRunsNamed, useUnqualified, type BoardQuery, type PersonRow, type RecordTypeRow } from '../../storage/index.ts';
import { Banner, describeSpared, notifyProblem, type Names } from '../../ui/index.ts';
import { useRecordData } from '../record/record-data.ts';
import { useNow } from '../use-now.ts';
import { BoardColumn } from './board-column.tsx';
import { valueFieldOf, type BoardColumns } from './board-columns.ts';
import { BoardDrag, type Held } from './board-drag.tsx';
import { BoardEnds } from './board-ends.tsx';
import { BoardFilter } from './board-filter.tsx';
import { useBoardState, type BoardState } from './board-state.ts';
import { BoardBulkBar } from './bulk-bar.tsx';
import { MoveCards } from './bulk-move.tsx';
import { DropDialog } from './drop-dialog.tsx';
import { useBoardHands } from './use-board-hands.ts';
import { markOf, type Mark } from './ways.ts';

interface Dropped {
  readonly record: string;
  readonly run: string;
  readonly to: string | null;
}

/** The columns with what is done on them: filter, drag, selection, and the dialogs a drop opens. */
export function BoardLanes({ blueprint, document, columns, type, me, people, names, title }: {
  readonly blueprint: string;
  readonly document: Blueprint;
  readonly columns: BoardColumns;
  readonly type: RecordTypeRow | undefined;
  readonly me: PersonRow;
  readonly people: readonly PersonRow[];
  readonly names: Names;
  readonly title: ReactNode;
}) {
  const [state, setState] = useBoardState();
  const now = Math.floor(useNow() / minute) * minute;
  const onlyQualified = isOnlyRep(me) && type?.qualified !== undefined;
  const hidden = useUnqualified(onlyQualified && type ? type.key : null);
  const named = useRunsNamed('live', document.recordType, state.search);
  const isSmall = useMediaQuery('(max-width: 760px)') ?? false;
  const all = columns.groups.flatMap((group) => group.columns);
  const alone = isSmall ? (all.find(({ id }) => id === state.stage) ?? all.find(({ records }) => records > 0) ?? all[0]) : undefined;
  const [held, setHeld] = useState<Held | null>(null);
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const [bulk, setBulk] = useState<{ readonly runs: readonly string[]; readonly to: string } | null>(null);
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark> | null>(null);
  const close = useCallback(() => setDropped(null), []);
  const ask = useCallback((card: { readonly record: string; readonly run: string }) => setDropped({ ...card, to: null }), []);
  const { selected, setSelected, current, hands, attach, onKeyDown } = useBoardHands(all.map(({ id }) => id), ask);
  const places = [...all, ...columns.ends];
  const hold = (next: Held | null) => {
    setHeld(next);
    if (next === null) setMarks(null);
  };
  const drop = ({ card, count }: Held, to: string) => {
    if (card.process === null) notifyProblem('This record walks a version that is not stored here.');
    else if (count > 1) setBulk({ runs: [...selected], to });
    else if (card.run.stage !== to) setDropped({ record: card.record.id, run: card.run.id, to });
  };
  const query = (stage: string): BoardQuery => ({
    space: 'live', blueprint, stage, order: state.order, recordType: document.recordType, valueField: valueFieldOf(type)?.key,
    owner: ownerOf(state, me), overdueAt: state.overdue ? now : undefined, onlyQualified,
  });
  const lane = (column: (typeof all)[number]) => (
    <BoardColumn
      key={column.id} column={column} query={query(column.id)} named={named} type={type} me={me} now={now} selected={selected} current={current} mark={marks?.get(column.id) ?? null} hands={hands}
      onSelectAll={(ids) => setSelected((before) => new Set([...before, ...ids]))} handle={attach(column.id)}
    />
  );
  return (
    <div className="board">
      <header className="board-head">
        <div className="board-title">{title}</div>
        <BoardFilter state={state} me={me} people={people} valueField={valueFieldOf(type)} onChange={setState} onFind={() => void getReadyToSearch('live', document.recordType, 'runs')} />
      </header>
      {type && hidden && hidden.size > 0 ? <Banner title={describeSpared(hidden.size, type)}>You see them once they are qualified.</Banner> : null}
      {alone ? <Select className="board-stage" size="md" aria-label="Stage" allowDeselect={false} value={alone.id} data={all.map(({ id, name, records }) => ({ value: id, label: `${name} (${records})` }))} onChange={(stage) => setState({ stage })} /> : null}
      <BoardDrag selected={selected} type={type} marks={marks} onHold={hold} onDrop={drop}>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the cards inside take the keys */}
        <div className="board-lanes" onKeyDown={(event) => onKeyDown(event, held !== null)}>
          {alone ? lane(alone) : columns.groups.map((group) => (
            <div key={group.id} className="board-group" role="group" aria-label={group.name === '' ? 'Without a phase' : group.name}>
              <h2>{group.name === '' ? <>&nbsp;</> : group.name}</h2>
              <div className="board-group-columns">{group.columns.map(lane)}</div>
            </div>
          ))}
          {columns.ends.length > 0 && !alone ? <BoardEnds ends={columns.ends} marks={marks} /> : null}
        </div>
      </BoardDrag>
      {held ? <Reach held={held} places={places.map(({ id }) => id)} onMarks={setMarks} /> : null}
      {selected.size > 0 ? <BoardBulkBar selected={selected} columns={places} names={names} onMove={(to) => setBulk({ runs: [...selected], to })} onClear={() => setSelected(new Set())} /> : null}
      {dropped ? <DropDialog key={`${dropped.run}/${dropped.to ?? ''}`} {...dropped} onClose={close} /> : null}
      {bulk ? <MoveCards {...bulk} blueprint={document} type={type} names={names} onClose={() => { setBulk(null); setSelected(new Set()); }} /> : null}
    </div>
  );
}

/** While a card is held, finds out which stages it may be dropped on, with everything its gates look at. */
function Reach({ held, places, onMarks }: { readonly held: Held; readonly places: readonly string[]; readonly onMarks: (marks: ReadonlyMap<string, Mark>) => void }) {
  const data = useRecordData(held.card.record.id, held.card.run.id);
  const [told, setTold] = useState(false);
  if (data?.process && data.options && !told) {
    const { process, options } = data;
    setTold(true);
    queueMicrotask(() => onMarks(new Map(places.map((stage) => [stage, markOf(process, options, stage)]))));
  }
  return null;
}

function ownerOf({ owner }: BoardState, me: PersonRow): string | null | undefined {
  if (owner === null) return undefined;
  return owner === 'me' ? me.id : owner === 'nobody' ? null : owner;
}
