import { useEffect } from 'react';
import { minute } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import { keepSnapshot } from '../../storage/index.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { useKeyCommands } from '../shell/key-commands.ts';
import { useStudio } from '../studio-context.ts';
import { useNaming } from './use-naming.ts';

/** A draft that is worked on is kept this often, in milliseconds. */
export const keptEvery = 10 * minute;

/** Keeps states of the draft by itself while somebody works on it, and offers to name one. `onShow` brings the list up. */
export function useVersionKeeping(onShow: () => void): void {
  const { store } = useStudio();
  const ask = useNaming((state) => state.ask);
  useEffect(() => keepWhileWorking(store), [store]);
  useKeyCommands([
    { id: 'versions', label: 'Show versions and kept states', group: 'Versions', run: onShow },
    { id: 'name-state', label: 'Name this state', group: 'Versions', run: () => {
      onShow();
      ask(true);
    } },
  ]);
}

/** Keeps the draft every ten minutes of work, and as it was before one step replaced most of it. Answers how to stop. */
export function keepWhileWorking(store: DraftStore, keep: typeof keepSnapshot = keepSnapshot, now: () => number = Date.now): () => void {
  let last = now();
  const quietly = (draft: Blueprint, why: 'timed' | 'beforeReplace') => {
    last = now();
    // A state that could not be kept is no reason to disturb who is drawing: the draft itself is saved elsewhere.
    keep(draft, { why }).catch(() => undefined);
  };
  return store.subscribe(({ draft }, { draft: before }) => {
    if (draft === before) return;
    if (isReplaced(before, draft)) quietly(before, 'beforeReplace');
    else if (now() - last >= keptEvery) quietly(draft, 'timed');
  });
}

/** Most stages of a drawing went in one step: another was laid over it. */
function isReplaced(before: Blueprint, after: Blueprint): boolean {
  const ids = Object.keys(before.stages);
  return ids.length > 1 && ids.filter((id) => after.stages[id]).length * 2 < ids.length;
}
