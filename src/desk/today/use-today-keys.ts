import { useEffect, type RefObject } from 'react';
import { useNavigate } from 'react-router';
import { describeRefusal, notifyProblem, useHotkeysSafe } from '../../ui/index.ts';
import { giveResult, namesOfItem } from './quick-result.ts';
import { workLink, type TodayData, type TodayItem } from './today-data.ts';

/** What the keys of Today act on. */
export interface KeyTargets {
  readonly today: TodayData;
  readonly ids: readonly string[];
  readonly selected: string | null;
  /** The selected line, once it is read. */
  readonly item: TodayItem | undefined;
  readonly batch: boolean;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly select: (id: string) => void;
  readonly setWhy: (id: string | null) => void;
  readonly snooze: (item: TodayItem) => void;
  readonly toggleBatch: () => void;
  readonly showKeys: () => void;
}

/** Works through the whole list by keyboard (S69). */
export function useTodayKeys(targets: KeyTargets): void {
  const { today, ids, selected, item, batch, searchBox, select, setWhy, snooze, toggleBatch, showKeys } = targets;
  const navigate = useNavigate();
  const open = (only?: readonly string[]) => {
    if (item && (only === undefined || only.includes(item.due.channel ?? 'task'))) void navigate(workLink(item.due, batch));
  };
  const move = (by: number) => {
    const target = ids[Math.min(ids.length - 1, Math.max(0, (selected === null ? -1 : ids.indexOf(selected)) + by))];
    if (target === undefined) return;
    select(target);
    focusRow(target);
  };
  const finish = async (number: number) => {
    if (item === undefined) return;
    const after = ids[ids.indexOf(item.id) + 1] ?? ids[ids.indexOf(item.id) - 1];
    const ack = await giveResult(item, number, today);
    if (ack?.ok) {
      if (after !== undefined) {
        select(after);
        focusRow(after);
      }
      return;
    }
    if (ack?.refusal === null || ack?.refusal === undefined) return;
    // what it asks for beside the result is given on the record: going there is the person's own step, the keys stay in the list
    const missing = describeRefusal(ack.refusal, namesOfItem(item, today), { now: today.now, zone: today.zone });
    notifyProblem(`${missing} Press Enter to give it on the record.`, `${item.title}: ${item.activityName} is not done yet`);
  };
  useHotkeysSafe([
    ['J', () => move(1)], ['K', () => move(-1)], ['ArrowDown', () => move(1)], ['ArrowUp', () => move(-1)],
    ['Enter', () => open()],
    ['C', () => open(['call', 'voicemail'])], ['E', () => open(['email'])],
    ['S', () => { if (item) snooze(item); }],
    ['W', () => { if (item) setWhy(item.id); }],
    ['P', () => { if (item) today.togglePin(item.id); }],
    ['B', toggleBatch],
    ['/', () => searchBox.current?.focus()], ['shift+?', showKeys], ['?', showKeys],
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [String(number), () => void finish(number)] as const),
  ]);
  useEffect(() => {
    if (selected === null) return;
    const row = rowOf(selected);
    if (row !== null && document.activeElement !== row && document.activeElement?.hasAttribute('data-row') === true) row.focus();
  }, [selected]);
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}

/** The row of a long pile exists only after the list has scrolled to it. */
function focusRow(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => rowOf(id)?.focus()));
}
