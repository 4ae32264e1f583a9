import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import type { Ground } from './ground.ts';
import { isClosedError } from './guard.ts';
import { currentStorage } from './storage.ts';

/**
 * Reads something and reads it again whenever it changes, in this tab or another. `undefined` while it loads.
 * When the connection was closed for good (a newer Baton in another tab) the last answer stays, so that nobody
 * loses what they are typing; the banner says why (trap E4).
 */
export function useLive<Value>(read: (ground: Ground) => Promise<Value>, deps: readonly unknown[]): Value | undefined {
  const last = useRef<Value | undefined>(undefined);
  return useLiveQuery(async () => {
    try {
      last.current = await read(currentStorage().ground);
    } catch (error) {
      if (!isClosedError(error)) throw error;
    }
    return last.current;
  }, [...deps]);
}

/** The present moment, renewed every so many milliseconds. */
export function useNow(every: number): number {
  const { clock } = currentStorage().ground;
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), every);
    return () => clearInterval(timer);
  }, [clock, every]);
  return now;
}
