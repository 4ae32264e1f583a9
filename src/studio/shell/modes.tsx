import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { useSearchParams } from 'react-router';
import type { Finding } from '#engine/blueprint';
import type { BlueprintRow, VersionRow } from '../../storage/index.ts';

/** The ways to look at a drawing (ui.md "One canvas, four modes", and rehearsing). */
export type ModeKey = 'design' | 'simulate' | 'rehearse' | 'live' | 'compare';

/** What the screen of a mode other than drawing is given; the draft, names and people it takes from the studio around it. */
export interface BoardProps {
  readonly row: BlueprintRow;
  readonly versions: readonly VersionRow[];
  readonly findings: readonly Finding[];
  /** Back to drawing. */
  readonly onDesign: () => void;
}

/** A mode beside drawing: loaded when it is first wanted. It fills everything under the bar. */
export interface Mode {
  readonly key: Exclude<ModeKey, 'design'>;
  readonly label: string;
  readonly Board: LazyExoticComponent<ComponentType<BoardProps>>;
}

/** All modes beside drawing, in the order of the switch. */
export const modes: readonly Mode[] = [
  { key: 'simulate', label: 'Simulate', Board: lazy(async () => ({ default: (await import('../simulate/simulate-board.tsx')).SimulateBoard })) },
  { key: 'rehearse', label: 'Rehearse', Board: lazy(async () => ({ default: (await import('../rehearse/rehearse-board.tsx')).RehearseBoard })) },
  { key: 'live', label: 'Live', Board: lazy(async () => ({ default: (await import('../live/live-board.tsx')).LiveBoard })) },
  { key: 'compare', label: 'Compare', Board: lazy(async () => ({ default: (await import('../compare/compare-board.tsx')).CompareBoard })) },
];

/** The present mode, kept in the address so that it can be linked to and the back button leaves it. */
export function useMode(): readonly [ModeKey, (mode: ModeKey) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('mode');
  const mode = modes.find(({ key }) => key === asked)?.key ?? 'design';
  return [mode, (next) => setParams((before) => {
    const after = new URLSearchParams(before);
    if (next === 'design') after.delete('mode');
    else after.set('mode', next);
    return after;
  })];
}
