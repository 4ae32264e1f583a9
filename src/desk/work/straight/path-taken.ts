import type { Run } from '#engine/run';

/** One stay on the way so far: the stage, what was done there, and by which outcome it was left. */
export interface Stay {
  readonly visit: number;
  readonly stage: string;
  readonly done: readonly { readonly entry: string; readonly activity: string; readonly result: string | null }[];
  /** Null for the present stay, and for one that was left without an outcome. */
  readonly outcome: string | null;
  readonly here: boolean;
}

/** The way a run has come, stay by stay, with what was done in each; steps that were taken back are not on it. */
export function pathTaken({ path, done, skipped, stage, visit, status }: Pick<Run, 'path' | 'done' | 'skipped' | 'stage' | 'visit' | 'status'>): readonly Stay[] {
  const doneIn = (of: number) => done.filter((one) => one.visit === of).map(({ entry, activity, result }) => ({ entry, activity, result }));
  const skippedHere = skipped.filter((one) => one.visit === visit).map(({ entry, activity }) => ({ entry, activity, result: 'skipped' }));
  return [
    ...path.map((stay): Stay => ({ visit: stay.visit, stage: stay.stage, done: doneIn(stay.visit), outcome: stay.outcome, here: false })),
    { visit, stage, done: [...doneIn(visit), ...skippedHere], outcome: null, here: status === 'running' },
  ];
}
