import { MiniMap, Panel, useStore, ViewportPortal, type MiniMapNodeProps } from '@xyflow/react';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { formatShare } from '../../ui/index.ts';
import type { CanvasApi } from '../contract.ts';
import type { Guide } from '../geometry/snapping.ts';
import type { CanvasNode } from './projection.ts';

/** The small map of everything, with the tools for zooming. They are no tab stops: the keys 0, 1, + and − do the same on the canvas. */
export function CanvasTools({ api }: { api: CanvasApi }) {
  const zoom = useStore(({ transform }) => transform[2]);
  return (
    <Panel position="bottom-right" className="bt-canvas-tools">
      <MiniMap<CanvasNode> className="bt-minimap" position="bottom-right" nodeComponent={MapCard} nodeClassName={mapClass} pannable zoomable ariaLabel="Small map of the drawing" style={{ width: 150, height: 96 }} />
      <div className="bt-zoom" role="toolbar" aria-label="Zoom">
        <button type="button" tabIndex={-1} aria-label="Zoom out" title="Zoom out (−)" onClick={api.zoomOut}><IconMinus size={16} aria-hidden /></button>
        <button type="button" tabIndex={-1} className="bt-zoom-share" aria-label={`Zoom is ${formatShare(zoom)}. Show at 100 %`} title="100 % (0)" onClick={api.zoom100}>{formatShare(zoom)}</button>
        <button type="button" tabIndex={-1} aria-label="Zoom in" title="Zoom in (+)" onClick={api.zoomIn}><IconPlus size={16} aria-hidden /></button>
        <button type="button" tabIndex={-1} aria-label="Fit everything into view" title="Fit everything (1)" onClick={api.fit}><IconMaximize size={16} aria-hidden /></button>
      </div>
    </Panel>
  );
}

function mapClass(node: CanvasNode): string {
  if (node.type !== 'stage') return `bt-map-${node.type}`;
  return `bt-map-stage bt-map-${node.data.card.stage?.end?.result ?? node.data.card.stage?.kind ?? 'common'}`;
}

function MapCard({ x, y, width, height, className, selected, onClick, id }: MiniMapNodeProps) {
  return <rect className={className} data-selected={selected || undefined} x={x} y={y} width={width} height={height} rx={12} onClick={(event) => onClick?.(event, id)} />;
}

/** The lines that show with which cards a dragged one stands flush. */
export function HelperLines({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div key={axis} className="bt-guide" style={axis === 'x' ? { left: at, top: from - 16, width: 1, height: to - from + 32 } : { left: from - 16, top: at, width: to - from + 32, height: 1 }} />
      ))}
    </ViewportPortal>
  );
}
