import { create } from 'zustand';

/** Whether a review is being asked for: from the publish dialog, from the banner, by the command. */
export const useAsking = create<{ readonly isAsking: boolean; ask(isAsking: boolean): void }>((set) => ({
  isAsking: false,
  ask: (isAsking) => set({ isAsking }),
}));
