import { useState, type ReactNode } from 'react';
import { undoBatch, type UndoReport } from '../../storage/index.ts';
import { ConfirmDialog, formatCount, notifyDone, notifyProblem, ProgressDialog } from '../../ui/index.ts';
import { useImportLog, type ImportEntry } from './import-log.ts';

/** Takes an import back: asks once, tells of work done since, and shows how far it is. */
export function useUndoImport(onUndone?: () => void): { readonly ask: (entry: ImportEntry) => void; readonly dialogs: ReactNode } {
  const log = useImportLog();
  const [asked, setAsked] = useState<ImportEntry | null>(null);
  const [worked, setWorked] = useState<{ readonly entry: ImportEntry; readonly count: number } | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const undo = async (entry: ImportEntry, force: boolean) => {
    setProgress({ done: 0, total: null });
    try {
      const report = await undoBatch(entry.batch, { force, onProgress: (done, total) => setProgress({ done, total }) });
      if (report.worked > 0 && !force) return setWorked({ entry, count: report.worked });
      await log.forget(entry.batch);
      notifyDone({ message: undoneWords(report, entry.file) });
      onUndone?.();
    } catch {
      notifyProblem('The import could not be taken back wholly. Try again: what is left is still listed.');
    } finally {
      setProgress(null);
    }
  };
  const dialogs = (
    <>
      <ConfirmDialog opened={asked !== null} question={`Undo the import of ${asked?.file ?? ''}?`} confirmLabel="Undo the import" onClose={() => setAsked(null)} onConfirm={() => { if (asked) void undo(asked, false); }}>
        The {formatCount(asked?.made ?? 0, 'record')} it made go, with their runs and due dates. {(asked?.updated ?? 0) > 0 ? `What it wrote over in ${formatCount(asked?.updated ?? 0, 'other record')} comes back, but for values somebody has changed since.` : ''}
      </ConfirmDialog>
      <ConfirmDialog opened={worked !== null} question="Remove worked records too?" confirmLabel="Remove all of them" onClose={() => setWorked(null)} onConfirm={() => { if (worked) void undo(worked.entry, true); }}>
        People have already worked on {formatCount(worked?.count ?? 0, 'record')} of this import. Nothing is removed yet. Removing them takes their history along.
      </ConfirmDialog>
      <ProgressDialog opened={progress !== null} title="Taking the import back" done={progress?.done ?? 0} total={progress?.total ?? null} />
    </>
  );
  return { ask: setAsked, dialogs };
}

function undoneWords({ removed, restored, changedSince }: UndoReport, file: string): string {
  const parts = [
    removed > 0 || restored + changedSince === 0 ? `${formatCount(removed, 'record')} of ${file} removed` : '',
    restored > 0 ? `${formatCount(restored, 'change')} taken back` : '',
    changedSince > 0 ? `${formatCount(changedSince, 'value')} kept because somebody changed them since` : '',
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
