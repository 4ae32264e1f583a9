import type { Version } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { makeDrills, type DrillSet } from '#engine/rehearsal';

export type DrillsAnswer = { readonly set: DrillSet } | { readonly problem: string };

self.addEventListener('message', ({ data }: MessageEvent<Version>) => {
  const answer = (message: DrillsAnswer) => self.postMessage(message);
  try {
    answer({ set: makeDrills(compileBlueprint(data)) });
  } catch (error) {
    answer({ problem: error instanceof Error ? error.message : String(error) });
  }
});
