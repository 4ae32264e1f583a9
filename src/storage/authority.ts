import { liveQuery } from 'dexie';
import type { Ack, Authority, FeedEntry, SubmittedIntent } from './contract.ts';
import { decide, type Decider } from './decide.ts';
import { flushWorkset } from './flush.ts';
import type { Ground } from './ground.ts';
import { loadWorkset, worksetTables } from './workset.ts';

/**
 * The local authority: each intent becomes an entry, a new snapshot, due rows, counts and outbox rows in one
 * transaction of its own, and is acknowledged when that transaction is on disk.
 */
export function createAuthority(ground: Ground): Authority {
  return {
    submit: async (intents) => {
      await ground.ready;
      const acks: Ack[] = [];
      for (const intent of intents) acks.push(...(await submitTogether(ground, [intent])));
      return acks;
    },
    feed: (cursor) => ({ [Symbol.asyncIterator]: () => followJournal(ground, cursor) }),
  };
}

/**
 * Decides about several intents in one transaction, for bulk work: the very same decisions, fewer disk flushes.
 * All are written or none.
 */
export async function submitTogether(ground: Ground, intents: readonly SubmittedIntent[]): Promise<readonly Ack[]> {
  await warmUp(ground, intents);
  return ground.guard.write(worksetTables, async () => {
    const work = await loadWorkset(ground, intents);
    const decider: Decider = { at: ground.clock.now(), device: ground.device(), newId: () => ground.ids.next() };
    const acks = intents.map((intent) => decide(work, intent, decider));
    await flushWorkset(ground.db, work);
    return acks;
  });
}

/** Compiles what will be needed before the transaction, so that none stays open for it. */
async function warmUp({ db, shelf }: Ground, intents: readonly SubmittedIntent[]): Promise<void> {
  const runs = await db.runs.bulkGet(intents.flatMap(({ run }) => (run === null ? [] : [run])));
  const versions = [...runs.flatMap((run) => run?.versionId ?? []), ...intents.flatMap(({ intent }) => (intent.type === 'enrol' ? [intent.version] : []))];
  const cold = [...new Set(versions)].filter((id) => !shelf.peek(id));
  for (const row of await db.versions.bulkGet(cold)) {
    if (!row) continue;
    try {
      shelf.take(row);
    } catch {
      // A changed version is refused by the decision itself, which writes that down.
    }
  }
}

const feedBatch = 200;

/** Everything written after a cursor, oldest first, and then what comes, for as long as somebody listens. */
function followJournal({ db, ready }: Ground, cursor: number): AsyncIterator<FeedEntry> {
  let after = cursor;
  let waiting: FeedEntry[] = [];
  let stop: (() => void) | null = null;
  let over = false;
  const news = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const subscription = liveQuery(() => db.entries.where('cursor').above(after).limit(1).primaryKeys()).subscribe({
        next: (keys) => {
          if (keys.length > 0) stop?.();
        },
        error: reject,
      });
      stop = () => {
        stop = null;
        queueMicrotask(() => subscription.unsubscribe());
        resolve();
      };
    });
  return {
    next: async () => {
      await ready;
      while (!over) {
        const ready = waiting.shift();
        if (ready) {
          after = ready.cursor;
          return { done: false, value: ready };
        }
        const rows = await db.entries.where('cursor').above(after).limit(feedBatch).toArray();
        waiting = rows.map((row) => ({ cursor: row.cursor, entry: row.entry }));
        if (rows.length === 0) await news();
      }
      return { done: true, value: undefined };
    },
    return: async () => {
      over = true;
      stop?.();
      return { done: true, value: undefined };
    },
  };
}
