import { useReactFlow, useStoreApi, ViewportPortal } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { StageId } from '#engine/blueprint';
import type { RecordTravel } from '../contract.ts';
import type { Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import { roundedPath } from '../geometry/path.ts';
import './record-token.css';

export interface RecordTokenProps {
  readonly travel: RecordTravel | undefined;
  readonly here: StageId | undefined;
  readonly lines: readonly Line[];
  readonly cards: readonly Card[];
}

/**
 * The record on its way: a token that runs along the lines of the outcomes taken, 600 ms each, one after the other. Who
 * prefers no motion sees none: the stage it comes to is lit at once anyway. The view follows it when it leads out of sight.
 */
export function RecordToken({ travel, here, lines, cards }: RecordTokenProps) {
  const [arrived, setArrived] = useState({ number: 0, moves: 0 });
  useFollowing(travel?.number, here, cards);
  if (travel === undefined) return null;
  const passed = arrived.number === travel.number ? arrived.moves : 0;
  const move = travel.moves[passed];
  const line = move && (lines.find(({ source, outcome }) => outcome.id === move.outcome && source === move.from) ?? lines.find(({ outcome }) => outcome.id === move.outcome));
  if (!line) return null;
  return (
    <ViewportPortal>
      <span
        key={`${travel.number}/${passed}`} className="bt-token" aria-hidden style={{ offsetPath: `path("${roundedPath(line.points)}")` }}
        onAnimationEnd={() => setArrived({ number: travel.number, moves: passed + 1 })}
      />
    </ViewportPortal>
  );
}

/** The smallest zoom at which a stage can be read. */
const readable = 0.75;

/**
 * Brings the stage the record came to into view at the present zoom, unless all of it is in view already. The first one
 * is brought so near that it can be read; whoever then goes further away stays there.
 */
function useFollowing(number: number | undefined, here: StageId | undefined, cards: readonly Card[]): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const latest = useRef(cards);
  const isNear = useRef(false);
  useLayoutEffect(() => {
    latest.current = cards;
  }, [cards]);
  useEffect(() => {
    if (number === undefined || here === undefined) return undefined;
    const follow = () => {
      const card = latest.current.find(({ id }) => id === here);
      const { width, height, transform: [x, y, zoom] } = store.getState();
      if (card === undefined || width === 0) return;
      const left = card.x * zoom + x;
      const top = card.y * zoom + y;
      const isInView = left >= 0 && top >= 0 && left + card.width * zoom <= width && top + Math.min(card.height, 120) * zoom <= height;
      const isFar = !isNear.current && zoom < readable;
      isNear.current = true;
      const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (!isInView || isFar) void flow.setCenter(card.x + card.width / 2, card.y + card.height / 2, { zoom: isFar ? readable : zoom, duration: isStill ? 0 : 240 });
    };
    // the canvas first fits everything into view; only then is it known how far away that is
    const timer = setTimeout(follow, isNear.current ? 0 : 150);
    return () => clearTimeout(timer);
  }, [number, here, flow, store]);
}
