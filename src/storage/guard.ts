import { type Database, reserveBlob, schemaEpoch, type TableName } from './database.ts';
import { type StateBoard, StorageProblem } from './storage-state.ts';

/** The one way to write: a transaction that first makes sure it writes into the right database in the right shape. */
export interface Guard {
  /** Opens the database and remembers which one it is. */
  open(): Promise<void>;
  /**
   * Runs `work` in one readwrite transaction over `tables`. Nothing but IndexedDB may be awaited inside (trap E10).
   * Throws `StorageProblem`, and then nothing was written.
   */
  write<Value>(tables: readonly TableName[], work: () => Promise<Value>): Promise<Value>;
  close(): void;
}

export function createGuard(db: Database, board: StateBoard): Guard {
  const connection = watchConnection(db, board);
  const checkGround = createGroundCheck(db);

  async function attempt<Value>(names: readonly string[], work: () => Promise<Value>): Promise<Value> {
    return db.transaction('rw', [...new Set([...names, 'meta'])], async () => {
      // both at once, which saves a turn at the disk: in a wrong database the whole transaction is taken back
      const [, done] = await Promise.all([checkGround(), work()]);
      return done;
    });
  }

  function told(error: unknown): unknown {
    const problem = storageProblemIn(error);
    if (problem?.state === 'gone') connection.stop('gone', error);
    else if (problem) board.tell(problem.state, error);
    if (problem) return problem;
    // Closed for good in the middle of a write: the reason is on the board, not in Dexie's error.
    const { state } = board.get();
    return isClosedError(error) && (state === 'newer' || state === 'gone') ? new StorageProblem(state, error) : error;
  }

  return {
    open: async () => {
      await openOrTell(db, board);
      try {
        await db.transaction('r', db.meta, checkGround);
      } catch (error) {
        // A newer shape is still read and exported; anything else is told to the caller.
        const problem = told(error);
        if (problem instanceof StorageProblem && problem.state === 'readOnly') return;
        throw problem;
      }
      await keepReserve(db, board);
    },
    write: async (tables, work) => {
      const present = board.get().state;
      if (present === 'gone' || present === 'newer' || present === 'readOnly') throw new StorageProblem(present);
      try {
        return await attempt(tables, work);
      } catch (error) {
        const problem = told(error);
        if (!(problem instanceof StorageProblem && problem.state === 'full')) throw problem;
      }
      // The disk is full: give the reserve back and try once more, so that what was typed last is still kept.
      await db.meta.delete('reserve').catch(() => undefined);
      try {
        return await attempt(tables, work);
      } catch (error) {
        throw told(error);
      }
    },
    close: connection.close,
  };
}

/** Makes sure, inside the very transaction that writes, that this is still the database that was opened, in a shape we know. */
function createGroundCheck(db: Database): () => Promise<void> {
  let known: string | null = null;
  return async () => {
    // one request for both, with the little that lies between them
    const rows = await db.meta.where('key').between('database', 'epoch', true, true).toArray();
    const [epoch, database] = ['epoch', 'database'].map((key) => rows.find((row) => row.key === key));
    if (typeof database?.value !== 'string' || (known !== null && database.value !== known)) throw new StorageProblem('gone');
    if (typeof epoch?.value !== 'number' || epoch.value > schemaEpoch) throw new StorageProblem('readOnly');
    known = database.value;
  };
}

interface Connection {
  stop(state: 'gone' | 'newer', detail?: unknown): void;
  close(): void;
}

/** Closes for good when another tab upgrades or the browser takes the database away (traps E4, E6). */
function watchConnection(db: Database, board: StateBoard): Connection {
  let closing = false;
  const close = (): void => {
    closing = true;
    // Otherwise Dexie would reopen by itself and write old shapes, or into a silently made empty database.
    db.close({ disableAutoOpen: true });
  };
  const stop = (state: 'gone' | 'newer', detail?: unknown): void => {
    board.tell(state, detail);
    close();
  };
  db.on('versionchange', (event) => {
    stop(event.newVersion ? 'newer' : 'gone');
    // Ours is asked first; without `false` Dexie's own answer would follow and let the database open itself again.
    return false;
  });
  db.on('close', () => {
    // Dexie tells before it has closed, also when we close ourselves: look again afterwards.
    queueMicrotask(() => {
      if (!closing) stop('gone', 'the browser closed the database');
    });
  });
  db.on('blocked', () => board.tell('blocked'));
  return { stop, close };
}

async function openOrTell(db: Database, board: StateBoard): Promise<void> {
  try {
    await db.open();
  } catch (error) {
    board.tell(isQuotaError(error) ? 'full' : 'blocked', error);
    throw error;
  }
  if (board.get().state === 'blocked') board.tell('ok');
}

/** Puts the reserve back when it was used up and there is room again. */
async function keepReserve(db: Database, board: StateBoard): Promise<void> {
  if ((await db.meta.where('key').equals('reserve').count()) > 0) return;
  try {
    await db.meta.put({ key: 'reserve', value: reserveBlob() });
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    board.tell('full', error);
  }
}

/** Says whether a failure means "disk full", however deep Dexie wrapped it (trap E7). */
export function isQuotaError(error: unknown): boolean {
  return chainOf(error).some((link) => nameOf(link) === 'QuotaExceededError');
}

/** Says whether a read failed only because this tab's connection was closed for good. */
export function isClosedError(error: unknown): boolean {
  return chainOf(error).some((link) => nameOf(link) === 'DatabaseClosedError');
}

function storageProblemIn(error: unknown): StorageProblem | null {
  if (isQuotaError(error)) return new StorageProblem('full', error);
  const found = chainOf(error).find((link) => link instanceof StorageProblem);
  return found instanceof StorageProblem ? found : null;
}

function nameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
}

function chainOf(error: unknown): readonly unknown[] {
  const found: unknown[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && found.length < 100) {
    const link = queue.shift();
    if (typeof link !== 'object' || link === null || found.includes(link)) continue;
    found.push(link);
    if ('inner' in link) queue.push(link.inner);
    if ('cause' in link) queue.push(link.cause);
    if ('failures' in link && Array.isArray(link.failures)) queue.push(...link.failures);
  }
  return found;
}
