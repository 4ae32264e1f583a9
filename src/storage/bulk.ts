import { type BulkAnswer, type BulkLine, type BulkRequest, unpackError } from './bulk-messages.ts';
import { type BulkName, progressAt } from './bulk-names.ts';
import type { Ground } from './ground.ts';
import type { Progress } from './in-chunks.ts';
import { createUnpacking, sendAhead, type Unpacking } from './parcels.ts';

/** Thrown when the helper that does long work ended in the middle; the chunks it finished are kept. */
export class BulkStopped extends Error {
  constructor(why: string) {
    super(`the work was cut short: ${why}`);
    this.name = 'BulkStopped';
  }
}

/** A worker as the page sees it. */
export interface BulkHelper extends BulkLine<BulkRequest, BulkAnswer> {
  /** Tells that it broke or never came up. */
  onBroken(handler: (why: string) => void): void;
  end(): void;
}

/** Carries out what goes through thousands of rows. */
export interface Bulk {
  run(name: BulkName, args: readonly unknown[]): Promise<unknown>;
  close(): void;
}

/** Where there are no workers (or the workspace runs on a clock of its own) the work is done right here. */
export function bulkInThread(ground: Ground): Bulk {
  return { run: async (name, args) => (await import('./bulk-commands.ts')).runBulk(ground, name, args), close: () => undefined };
}

/** The app's own helper; null where the browser has none. */
export function startBulkWorker(): BulkHelper | null {
  if (typeof Worker === 'undefined') return null;
  const worker = new Worker(new URL('./bulk-worker.ts', import.meta.url), { type: 'module', name: 'bulk' });
  return {
    send: (message) => worker.postMessage(message),
    listen: (handler) => worker.addEventListener('message', ({ data }: MessageEvent<BulkAnswer>) => handler(data)),
    onBroken: (handler) => worker.addEventListener('error', (event) => handler(event.message || 'it did not start')),
    end: () => worker.terminate(),
  };
}

interface Waiting {
  readonly progress: Progress;
  readonly unpacking: Unpacking;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Running {
  readonly helper: BulkHelper;
  readonly waiting: Map<number, Waiting>;
  /** Resolves with true when it listens, with false when it never came up. */
  readonly up: Promise<boolean>;
}

/** Hands long work to a helper, started when first needed and again after it broke. */
export function createBulk(ground: Ground, start: () => BulkHelper | null): Bulk {
  const here = bulkInThread(ground);
  let running: Running | null = null;
  let calls = 0;
  const drop = (broken: Running, why: string): void => {
    if (running === broken) running = null;
    broken.helper.end();
    for (const call of broken.waiting.values()) call.reject(new BulkStopped(why));
    broken.waiting.clear();
  };
  const ensure = (): Running | null => {
    if (running) return running;
    const helper = start();
    running = helper && begin(ground, helper, drop);
    return running;
  };
  return {
    run: async (name, args) => {
      const present = ensure();
      if (!present || !(await present.up)) return here.run(name, args);
      calls += 1;
      return callOver(ground, present, calls, name, args);
    },
    close: () => {
      if (running) drop(running, 'the workspace was closed');
    },
  };
}

function begin(ground: Ground, helper: BulkHelper, drop: (broken: Running, why: string) => void): Running {
  const waiting = new Map<number, Waiting>();
  let isUp: (up: boolean) => void = () => undefined;
  const up = new Promise<boolean>((resolve) => {
    isUp = resolve;
  });
  const running: Running = { helper, waiting, up };
  helper.onBroken((why) => {
    isUp(false);
    drop(running, why);
  });
  helper.listen((message) => {
    if (message.type === 'listening') isUp(true);
    else hear(ground, waiting, message);
  });
  helper.send({ type: 'open', database: ground.db.name });
  return running;
}

/** Sends a command with everything it needs and waits for its answer. */
async function callOver(ground: Ground, { helper, waiting }: Running, call: number, command: BulkName, args: readonly unknown[]): Promise<unknown> {
  const { plain, progress } = withoutProgress(args, progressAt[command]);
  const stop = (): void => helper.send({ type: 'stop', call });
  const light = await sendAhead(plain, (parcel) => helper.send({ type: 'parcel', call, parcel }));
  const answer = new Promise((resolve, reject) => waiting.set(call, { progress, unpacking: createUnpacking(), resolve, reject }));
  progress.signal?.addEventListener('abort', stop);
  helper.send({ type: 'call', call, command, args: light, me: ground.me(), stopped: progress.signal?.aborted ?? false });
  return answer.finally(() => progress.signal?.removeEventListener('abort', stop));
}

function hear(ground: Ground, waiting: Map<number, Waiting>, message: Exclude<BulkAnswer, { type: 'listening' }>): void {
  if (message.type === 'state') {
    ground.board.tell(message.state.state, message.state.detail ?? undefined);
    return;
  }
  const call = waiting.get(message.call);
  if (!call) return;
  switch (message.type) {
    case 'progress':
      call.progress.onProgress?.(message.done, message.total);
      return;
    case 'parcel':
      call.unpacking.add(message.parcel);
      return;
    case 'done':
      if (message.me) ground.noteMe(message.me);
      waiting.delete(message.call);
      call.resolve(call.unpacking.complete(message.value));
      return;
    case 'failed':
      waiting.delete(message.call);
      call.reject(unpackError(message.error));
  }
}

function withoutProgress(args: readonly unknown[], at: number | undefined): { readonly plain: readonly unknown[]; readonly progress: Progress } {
  const options = at === undefined ? undefined : (args[at] as (Progress & Record<string, unknown>) | undefined);
  if (at === undefined || options === undefined) return { plain: args, progress: {} };
  const { onProgress, signal, ...rest } = options;
  return { plain: args.map((arg, place) => (place === at ? rest : arg)), progress: { onProgress, signal } };
}
