import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Blueprint } from '#engine/blueprint';
import type { BlueprintRow, SaveAnswer } from '../../storage/index.ts';
import type { DraftStore } from './draft-store.ts';
import { historyFrom, type History } from './history.ts';

/** How long the draft rests before it is written down, in milliseconds (ui.md row 49). */
export const saveAfter = 400;

/** Where the draft stands: written down, being written, changed elsewhere, or not writable. */
export type SaveState =
  | { readonly type: 'saved'; readonly at: number }
  | { readonly type: 'saving' }
  | { readonly type: 'changedElsewhere'; readonly theirs: BlueprintRow }
  | { readonly type: 'failed'; readonly message: string };

/** What autosave needs of the workspace. */
export interface DraftKeeper {
  save(draft: Blueprint, history: History, expectRev: number): Promise<SaveAnswer>;
  loadHistory(): Promise<unknown>;
}

export interface Autosave {
  readonly state: StoreApi<SaveState>;
  /** Writes what is not yet written, now. */
  flush(): Promise<void>;
  /** The stored row as it is now: another tab may have written it. */
  see(row: BlueprintRow): void;
  /** Puts the other tab's drawing on the table. */
  takeTheirs(): Promise<void>;
  /** What is on the table and not written down, with the revision it started from; null when all is. Half-typed words are put in first. */
  unsaved(): { readonly draft: Blueprint; readonly rev: number } | null;
  stop(): void;
}

/**
 * Writes the draft down a moment after each change. Two tabs on one draft never overwrite each other: a tab
 * with nothing unsaved follows the other; one with unsaved changes stops and asks.
 */
export function createAutosave(store: DraftStore, row: BlueprintRow, keeper: DraftKeeper): Autosave {
  const state = createStore<SaveState>(() => ({ type: 'saved', at: row.updatedAt }));
  const copy = createCopy(store, row, keeper, state);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isStopped = () => state.getState().type === 'changedElsewhere';

  const flush = async () => {
    store.actions.flushTyping();
    clearTimeout(timer);
    await copy.write(() => !isStopped());
  };
  const unsubscribe = store.subscribe((next, previous) => {
    if (next.draft === previous.draft || copy.isClean() || isStopped()) return;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), saveAfter);
  });
  const follow = async (theirs: BlueprintRow) => {
    const history = historyFrom(await keeper.loadHistory());
    if (copy.isClean()) copy.adopt(theirs, history);
    else state.setState({ type: 'changedElsewhere', theirs }, true);
  };

  return {
    state,
    flush,
    see: (theirs) => {
      if (copy.isNewer(theirs) && !isStopped()) void follow(theirs);
    },
    takeTheirs: async () => {
      const now = state.getState();
      if (now.type === 'changedElsewhere') copy.adopt(now.theirs, historyFrom(await keeper.loadHistory()));
    },
    unsaved: () => {
      store.actions.flushTyping();
      return copy.isClean() ? null : { draft: store.getState().draft, rev: copy.rev() };
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}

/** What this tab knows of the stored copy: its revision, the drawing it holds, and a write that is under way. */
function createCopy(store: DraftStore, row: BlueprintRow, keeper: DraftKeeper, state: StoreApi<SaveState>) {
  let rev = row.draftRev;
  let written = store.getState().draft;
  let writing: Promise<void> | null = null;
  const write = async () => {
    const { draft, history } = store.getState();
    state.setState({ type: 'saving' }, true);
    const answer = await tryToSave(keeper, draft, history, rev);
    if ('rev' in answer) {
      rev = answer.rev;
      written = draft;
    }
    state.setState(answer.state, true);
  };
  return {
    rev: () => rev,
    isClean: () => store.getState().draft === written,
    isNewer: (theirs: BlueprintRow) => writing === null && theirs.draftRev > rev,
    /** One write at a time: between the end of the last and the start of this nothing may come in, or two would claim one revision. */
    write: async (mayWrite: () => boolean) => {
      while (writing) await writing;
      if (store.getState().draft === written || !mayWrite()) return;
      writing = write().finally(() => { writing = null; });
      await writing;
    },
    adopt: (theirs: BlueprintRow, history: History) => {
      rev = theirs.draftRev;
      written = theirs.draft;
      store.actions.adopt(theirs.draft, history);
      state.setState({ type: 'saved', at: theirs.updatedAt }, true);
    },
  };
}

/** One attempt to write the draft: the new revision when it is on disk, and what to tell either way. */
async function tryToSave(keeper: DraftKeeper, draft: Blueprint, history: History, expectRev: number): Promise<{ readonly state: SaveState } | { readonly state: SaveState; readonly rev: number }> {
  try {
    const answer = await keeper.save(draft, history, expectRev);
    if (answer.ok) return { state: { type: 'saved', at: Date.now() }, rev: answer.rev };
    if (answer.row === null) return { state: { type: 'failed', message: 'This blueprint was deleted in another tab.' } };
    return { state: { type: 'changedElsewhere', theirs: answer.row } };
  } catch (error) {
    return { state: { type: 'failed', message: error instanceof Error ? error.message : String(error) } };
  }
}
