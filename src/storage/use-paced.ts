import { useEffect, useRef, useState } from 'react';
import type { Ground } from './ground.ts';
import { isClosedError } from './guard.ts';
import { createPace, type Pace } from './pace.ts';
import { currentStorage } from './storage.ts';
import { useLive } from './use-live.ts';

/** What is read and when it is read again. */
export interface PacedReading<Value> {
  /** Says all of the question: with another key it is asked at once. */
  readonly key: string;
  /** Touches, at next to no cost, what the answer depends on. */
  readonly watch: (ground: Ground) => Promise<unknown>;
  readonly read: (ground: Ground) => Promise<Value>;
  /** The least rest between two readings, in milliseconds. */
  readonly rest?: number;
}

export interface PacedAnswer<Value> {
  /** Which question this answers: while another one is read, the last answer stays. */
  readonly key: string;
  readonly value: Value;
}

/**
 * Reads what is dear to read, and again when what it depends on changes: one reading at a time, at most a third of the
 * time, so that an import that writes every moment is not held up by what is shown of it. `undefined` while it loads.
 */
export function usePaced<Value>({ key, watch, read, rest = 0 }: PacedReading<Value>): PacedAnswer<Value> | undefined {
  const [answer, setAnswer] = useState<PacedAnswer<Value>>();
  const [broken, setBroken] = useState<{ readonly error: unknown }>();
  const latest = useRef(read);
  const pace = useRef<{ readonly key: string; readonly one: Pace }>(undefined);
  useEffect(() => {
    latest.current = read;
  });
  useLive(async (ground) => {
    // from here on every change is heard, so it is read beside the watching, not after it; outside the live query it watches nothing more
    setTimeout(() => pace.current?.key === key && pace.current.one.ask());
    await watch(ground);
  }, [key]);
  useEffect(() => {
    const one = createPace({
      rest,
      work: () => latest.current(currentStorage().ground),
      tell: (value) => setAnswer({ key, value }),
      fail: (error) => !isClosedError(error) && setBroken({ error }),
    });
    pace.current = { key, one };
    return () => one.stop();
  }, [key, rest]);
  if (broken !== undefined) throw broken.error;
  return answer;
}
