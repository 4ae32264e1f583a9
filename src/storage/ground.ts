import type { Clock, Dice, IdSource } from '#engine/kernel';
import { createIdSource } from '#engine/kernel';
import { createSystemDice, systemClock } from './new-ids.ts';
import type { PersonRow } from './contract.ts';
import { createDatabase, type Database } from './database.ts';
import { createGuard, type Guard } from './guard.ts';
import { createVersionShelf, type VersionShelf } from './version-shelf.ts';
import { createStateBoard, type StateBoard } from './storage-state.ts';

/** What every command of the storage stands on: one open database with its guard, clock, ids and compiled versions. */
export interface Ground {
  readonly db: Database;
  readonly guard: Guard;
  readonly board: StateBoard;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly shelf: VersionShelf;
  /** Resolves when the database is open; rejects with `StorageProblem`. */
  readonly ready: Promise<void>;
  /** This browser profile's id; known once ready. */
  device(): string;
  /** Who works here now; known once ready. */
  me(): PersonRow;
  /** Keeps who works here in step with what is stored. */
  noteMe(person: PersonRow): void;
}

export interface GroundOptions {
  readonly clock?: Clock;
  readonly dice?: Dice;
}

/** Opens a database by its name. */
export function createGround(name: string, options: GroundOptions = {}): Ground {
  const clock = options.clock ?? systemClock;
  const ids = createIdSource(clock, options.dice ?? createSystemDice());
  const db = createDatabase(name, () => ids.next());
  const board = createStateBoard();
  const guard = createGuard(db, board);
  let device: string | null = null;
  let me: PersonRow | null = null;
  const ready = guard.open().then(async () => {
    const row = await db.meta.get('device');
    if (typeof row?.value === 'string') device = row.value;
    me = await readMe(db);
  });
  // The caller of `ready` hears of a failure; without one it is on the state board.
  ready.catch(() => undefined);
  return {
    db, guard, board, clock, ids, ready,
    shelf: createVersionShelf(),
    device: () => known(device),
    me: () => known(me),
    noteMe: (person) => {
      me = person;
    },
  };
}

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('Invariant broken: the storage was used before it was ready');
  return value;
}

/** The person chosen in this browser, else the first one there is. */
export async function readMe(db: Database): Promise<PersonRow | null> {
  const chosen = await db.settings.get('me');
  const person = typeof chosen?.value === 'string' ? await db.people.get(chosen.value) : undefined;
  return person ?? (await db.people.toCollection().first()) ?? null;
}
