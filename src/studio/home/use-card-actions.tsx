import { useState, type ReactNode } from 'react';
import { serialiseBlueprint } from '#engine/blueprint';
import { deleteBlueprint, setPaused, type BlueprintRow } from '../../storage/index.ts';
import { announce, ConfirmDialog, downloadFile, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';

/** What can be done with a drawing from its card. */
export interface CardActions {
  readonly pause: (row: BlueprintRow, paused: boolean) => void;
  readonly copy: (row: BlueprintRow) => void;
  readonly exportFile: (row: BlueprintRow) => void;
  readonly askDelete: (row: BlueprintRow) => void;
}

/** The card menus' actions and the question before a delete. */
export function useCardActions(copy: (row: BlueprintRow) => void): { readonly actions: CardActions; readonly dialog: ReactNode } {
  const [doomed, setDoomed] = useState<BlueprintRow | null>(null);
  const pause = (row: BlueprintRow, paused: boolean) => {
    setPaused(row.id, paused)
      .then(() => {
        notifyDone({ message: `${row.draft.name} is ${paused ? 'paused: nobody new comes in' : 'running again'}.`, undo: () => pause(row, !paused) });
        announce(paused ? 'Paused' : 'Resumed');
      })
      .catch(() => notifyProblem('The blueprint could not be changed.'));
  };
  const actions: CardActions = {
    pause, copy, askDelete: setDoomed,
    exportFile: (row) => downloadFile(`${row.draft.name || 'blueprint'}.blueprint.json`, serialiseBlueprint(row.draft)),
  };
  const remove = async () => {
    if (doomed === null) return;
    const answer = await deleteBlueprint(doomed.id).catch(() => null);
    if (answer === null) notifyProblem('The blueprint could not be deleted.');
    else if (answer.ok) notifyDone({ message: `${doomed.draft.name} is deleted.` });
    else notifyProblem(`${formatCount(answer.error.runs, 'record')} still ${answer.error.runs === 1 ? 'travels' : 'travel'} through it. Pause it and let them end, or take them out first.`, `${doomed.draft.name} was not deleted`);
  };
  const dialog = (
    <ConfirmDialog opened={doomed !== null} question={`Delete ${doomed?.draft.name ?? ''}?`} confirmLabel="Delete" onClose={() => setDoomed(null)} onConfirm={remove}>
      The drawing and its draft history go for good. What records did in it stays in their journals. Export it first if you may want it back.
    </ConfirmDialog>
  );
  return { actions, dialog };
}
