import { ViewportPortal } from '@xyflow/react';
import { useState } from 'react';
import type { RecordTravel } from '../contract.ts';
import type { Line } from '../geometry/lines.ts';
import { roundedPath } from '../geometry/path.ts';
import './record-token.css';

/**
 * The record on its way: a token that runs along the lines of the outcomes taken, 600 ms each, one after the other. Who
 * prefers no motion sees none: the stage it comes to is lit at once anyway.
 */
export function RecordToken({ travel, lines }: { readonly travel: RecordTravel | undefined; readonly lines: readonly Line[] }) {
  const [arrived, setArrived] = useState({ number: 0, moves: 0 });
  if (travel === undefined) return null;
  const passed = arrived.number === travel.number ? arrived.moves : 0;
  const move = travel.moves[passed];
  const line = move && (lines.find(({ source, outcome }) => outcome.id === move.outcome && source === move.from) ?? lines.find(({ outcome }) => outcome.id === move.outcome));
  const next = () => setArrived({ number: travel.number, moves: passed + 1 });
  if (!line) return null;
  return (
    <ViewportPortal>
      <span key={`${travel.number}/${passed}`} className="bt-token" data-tone={line.outcome.tone} aria-hidden style={{ offsetPath: `path("${roundedPath(line.points)}")` }} onAnimationEnd={next} />
    </ViewportPortal>
  );
}
