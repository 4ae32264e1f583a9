import { useStudio } from '../studio-context.ts';
import { useKeyCommands } from '../shell/key-commands.ts';
import type { ModeKey } from '../shell/modes.tsx';
import { wantFrom } from './simulate-store.ts';

/** Offers simulating wherever the builder is: Ctrl+Enter from the selected stage, else from the start of the drawing. */
export function useSimulateCommands(setMode: (mode: ModeKey) => void): void {
  const { store } = useStudio();
  const simulate = (fromHere: boolean) => {
    store.actions.flushTyping();
    const { selection, draft } = store.getState();
    const [outcome] = selection.outcomes;
    const from = outcome === undefined ? undefined : draft.outcomes[outcome]?.from;
    const [activity] = selection.activities;
    const holder = activity === undefined ? undefined : Object.values(draft.stages).find(({ activities, lanes = {} }) => activities.includes(activity) || Object.values(lanes).some((lane) => lane.activities.includes(activity)));
    const stage = selection.stages[0] ?? (from?.type === 'stage' ? from.stage : undefined) ?? holder?.id;
    wantFrom(fromHere ? (stage ?? null) : null);
    setMode('simulate');
  };
  useKeyCommands([
    { id: 'simulate-here', label: 'Simulate from here', group: 'Simulate', keys: 'Ctrl+Enter', run: () => simulate(true) },
    { id: 'simulate-entry', label: 'Simulate from the start', group: 'Simulate', run: () => simulate(false) },
  ]);
}
