import { useCallback, useEffect, useRef, useState } from 'react';
import { openInWorker, type WorkerSource } from './file-in-worker.ts';
import type { OpenedFile } from './file-reader.ts';
import { UnreadableFile } from './read-table.ts';

/** A file that cannot be brought in, and why. */
export interface Unusable {
  readonly name: string;
  readonly reason: string;
}

/** The file being brought in: nothing yet, being read, or open with its columns. */
export type FileState =
  | { readonly type: 'none'; readonly problem: Unusable | null }
  | { readonly type: 'reading'; readonly name: string }
  | { readonly type: 'open'; readonly name: string; readonly size: number; readonly source: WorkerSource; readonly file: OpenedFile };

/** Larger files would not fit beside themselves in the worker's memory. */
const mostBytes = 200_000_000;

/** Opens a file in a worker, reads it again in another way, and lets it go. */
export function useFile() {
  const [state, setState] = useState<FileState>({ type: 'none', problem: null });
  const open = useRef<WorkerSource | null>(null);
  const named = useRef('');
  const close = useCallback((problem: Unusable | null = null) => {
    open.current?.close();
    open.current = null;
    setState({ type: 'none', problem });
  }, []);
  useEffect(() => () => open.current?.close(), []);
  const choose = useCallback(async (chosen: File) => {
    if (chosen.size > mostBytes) return close({ name: chosen.name, reason: `It is larger than ${mostBytes / 1e6} MB. Split it and import the parts one after the other.` });
    named.current = chosen.name;
    setState({ type: 'reading', name: chosen.name });
    try {
      open.current?.close();
      const source = await openInWorker(chosen);
      open.current = source;
      const file = await source.open({ encoding: null, delimiter: null });
      setState({ type: 'open', name: chosen.name, size: chosen.size, source, file });
    } catch (error) {
      close({ name: chosen.name, reason: error instanceof UnreadableFile ? error.message : 'It could not be read as a table. Export it as CSV and try again.' });
    }
  }, [close]);
  const readAgain = useCallback(async (how: { readonly encoding: string | null; readonly delimiter: string | null }) => {
    const source = open.current;
    if (source === null) return;
    try {
      const file = await source.open(how);
      setState((before) => (before.type === 'open' ? { ...before, file } : before));
    } catch (error) {
      close({ name: named.current, reason: error instanceof UnreadableFile ? error.message : 'Read in this way it is no table. Choose it again.' });
    }
  }, [close]);
  return { state, choose, readAgain, close };
}
