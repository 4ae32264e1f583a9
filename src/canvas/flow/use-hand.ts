import { useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Point } from '#engine/blueprint';
import { drawnNode, type Hand } from './hand.ts';
import type { CanvasNode } from './projection.ts';

/**
 * Moves the element of a card that follows the hand. React Flow is not given new nodes at every step, which would ask
 * every card and line whether anything about it changed; when it is given new ones, each card stands where they say.
 */
export function useHand(hand: Hand, nodes: readonly CanvasNode[]): void {
  const store = useStoreApi();
  const led = useRef(new Set<string>());
  useEffect(() => hand.subscribe(() => {
    for (const [id, at] of hand.led()) {
      led.current.add(id);
      put(store.getState().domNode, id, at);
    }
  }), [hand, store]);
  useLayoutEffect(() => {
    for (const { id, position } of led.current.size > 0 ? nodes : []) if (led.current.has(id) && !hand.led().has(id)) put(store.getState().domNode, id, position);
    led.current = new Set(hand.led().keys());
  }, [hand, nodes, store]);
}

function put(canvas: Element | null, id: string, { x, y }: Point): void {
  const element = canvas && drawnNode(canvas, id);
  if (element) element.style.transform = `translate(${x}px,${y}px)`;
}
