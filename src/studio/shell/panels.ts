import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useLasting, type BlueprintCanvasProps } from '../../canvas/index.ts';
import { useSetting } from '../../storage/index.ts';

/** The three panels around the canvas. */
export type PanelName = 'palette' | 'inspector' | 'dock';

/** A panel's size in pixels and whether it is open; kept on this device. */
export interface PanelState {
  readonly size: number;
  readonly open: boolean;
}

export type PanelStates = Readonly<Record<PanelName, PanelState>>;

/** The smallest and largest size of each panel, in pixels. */
export const panelLimits: Readonly<Record<PanelName, { readonly min: number; readonly max: number }>> = {
  palette: { min: 176, max: 360 },
  inspector: { min: 288, max: 560 },
  dock: { min: 96, max: 420 },
};

/** ui.md "Builder layout": palette 224, inspector 344, dock 168. */
const atFirst: PanelStates = { palette: { size: 224, open: true }, inspector: { size: 344, open: true }, dock: { size: 168, open: true } };

/** In a window so small that panels cover the drawing they start closed. */
const atFirstSmall: PanelStates = { palette: { ...atFirst.palette, open: false }, inspector: { ...atFirst.inspector, open: false }, dock: { ...atFirst.dock, open: false } };

/** Where the panels stand, remembered on this device. A window below 700 pixels has its own way, not remembered: all closed at first. */
export function usePanels() {
  const [stored, keep] = useSetting<PanelStates>('studio.panels', atFirst);
  // A drag must not wait for the disk: what was set in this tab goes before what is stored.
  const [present, setPresent] = useState<PanelStates | null>(null);
  const isSmall = useMediaQuery('(max-width: 699px)', false, { getInitialValueInEffect: false });
  const [small, setSmall] = useState(atFirstSmall);
  const panels = isSmall ? small : present ?? stored;
  const change = (name: PanelName, part: Partial<PanelState>) => {
    const next = { ...panels, [name]: { ...panels[name], ...part } };
    if (isSmall) {
      setSmall(next);
      return;
    }
    setPresent(next);
    void keep(next);
  };
  const moves = useLasting({
    toggle: (name: PanelName) => change(name, { open: !panels[name].open }),
    open: (name: PanelName) => change(name, { open: true }),
    resize: (name: PanelName, size: number) => change(name, { size: Math.round(Math.min(panelLimits[name].max, Math.max(panelLimits[name].min, size))) }),
  });
  return useMemo(() => ({ panels, ...moves }), [panels, moves]);
}

export type Panels = ReturnType<typeof usePanels>;

/** The ground that panels cover where the window is so narrow that they lie over the canvas; nothing where they stand beside it. */
export function useCovered({ panels: { palette, inspector, dock } }: Panels): BlueprintCanvasProps['padding'] {
  const isNarrow = useMediaQuery('(max-width: 1023px)', false);
  const left = palette.open ? palette.size : 0;
  const sheet = inspector.open ? Math.min(window.innerHeight * 0.52, 460) : 0;
  const bottom = Math.max(sheet, dock.open ? dock.size : 0);
  return useMemo(() => (isNarrow ? { top: 32, right: 32, left: left + 24, bottom: bottom + 48 } : undefined), [isNarrow, left, bottom]);
}
