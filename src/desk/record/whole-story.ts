import { useMemo } from 'react';
import type { Entry } from '#engine/journal';
import { useEntriesOf, useRecordsByIds } from '../../storage/index.ts';
import type { RecordData } from './record-data.ts';

/** The history of a record together with what those had that were merged into it. */
export interface WholeStory {
  /** Oldest first, over all of them. */
  readonly entries: readonly Entry[];
  /** The name of the record an entry was written for; null for the record itself. */
  readonly originOf: (entry: Entry) => string | null;
}

/** Reads what happened to a record and to those merged into it in one order of time; the merge itself is told once, by the record that stayed. */
export function useWholeStory({ record, type, entries }: Pick<RecordData, 'record' | 'type' | 'entries'>): WholeStory {
  const absorbed = useMemo(() => (record.absorbed ?? []).map((one) => one.record), [record.absorbed]);
  const brought = useEntriesOf(absorbed);
  const rows = useRecordsByIds(absorbed);
  return useMemo(() => ({
    entries: interleaved(entries, brought ?? []),
    originOf: (entry) => (entry.record === record.id ? null : String(rows.get(entry.record)?.fields[type?.title ?? ''] ?? '') || 'a record without a name'),
  }), [entries, brought, rows, record.id, type]);
}

/** Both histories in the order of time; what happened at the same moment keeps the order of its own journal. */
export function interleaved(own: readonly Entry[], brought: readonly Entry[]): readonly Entry[] {
  const told = brought.filter(({ intent }) => intent.type !== 'mergedInto' && intent.type !== 'unmerge');
  return told.length === 0 ? own : [...own, ...told].toSorted((a, b) => a.at - b.at);
}
