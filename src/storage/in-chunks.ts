/** How a long command tells how far it is, and how it is stopped. */
export interface Progress {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Stops after the present chunk; what was written stays written. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Works through many things a chunk at a time, letting the page breathe in between. Answers how many were worked
 * through: fewer than given when it was stopped.
 */
export async function inChunks<Item>(items: readonly Item[], size: number, progress: Progress, work: (chunk: readonly Item[], from: number) => Promise<void>): Promise<number> {
  let done = 0;
  while (done < items.length) {
    if (progress.signal?.aborted) break;
    const chunk = items.slice(done, done + size);
    await work(chunk, done);
    done += chunk.length;
    progress.onProgress?.(done, items.length);
    await breathe();
  }
  return done;
}

/** Gives the browser a turn: a message comes back sooner than a timer of 0, which browsers stretch. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
