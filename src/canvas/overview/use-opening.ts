import { useEffect, useState } from 'react';

/** So many blocks are put on screen at a time; a slow machine takes some 20 ms for them. */
const atOnce = 100;

/**
 * How many cards of an overview are on screen already. All are shown as plain shapes at once, and become cards that
 * can be pointed at a hundred at a time, so that a large drawing never holds up the page while it opens.
 */
export function useOpening(cards: number, isFar: boolean): number {
  const [opening, setOpening] = useState({ isFar, shown: atOnce });
  // looked at from near and then from afar again, the drawing opens again
  if (opening.isFar !== isFar) setOpening({ isFar, shown: atOnce });
  const { shown } = opening;
  useEffect(() => {
    if (!isFar || shown >= cards) return undefined;
    const next = setTimeout(() => setOpening((before) => ({ ...before, shown: before.shown + atOnce })));
    return () => clearTimeout(next);
  }, [isFar, shown, cards]);
  return isFar ? shown : Number.POSITIVE_INFINITY;
}
