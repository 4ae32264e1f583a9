import { inOrder } from '#engine/kernel';
import type { Edit, PhaseId, StageId } from '#engine/blueprint';
import { announce, describeEditRefusal, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import { arrangeEdit, type Arrangement } from '../draft/arrange.ts';
import { selecting } from '../draft/draft-store.ts';
import { useNames, useStudio } from '../studio-context.ts';

/** Lining up, grouping into phases, folding, and locking in place. */
export function useArrangeDeeds() {
  const { store, newId, canvas } = useStudio();
  const names = useNames();
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
  /** The phases that are selected, or in which what is selected stands. */
  const phasesChosen = (): readonly PhaseId[] => {
    const { draft, selection } = store.getState();
    return [...new Set([...selection.phases, ...selection.stages.flatMap((stage) => draft.stages[stage]?.phase ?? [])])];
  };
  const ungroup = () => {
    const phases = phasesChosen();
    if (phases.length === 0) return announce('This stage is in no phase');
    make({ type: 'several', name: phases.length === 1 ? `Dissolve ${store.getState().draft.phases[phases[0] ?? '']?.name || 'a phase'}` : 'Dissolve phases', edits: phases.map((phase): Edit => ({ type: 'deletePhase', phase })) }, 'Phase dissolved; its stages stay', true);
  };
  const fold = () => {
    const { draft } = store.getState();
    const phases = phasesChosen().filter((phase) => Object.values(draft.stages).some((stage) => stage.phase === phase));
    const [first] = phases;
    if (first === undefined) return announce('This stage is in no phase');
    const { collapsed } = draft.view;
    const isFolded = collapsed.includes(first);
    look(['collapsed'], isFolded ? collapsed.filter((id) => !phases.includes(id)) : [...new Set([...collapsed, ...phases])], isFolded ? 'Unfolded' : 'Folded');
    actions.select(selecting({ phases }));
    if (!isFolded) setTimeout(() => canvas.current?.goTo(first), 30);
  };
  const intoPhase = (stages: readonly StageId[], phase: PhaseId | undefined) => make({
    type: 'several', name: phase === undefined ? 'Take out of the phase' : `Move into ${store.getState().draft.phases[phase]?.name || 'a phase'}`,
    edits: stages.map((stage): Edit => ({ type: 'setField', path: ['stages', stage, 'phase'], value: phase })),
  }, phase === undefined ? 'Taken out of the phase' : 'Moved into the phase');
  const movePhase = (phase: PhaseId, by: 1 | -1) => {
    const phases = inOrder(store.getState().draft.phases).map(({ id }) => id);
    const at = phases.indexOf(phase);
    const other = phases[at + by];
    if (other === undefined) return announce(by === 1 ? 'This is the last phase' : 'This is the first phase');
    const turned = phases.map((id) => (id === phase ? other : id === other ? phase : id));
    make({ type: 'several', name: `Move phase ${store.getState().draft.phases[phase]?.name ?? ''}`.trim(), edits: turned.map((id, index): Edit => ({ type: 'setField', path: ['phases', id, 'order'], value: index + 1 })) }, by === 1 ? 'Moved later' : 'Moved earlier');
  };
  const pin = () => {
    const { view: { pinned = [] } } = store.getState().draft;
    const ids = marked();
    const isOn = ids.length > 0 && ids.every((id) => pinned.includes(id));
    const next = isOn ? pinned.filter((id) => !ids.includes(id)) : [...new Set([...pinned, ...ids])];
    if (ids.length > 0) make({ type: 'setField', path: ['view', 'pinned'], value: next.length === 0 ? undefined : next }, `${formatCount(ids.length, 'card')} ${isOn ? 'free to move' : 'locked in place'}`);
  };
  const lock = (isLocked: boolean) => look(['locked'], isLocked ? true : undefined, isLocked ? 'Drawing locked' : 'Drawing unlocked');
  return { make, arrange, ungroup, fold, intoPhase, movePhase, pin, lock, newId };
}
