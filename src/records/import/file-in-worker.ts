import type { ImportSource } from './file-reader.ts';
import { UnreadableFile } from './read-table.ts';
import type { Answer, Question } from './worker-messages.ts';

/** A file held by a worker of its own. */
export interface WorkerSource extends ImportSource {
  /** Ends the worker; questions not yet answered stay unanswered. */
  close(): void;
}

/** Hands a file to a worker, so that reading it never stops the page. */
export async function openInWorker(file: Blob): Promise<WorkerSource> {
  const bytes = await file.arrayBuffer();
  const worker = new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>();
  const send = (question: Question, transfer: Transferable[] = []) => worker.postMessage(question, transfer);
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.value);
    else asked?.reject(data.expected ? new UnreadableFile(data.problem) : new Error(data.problem));
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the file could not be read'));
    waiting.clear();
  });
  let last = 0;
  const ask = (method: keyof ImportSource) => (...args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      send({ type: 'ask', id: last, method, args });
    });
  send({ type: 'bytes', bytes }, [bytes]);
  // The worker answers with what the very same interface promises.
  const source = { open: ask('open'), dryRun: ask('dryRun'), slice: ask('slice'), errorFile: ask('errorFile') } as unknown as ImportSource;
  return { ...source, close: () => worker.terminate() };
}
