import type { Blueprint } from '#engine/blueprint';
import { keepSnapshot } from '../../storage/index.ts';
import { describeEditRefusal, notifyDone, notifyProblem } from '../../ui/index.ts';
import { useEdit, useNames, useStudio } from '../studio-context.ts';

/** Lays an earlier state over the draft, as one step that can be taken back; the present state is kept before. */
export function useRestoring(): (state: Blueprint, name: string) => Promise<void> {
  const { store } = useStudio();
  const edit = useEdit();
  const names = useNames();
  return async (state, name) => {
    store.actions.flushTyping();
    const { draft } = store.getState();
    await keepSnapshot(draft, { why: 'beforeRestore' }).catch(() => undefined);
    const refusal = edit({ type: 'replace', blueprint: { ...state, id: draft.id, ...(draft.review === undefined ? {} : { review: draft.review }) }, name: `Restore ${name}` });
    if (refusal) notifyProblem(describeEditRefusal(refusal, names), 'Not restored');
    else notifyDone({ message: `Restored ${name}`, undo: () => void store.actions.undo() });
  };
}
