import { Panel, useStore, ViewportPortal } from '@xyflow/react';
import { IconChevronDown, IconMap2, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { formatShare } from '../../ui/index.ts';
import type { BlueprintCanvasProps, CanvasApi } from '../contract.ts';
import { SmallMap, type SmallMapProps } from '../overview/small-map.tsx';
import type { Hand } from './hand.ts';

export interface CanvasToolsProps {
  readonly api: CanvasApi;
  readonly map: BlueprintCanvasProps['map'];
  /** What the small map shows. */
  readonly shown: SmallMapProps;
}

/** The small map of everything, with the tools for zooming. They are no tab stops: the keys 0, 1, + and − do the same on the canvas. */
export function CanvasTools({ api, map, shown }: CanvasToolsProps) {
  const zoom = useStore(({ transform }) => transform[2]);
  const isOpen = map?.isOpen ?? true;
  return (
    <Panel position="bottom-right" className="bt-canvas-tools">
      {isOpen && <SmallMap {...shown} />}
      <div className="bt-zoom" role="toolbar" aria-label="Zoom">
        {map && <button type="button" tabIndex={-1} aria-label={isOpen ? 'Fold the small map' : 'Show the small map'} aria-expanded={isOpen} title={isOpen ? 'Fold the small map' : 'Show the small map'} onClick={map.onToggle}>{isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconMap2 size={16} aria-hidden />}</button>}
        <button type="button" tabIndex={-1} aria-label="Zoom out" title="Zoom out (−)" onClick={api.zoomOut}><IconMinus size={16} aria-hidden /></button>
        <button type="button" tabIndex={-1} className="bt-zoom-share" aria-label={`Zoom is ${formatShare(zoom)}. Show at 100 %`} title="100 % (0)" onClick={api.zoom100}>{formatShare(zoom)}</button>
        <button type="button" tabIndex={-1} aria-label="Zoom in" title="Zoom in (+)" onClick={api.zoomIn}><IconPlus size={16} aria-hidden /></button>
        <button type="button" tabIndex={-1} aria-label="Fit everything into view" title="Fit everything (1)" onClick={api.fit}><IconMaximize size={16} aria-hidden /></button>
      </div>
    </Panel>
  );
}

/** The lines that show with which cards a dragged one stands flush, and where it stands as far as others do. */
export function HelperLines({ hand }: { hand: Hand }) {
  const guides = useSyncExternalStore(hand.subscribe, hand.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to, gap }) => gap === undefined
        ? <div key={axis} className="bt-guide" style={axis === 'x' ? { left: at, top: from - 16, width: 1, height: to - from + 32 } : { left: from - 16, top: at, width: to - from + 32, height: 1 }} />
        : <div key={`${axis}:${from}`} className="bt-gap" data-axis={axis} style={axis === 'x' ? { left: from, top: at, width: to - from } : { left: at, top: from, height: to - from }}><span>{Math.round(gap)}</span></div>)}
    </ViewportPortal>
  );
}
