import { useState } from 'react';
import { downloadFile, notifyProblem } from '../../ui/index.ts';
import { exportRecords, type ExportWish } from './export-list.ts';

/** Saves records as a CSV file: every field of theirs, or only the columns in sight. */
export function useExport({ columns, ...wish }: ExportWish) {
  const [busy, setBusy] = useState(false);
  const save = async (ids: readonly string[], what: 'all' | 'shown') => {
    setBusy(true);
    try {
      downloadFile(`${wish.type.plural}.csv`, await exportRecords(ids, what === 'shown' && columns !== undefined ? { ...wish, columns } : wish));
    } catch {
      notifyProblem('The file could not be written.');
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
}
