import { deleteView, type BlueprintRow, type ViewRow } from '../../storage/index.ts';
import { ConfirmDialog, listAnd, notifyDone, notifyProblem, quoted } from '../../ui/index.ts';
import { useFollowers } from './use-followers.ts';

/** Asks before a view is deleted, and names the blueprints that take in nobody any more without it. */
export function DeleteViewDialog({ view, blueprints, onDeleted, onClose }: { readonly view: ViewRow; readonly blueprints: readonly BlueprintRow[]; readonly onDeleted: () => void; readonly onClose: () => void }) {
  const followers = useFollowers(view, view.recordType, blueprints);
  const forget = async () => {
    try {
      await deleteView(view.id);
      notifyDone({ message: `View ${quoted(view.name)} deleted.` });
      onDeleted();
    } catch {
      notifyProblem('The view could not be deleted. Try again.');
    }
  };
  return (
    <ConfirmDialog opened={followers !== undefined} question={`Delete the view ${quoted(view.name)}?`} confirmLabel="Delete the view" onClose={onClose} onConfirm={forget}>
      {followers === undefined || followers.live.length === 0 ? null : <p><b>{listAnd(followers.live.map(quoted))}</b> {followers.live.length === 1 ? 'enrols' : 'enrol'} from this view. Without it nobody new comes in, until the rule is changed and published. Records already inside go on.</p>}
      {followers === undefined || followers.drafts.length === 0 ? null : <p>The {followers.drafts.length === 1 ? 'draft' : 'drafts'} of {listAnd(followers.drafts.map(quoted))} would enrol from it too.</p>}
      <p>No record is deleted.</p>
    </ConfirmDialog>
  );
}
