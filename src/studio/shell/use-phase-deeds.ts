import { inOrder } from '#engine/kernel';
import type { Edit, PhaseId, StageId } from '#engine/blueprint';
import { announce, notifyDone } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { useStudio } from '../studio-context.ts';
import type { ArrangeDeeds } from './use-arrange-deeds.ts';

/** Grouping into phases, dissolving and folding them, and their order. */
export function usePhaseDeeds({ make, look }: Pick<ArrangeDeeds, 'make' | 'look'>) {
  const { store, canvas } = useStudio();
  const { actions } = store;
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
    if (isFolded) return;
    setTimeout(() => canvas.current?.goTo(first), 30);
    const unfold = () => look(['collapsed'], store.getState().draft.view.collapsed.filter((id) => !phases.includes(id)), 'Unfolded');
    notifyDone({ message: 'Folded. That is a look only: no step that Undo takes back.', undo: unfold, undoLabel: 'Unfold' });
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
  return { ungroup, fold, intoPhase, movePhase };
}
