import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BlueprintCanvasProps } from '../contract.ts';
import { boundsOf, type Box } from '../geometry/box.ts';
import { cardsOf, type Card } from '../geometry/card.ts';
import { fitPadding } from './use-fit.ts';

/** Where everything in view would be smaller than this, a drawing opens where its records come in. */
const readable = 0.4;

export interface OpeningView {
  /** The first view stands. */
  readonly isOpened: boolean;
  /** Brings the first view about, once the window's size is known. */
  open(fit: (cards?: readonly string[], duration?: number) => void): void;
  /** The first view of a drawing that is too large for any window: it can be drawn before the size of this one is known. */
  readonly first: Viewport | undefined;
}

/** What is in view when a drawing is opened: all of it where that can be read, else its start at its own size. */
export function useOpeningView({ blueprint, opening = 'start', padding, travel }: BlueprintCanvasProps): OpeningView {
  const flow = useReactFlow();
  const store = useStoreApi();
  const [isOpened, setOpened] = useState(false);
  const [{ start, ground }] = useState(() => {
    const cards = opening === 'start' ? cardsOf(blueprint) : [];
    return { start: startCard(cards, blueprint.start ?? undefined), ground: boundsOf(cards) };
  });
  const free = fitPadding(padding);
  const keepFitted = useKeepFitted();
  const [first] = useState(() => (start && ground && !fits(ground, window.innerWidth, window.innerHeight) ? atStart(start, free) : undefined));
  return {
    isOpened, first,
    open: (fit) => {
      const { width, height } = store.getState();
      const [sides, ends] = [pixels(free.left) + pixels(free.right), pixels(free.top) + pixels(free.bottom)];
      if (start && ground && width > 0 && !fits(ground, width - sides, height - ends)) void flow.setViewport(atStart(start, free));
      else {
        fit(undefined, 0);
        // a record that travels takes the view along
        if (travel === undefined) keepFitted(() => fit(undefined, 0));
      }
      setOpened(true);
    },
  };
}

const presses = ['pointerdown', 'keydown', 'wheel'] as const;

/** So long after a drawing was opened something may still come up beside it, in milliseconds. */
const settling = 3000;

/** What comes up beside a drawing that was just opened, such as a banner, takes ground from it: it is fitted anew, until somebody presses anything. */
function useKeepFitted(): (fit: () => void) => void {
  const store = useStoreApi();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  return useCallback((fit) => {
    stop.current?.();
    const leave = store.subscribe(({ width, height }, before) => {
      if (before.width > 0 && (width !== before.width || height !== before.height)) fit();
    });
    const late = setTimeout(() => stop.current?.(), settling);
    stop.current = () => {
      leave();
      clearTimeout(late);
      for (const press of presses) window.removeEventListener(press, end, true);
    };
    const end = () => stop.current?.();
    for (const press of presses) window.addEventListener(press, end, { capture: true, passive: true });
  }, [store]);
}

/** The card where records come in; a drawing without a start opens at its upper left. */
function startCard(cards: readonly Card[], start: string | undefined): Card | undefined {
  return cards.find(({ id, folded }) => id === start || folded?.stages.some((stage) => stage.id === start)) ?? cards.toSorted((a, b) => a.x - b.x || a.y - b.y)[0];
}

function fits({ width, height }: Box, wide: number, high: number): boolean {
  return Math.min(wide / width, high / height) >= readable;
}

/** Where lines come into the first card there is room for what leads to it, and above it for its phase's name. */
const before = { x: 64, y: 120 };

function atStart({ x, y }: Card, { left, top }: { readonly left: string; readonly top: string }): Viewport {
  return { x: pixels(left) + before.x - x, y: pixels(top) + before.y - y, zoom: 1 };
}

const pixels = (length: string): number => Number.parseFloat(length);
