import { useSyncExternalStore } from 'react';
import { ProgressDialog } from '../../ui/index.ts';
import type { ImportProgress } from './run-import.ts';

/** Progress as shown: with its rate in rows a second. */
export interface RunningImport extends ImportProgress {
  readonly total: number;
  readonly rate: number;
}

/** Where a running import tells how far it is. Kept outside of the screen, so that a step forward redraws the dialog only. */
export interface ImportProgressBoard {
  readonly show: (running: RunningImport | null) => void;
  readonly subscribe: (told: () => void) => () => void;
  readonly get: () => RunningImport | null;
}

/** A board on which nothing runs yet. */
export function createImportProgress(): ImportProgressBoard {
  let running: RunningImport | null = null;
  const listeners = new Set<() => void>();
  return {
    show: (next) => {
      running = next;
      for (const told of listeners) told();
    },
    subscribe: (told) => {
      listeners.add(told);
      return () => void listeners.delete(told);
    },
    get: () => running,
  };
}

/** How far the import is, how fast, and the way to stop it. */
export function ImportRunning({ progress, file, onStop }: { readonly progress: ImportProgressBoard; readonly file: string; readonly onStop: () => void }) {
  const running = useSyncExternalStore(progress.subscribe, progress.get);
  const { done = 0, enrolled = 0, rate = 0, total = null } = running ?? {};
  return (
    <ProgressDialog
      opened={running !== null} title={`Importing ${file}`} done={done} total={total} cancelLabel="Stop" onCancel={onStop}
      note={<>{rate.toLocaleString('en-GB')} rows a second{enrolled > 0 ? `, ${enrolled.toLocaleString('en-GB')} enrolled` : ''}</>}
    />
  );
}
