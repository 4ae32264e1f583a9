import { rehearsing, type RehearseAnswer, type RehearseQuestion } from './rehearsing.ts';

/** So often at most the page hears how far it is. */
const often = 100;

self.addEventListener('message', ({ data }: MessageEvent<RehearseQuestion>) => {
  const answer = (message: RehearseAnswer) => self.postMessage(message);
  try {
    const walk = rehearsing(data);
    let told = performance.now();
    for (;;) {
      const { done, value } = walk.next();
      if (done) return answer({ found: value });
      if (performance.now() - told < often) continue;
      told = performance.now();
      answer({ progress: value });
    }
  } catch (error) {
    answer({ problem: error instanceof Error ? error.message : String(error) });
  }
});
