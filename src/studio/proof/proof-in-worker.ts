import type { Blueprint, CheckContext } from '#engine/blueprint';
import type { ExplorationReport, ProofFinding } from '#engine/rehearsal';
import type { ProofAnswer, ProofQuestion } from './proof-messages.ts';
import type { ProofProgress } from './prove.ts';

/** What is told while a drawing is explored, and at the end. */
export interface Listening {
  onProgress(progress: ProofProgress): void;
  /** Null when there was nothing to explore. */
  onReport(report: ExplorationReport | null): void;
  onFailed(problem: string): void;
}

/** Somebody who explores drawings, one at a time: a newer question ends the older one. */
export interface Prover {
  /** Walks the draft's scenarios again, beside whatever is being explored; a newer question ends the older one. */
  walk(draft: Blueprint, onFindings: (findings: readonly ProofFinding[]) => void): void;
  prove(draft: Blueprint, context: CheckContext, listening: Listening): void;
  close(): void;
}

/** A prover with a worker of its own, so that the builder never waits for it. */
export function proverInWorker(): Prover {
  const worker = new Worker(new URL('./proof.worker.ts', import.meta.url), { type: 'module', name: 'proof' });
  const ask = (question: ProofQuestion) => worker.postMessage(question);
  let number = 0;
  let heard: Listening | null = null;
  let walked: { readonly number: number; readonly onFindings: (findings: readonly ProofFinding[]) => void } | null = null;
  worker.addEventListener('message', ({ data }: MessageEvent<ProofAnswer>) => {
    if (data.type === 'scenarios') {
      if (data.number === walked?.number) walked.onFindings(data.findings);
      return;
    }
    if (data.number !== number || heard === null) return;
    if (data.type === 'progress') heard.onProgress(data.progress);
    else if (data.type === 'report') heard.onReport(data.report);
    else heard.onFailed(data.problem);
  });
  worker.addEventListener('error', (event) => heard?.onFailed(event.message || 'the exploration stopped'));
  let questions = 0;
  return {
    walk: (draft, onFindings) => {
      questions -= 1;
      walked = { number: questions, onFindings };
      ask({ type: 'walk', number: questions, draft });
    },
    prove: (draft, context, listening) => {
      number += 1;
      heard = listening;
      ask({ type: 'prove', number, draft, context });
    },
    close: () => worker.terminate(),
  };
}
