import type { Blueprint, CheckContext, Finding } from '#engine/blueprint';
import type { CheckAnswer, CheckQuestion } from './check-messages.ts';
import { changeBetween } from './draft-link.ts';

/** Somebody who checks a drawing beside the page, again after each edit. */
export interface ChecksBeside {
  /** Checks this drawing; whoever asked last is told, however many were asked meanwhile. */
  check(draft: Blueprint, context: CheckContext, onFound: (findings: readonly Finding[]) => void, onFailed: () => void): void;
  close(): void;
}

/** How the two ends of a worker talk to each other. */
export interface Wire {
  send(question: CheckQuestion): void;
  listen(onAnswer: (answer: CheckAnswer) => void): void;
  close(): void;
}

/** Checks with a worker of their own, so that the builder never waits for a large drawing. */
export function checksInWorker(): ChecksBeside {
  const worker = new Worker(new URL('./checks.worker.ts', import.meta.url), { type: 'module', name: 'checks' });
  return checksOver({
    send: (question) => worker.postMessage(question),
    listen: (onAnswer) => {
      worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => onAnswer(data));
      worker.addEventListener('error', (event) => onAnswer({ type: 'failed', problem: event.message || 'the checks stopped' }));
    },
    close: () => worker.terminate(),
  });
}

/** The page's end: tells what changed since it last asked, and keeps the list of findings up to date from what is answered. */
export function checksOver(wire: Wire): ChecksBeside {
  let known: Blueprint | null = null;
  let around: CheckContext | null = null;
  let number = 0;
  let findings: readonly Finding[] = [];
  let heard: { readonly onFound: (findings: readonly Finding[]) => void; readonly onFailed: () => void } | null = null;
  wire.listen((answer) => {
    if (answer.type === 'failed') return heard?.onFailed();
    findings = findings.toSpliced(answer.from, answer.gone, ...answer.come);
    if (answer.number === number) heard?.onFound(findings);
    return undefined;
  });
  return {
    check: (draft, context, onFound, onFailed) => {
      number += 1;
      heard = { onFound, onFailed };
      wire.send({ number, change: changeBetween(known, draft), context: around === context ? null : context });
      known = draft;
      around = context;
    },
    close: () => wire.close(),
  };
}
