import { runBulk } from './bulk-commands.ts';
import { type BulkAnswer, type BulkLine, type BulkRequest, packError } from './bulk-messages.ts';
import { progressAt } from './bulk-names.ts';
import { createGround, type Ground, type GroundOptions } from './ground.ts';
import type { Progress } from './in-chunks.ts';
import { createUnpacking, sendAhead, type Unpacking } from './parcels.ts';

interface Call {
  readonly stop: AbortController;
  readonly unpacking: Unpacking;
}

type Line = BulkLine<BulkAnswer, BulkRequest>;

/**
 * The worker's side: opens its own connection to the page's database, guarded like the page's (traps E4 to E8), and
 * carries commands out. Every chunk is one transaction, so a worker that is killed leaves whole chunks behind.
 * Answers how to close the connection.
 */
export function serveBulk(line: Line, options: GroundOptions = {}): () => void {
  let ground: Ground | null = null;
  const calls = new Map<number, Call>();
  const callOf = (id: number): Call => {
    const known = calls.get(id);
    if (known) return known;
    const fresh: Call = { stop: new AbortController(), unpacking: createUnpacking() };
    calls.set(id, fresh);
    return fresh;
  };
  line.listen((message) => {
    switch (message.type) {
      case 'open':
        ground ??= openGround(line, message.database, options);
        return;
      case 'parcel':
        callOf(message.call).unpacking.add(message.parcel);
        return;
      case 'stop':
        calls.get(message.call)?.stop.abort();
        return;
      case 'call':
        if (ground) void answer(line, ground, message, callOf(message.call)).finally(() => calls.delete(message.call));
    }
  });
  line.send({ type: 'listening' });
  return () => ground?.guard.close();
}

function openGround(line: Line, database: string, options: GroundOptions): Ground {
  const ground = createGround(database, options);
  ground.board.subscribe(() => line.send({ type: 'state', state: ground.board.get() }));
  return ground;
}

async function answer(line: Line, ground: Ground, { call, command, args, me, stopped }: Extract<BulkRequest, { type: 'call' }>, { stop, unpacking }: Call): Promise<void> {
  try {
    await ground.ready;
    ground.noteMe(me);
    if (stopped) stop.abort();
    const given = unpacking.complete(args) as readonly unknown[];
    const progress: Progress = { signal: stop.signal, onProgress: (done, total) => line.send({ type: 'progress', call, done, total }) };
    const value = await runBulk(ground, command, withProgress(given, progressAt[command], progress));
    const light = await sendAhead(value, (parcel) => line.send({ type: 'parcel', call, parcel }));
    line.send({ type: 'done', call, value: light, me: ground.me() === me ? null : ground.me() });
  } catch (error) {
    line.send({ type: 'failed', call, error: packError(error) });
  }
}

function withProgress(args: readonly unknown[], at: number | undefined, progress: Progress): readonly unknown[] {
  if (at === undefined) return args;
  const next = [...args];
  next[at] = { ...(next[at] as object | undefined), ...progress };
  return next;
}
