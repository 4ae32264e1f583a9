/** How the workspace's memory is doing, for the banner (traps E4-E8). */
export interface StorageState {
  /**
   * `ok` all is well · `newer` another tab brought a newer Baton, reload · `readOnly` the data was written by a newer
   * Baton, look and export only · `full` the disk is full, export · `gone` the browser's data was cleared under the
   * open tab · `blocked` an old tab holds the upgrade up, close it.
   */
  readonly state: 'ok' | 'newer' | 'readOnly' | 'full' | 'gone' | 'blocked';
  /** What the browser said, for a support report; null when all is well. */
  readonly detail: string | null;
}

/** Thrown by a command that could not write; nothing of it was kept. */
export class StorageProblem extends Error {
  readonly state: Exclude<StorageState['state'], 'ok'>;
  constructor(state: Exclude<StorageState['state'], 'ok'>, cause?: unknown) {
    super(`storage is ${state}`, { cause });
    this.name = 'StorageProblem';
    this.state = state;
  }
}

export interface StateBoard {
  get(): StorageState;
  /** Tells a problem. `gone` and `newer` are final for this tab: nothing milder replaces them. */
  tell(state: StorageState['state'], detail?: unknown): void;
  subscribe(listener: () => void): () => void;
}

const final: readonly StorageState['state'][] = ['gone', 'newer'];

/** Keeps the present state and tells everyone who listens. */
export function createStateBoard(): StateBoard {
  let present: StorageState = { state: 'ok', detail: null };
  const listeners = new Set<() => void>();
  return {
    get: () => present,
    tell: (state, detail) => {
      if (present.state === state || final.includes(present.state)) return;
      present = { state, detail: detail === undefined ? null : describeError(detail) };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
