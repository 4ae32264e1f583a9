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
  stop(): void;
}

/**
 * Writes the draft down a moment after each change. Two tabs on one draft never overwrite each other: a tab
 * with nothing unsaved follows the other; one with unsaved changes stops and asks.
 */
export function createAutosave(store: DraftStore, row: BlueprintRow, keeper: DraftKeeper): Autosave {
  const state = createStore<SaveState>(() => ({ type: 'saved', at: row.updatedAt }));
  let rev = row.draftRev;
  let written = store.getState().draft;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | null = null;
  const isClean = () => store.getState().draft === written;
  const conflict = () => state.getState().type === 'changedElsewhere';

  const write = async () => {
    const { draft, history } = store.getState();
    state.setState({ type: 'saving' }, true);
    try {
      const answer = await keeper.save(draft, history, rev);
      if (answer.ok) {
        rev = answer.rev;
        written = draft;
        state.setState({ type: 'saved', at: Date.now() }, true);
      } else if (answer.row === null) state.setState({ type: 'failed', message: 'This blueprint was deleted in another tab.' }, true);
      else state.setState({ type: 'changedElsewhere', theirs: answer.row }, true);
    } catch (error) {
      state.setState({ type: 'failed', message: error instanceof Error ? error.message : String(error) }, true);
    }
  };

  const flush = async () => {
    clearTimeout(timer);
    store.actions.flushTyping();
    clearTimeout(timer);
    while (writing) await writing;
    if (isClean() || conflict()) return;
    writing = write().finally(() => { writing = null; });
    await writing;
  };

  const adopt = async (theirs: BlueprintRow, ask: boolean) => {
    const history = historyFrom(await keeper.loadHistory());
    if (ask && !isClean()) {
      state.setState({ type: 'changedElsewhere', theirs }, true);
      return;
    }
    rev = theirs.draftRev;
    written = theirs.draft;
    store.actions.adopt(theirs.draft, history);
    state.setState({ type: 'saved', at: theirs.updatedAt }, true);
  };

  const unsubscribe = store.subscribe((next, previous) => {
    if (next.draft === previous.draft || isClean() || conflict()) return;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), saveAfter);
  });

  return {
    state,
    flush,
    see: (theirs) => {
      if (theirs.draftRev <= rev || writing || conflict()) return;
      if (isClean()) void adopt(theirs, true);
      else state.setState({ type: 'changedElsewhere', theirs }, true);
    },
    takeTheirs: async () => {
      const now = state.getState();
      if (now.type === 'changedElsewhere') await adopt(now.theirs, false);
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
