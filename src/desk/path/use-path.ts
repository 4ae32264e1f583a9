import { useEffect, useState } from 'react';
import { remainingPathSteps, type RemainingPath } from '#engine/run';
import { useLessons } from '../../storage/index.ts';
import type { RecordData } from '../record/record-data.ts';

/** So many milliseconds the page gives to it at once; then whatever else waits has its turn. */
const slice = 8;

/** What is left to a good end, worked out after the page is there and in slices: a drawing of 500 stages takes a moment. Null until then. */
export function usePath({ run, process, when: { now } }: RecordData): RemainingPath | null {
  const lessons = useLessons(run?.blueprint ?? '');
  const [found, setFound] = useState<{ readonly run: string; readonly path: RemainingPath | null }>();
  useEffect(() => {
    if (!run || !process) return undefined;
    const steps = remainingPathSteps(process, run, now, lessons ?? null);
    let timer = 0;
    const goOn = (): void => {
      const until = performance.now() + slice;
      let step = steps.next();
      while (step.done !== true && performance.now() < until) step = steps.next();
      if (step.done === true) setFound({ run: run.id, path: step.value });
      else timer = window.setTimeout(goOn);
    };
    timer = window.setTimeout(goOn);
    return () => window.clearTimeout(timer);
  }, [run, process, now, lessons]);
  return run && found?.run === run.id ? found.path : null;
}
