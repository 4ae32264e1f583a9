import { useRef, useState } from 'react';
import type { Refusal } from '#engine/journal';
import { enrolMany } from '../../storage/index.ts';
import type { Forecast } from './forecast.ts';

/** What came of enrolling many: those refused before and while it was tried, and those a stop left over. */
export interface Enrolled {
  readonly enrolled: number;
  readonly refused: readonly Refusal[];
  readonly untried: number;
  /** It broke off: how many came in is not known. */
  readonly broken: boolean;
}

/** Enrols those of a forecast who may start, in its order, with progress and a way to stop. */
export function useEnrolling() {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [done, setDone] = useState<Enrolled | null>(null);
  const stop = useRef(new AbortController());
  const start = async (blueprint: string, { ready, refused }: Forecast) => {
    stop.current = new AbortController();
    setProgress({ done: 0, total: ready.length });
    try {
      const report = await enrolMany(ready, blueprint, { signal: stop.current.signal, onProgress: (so, total) => setProgress({ done: so, total }) });
      const all = [...refused, ...report.refused.map(({ refusal }) => refusal)];
      setDone({ enrolled: report.enrolled, refused: all, untried: ready.length - report.enrolled - report.refused.length, broken: false });
    } catch {
      setDone({ enrolled: 0, refused, untried: 0, broken: true });
    } finally {
      setProgress(null);
    }
  };
  return { progress, done, start, stop: () => stop.current.abort() };
}
