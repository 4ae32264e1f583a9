/**
 * What a bench answers. A bench is a file `NAME.bench.ts` (runs in Node) or `NAME.browser-bench.ts`
 * (runs in Chromium, with real IndexedDB and workers) that exports `bench(): Promise<readonly Figure[]>`.
 * Both are bundled as for production before they run, so that the figures are those of the built app.
 */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** `/s`, `ms`, `MB` … */
  readonly unit: string;
  /** What it is measured against, or on how much data. */
  readonly beside?: string;
  /** What was aimed at, and whether it is reached. */
  readonly goal?: { readonly text: string; readonly met: boolean };
}

/** A figure's goal, e.g. `...goal('at most 3', value <= 3)`. */
export function goal(text: string, met: boolean): Required<Pick<Figure, 'goal'>> {
  return { goal: { text, met } };
}

/** Calls `work` over and over for about `seconds` after a warm-up and answers calls per second (median of five rounds). */
export function callsPerSecond(work: () => void, seconds = 1): number {
  const round = (budget: number): number => {
    const start = performance.now();
    let calls = 0;
    let spent = 0;
    while (spent < budget) {
      for (let batch = 0; batch < 16; batch += 1) work();
      calls += 16;
      spent = performance.now() - start;
    }
    return (calls / spent) * 1000;
  };
  round(200);
  return median(Array.from({ length: 5 }, () => round((seconds * 1000) / 5)));
}

/** The middle one of some measurements; with an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
