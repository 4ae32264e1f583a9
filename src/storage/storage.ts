import { type Alarm, createAlarm } from './alarm.ts';
import { createAuthority } from './authority.ts';
import { exportAll } from './backup.ts';
import { createBlueprint, deleteBlueprint, loadHistory, saveDraft, setPaused } from './blueprints.ts';
import type { Authority, SubmittedIntent } from './contract.ts';
import { loadDemo, removeDemo } from './demo.ts';
import { enrolMany } from './enrol-many.ts';
import { createGround, type Ground, type GroundOptions } from './ground.ts';
import { countMatching, findDuplicates, matching } from './matching.ts';
import { type IntentWish, intentFor } from './intent-for.ts';
import { savePerson, saveSetting, setMe } from './people.ts';
import { processOf, publishBlueprint } from './publish.ts';
import { rebuildProjections } from './rebuild.ts';
import { createRecord, createRecords, saveRecordType } from './records.ts';
import { undoBatch } from './undo-batch.ts';

/** A command with its ground already under its feet. */
type Bound<Command> = Command extends (ground: Ground, ...rest: infer Rest) => infer Answer ? (...rest: Rest) => Answer : never;

const commands = {
  createBlueprint, saveDraft, loadHistory, deleteBlueprint, setPaused,
  publishBlueprint, processOf,
  createRecord, createRecords, saveRecordType, undoBatch, findDuplicates,
  enrolMany, countMatching, matching,
  savePerson, setMe, saveSetting,
  exportAll, loadDemo, removeDemo, rebuildProjections,
} as const;

type Commands = { readonly [Name in keyof typeof commands]: Bound<(typeof commands)[Name]> };

/** One workspace's memory: everything that can be asked of it, and the ground it stands on for live queries. */
export interface Storage extends Commands {
  readonly ground: Ground;
  readonly authority: Authority;
  /** Resolves when the database is open; commands wait for it by themselves. */
  readonly ready: Promise<void>;
  intentFor(wish: IntentWish): SubmittedIntent;
  /** Starts the clock of this tab; answers how to stop it. One tab at a time really fires (a Web Lock decides). */
  startAlarm(): () => void;
  close(): void;
}

/** Opens a workspace by name: the app's own through `openStorage`, others for tests and workers. */
export function createStorage(name: string, options: GroundOptions = {}): Storage {
  const ground = createGround(name, options);
  const authority = createAuthority(ground);
  let alarm: Alarm | null = null;
  const bound = Object.fromEntries(
    Object.entries(commands).map(([key, command]) => [key, waiting(ground, command as (...args: readonly unknown[]) => Promise<unknown>)]),
  ) as unknown as Commands;
  return {
    ...bound,
    ground,
    authority,
    ready: ground.ready,
    intentFor: (wish) => intentFor(ground, wish),
    startAlarm: () => {
      alarm ??= createAlarm(ground, authority);
      return alarm.start();
    },
    close: () => {
      alarm?.stop();
      ground.guard.close();
    },
  };
}

function waiting(ground: Ground, command: (...args: readonly unknown[]) => Promise<unknown>) {
  return async (...rest: readonly unknown[]): Promise<unknown> => {
    await ground.ready;
    return command(ground, ...rest);
  };
}

let current: Storage | null = null;

/** Opens the app's own workspace; a second call answers the same one. */
export function openStorage(name = 'baton', options: GroundOptions = {}): Storage {
  if (current && current.ground.db.name !== name) closeStorage();
  current ??= createStorage(name, options);
  return current;
}

/** The open workspace; opens it when nobody has yet. */
export function currentStorage(): Storage {
  return current ?? openStorage();
}

/** Closes the app's workspace, so that the next `openStorage` starts afresh (tests). */
export function closeStorage(): void {
  current?.close();
  current = null;
}
