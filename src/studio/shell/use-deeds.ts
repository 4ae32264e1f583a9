import { useLasting } from '../../canvas/index.ts';
import { useArrangeDeeds } from './use-arrange-deeds.ts';
import { useClipboardDeeds } from './use-clipboard-deeds.ts';
import { usePhaseDeeds } from './use-phase-deeds.ts';
import { useStageDeeds } from './use-stage-deeds.ts';

/** Everything that can be done with what is selected: the same for keys, menus, tools and the command palette. */
export function useDeeds() {
  const arranging = useArrangeDeeds();
  return useLasting({ ...useClipboardDeeds(), ...arranging, ...usePhaseDeeds(arranging), ...useStageDeeds() });
}

export type Deeds = ReturnType<typeof useDeeds>;
