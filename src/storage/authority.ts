import { liveQuery } from 'dexie';
import type { Ack, Authority, FeedEntry, RecordRow, SubmittedIntent } from './contract.ts';
import { decide } from './decide.ts';
import { runErrands } from './errands.ts';
import { flushWorkset } from './flush.ts';
import type { Ground } from './ground.ts';
import type { Decider } from './journal-line.ts';
import { loadWorkset, recordState, worksetTables } from './workset.ts';

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
  // a single one is about what is on a screen, whose version is compiled already: looking first would cost as much as deciding
  if (intents.length > 1) await warmUp(ground, intents);
  return ground.guard.write(worksetTables, async () => {
    const work = await loadWorkset(ground, intents);
    const decider = deciderOf(ground);
    const acks = intents.map((intent) => decide(work, intent, decider));
    await runErrands(ground, work, decider);
    await flushWorkset(ground.db, work);
    return acks;
  });
}

/** Writes new records once the enrolment rules have looked at them, each row once with all that followed, in the same transaction. */
export async function makeByRules(ground: Ground, records: readonly RecordRow[], imported: boolean): Promise<void> {
  const work = await loadWorkset(ground, []);
  for (const row of records) work.records.set(row.id, { ...recordState(null), row, story: [] });
  work.errands.push(...records.map(({ id }) => ({ type: 'rules' as const, record: id, cause: `${id}/made`, before: null, imported, depth: 1 })));
  await runErrands(ground, work, deciderOf(ground));
  await flushWorkset(ground.db, work);
}

function deciderOf({ clock, device, ids }: Ground): Decider {
  return { at: clock.now(), device: device(), depth: 0, newId: () => ids.next() };
}

/** Compiles what will be needed before the transaction, so that none stays open for it. */
async function warmUp(ground: Ground, intents: readonly SubmittedIntent[]): Promise<void> {
  const { db } = ground;
  const [runs, enrollers] = await Promise.all([db.runs.bulkGet(intents.flatMap(({ run }) => (run === null ? [] : [run]))), db.enrollers.toArray()]);
  const named = intents.flatMap(({ intent }) => (intent.type === 'enrol' || intent.type === 'migrate' ? [intent.version] : []));
  await warmVersions(ground, [...runs.flatMap((run) => run?.versionId ?? []), ...enrollers.map((one) => one.version), ...named]);
}

/** Compiles versions that were not asked for before. */
export async function warmVersions({ db, shelf }: Ground, versions: readonly string[]): Promise<void> {
  const cold = [...new Set(versions)].filter((id) => !shelf.peek(id));
  if (cold.length === 0) return;
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
