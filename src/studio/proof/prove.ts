import type { Blueprint, CheckContext } from '#engine/blueprint';
import { createExploration, trialProcess, type ExplorationReport } from '#engine/rehearsal';

/** How far the exploration of a drawing is. */
export interface ProofProgress {
  readonly looked: number;
  readonly left: number;
}

/** What ties an exploration to whoever runs it: time to breathe between slices, and a way to stop. */
export interface Surroundings {
  /** Lets other things happen; a slice takes about 20 ms. */
  pause(): Promise<void>;
  isStopped(): boolean;
  onProgress(progress: ProofProgress): void;
  now(): number;
}

/** Steps taken between two looks at the clock. */
const slice = 60;
/** Progress is told about this often, in milliseconds. */
const tellEvery = 100;

/** Explores a draft slice by slice; null when it was stopped, or has no start to come in at. */
export async function prove(draft: Blueprint, context: CheckContext, { pause, isStopped, onProgress, now }: Surroundings): Promise<ExplorationReport | null> {
  const process = trialProcess(draft);
  if (process === null) return null;
  const exploration = createExploration(process, { context });
  let told = now();
  for (let progress = exploration.advance(slice); !progress.done; progress = exploration.advance(slice)) {
    if (now() - told >= tellEvery) {
      told = now();
      onProgress(progress);
    }
    await pause();
    if (isStopped()) return null;
  }
  return exploration.report();
}
