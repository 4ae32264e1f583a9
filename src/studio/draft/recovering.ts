import { serialiseBlueprint } from '#engine/blueprint';
import { keepSnapshot, type BlueprintRow } from '../../storage/index.ts';
import { notifyDone } from '../../ui/index.ts';
import type { DraftStore } from './draft-store.ts';
import { takeAside } from './unsaved.ts';

/**
 * Brings back what was not written down when a tab of this draft closed or crashed (ui.md row 49): as one step that can be
 * taken back where nothing else happened since, else as a kept state, so that neither is lost.
 */
export function recover(store: DraftStore, row: BlueprintRow, keep: typeof keepSnapshot = keepSnapshot): void {
  const found = takeAside(row.id);
  if (!found || serialiseBlueprint(found.draft) === serialiseBlueprint(row.draft)) return;
  if (found.rev === row.draftRev) {
    const refusal = store.actions.edit({ type: 'replace', blueprint: found.draft, name: 'Recover what was not saved' });
    if (refusal === null) {
      notifyDone({ message: 'Recovered what was not saved when a tab was closed.', undo: () => void store.actions.undo(), stays: 20_000 });
      return;
    }
  }
  keep(found.draft, { why: 'named', name: 'Not saved when a tab was closed' })
    .then(() => notifyDone({ message: 'Changes of a tab that was closed are in Versions, under kept states.', stays: 20_000 }))
    .catch(() => undefined);
}
