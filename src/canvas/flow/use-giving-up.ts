import { useEffect, useState } from 'react';
import { useLasting } from './use-lasting.ts';

/** Lets Escape give up what the pointer is about to do, while its button is still held. */
export function useGivingUp(onGiveUp: () => void) {
  const [hand, setHand] = useState<'empty' | 'holds' | 'gaveUp'>('empty');
  const { giveUp } = useLasting({
    giveUp: () => {
      setHand('gaveUp');
      onGiveUp();
    },
  });
  useEffect(() => {
    if (hand !== 'holds') return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      giveUp();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [hand, giveUp]);
  return { isGivenUp: hand === 'gaveUp', take: () => setHand('holds'), letGo: () => setHand('empty') };
}
