import { create } from 'zustand';

/** Whether a name is being asked for the present state: from the list, by the command, from anywhere in the studio. */
export const useNaming = create<{ readonly isAsking: boolean; ask(isAsking: boolean): void }>((set) => ({
  isAsking: false,
  ask: (isAsking) => set({ isAsking }),
}));
