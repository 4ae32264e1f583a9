import { checkScenarios } from '#engine/rehearsal';
import type { ProofAnswer, ProofQuestion } from './proof-messages.ts';
import { prove } from './prove.ts';

let current = 0;

const answer = (message: ProofAnswer) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ProofQuestion>) => {
  if (data.type === 'walk') {
    walk(data);
    return;
  }
  current = data.type === 'prove' ? data.number : 0;
  if (data.type === 'prove') void work(data);
});

async function work({ number, draft, context }: Extract<ProofQuestion, { type: 'prove' }>): Promise<void> {
  const isStopped = () => current !== number;
  try {
    const report = await prove(draft, context, {
      // A new question is heard between two slices.
      pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
      isStopped,
      onProgress: (progress) => answer({ type: 'progress', number, progress }),
      now: () => performance.now(),
    });
    if (!isStopped()) answer({ type: 'report', number, report });
  } catch (error) {
    answer({ type: 'failed', number, problem: error instanceof Error ? error.message : String(error) });
  }
}

/** Scenarios take milliseconds: they are walked at once, whatever is being explored. */
function walk({ number, draft }: Extract<ProofQuestion, { type: 'walk' }>): void {
  try {
    answer({ type: 'scenarios', number, findings: checkScenarios(draft) });
  } catch (error) {
    answer({ type: 'failed', number, problem: error instanceof Error ? error.message : String(error) });
  }
}
