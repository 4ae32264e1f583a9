import { deleteRecordType, saveRecordType, useBlueprints, useRecordTypes, type RecordTypeRow } from '../../storage/index.ts';
import { ConfirmButton, formatCount, listAnd, notifyDone, notifyProblem, quoted } from '../../ui/index.ts';

/** Deletes a record type that nothing needs any more; otherwise says what does. */
export function DeleteType({ type, records }: { readonly type: RecordTypeRow; readonly records: number | undefined }) {
  const blueprints = useBlueprints();
  const types = useRecordTypes();
  const drawn = (blueprints ?? []).filter(({ draft }) => draft.recordType === type.key).map(({ draft }) => quoted(draft.name));
  const needed = [
    records === undefined || records > 0 ? [formatCount(records ?? 0, type.name.toLowerCase(), type.plural.toLowerCase())] : [],
    drawn.length > 0 ? [`${drawn.length === 1 ? 'the blueprint' : 'the blueprints'} ${listAnd(drawn)}`] : [],
    (types?.length ?? 0) < 2 ? ['being the only one'] : [],
  ].flat();
  const remove = async () => {
    try {
      await deleteRecordType(type.key);
      notifyDone({ message: `Record type ${quoted(type.name)} deleted.`, undo: () => { saveRecordType(type).catch(() => notifyProblem('It could not be brought back.')); } });
    } catch {
      notifyProblem('The record type could not be deleted. Try again.');
    }
  };
  if (records === undefined || blueprints === undefined || needed.length > 0) return <p className="bt-note-text bt-types-needed">{records === undefined ? '' : `It cannot be deleted because of ${listAnd(needed)}.`}</p>;
  return <div><ConfirmButton variant="subtle" color="gray" label="Delete this record type" question={`Delete the record type ${quoted(type.name)}?`} confirmLabel="Delete it" onConfirm={remove}>No record and no blueprint uses it.</ConfirmButton></div>;
}
