import { useEffect, useState } from 'react';
import type { Blueprint } from '#engine/blueprint';
import type { Ways } from '#engine/rehearsal';
import { behavesAlike } from '../proof/use-proof.ts';
import { useDraft, useStudio } from '../studio-context.ts';
import type { WaysAnswer, WaysQuestion } from './ways.worker.ts';

/** Finds the ways of a drawing without keeping the page waiting; null when there is no start. */
export type WaysFinder = (question: WaysQuestion, signal: AbortSignal) => Promise<Ways | null>;

/** What is known of the ways: still looked for, found, or not found out. */
export type KnownWays = { readonly status: 'looking' } | { readonly status: 'found'; readonly ways: Ways | null } | { readonly status: 'failed' };

/** Looks for the ways in a worker that is there only as long as it takes. */
export const findInWorker: WaysFinder = (question, signal) => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./ways.worker.ts', import.meta.url), { type: 'module', name: 'ways' });
  const leave = () => worker.terminate();
  signal.addEventListener('abort', leave);
  worker.addEventListener('error', (event) => {
    leave();
    reject(new Error(event.message || 'the search stopped'));
  });
  worker.addEventListener('message', ({ data }: MessageEvent<WaysAnswer>) => {
    leave();
    if ('ways' in data) resolve(data.ways);
    else reject(new Error(data.problem));
  });
  worker.postMessage(question);
});

/** The ways of the drawing on the table, looked for again when it behaves differently. */
export function useWays(find: WaysFinder = findInWorker): KnownWays {
  const { recordTypes } = useStudio();
  const draft = useBehaving(useDraft());
  const [known, setKnown] = useState<KnownWays>({ status: 'looking' });
  useEffect(() => {
    const leaving = new AbortController();
    setKnown({ status: 'looking' });
    find({ draft, context: { recordTypes } }, leaving.signal).then(
      (ways) => leaving.signal.aborted || setKnown({ status: 'found', ways }),
      () => leaving.signal.aborted || setKnown({ status: 'failed' }),
    );
    return () => leaving.abort();
  }, [draft, recordTypes, find]);
  return known;
}

/** The drawing, the same until it behaves differently: naming a scenario moves no record. */
export function useBehaving(draft: Blueprint): Blueprint {
  const [kept, setKept] = useState(draft);
  if (kept === draft || behavesAlike(kept, draft)) return kept;
  setKept(draft);
  return draft;
}
