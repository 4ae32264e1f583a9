/** What some work took, in milliseconds. */
export interface Spent {
  /** The work's own thread, at most. */
  readonly own: number;
  /** With what the compiler and the collector did meanwhile on threads of their own. */
  readonly allThreads: number;
}

/**
 * Starts now and answers what stops. Node 20 tells the processor time of all threads together, in lumps, and a busy
 * machine lets time pass in which nothing of ours runs. The work's own thread took no more than either, so the lesser
 * is still an upper bound of it.
 */
export function stopwatch(): () => Spent {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    const passed = performance.now() - start;
    const allThreads = (user + system) / 1000;
    return { own: Math.min(passed, allThreads), allThreads };
  };
}
