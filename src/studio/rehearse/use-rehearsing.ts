import { useEffect, useRef, useState } from 'react';
import type { RehearseAnswer, RehearseFound, RehearseProgress, RehearseQuestion } from './rehearsing.ts';

/** Rehearses without keeping the page waiting; stopped by the signal. */
export type Rehearser = (question: RehearseQuestion, signal: AbortSignal, onProgress: (progress: RehearseProgress) => void) => Promise<RehearseFound>;

/** In a worker that is there only as long as it takes. */
export const rehearseInWorker: Rehearser = (question, signal, onProgress) => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./rehearse.worker.ts', import.meta.url), { type: 'module', name: 'rehearsal' });
  const leave = () => worker.terminate();
  signal.addEventListener('abort', leave);
  worker.addEventListener('error', (event) => {
    leave();
    reject(new Error(event.message || 'the rehearsal stopped'));
  });
  worker.addEventListener('message', ({ data }: MessageEvent<RehearseAnswer>) => {
    if ('progress' in data) return onProgress(data.progress);
    leave();
    if ('found' in data) resolve(data.found);
    else reject(new Error(data.problem));
  });
  worker.postMessage(question);
});

export type Rehearsing =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress: RehearseProgress }
  | { readonly status: 'done'; readonly found: RehearseFound }
  | { readonly status: 'failed'; readonly problem: string };

/** One rehearsal at a time: a new one takes the place of the one under way. */
export function useRehearsing(rehearser: Rehearser): { readonly state: Rehearsing; start(question: () => Promise<RehearseQuestion>): void; cancel(): void } {
  const [state, setState] = useState<Rehearsing>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const cancel = () => {
    running.current?.abort();
    running.current = null;
    setState({ status: 'idle' });
  };
  const start = (question: () => Promise<RehearseQuestion>) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const still = (next: Rehearsing) => {
      if (!own.signal.aborted) setState(next);
    };
    setState({ status: 'running', progress: { share: 0, intents: 0 } });
    question().then((asked) => rehearser(asked, own.signal, (progress) => still({ status: 'running', progress }))).then(
      (found) => still({ status: 'done', found }),
      (error: unknown) => still({ status: 'failed', problem: error instanceof Error ? error.message : String(error) }),
    );
  };
  return { state, start, cancel };
}
