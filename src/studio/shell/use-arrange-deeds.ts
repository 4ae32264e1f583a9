import type { Edit } from '#engine/blueprint';
import { announce, describeEditRefusal, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import { arrangeEdit, type Arrangement } from '../draft/arrange.ts';
import { useLastingNames, useStudio } from '../studio-context.ts';

/** Lining up, and locking in place. */
export function useArrangeDeeds() {
  const { store } = useStudio();
  const names = useLastingNames();
  const { actions } = store;
  const make = (edit: Edit | null, words: string, undoable = false): boolean => {
    if (!edit) return false;
    const refusal = actions.edit(edit);
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    else if (undoable) notifyDone({ message: words, undo: () => void actions.undo() });
    announce(refusal ? describeEditRefusal(refusal, names) : words);
    return !refusal;
  };
  /** Changes how the drawing is looked at: no step of the history. */
  const look = (path: readonly string[], value: unknown, words: string) => {
    const refusal = actions.edit({ type: 'setField', path: ['view', ...path], value }, { unremembered: true });
    announce(refusal ? describeEditRefusal(refusal, names) : words);
  };
  const marked = (): readonly string[] => {
    const { selection } = store.getState();
    return [...selection.stages, ...selection.notes];
  };
  const arrange = (how: Arrangement) => {
    const { draft } = store.getState();
    if (marked().length < 2) announce('Select at least two cards to line up');
    else if (!make(arrangeEdit(draft, marked(), how), 'Lined up')) announce('They stand so already');
  };
  const pin = () => {
    const { view: { pinned = [] } } = store.getState().draft;
    const ids = marked();
    const isOn = ids.length > 0 && ids.every((id) => pinned.includes(id));
    const next = isOn ? pinned.filter((id) => !ids.includes(id)) : [...new Set([...pinned, ...ids])];
    if (ids.length > 0) make({ type: 'setField', path: ['view', 'pinned'], value: next.length === 0 ? undefined : next }, `${formatCount(ids.length, 'card')} ${isOn ? 'free to move' : 'locked in place'}`);
  };
  const lock = (isLocked: boolean) => look(['locked'], isLocked ? true : undefined, isLocked ? 'Drawing locked' : 'Drawing unlocked');
  return { make, look, arrange, pin, lock };
}

export type ArrangeDeeds = ReturnType<typeof useArrangeDeeds>;
