import { lazy, memo, Suspense, useMemo } from 'react';
import { create } from 'zustand';
import { stagesOf } from '#engine/blueprint';
import { freeSpot } from '../../canvas/index.ts';
import { announce, describeEditRefusal, notifyDone, notifyProblem } from '../../ui/index.ts';
import { useKeyCommands } from '../shell/key-commands.ts';
import { useOnce } from '../shell/use-once.ts';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import type { ListWish } from './list-dialog.tsx';

const ListDialog = lazy(() => import('./list-dialog.tsx').then((module) => ({ default: module.ListDialog })));

/** The text that waits to be read as a list; null while nothing was pasted. */
const useAsked = create<{ readonly text: string | null }>(() => ({ text: null }));

/** Offers pasted text as a list of steps; says nothing when there are no words in it. Answers whether it was offered. */
export function offerList(text: string): boolean {
  if (text.trim() === '') return false;
  useAsked.setState({ text });
  return true;
}

/** Opens the empty dialog, to type or paste a list into. */
export function askForList(): void {
  useAsked.setState({ text: '' });
}

/** Offers the words on the clipboard as a list; answers whether there were any. */
export async function offerCopiedList(): Promise<boolean> {
  try {
    return offerList(await navigator.clipboard.readText());
  } catch {
    return false;
  }
}

/** Takes lists into the drawing on the table: from the clipboard on the canvas, or by the command. */
export const ListPaste = memo(function ListPaste() {
  const draft = useDraft();
  const names = useNames();
  const { store, canvas, newId } = useStudio();
  const text = useAsked((state) => state.text);
  const wasAsked = useOnce(text !== null);
  const drawn = useMemo(() => stagesOf(draft), [draft]);
  const close = () => useAsked.setState({ text: null });
  useKeyCommands([{ id: 'paste-list', label: 'Add a list of steps…', group: 'Add', run: askForList }]);
  const add = async ({ list, close: closes }: ListWish) => {
    const { listEdit } = await import('./list-edit.ts');
    const { edit, select } = listEdit(store.getState().draft, list, { at: freeSpot(store.getState().draft), close: closes }, newId);
    const refusal = store.actions.edit(edit, { select });
    if (refusal) {
      notifyProblem(describeEditRefusal(refusal, names));
      return;
    }
    const words = `${select.stages.length} ${select.stages.length === 1 ? 'stage' : 'stages'} added from the list`;
    notifyDone({ message: words, undo: () => void store.actions.undo() });
    announce(words);
    close();
    canvas.current?.fitSelection();
  };
  return wasAsked && <Suspense><ListDialog text={text} drawn={drawn} onClose={close} onAdd={(wish) => void add(wish)} /></Suspense>;
});
