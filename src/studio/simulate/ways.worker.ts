import { findTheWays, type WaysAnswer, type WaysQuestion } from './find-ways.ts';

self.addEventListener('message', ({ data }: MessageEvent<WaysQuestion>) => {
  const answer = (message: WaysAnswer) => self.postMessage(message);
  try {
    answer({ ways: findTheWays(data) });
  } catch (error) {
    answer({ problem: error instanceof Error ? error.message : String(error) });
  }
});
