import { editBlueprint, outcomesFrom, type Edit } from '#engine/blueprint';
import { announce, describeEditRefusal, notifyDone, notifyProblem } from '../../ui/index.ts';
import { firstOpenOutcome, stageOfSelection } from '../draft/placing.ts';
import { kindEdit, type KindChoice } from '../draft/stage-kind.ts';
import { useLastingNames, useStudio } from '../studio-context.ts';

/** What can be done with the selected stages and outcomes themselves. */
export function useStageDeeds() {
  const { store, canvas, newId } = useStudio();
  const names = useLastingNames();
  const { actions } = store;
  const make = (edit: Edit, words: string) => {
    const refusal = actions.edit(edit);
    const said = refusal ? describeEditRefusal(refusal, names) : words;
    if (refusal) notifyProblem(said);
    announce(said);
    return !refusal;
  };
  /** Another kind of stage: what has to go is told with a way back (ui.md 10). */
  const replaceKind = (choice: KindChoice) => {
    const { draft, selection } = store.getState();
    const stage = draft.stages[stageOfSelection(draft, selection) ?? ''];
    if (!stage) return announce('Select a stage first');
    const edit = kindEdit(draft, stage, choice, newId);
    const made = editBlueprint(draft, edit);
    if (!make(edit, `${stage.name} is a ${choice.label.toLowerCase()} now`) || !made.ok || made.value.next === draft) return;
    notifyDone({ message: [`${stage.name || 'The stage'}: ${choice.label.toLowerCase()}.`, ...made.value.mended].join(' '), undo: () => void actions.undo() });
  };
  /** Switches the selected stages off, or on again when all of them are off (ui.md 50). */
  const switchOff = () => {
    const { draft, selection } = store.getState();
    const stages = selection.stages.flatMap((id) => draft.stages[id] ?? []).filter((stage) => stage.kind !== 'end');
    if (stages.length === 0) return announce('Select a stage to switch off; an end cannot be');
    const isOff = stages.every((stage) => stage.disabled === true);
    const name = `Switch ${stages.length === 1 ? stages[0]?.name || 'a stage' : `${stages.length} stages`} ${isOff ? 'on' : 'off'}`;
    make({ type: 'several', name, edits: stages.map((stage): Edit => ({ type: 'setField', path: ['stages', stage.id, 'disabled'], value: isOff ? undefined : true })) }, isOff ? 'Switched on' : 'Switched off: records go past it');
  };
  const startHere = () => {
    const { draft, selection } = store.getState();
    const stage = stageOfSelection(draft, selection);
    if (stage) make({ type: 'setStart', stage }, 'Records start here now');
  };
  /** Opens the list of stages for the selected outcome, or for the selected stage's first open one. */
  const connect = () => {
    const { draft, selection } = store.getState();
    const stage = stageOfSelection(draft, selection);
    const outcome = selection.outcomes[0] ?? firstOpenOutcome(draft, stage) ?? (stage === undefined ? undefined : outcomesFrom(draft, stage)[0]?.id);
    if (outcome === undefined) announce('Select an outcome to connect');
    else canvas.current?.startConnect(outcome);
  };
  const disconnect = () => {
    const { draft, selection } = store.getState();
    const connected = selection.outcomes.filter((id) => draft.outcomes[id]?.to !== null);
    if (connected.length === 0) return;
    const words = connected.length === 1 ? `Disconnected ${names.outcome(connected[0] ?? '')}` : `Disconnected ${connected.length} outcomes`;
    if (make({ type: 'several', name: words.replace('Disconnected', 'Disconnect'), edits: connected.map((outcome): Edit => ({ type: 'disconnect', outcome })) }, words)) notifyDone({ message: words, undo: () => void actions.undo() });
  };
  return { replaceKind, switchOff, startHere, connect, disconnect };
}
