/** Does something over and over whenever it is asked to, one at a time, and rests in between. */
export interface Pace {
  /** Something changed: do it again, now or after the rest. */
  ask(): void;
  /** What is under way is not told any more, and nothing is begun. */
  stop(): void;
}

export interface Paced<Value> {
  readonly work: () => Promise<Value>;
  readonly tell: (value: Value) => void;
  readonly fail: (error: unknown) => void;
  /** The least rest between two, in milliseconds. */
  readonly rest: number;
}

/**
 * Keeps what is dear to read from being read at every change: at most a third of the time is spent on it, and however
 * often it is asked meanwhile, the last change is told once. The first time there is no rest.
 */
export function createPace<Value>({ work, tell, fail, rest }: Paced<Value>): Pace {
  let busy = false;
  let asked = false;
  let stopped = false;
  let earliest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = async (): Promise<void> => {
    timer = undefined;
    asked = false;
    busy = true;
    const began = performance.now();
    try {
      const value = await work();
      if (!stopped) tell(value);
    } catch (error) {
      if (!stopped) fail(error);
    }
    const ended = performance.now();
    earliest = ended + Math.max(rest, 2 * (ended - began));
    busy = false;
    if (asked) soon();
  };
  const soon = (): void => {
    if (stopped || busy || timer !== undefined) return;
    const wait = earliest - performance.now();
    if (wait <= 0) void begin();
    else timer = setTimeout(() => void begin(), wait);
  };
  return {
    ask: () => {
      asked = true;
      soon();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
