import { useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Point } from '#engine/blueprint';
import type { Hand } from '../flow/hand.ts';
import type { Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';

/** How long cards take to their new places, in milliseconds: all of them when tidying, or aside to let one in. */
const slow = 320;
const quick = 200;

/**
 * Cards that an edit moves glide to their places together, and their lines come in after them (ui.md "Motion"). The
 * browser moves what is drawn; nothing is rendered on the way. Nothing glides under the hand, nor for people who
 * asked for less motion.
 */
export function useGliding(cards: readonly Card[], lines: readonly Line[], isHeld: boolean, hand: Hand): void {
  const store = useStoreApi();
  const last = useRef<{ readonly places: Map<string, Point>; readonly lines: readonly Line[] }>(undefined);
  // what followed the hand by itself glides from where it was let go
  useEffect(() => hand.subscribe(() => {
    for (const [id, at] of hand.led()) last.current?.places.set(id, at);
  }), [hand]);
  useLayoutEffect(() => {
    const before = last.current;
    const places = new Map<string, Point>(cards.map(({ id, x, y }) => [id, { x, y }]));
    last.current = { places, lines };
    const { domNode } = store.getState();
    if (!before || isHeld || !domNode || wantsLessMotion()) return;
    const moved = cards.filter(({ id, x, y }) => {
      const was = before.places.get(id);
      return was !== undefined && (was.x !== x || was.y !== y);
    });
    if (moved.length === 0) return;
    const duration = cards.length > before.places.size ? quick : slow;
    const drawn = elementsIn(domNode, '.react-flow__node');
    for (const { id, x, y } of moved) {
      const was = before.places.get(id);
      if (was) drawn.get(id)?.animate([{ transform: `translate(${was.x}px, ${was.y}px)` }, { transform: `translate(${x}px, ${y}px)` }], { duration, easing: 'ease-in-out' });
    }
    const stayed = new Set(before.lines);
    const edges = elementsIn(domNode, '.react-flow__edge');
    for (const line of lines) if (!stayed.has(line)) edges.get(line.id)?.animate([{ opacity: 0 }, { opacity: 0, offset: 0.6 }, { opacity: 1 }], { duration: duration * 1.25 });
  }, [cards, lines, isHeld, store]);
}

function elementsIn(root: Element, selector: string): ReadonlyMap<string, Element> {
  return new Map([...root.querySelectorAll<HTMLElement | SVGElement>(selector)].flatMap((element) => (element.dataset['id'] === undefined || typeof element.animate !== 'function' ? [] : [[element.dataset['id'], element] as const])));
}

function wantsLessMotion(): boolean {
  return typeof window.matchMedia === 'function' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
