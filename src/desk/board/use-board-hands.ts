import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useNavigate } from 'react-router';
import type { BoardCard } from '../../storage/index.ts';
import type { CardHands } from './board-card.tsx';
import type { ColumnHandle } from './board-column.tsx';

/** Selection and keyboard of the board: one stop for Tab, arrows among cards and columns, X picks, M lists the ways, Enter opens. */
export function useBoardHands(order: readonly string[], onMove: (card: { readonly record: string; readonly run: string }) => void) {
  const navigate = useNavigate();
  const columns = useRef(new Map<string, ColumnHandle>());
  const { selected, setSelected, select } = useSelection(columns);
  const [current, setCurrent] = useState<string | null>(null);
  const hands = useMemo<CardHands>(() => ({
    onSelect: select,
    onMove: (card: BoardCard) => onMove({ record: card.record.id, run: card.run.id }),
    onFocus: setCurrent,
  }), [select, onMove]);
  const focusOn = (target: Target | null): boolean => {
    if (target === null) return false;
    setCurrent(target.run);
    target.column.scrollTo(target.column.ids().indexOf(target.run));
    // the card may only come into being by the scroll
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-run="${CSS.escape(target.run)}"]`)?.focus()));
    return true;
  };
  const act = (run: string, key: string, card: HTMLElement): boolean => {
    const link = card.querySelector<HTMLAnchorElement>('a');
    if (key === 'Enter' && link) void navigate(`${link.pathname}${link.search}`);
    else if (key === 'x' || key === 'X') select(run, 'toggle');
    else if (key === 'm' || key === 'M') card.querySelector<HTMLButtonElement>('.board-move')?.click();
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent, lifted: boolean) => {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-run]') : null;
    const run = card?.dataset['run'];
    if (lifted || run === undefined || event.target !== card || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(run, event.code, order, columns.current);
    if (event.shiftKey && target !== null) for (const one of [run, target.run]) if (!selected.has(one)) select(one, 'toggle');
    if (focusOn(target) || act(run, event.key, card)) event.preventDefault();
  };
  const attach = useCallback((stage: string) => (handle: ColumnHandle | null) => {
    if (handle) columns.current.set(stage, handle);
    else columns.current.delete(stage);
  }, []);
  return { selected, setSelected, current, hands, attach, onKeyDown };
}

type Columns = RefObject<Map<string, ColumnHandle>>;

/** Picked cards: one by one, or all between two of one column. */
function useSelection(columns: Columns) {
  const anchor = useRef<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((run: string, how: 'toggle' | 'range') => {
    const ids = [...columns.current.values()].find((column) => column.ids().includes(run))?.ids() ?? [];
    const from = anchor.current === null ? -1 : ids.indexOf(anchor.current);
    setSelected((before) => {
      const next = new Set(before);
      if (how === 'range' && from >= 0) {
        const to = ids.indexOf(run);
        for (const id of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id);
      } else if (!next.delete(run)) next.add(run);
      return next;
    });
    anchor.current = run;
  }, [columns]);
  return { selected, setSelected, select };
}

interface Target {
  readonly run: string;
  readonly column: ColumnHandle;
}

/** Where an arrow leads from a card: up and down its column, to the same row of the next column that has cards. */
function targetOf(run: string, code: string, order: readonly string[], columns: ReadonlyMap<string, ColumnHandle>): Target | null {
  const at = order.findIndex((stage) => columns.get(stage)?.ids().includes(run));
  const column = columns.get(order[at] ?? '');
  const ids = column?.ids() ?? [];
  const row = ids.indexOf(run);
  const inColumn = (to: string | undefined): Target | null => (to === undefined || !column ? null : { run: to, column });
  switch (code) {
    case 'ArrowDown':
      return inColumn(ids[row + 1]);
    case 'ArrowUp':
      return inColumn(ids[row - 1]);
    case 'Home':
      return inColumn(ids[0]);
    case 'End':
      return inColumn(ids.at(-1));
    case 'ArrowRight':
    case 'ArrowLeft': {
      const by = code === 'ArrowRight' ? 1 : -1;
      for (let next = at + by; next >= 0 && next < order.length; next += by) {
        const beside = columns.get(order[next] ?? '');
        const to = beside?.ids()[Math.min(row, beside.ids().length - 1)];
        if (beside && to !== undefined) return { run: to, column: beside };
      }
      return null;
    }
    default:
      return null;
  }
}
