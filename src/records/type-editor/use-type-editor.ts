import { saveRecordType, type RecordTypeRow } from '../../storage/index.ts';
import { notifyDone, notifyProblem } from '../../ui/index.ts';

/** Keeps a record type as it is changed, and says what was done, with the way back. */
export type KeepType = (next: RecordTypeRow, message: string) => void;

/** How a type's changes are kept: at once, each with its undo. */
export function keeperOf(type: RecordTypeRow): KeepType {
  return (next, message) => {
    saveRecordType(next).then(
      () => notifyDone({ message, undo: () => { saveRecordType(type).catch(() => notifyProblem('The former state could not be brought back.')); } }),
      () => notifyProblem('The change could not be saved.'),
    );
  };
}
