import { type Alarm, createAlarm } from './alarm.ts';
import { createAuthority } from './authority.ts';
import { type BulkHelper, createBulk, startBulkWorker } from './bulk.ts';
import type { bulkCommands } from './bulk-commands.ts';
import { bulkNames } from './bulk-names.ts';
import { createBlueprint, deleteBlueprint, loadHistory, saveDraft, setPaused } from './blueprints.ts';
import type { Authority, SubmittedIntent } from './contract.ts';
import { createGround, type Ground, type GroundOptions } from './ground.ts';
import { type IntentWish, intentFor } from './intent-for.ts';
import { dropSetting } from './local-settings.ts';
import { saveCalendar } from './work-calendar.ts';
import { savePerson, saveSetting, setMe } from './people.ts';
import { processOf } from './process-of.ts';
import { answerReview, requestReview, withdrawReview } from './reviews.ts';
import { addComment, deleteComment, editComment, replyToComment, resolveComment, restoreComment } from './comments.ts';
import { deleteSnapshot, keepSnapshot, nameSnapshot } from './snapshots.ts';
import { readRecords, runningIn } from './read-many.ts';
import { closeOutbox, openOutbox, reopenOutbox } from './outbox.ts';
import { createRecord, deleteRecordType, saveRecordType } from './records.ts';
import { setProcessFacts } from './process-facts.ts';
import { simulateSignal } from './simulate-signal.ts';
import { keepFile, readFile, removeFile, restoreFile } from './files.ts';
import { deleteSnippet, renameSnippet, saveSnippet } from './snippets.ts';
import { dropTraining, keepTraining, readSound } from './training.ts';

/** A command with its ground already under its feet. */
type Bound<Command> = Command extends (ground: Ground, ...rest: infer Rest) => infer Answer ? (...rest: Rest) => Answer : never;

/** What is done at once, on the page. */
const commands = {
  createBlueprint, saveDraft, loadHistory, deleteBlueprint, setPaused,
  keepTraining, dropTraining, readSound,
  processOf,
  requestReview, answerReview, withdrawReview,
  addComment, replyToComment, editComment, resolveComment, deleteComment, restoreComment,
  keepSnapshot, nameSnapshot, deleteSnapshot,
  createRecord, readRecords, runningIn, saveRecordType, deleteRecordType,
  savePerson, setMe, saveSetting, saveCalendar, dropSetting,
  simulateSignal, openOutbox, closeOutbox, reopenOutbox,
  saveSnippet, renameSnippet, deleteSnippet, setProcessFacts,
  keepFile, readFile, removeFile, restoreFile,
} as const;

type AllCommands = typeof commands & typeof bulkCommands;
type Commands = { readonly [Name in keyof AllCommands]: Bound<AllCommands[Name]> };

export interface StorageOptions extends GroundOptions {
  /** The helper for long work; a worker unless told. Null: it is done right here, as with a clock or dice of one's own. */
  readonly startHelper?: (() => BulkHelper | null) | undefined;
}

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
export function createStorage(name: string, options: StorageOptions = {}): Storage {
  const ground = createGround(name, options);
  // A helper has its own clock and dice: whoever brings theirs gets everything done with them.
  const ownTime = options.clock !== undefined || options.dice !== undefined;
  const bulk = createBulk(ground, options.startHelper ?? (ownTime ? () => null : startBulkWorker));
  const authority = createAuthority(ground);
  let alarm: Alarm | null = null;
  const here = Object.entries(commands).map(([key, command]) => [key, waiting(ground, (...rest) => (command as Loose)(ground, ...rest))]);
  const beside = bulkNames.map((key) => [key, waiting(ground, (...rest) => bulk.run(key, rest))]);
  const bound = Object.fromEntries([...here, ...beside]) as Commands;
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
      bulk.close();
      ground.guard.close();
    },
  };
}

type Loose = (...args: readonly unknown[]) => Promise<unknown>;

function waiting(ground: Ground, command: Loose): Loose {
  return async (...rest) => {
    await ground.ready;
    return command(...rest);
  };
}

let current: Storage | null = null;

/** Opens the app's own workspace; a second call answers the same one. */
export function openStorage(name = 'baton', options: StorageOptions = {}): Storage {
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
