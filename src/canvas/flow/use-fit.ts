import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import type { Padding } from '../contract.ts';
import { boundsOf, overlap, type Box } from '../geometry/box.ts';
import type { CanvasNode, LineEdge } from './projection.ts';

/** The lower right corner where the small map and the zoom tools stand, in pixels of the screen. */
const corner = { width: 172, height: 168 };
/** As small as a drawing is ever shown: hundreds of stages in a row still fit. */
export const farthest = 0.01;

/** How long a jump of the view takes, in milliseconds: nothing for people who asked for less motion. */
export function jump(): number {
  return typeof window.matchMedia === 'function' && window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 240;
}

/** The ground kept free around what is fitted, and beside the tools where it would lie under them. */
export function fitPadding(padding: number | Padding = 32, besideTools = false) {
  const { top, right, bottom, left } = typeof padding === 'number' ? { top: padding, right: padding, bottom: padding + 40, left: padding } : padding;
  return { top: `${top}px`, left: `${left}px`, right: `${besideTools ? Math.max(right, corner.width + 8) : right}px`, bottom: `${bottom}px` } as const;
}

/** The ground on which the small map and the zoom tools stand, in pixels of the canvas. */
export const underTools = (width: number, height: number): Box => ({ x: width - corner.width, y: height - corner.height, ...corner });

/** So far beyond its card the "+" of a way out that leads nowhere yet stands, in canvas pixels: .bt-open. */
const stub = 70;

function boxOf({ position, width = 0, height = 0, ...node }: CanvasNode): Box {
  const isOpen = node.type === 'stage' && node.data.card.outcomes.some(({ to }) => to === null);
  return { ...position, width: width + (isOpen ? stub : 0), height };
}

/** Brings cards into view with the "+" beside them, all of them when none are named, as large as possible and never under the small map. */
export function useFit(padding: number | Padding | undefined): (cards?: readonly string[], duration?: number) => void {
  const flow = useReactFlow<CanvasNode, LineEdge>();
  const store = useStoreApi();
  return useCallback((cards, duration = jump()) => {
    const { width, height } = store.getState();
    const nodes = flow.getNodes().filter((node) => !cards || cards.includes(node.id));
    if (nodes.length === 0 || width === 0) return;
    const bounds = boundsOf(nodes.map(boxOf));
    if (bounds === null) return;
    const view = getViewportForBounds(bounds, width, height, farthest, 1, fitPadding(padding));
    const tools = underTools(width, height);
    const isCovered = nodes.some((node) => {
      const { x, y, width: wide, height: high } = boxOf(node);
      return node.type !== 'phase' && overlap(tools, { x: x * view.zoom + view.x, y: y * view.zoom + view.y, width: wide * view.zoom, height: high * view.zoom });
    });
    void flow.setViewport(isCovered ? getViewportForBounds(bounds, width, height, farthest, 1, fitPadding(padding, true)) : view, { duration });
  }, [flow, store, padding]);
}
