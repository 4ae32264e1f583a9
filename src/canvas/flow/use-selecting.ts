import { useCallback, useLayoutEffect, useRef } from 'react';
import type { NodeChange } from '@xyflow/react';
import type { Blueprint } from '#engine/blueprint';
import { emptySelection, isSameSelection, selectionOf, toggled, type Selection } from '../selection.ts';
import type { CanvasNode } from './projection.ts';

/** Turns clicks and marquees into selections. It tells the screen only of real changes, so nothing runs in a circle. */
export function useSelecting(blueprint: Blueprint, selection: Selection, onSelect: (selection: Selection) => void) {
  // React Flow reports one gesture in several calls, before the screen could answer the first
  const latest = useRef(selection);
  useLayoutEffect(() => {
    latest.current = selection;
  }, [selection]);

  const select = useCallback((next: Selection) => {
    if (isSameSelection(latest.current, next)) return;
    latest.current = next;
    onSelect(next);
  }, [onSelect]);

  const takeChanges = useCallback((changes: readonly NodeChange<CanvasNode>[]) => {
    const marks = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    if (marks.length === 0) return;
    const chosen = new Set<string>([...latest.current.stages, ...latest.current.notes, ...latest.current.phases]);
    for (const { id, selected } of marks) {
      if (selected) chosen.add(id);
      else chosen.delete(id);
    }
    const isNew = marks.some((mark) => mark.selected);
    const rest = isNew ? emptySelection : latest.current;
    const ids = [...chosen];
    select({ ...rest, stages: ids.filter((id) => blueprint.stages[id]), notes: ids.filter((id) => blueprint.notes[id]), phases: ids.filter((id) => blueprint.phases[id]) });
  }, [blueprint, select]);

  const pick = useCallback((part: keyof Selection, id: string, adds: boolean) => {
    select(adds ? toggled(latest.current, part, id) : selectionOf({ [part]: [id] }));
  }, [select]);
  return { select, takeChanges, pick, latest };
}
