import './table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { stagesOf, type Stage } from '#engine/blueprint';
import { formatCount, Kbd } from '../../ui/index.ts';
import { useDraft, useNames } from '../studio-context.ts';
import { CellEditor, type Leave } from './cell-editor.tsx';
import { CellView } from './cell-view.tsx';
import { columns } from './columns.ts';
import { rowHeightOf } from './row-fit.ts';
import { onGridKey } from './table-keys.ts';
import { useGrid, type Range, type Spot } from './use-grid.ts';
import { useTableActions } from './use-table-actions.ts';

const headHeight = 36;
const newRowHeight = 44;
/** Beyond so many rows only those in view exist. */
const drawAllUpTo = 80;

interface Editing {
  /** The letter that opened the cell. */
  readonly typed?: string | undefined;
}

/** The drawing as a table, a row per stage (S40): walked and typed into like a spreadsheet, and always the same drawing. */
export function StageTable() {
  const draft = useDraft();
  const names = useNames();
  const rows = useMemo(() => stagesOf(draft), [draft]);
  const grid = useGrid(useMemo(() => rows.map(({ id }) => id), [rows]));
  const acts = useTableActions(rows, grid);
  const tops = useMemo(() => topsOf(rows.map((stage) => rowHeightOf(draft, stage, names))), [draft, rows, names]);
  const topOf = (index: number) => tops[index] ?? 0;
  const heightOf = (index: number) => topOf(index + 1) - topOf(index);
  const [editing, setEditing] = useState<Editing | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const virtual = useVirtualizer({ count: rows.length, enabled: rows.length > drawAllUpTo, overscan: 6, getScrollElement: () => root.current, estimateSize: heightOf });
  const shown = rows.length > drawAllUpTo ? virtual.getVirtualItems().map(({ index }) => index) : rows.map((_, index) => index);

  const { row, active } = grid;
  const rowTop = topOf(row);
  const rowBottom = row < rows.length ? topOf(row + 1) : rowTop + newRowHeight;
  useEffect(() => virtual.measure(), [tops, virtual]);
  useEffect(() => {
    if (rows.length > drawAllUpTo) virtual.scrollToIndex(Math.min(row, rows.length - 1));
    bringIntoView(root.current, rowTop, rowBottom, active.column);
  }, [row, rowTop, rowBottom, active.column, rows.length, virtual]);

  const leave = (where: Leave) => {
    setEditing(null);
    if (where === 'away') return;
    root.current?.focus({ preventScroll: true });
    if (where === 'down') grid.move(1, 0);
    else if (where !== 'stay') grid.step(where === 'next' ? 1 : -1);
  };
  const open = (typed?: string) => setEditing({ typed });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === root.current) onGridKey(event, { grid, acts, rows, open, leaving });
  };
  const onCopy = (event: ClipboardEvent, cut = false) => {
    if (event.target !== root.current || grid.active.stage === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', acts.copy(grid.range));
    if (cut) acts.clear(grid.range);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.target !== root.current) return;
    event.preventDefault();
    acts.paste(event.clipboardData.getData('text/plain'));
  };
  const press = (spot: Spot, extend: boolean) => {
    setEditing(null);
    grid.go(spot, extend);
    root.current?.focus({ preventScroll: true });
  };
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const template = columns.map((column) => `${column.width}px`).join(' ');
  return (
    <div className="bt-table">
      <div
        ref={root} className="bt-table-grid" role="grid" aria-label="Stages" aria-multiselectable aria-rowcount={rows.length + 2} aria-colcount={columns.length} tabIndex={0}
        aria-activedescendant={cellId(grid.active.stage, grid.active.column)} onKeyDown={onKeyDown} onCopy={onCopy} onCut={(event) => onCopy(event, true)} onPaste={onPaste}
      >
        <div role="row" aria-rowindex={1} className="bt-table-head" style={{ gridTemplateColumns: template, width }}>
          {columns.map(({ key, title }) => <div key={key} role="columnheader" className="bt-table-cell">{title}</div>)}
        </div>
        <div role="rowgroup" style={{ position: 'relative', width, height: topOf(rows.length) }}>
          {shown.map((index) => {
            const stage = rows[index];
            return stage && (
              <div key={stage.id} role="row" aria-rowindex={index + 2} data-row={index} className="bt-table-row" data-here={stage.id === grid.chosen || undefined} style={{ gridTemplateColumns: template, width, height: heightOf(index), transform: `translateY(${topOf(index)}px)` }}>
                {columns.map((column, at) => (
                  <Cell key={column.key} stage={stage} column={at} row={index} range={grid.range} isActive={index === row && at === grid.active.column} onPress={press} onOpen={() => { press({ stage: stage.id, column: at }, false); open(); }}>
                    {index === row && at === grid.active.column && editing
                      ? <><CellEditor stage={stage} column={column.key} typed={editing.typed} onWrite={(text) => acts.write(stage.id, column.key, text)} onLeave={leave} />{!column.typed && column.key !== 'kind' && <CellView draft={draft} stage={stage} column={column.key} names={names} />}</>
                      : <CellView draft={draft} stage={stage} column={column.key} names={names} />}
                  </Cell>
                ))}
              </div>
            );
          })}
        </div>
        <div role="row" aria-rowindex={rows.length + 2} data-row={rows.length} className="bt-table-row bt-table-new" data-here={row === rows.length || undefined} style={{ width, height: newRowHeight }}>
          <div role="gridcell" id={cellId(null, 0)} aria-selected={row === rows.length} className="bt-table-cell" data-active={row === rows.length || undefined} onPointerDown={(event) => { event.preventDefault(); press({ stage: null, column: 0 }, false); open(); }}>
            {editing && row === rows.length ? <NewRow typed={editing.typed} onAdd={(name) => acts.addRow(name, rows.findLast(({ kind }) => kind !== 'end')?.id)} onLeave={leave} /> : <span className="bt-quiet">+ New stage: type its name</span>}
          </div>
        </div>
      </div>
      <TableFoot count={rows.length} />
    </div>
  );
}

interface CellProps {
  readonly stage: Stage;
  readonly row: number;
  readonly column: number;
  readonly range: Range;
  readonly isActive: boolean;
  readonly onPress: (spot: Spot, extend: boolean) => void;
  readonly onOpen: () => void;
  readonly children: React.ReactNode;
}

function Cell({ stage, row, column, range, isActive, onPress, onOpen, children }: CellProps) {
  const isMarked = row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
  const spot: Spot = { stage: stage.id, column };
  return (
    <div
      role={column === 0 ? 'rowheader' : 'gridcell'} id={cellId(stage.id, column)} aria-colindex={column + 1} aria-selected={isMarked} className="bt-table-cell"
      data-active={isActive || undefined} data-marked={isMarked || undefined} data-end={stage.kind === 'end' || undefined}
      onPointerDown={(event) => { if (event.button === 0) { event.preventDefault(); onPress(spot, event.shiftKey); } }}
      onPointerEnter={(event) => { if (event.buttons === 1 && event.pointerType === 'mouse') onPress(spot, true); }}
      onDoubleClick={onOpen}
    >
      {children}
    </div>
  );
}

function NewRow({ typed, onAdd, onLeave }: { typed: string | undefined; onAdd: (name: string) => unknown; onLeave: (leave: Leave) => void }) {
  const [name, setName] = useState(typed ?? '');
  const isDone = useRef(false);
  const finish = (keep: boolean, leave: Leave = 'stay') => {
    if (isDone.current) return;
    isDone.current = true;
    onLeave(leave);
    if (keep && name.trim() !== '') onAdd(name.trim());
  };
  return (
    <input
      className="bt-cell-input" aria-label="Name of the new stage" value={name} ref={(element) => element?.focus()} onChange={(event) => setName(event.currentTarget.value)} onBlur={() => finish(true, 'away')} onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' || event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault();
          finish(event.key !== 'Escape');
        }
      }}
    />
  );
}

function TableFoot({ count }: { count: number }) {
  return (
    <p className="bt-table-foot">
      <span>{formatCount(count, 'stage')}</span>
      <span><Kbd keys="Enter" /> opens a cell</span>
      <span><Kbd keys="Ctrl+Enter" /> new stage below</span>
      <span><Kbd keys="Ctrl+V" /> takes rows from a spreadsheet</span>
      <span><Kbd keys="Esc" /> then <Kbd keys="Tab" /> leaves the table</span>
    </p>
  );
}

/** Scrolls just enough that a cell is seen beside the title row and the names. */
function bringIntoView(grid: HTMLElement | null, top: number, bottom: number, column: number): void {
  if (!grid) return;
  const left = columns.slice(0, column).reduce((sum, { width }) => sum + width, 0);
  const fixed = columns[0]?.width ?? 0;
  const right = left + (columns[column]?.width ?? 0);
  if (column > 0 && left - fixed < grid.scrollLeft) grid.scrollLeft = left - fixed;
  else if (column > 0 && right > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = Math.min(right - grid.clientWidth, left - fixed);
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (bottom + headHeight > grid.scrollTop + grid.clientHeight) grid.scrollTop = bottom + headHeight - grid.clientHeight;
}

/** Where each row begins, and behind the last one where all end, in pixels. */
function topsOf(heights: readonly number[]): readonly number[] {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  return tops;
}

function cellId(stage: string | null, column: number): string {
  return `bt-cell-${stage ?? 'new'}-${column}`;
}
