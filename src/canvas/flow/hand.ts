import type { Point } from '#engine/blueprint';
import type { Guide } from '../geometry/snapping.ts';

/** Where the cards and notes that somebody holds are now, by id. */
export type Moving = ReadonlyMap<string, Point>;

/**
 * What follows the hand by itself while one card is dragged: the card, what hangs on it, their lines, their pins and the
 * helper lines hear of every step; the canvas around, with its hundreds of other cards, does not.
 */
export interface Hand {
  /** Where that is now; empty while the canvas itself shows what is held, or nothing is. */
  led(): Moving;
  guides(): readonly Guide[];
  /** Hears of every step. */
  subscribe(listener: () => void): () => void;
  hold(led: Moving | null, guides: readonly Guide[]): void;
}

const nowhere: Moving = new Map();

/** A hand that holds nothing yet. */
export function createHand(): Hand {
  const listeners = new Set<() => void>();
  let now: { readonly led: Moving; readonly guides: readonly Guide[] } = { led: nowhere, guides: [] };
  return {
    led: () => now.led,
    guides: () => now.guides,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hold: (led, guides) => {
      now = { led: led ?? nowhere, guides: guides.length === 0 && now.guides.length === 0 ? now.guides : guides };
      for (const listener of listeners) listener();
    },
  };
}

/** The element of a card, note or frame, if it is on screen. */
export function drawnNode(canvas: Element, id: string): HTMLElement | null {
  return canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`);
}

/** Whether each of these is on screen, so that its element can be led. */
export function areDrawn(moving: Moving, canvas: Element | null): boolean {
  return canvas !== null && [...moving.keys()].every((id) => drawnNode(canvas, id) !== null);
}
