import { useSetting } from '../../storage/index.ts';

/** One import as remembered, so that it can be taken back later. */
export interface ImportEntry {
  readonly batch: string;
  readonly file: string;
  readonly type: string;
  readonly at: number;
  readonly made: number;
  readonly updated: number;
  readonly enrolled: number;
}

const none: readonly ImportEntry[] = [];
const kept = 100;

/** The imports of this workspace, newest first, with how to add one and how to forget one. */
export function useImportLog() {
  const [entries, save] = useSetting<readonly ImportEntry[]>('imports', none);
  return {
    entries,
    add: (entry: ImportEntry) => save([entry, ...entries.filter(({ batch }) => batch !== entry.batch)].slice(0, kept)),
    forget: (batch: string) => save(entries.filter((entry) => entry.batch !== batch)),
  };
}
