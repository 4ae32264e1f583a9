import { startTransition, useEffect, useState } from 'react';

/**
 * Counts from 0 to `last`, one with each thing put on screen: whatever waits for its number comes up by itself, and
 * somebody's key or click goes in between. All at once would hold the window up for a tenth of a second.
 */
export function useTurns(last: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn < last) startTransition(() => setTurn(turn + 1));
  }, [turn, last]);
  return turn;
}
