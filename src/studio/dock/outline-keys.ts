import type { KeyboardEvent } from 'react';
import type { RowCommand } from './outline-menu.tsx';
import type { OutlineRow } from './outline-rows.ts';

/** What walking the tree needs. */
export interface Walk {
  readonly rows: readonly OutlineRow[];
  readonly folded: ReadonlySet<string>;
  readonly fold: (row: OutlineRow, closed: boolean) => void;
  readonly focusOn: (id: string | undefined) => void;
  readonly select: (row: OutlineRow) => void;
  readonly openMenu: (row: OutlineRow) => void;
}

/** The keys of a tree, and those of the line's own commands. */
export function onTreeKey(event: KeyboardEvent, row: OutlineRow, walk: Walk, commands: readonly RowCommand[]): void {
  const act = walking(event, row, walk) ?? commands.find(({ keys }) => keys !== undefined && isPressed(event, keys))?.run;
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function walking(event: KeyboardEvent, row: OutlineRow, { rows, folded, fold, focusOn, select, openMenu }: Walk): (() => void) | undefined {
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return () => openMenu(row);
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  const index = rows.indexOf(row);
  const isFolded = folded.has(row.id);
  switch (event.key) {
    case 'ArrowDown':
      return () => focusOn(rows[index + 1]?.id);
    case 'ArrowUp':
      return () => focusOn(rows[index - 1]?.id);
    case 'Home':
      return () => focusOn(rows[0]?.id);
    case 'End':
      return () => focusOn(rows.at(-1)?.id);
    case 'PageDown':
      return () => focusOn(rows[Math.min(rows.length - 1, index + 10)]?.id);
    case 'PageUp':
      return () => focusOn(rows[Math.max(0, index - 10)]?.id);
    case 'ArrowRight':
      return () => (row.holds && isFolded ? fold(row, false) : focusOn(rows[index + 1]?.id));
    case 'ArrowLeft':
      return () => (row.holds && !isFolded ? fold(row, true) : focusOn(row.parent ?? undefined));
    case '*':
      return () => rows.filter(({ parent, holds }) => parent === row.parent && holds).forEach((each) => fold(each, false));
    case 'Enter':
    case ' ':
      return () => select(row);
    default:
      return undefined;
  }
}

/** Whether the pressed key is the printed one: "Alt+Up", "Ctrl+Del", "A". */
function isPressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const spelled: Readonly<Record<string, string>> = { Up: 'ArrowUp', Down: 'ArrowDown', Left: 'ArrowLeft', Right: 'ArrowRight', Del: 'Delete' };
  const wanted = spelled[key] ?? key;
  return event.key.toLowerCase() === wanted.toLowerCase()
    && (event.ctrlKey || event.metaKey) === parts.includes('Ctrl')
    && event.altKey === parts.includes('Alt')
    && event.shiftKey === parts.includes('Shift');
}
