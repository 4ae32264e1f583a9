import { freeze } from 'immer';
import type { Blueprint } from '#engine/blueprint';

/** So long freezing may hold up the page at a time, in milliseconds. */
const slice = 6;

/**
 * Freezes a drawing that was just read, bit by bit while nobody waits: the first edit would freeze all of it at once.
 * Answers how to stop.
 */
export function freezeSlowly(draft: Blueprint): () => void {
  const parts: readonly object[] = [draft.stages, draft.activities, draft.outcomes];
  const left: object[] = [...parts.flatMap((part): object[] => Object.values(part)), ...parts, draft];
  let done = 0;
  let next: ReturnType<typeof setTimeout> | undefined;
  const work = () => {
    const until = performance.now() + slice;
    while (done < left.length && performance.now() < until) {
      freeze(left[done], true);
      done += 1;
    }
    if (done < left.length) next = setTimeout(work);
  };
  next = setTimeout(work, 200);
  return () => clearTimeout(next);
}
