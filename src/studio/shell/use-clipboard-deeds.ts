import type { Fragment, Point } from '#engine/blueprint';
import { deletedWords, deleteEdit, type CanvasApi } from '../../canvas/index.ts';
import { announce, describeEditRefusal, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import { copiedFragment, copySelection, cutOut, pasteEdit, spotForPaste } from '../draft/clipboard.ts';
import { offerCopiedList } from '../list/list-paste.tsx';
import { useLastingNames, useStudio } from '../studio-context.ts';

/** Cards that were just made are drawn after this time, in milliseconds. */
const drawnAfter = 60;

/** The view follows what was laid down: all of several cards, which are selected, comes into view; a single one only when it is out of view. */
function follow(canvas: CanvasApi | null, first: string, count: number): void {
  canvas?.goTo(first);
  if (count > 1) canvas?.fitSelection();
}

/** Copying, cutting, pasting, duplicating and deleting what is selected. */
export function useClipboardDeeds() {
  const { store, newId, canvas } = useStudio();
  const names = useLastingNames();
  const { actions } = store;

  const lay = (fragment: Fragment, at: Point, keepOutsideLinks: boolean) => {
    const { edit, select } = pasteEdit(fragment, at, keepOutsideLinks, newId);
    const refusal = actions.edit(edit, { select });
    if (refusal) {
      notifyProblem(describeEditRefusal(refusal, names));
      return;
    }
    const count = select.stages.length + select.notes.length;
    announce(`${formatCount(count, 'card')} pasted`);
    const cards = [...select.stages, ...select.notes];
    const [first] = cards;
    // new cards have a size, and can be looked for, only after they were drawn
    if (first !== undefined) setTimeout(() => follow(canvas.current, first, cards.length), drawnAfter);
  };
  const remove = (heal: boolean) => {
    const { draft, selection } = store.getState();
    const edit = deleteEdit(selection, heal);
    const refusal = edit && actions.edit(edit);
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    else if (edit) {
      notifyDone({ message: deletedWords(draft, edit), undo: () => void actions.undo() });
      setTimeout(() => canvas.current?.focus(), 0);
    }
  };
  const copy = async () => {
    const { draft, selection } = store.getState();
    const count = await copySelection(draft, selection);
    announce(count === 0 ? 'Select a stage or a note to copy' : `${formatCount(count, 'card')} copied`);
    return count;
  };
  /** At the pointer when it is over the drawing, else beside what is selected. */
  const paste = async (keepOutsideLinks: boolean, at?: Point) => {
    const fragment = await copiedFragment();
    if (!fragment) {
      if (!(await offerCopiedList())) notifyProblem('There is no stage on the clipboard. Copy one, here or in another blueprint, first.', 'Nothing to paste');
      return;
    }
    const { draft, selection } = store.getState();
    lay(fragment, onGrid(at ?? canvas.current?.pointer() ?? spotForPaste(draft, selection)), keepOutsideLinks);
  };
  /** Beside the original, without touching the clipboard. */
  const duplicate = () => {
    const { draft, selection } = store.getState();
    const fragment = cutOut(draft, selection);
    if (fragment) lay(fragment, onGrid(spotForPaste(draft, selection)), true);
    else announce('Select a stage or a note to duplicate');
  };
  const cut = async () => {
    if (await copy() > 0) remove(false);
  };
  return { copy, cut, paste, duplicate, remove };
}

function onGrid({ x, y }: Point): Point {
  return { x: Math.round(x / 8) * 8, y: Math.round(y / 8) * 8 };
}
