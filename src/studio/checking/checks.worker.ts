import { createAnswering } from './answering.ts';
import type { CheckAnswer, CheckQuestion } from './check-messages.ts';

const answering = createAnswering();
const tell = (message: CheckAnswer) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<CheckQuestion>) => {
  answering.take(data);
  // edits that came meanwhile are taken in first: only the newest drawing is checked
  setTimeout(() => {
    try {
      const answer = answering.answer();
      if (answer) tell(answer);
    } catch (error) {
      tell({ type: 'failed', problem: error instanceof Error ? error.message : String(error) });
    }
  });
});
