import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import type { Padding } from '../contract.ts';
import { overlap } from '../geometry/box.ts';
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

/** Brings cards into view, all of them when none are named, as large as possible and never under the small map. */
export function useFit(padding: number | Padding | undefined): (cards?: readonly string[], duration?: number) => void {
  const flow = useReactFlow<CanvasNode, LineEdge>();
  const store = useStoreApi();
  return useCallback((cards, duration = jump()) => {
    const { width, height } = store.getState();
    const nodes = flow.getNodes().filter((node) => !cards || cards.includes(node.id));
    if (nodes.length === 0 || width === 0) return;
    const bounds = flow.getNodesBounds(nodes);
    const view = getViewportForBounds(bounds, width, height, farthest, 1, fitPadding(padding));
    const tools = { x: width - corner.width, y: height - corner.height, ...corner };
    const isCovered = nodes.some(({ type, position, width: wide = 0, height: high = 0 }) => type !== 'phase'
      && overlap(tools, { x: position.x * view.zoom + view.x, y: position.y * view.zoom + view.y, width: wide * view.zoom, height: high * view.zoom }));
    void flow.setViewport(isCovered ? getViewportForBounds(bounds, width, height, farthest, 1, fitPadding(padding, true)) : view, { duration });
  }, [flow, store, padding]);
}
