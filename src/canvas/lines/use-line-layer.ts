import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Blueprint } from '#engine/blueprint';
import type { Card } from '../geometry/card.ts';
import type { LineView } from '../geometry/line.ts';
import { LineLayer, type Line } from '../geometry/lines.ts';
import type { Hand, Moving } from '../flow/hand.ts';
import { createLineFeed, type LineFeed } from './line-feed.ts';

/** So long the lines of a large drawing may hold up the page at a time, in milliseconds. */
const slice = 8;

/** Cards and the lines between them as they are drawn now. */
export interface Laid {
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
  /** The lines as they run while nobody drags. */
  readonly still: readonly Line[];
  readonly layer: LineLayer;
  readonly feed: LineFeed;
}

/** The lines between cards: at rest all of them, while cards are dragged only theirs anew. A large drawing gets its lines bit by bit. */
export function useLineLayer(resting: readonly Card[], blueprint: Blueprint, moving: Moving, hand: Hand): Laid {
  const [layer] = useState(() => new LineLayer());
  const [feed] = useState(createLineFeed);
  const [finished, setFinished] = useState(0);
  const { bends, sharedBends, jumps } = blueprint.view;
  const view = useMemo((): LineView => ({ bends, sharedBends, jumps: jumps ?? {} }), [bends, sharedBends, jumps]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- lines that were finished in the background are fetched
  const lines = useMemo(() => layer.lay(resting, view), [layer, resting, view, finished]);
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    const work = () => {
      const until = performance.now() + slice;
      while (performance.now() < until) {
        if (!layer.step()) {
          setFinished((count) => count + 1);
          return;
        }
      }
      next = setTimeout(work);
    };
    if (layer.isUnfinished) next = setTimeout(work);
    return () => clearTimeout(next);
  }, [layer, lines]);
  const laid = useMemo(() => {
    const cards = cardsAt(resting, moving);
    return { cards, lines: moving.size === 0 ? lines : layer.whileMoving(cards, view, new Set(moving.keys())), still: lines, layer, feed };
  }, [resting, lines, layer, feed, moving, view]);
  useLayoutEffect(() => feed.tell(laid.lines), [feed, laid]);
  useEffect(() => hand.subscribe(() => {
    const led = hand.led();
    if (led.size > 0) feed.tell(layer.whileMoving(cardsAt(resting, led), view, new Set(led.keys())));
  }), [hand, feed, layer, resting, view]);
  return laid;
}

function cardsAt(resting: readonly Card[], moving: Moving): readonly Card[] {
  return moving.size === 0 ? resting : resting.map((card) => (moving.has(card.id) ? { ...card, ...moving.get(card.id) } : card));
}
