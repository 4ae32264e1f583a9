import { useEffect, useState } from 'react';
import type { Blueprint, StageId } from '#engine/blueprint';
import type { Ways } from '#engine/rehearsal';
import { behavesAlike } from '../proof/use-proof.ts';
import { useDraft, useStudio } from '../studio-context.ts';
import type { FoundWays, WaysAnswer, WaysQuestion } from './find-ways.ts';

/** Finds the ways of a drawing without keeping the page waiting; null when there is no start. */
export type WaysFinder = (question: WaysQuestion, signal: AbortSignal) => Promise<FoundWays | null>;

/** What is known of the ways: still looked for, found, or not found out. */
export type KnownWays = { readonly status: 'looking' } | { readonly status: 'found'; readonly ways: Ways | null } | { readonly status: 'failed' };

/** All ways of the drawing, and beside them the one to a stage somebody waits for. */
export interface WaysSought {
  readonly all: KnownWays;
  readonly to: { readonly status: 'looking' | 'failed' } | { readonly status: 'found'; readonly found: FoundWays | null };
}

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

/** The ways of the drawing on the table, looked for again when it behaves differently; the one that is waited for comes first. */
export function useWays(find: WaysFinder, wanted: StageId | null): WaysSought {
  const draft = useBehaving(useDraft());
  const to = useFound(find, draft, wanted ?? undefined, wanted !== null);
  const all = useFound(find, draft, undefined, wanted === null);
  return { to, all: all.status !== 'found' ? all : { status: 'found', ways: all.found?.type === 'all' ? all.found.ways : null } };
}

function useFound(find: WaysFinder, draft: Blueprint, to: StageId | undefined, isAsked: boolean): WaysSought['to'] {
  const { recordTypes } = useStudio();
  const [known, setKnown] = useState<WaysSought['to'] & { readonly draft?: Blueprint; readonly stage?: StageId | undefined }>({ status: 'looking' });
  const isKnown = known.status !== 'looking' && known.draft === draft && known.stage === to;
  useEffect(() => {
    if (!isAsked || isKnown) return undefined;
    const leaving = new AbortController();
    find({ draft, context: { recordTypes }, to }, leaving.signal).then(
      (found) => leaving.signal.aborted || setKnown({ status: 'found', found, draft, stage: to }),
      () => leaving.signal.aborted || setKnown({ status: 'failed', draft, stage: to }),
    );
    return () => leaving.abort();
  }, [draft, recordTypes, find, to, isAsked, isKnown]);
  return isKnown ? known : { status: 'looking' };
}

/** The drawing, the same until it behaves differently: naming a scenario moves no record. */
export function useBehaving(draft: Blueprint): Blueprint {
  const [kept, setKept] = useState(draft);
  if (kept === draft || behavesAlike(kept, draft)) return kept;
  setKept(draft);
  return draft;
}
