import { Dexie, liveQuery } from 'dexie';
import { hour } from '#engine/kernel';
import { clockPerson } from '#engine/journal';
import type { Authority, DueRow, SubmittedIntent } from './contract.ts';
import type { Ground } from './ground.ts';
import { isClosedError } from './guard.ts';

/** Browsers fire a timer above 24.8 days at once (trap E1), and a sleeping laptop stretches long ones: look again at least this often. */
export const longestSleep = 12 * hour;
const lockName = (database: string): string => `${database}-alarm`;

/** This tab's clock. Only the tab that holds the Web Lock fires; the others wait for it to close. */
export interface Alarm {
  /** Begins, or queues up behind the tab that fires now; answers how to stop. */
  start(): () => void;
  stop(): void;
}

export function createAlarm(ground: Ground, authority: Authority): Alarm {
  let controller: AbortController | null = null;
  const stop = (): void => {
    controller?.abort();
    controller = null;
  };
  return {
    stop,
    start: () => {
      if (!controller) {
        controller = new AbortController();
        void holdLock(lockName(ground.db.name), controller.signal, (signal) => keepTime(ground, authority, signal));
      }
      return stop;
    },
  };
}

/**
 * Waits for the lock, works until told to stop, gives it back. Without Web Locks (an old browser, or a page not served
 * safely) every tab works: the same moment has the same intent id everywhere, so the second one to fire it is a repeat.
 */
async function holdLock(name: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return work(signal);
  try {
    await locks.request(name, { signal }, () => work(signal));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Fires what is due, sleeps until the next, and looks again whenever the due table changes. */
async function keepTime(ground: Ground, authority: Authority, signal: AbortSignal): Promise<void> {
  await ground.ready;
  const bell = createBell();
  const tried = new Set<string>();
  const watch = liveQuery(() => readPlan(ground, tried)).subscribe({ next: () => bell.ring(), error: () => bell.ring() });
  signal.addEventListener('abort', () => bell.ring());
  try {
    while (!signal.aborted) {
      const next = await fireOverdue(ground, authority, signal, tried);
      await bell.wait(sleepUntil(next, ground.clock.now()));
    }
  } catch (error) {
    // A tab whose database was closed or may not write any more has told so on the state board: its clock stops.
    if (ground.board.get().state === 'ok' && !isClosedError(error)) throw error;
  } finally {
    watch.unsubscribe();
  }
}

/** How long to sleep: until the next due moment, never longer than twelve hours. */
export function sleepUntil(next: number | null, now: number): number {
  return next === null ? longestSleep : Math.min(Math.max(next - now, 0), longestSleep);
}

/**
 * Hands every overdue automatic moment to the authority, the oldest first, with its own time as the moment it was
 * meant (trap E2). Answers when the next one comes.
 */
export async function fireOverdue(ground: Ground, authority: Authority, signal: AbortSignal, tried: Set<string>): Promise<number | null> {
  for (;;) {
    const { overdue, next } = await readPlan(ground, tried);
    if (!overdue || signal.aborted) return next;
    tried.add(overdue.intent);
    await authority.submit([dueIntent(overdue.due, overdue.intent)]);
  }
}

interface Plan {
  /** The oldest overdue moment that was not tried, with the id of the intent that fires it. */
  readonly overdue: { readonly due: DueRow; readonly intent: string } | null;
  readonly next: number | null;
}

/** So many overdue moments are looked at first: what was tried and refused stays in the table, before those that come after it. */
const firstLook = 16;

/**
 * What is to be fired now. The intent's id names the run's rev: the same moment is tried once, and once more only after
 * the run has moved on (its gate may be open by then).
 */
async function readPlan({ db, clock }: Ground, tried: ReadonlySet<string>): Promise<Plan> {
  const now = clock.now();
  const next = await db.dues.where('[automatic+at]').between([1, now], [1, Dexie.maxKey], false, true).first();
  for (let look = firstLook; ; look *= 4) {
    const dues = await db.dues.where('[automatic+at]').between([1, Dexie.minKey], [1, now], true, true).limit(look).toArray();
    const runs = await db.runs.bulkGet(dues.map((due) => due.run));
    const overdue = dues.map((due, at) => ({ due, intent: `${due.id}/${due.armed}/${runs[at]?.snapshot.rev ?? 0}` })).find(({ intent }) => !tried.has(intent));
    if (overdue || dues.length < look) return { overdue: overdue ?? null, next: next?.at ?? null };
  }
}

function dueIntent(due: DueRow, id: string): SubmittedIntent {
  return { id, record: due.record, run: due.run, by: clockPerson, roles: [], madeAt: due.at, intent: { type: 'due', due: due.key, armed: due.armed } };
}

interface Bell {
  ring(): void;
  /** Sleeps so many milliseconds, or until it rings; a ring while nobody slept is not lost. */
  wait(milliseconds: number): Promise<void>;
}

function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          wake = null;
          rung = false;
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        wake = done;
        if (rung) done();
      }),
  };
}
