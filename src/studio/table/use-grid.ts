import { useEffect, useState } from 'react';
import type { StageId } from '#engine/blueprint';
import { selecting } from '../draft/draft-store.ts';
import { useSelection, useStudio } from '../studio-context.ts';
import { columns } from './columns.ts';

/** A cell by its stage, so that it stays the same when rows change places; null is the row for a new stage. */
export interface Spot {
  readonly stage: StageId | null;
  readonly column: number;
}

/** The marked cells, both ends included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Where the cursor of the table stands and what is marked around it. The stage under it is selected everywhere. */
export function useGrid(ids: readonly StageId[]) {
  const { store } = useStudio();
  const selection = useSelection();
  const [active, setActive] = useState<Spot>(() => ({ stage: selection.stages[0] ?? ids[0] ?? null, column: 0 }));
  const [anchor, setAnchor] = useState<Spot>(active);
  const rowOf = ({ stage }: Spot) => {
    const at = stage === null ? -1 : ids.indexOf(stage);
    return at < 0 ? ids.length : at;
  };
  const chosen = selection.stages[0];
  useEffect(() => {
    if (chosen === undefined) return;
    setActive((now) => (now.stage === chosen ? now : { ...now, stage: chosen }));
    setAnchor((now) => (now.stage === chosen ? now : { ...now, stage: chosen }));
  }, [chosen]);

  const go = (spot: Spot, extend = false) => {
    setActive(spot);
    if (!extend) setAnchor(spot);
    if (spot.stage !== null && !extend) store.actions.select(selecting({ stages: [spot.stage] }));
  };
  const row = rowOf(active);
  const at = (nextRow: number, column: number): Spot => {
    const place = Math.max(0, Math.min(ids.length, nextRow));
    return { stage: ids[place] ?? null, column: place === ids.length ? 0 : Math.max(0, Math.min(columns.length - 1, column)) };
  };
  const anchorRow = rowOf(anchor);
  const range: Range = {
    top: Math.min(row, anchorRow), bottom: Math.max(row, anchorRow),
    left: Math.min(active.column, anchor.column), right: Math.max(active.column, anchor.column),
  };
  return {
    active, row, range, go, at,
    /** The stage that the other views and the inspector show: marking cells beyond it does not change it. */
    chosen: selection.stages.length === 1 ? chosen : undefined,
    move: (rows: number, across: number, extend = false) => go(at(row + rows, active.column + across), extend),
    /** To the next cell in reading order; answers whether there is one. */
    step: (by: 1 | -1): boolean => {
      const next = row * columns.length + active.column + by;
      if (next < 0 || next > ids.length * columns.length) return false;
      go(at(Math.floor(next / columns.length), next % columns.length));
      return true;
    },
    /** Marks whole rows, from the first to the last of these. */
    markRows: (top: number, bottom: number) => {
      setAnchor(at(top, 0));
      setActive(at(bottom, columns.length - 1));
    },
  };
}

export type Grid = ReturnType<typeof useGrid>;
