import { findWays, trialProcess, type Ways } from '#engine/rehearsal';
import type { Blueprint, CheckContext } from '#engine/blueprint';

/** What the page asks, and what it is answered: null when there is no start, a text when it went wrong. */
export type WaysQuestion = { readonly draft: Blueprint; readonly context: CheckContext };
export type WaysAnswer = { readonly ways: Ways | null } | { readonly problem: string };

self.addEventListener('message', ({ data: { draft, context } }: MessageEvent<WaysQuestion>) => {
  const answer = (message: WaysAnswer) => self.postMessage(message);
  try {
    const process = trialProcess(draft);
    answer({ ways: process === null ? null : findWays(process, { context }) });
  } catch (error) {
    answer({ problem: error instanceof Error ? error.message : String(error) });
  }
});
