import { useCallback } from 'react';
import type { StageId } from '#engine/blueprint';
import { selecting, type DraftStore } from '../draft/draft-store.ts';
import { useStudio } from '../studio-context.ts';

/** The row somebody went into from its stage's panel, until they are back. */
const rows = new WeakMap<DraftStore, string>();

/** The way from an activity or an outcome back to its stage: the row it stands in is brought into view and focused. */
export function useWayBack(): { readonly goBack: (stage: StageId, row: string | undefined) => void; readonly arrive: (panel: HTMLElement) => void } {
  const { store } = useStudio();
  const goBack = (stage: StageId, row: string | undefined) => {
    if (row !== undefined) rows.set(store, row);
    store.actions.select(selecting({ stages: [stage] }));
  };
  const arrive = useCallback((panel: HTMLElement) => {
    const row = rows.get(store);
    if (row === undefined) return;
    rows.delete(store);
    const found = panel.querySelector<HTMLElement>(`[data-row="${row}"]`);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  }, [store]);
  return { goBack, arrive };
}
