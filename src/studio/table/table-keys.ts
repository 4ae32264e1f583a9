import type { KeyboardEvent } from 'react';
import type { Stage } from '#engine/blueprint';
import { columns } from './columns.ts';
import type { Grid } from './use-grid.ts';
import type { TableActions } from './use-table-actions.ts';

/** What the keys of the table act on. */
export interface TableDesk {
  readonly grid: Grid;
  readonly acts: TableActions;
  readonly rows: readonly Stage[];
  /** Opens the cell under the cursor, with the letter that was typed. */
  readonly open: (typed?: string) => void;
  /** Escape was pressed last: the next Tab leaves the table. */
  readonly leaving: { current: boolean };
}

/** The keys of a spreadsheet. What belongs to the browser or to the rest of the builder is left alone. */
export function onGridKey(event: KeyboardEvent, desk: TableDesk): void {
  const act = event.ctrlKey || event.metaKey ? withCtrl(event, desk) : plainKey(event, desk);
  desk.leaving.current = event.key === 'Escape' || (desk.leaving.current && event.key === 'Shift');
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function plainKey(event: KeyboardEvent, desk: TableDesk): (() => void) | undefined {
  const { grid, acts, rows, open, leaving } = desk;
  const extend = event.shiftKey;
  const page = 8;
  switch (event.key) {
    case 'ArrowDown':
      return () => grid.move(1, 0, extend);
    case 'ArrowUp':
      return () => grid.move(-1, 0, extend);
    case 'ArrowRight':
      return () => grid.move(0, 1, extend);
    case 'ArrowLeft':
      return () => grid.move(0, -1, extend);
    case 'PageDown':
      return () => grid.move(page, 0, extend);
    case 'PageUp':
      return () => grid.move(-page, 0, extend);
    case 'Home':
      return () => grid.move(0, -columns.length, extend);
    case 'End':
      return () => grid.move(0, columns.length, extend);
    case 'Tab': {
      const isLast = event.shiftKey ? grid.row === 0 && grid.active.column === 0 : grid.row >= rows.length;
      return leaving.current || isLast ? undefined : () => void grid.step(event.shiftKey ? -1 : 1);
    }
    case 'Enter':
    case 'F2':
      return () => open();
    case 'Delete':
    case 'Backspace':
      return () => acts.clear(grid.range);
    case ' ':
      return extend ? () => grid.markRows(grid.range.top, Math.min(grid.range.bottom, rows.length - 1)) : () => open();
    default:
      return letter(event, desk);
  }
}

/** A letter begins typing in cells that are typed into. */
function letter(event: KeyboardEvent, { grid, open }: TableDesk): (() => void) | undefined {
  if (event.key.length !== 1 || event.altKey) return undefined;
  const isTyped = grid.active.stage === null || columns[grid.active.column]?.typed;
  return isTyped ? () => open(event.key) : undefined;
}

function withCtrl(event: KeyboardEvent, { grid, acts, rows }: TableDesk): (() => void) | undefined {
  switch (event.key) {
    case 'Enter':
      return () => void acts.addRow('', grid.active.stage ?? rows.at(-1)?.id);
    case 'Home':
      return () => grid.go(grid.at(0, 0), event.shiftKey);
    case 'End':
      return () => grid.go(grid.at(rows.length - 1, columns.length - 1), event.shiftKey);
    case 'a':
      return rows.length === 0 ? undefined : () => grid.markRows(0, rows.length - 1);
    default:
      return undefined;
  }
}
