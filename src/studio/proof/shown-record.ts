import type { StageId } from '#engine/blueprint';
import { create } from 'zustand';

/** Where the record of a played example stands, so that the canvas lights the stage and the way there. */
export interface ShownRecord {
  readonly here: StageId | undefined;
  readonly path: readonly StageId[];
}

/** Null while no example is played. Lost on reload, and that is fine. */
export const useShownRecord = create<{ shown: ShownRecord | null; show(shown: ShownRecord | null): void }>((set) => ({ shown: null, show: (shown) => set({ shown }) }));
