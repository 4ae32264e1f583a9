import { useMemo } from 'react';
import type { Blueprint } from '#engine/blueprint';
import { useSnapshots, type VersionRow } from '../../storage/index.ts';
import { useDraft } from '../studio-context.ts';
import { saySnapshot } from '../versions/say-snapshot.ts';

/** A state of the drawing that can be looked at. */
export interface CompareSource {
  readonly key: string;
  readonly label: string;
  readonly group: 'Now' | 'Published' | 'Kept states';
  readonly document: Blueprint;
}

/** Everything that can be compared: the draft, what was published, what was kept. */
export function useCompareSources(versions: readonly VersionRow[]): readonly CompareSource[] {
  const draft = useDraft();
  const snapshots = useSnapshots(draft.id);
  return useMemo(() => [
    { key: 'draft', label: 'The draft', group: 'Now' as const, document: draft },
    ...versions.map((version) => ({ key: version.id as string, label: `v${version.number}${version.note === '' ? '' : `, ${version.note}`}`, group: 'Published' as const, document: version.document })),
    ...(snapshots ?? []).map((snapshot) => ({ key: snapshot.id, label: saySnapshot(snapshot) + (snapshot.name === null ? `, ${new Date(snapshot.at).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}` : ''), group: 'Kept states' as const, document: snapshot.draft })),
  ], [draft, versions, snapshots]);
}

/** The sources as a list by groups, for a select. */
export function grouped(sources: readonly CompareSource[]) {
  return (['Now', 'Published', 'Kept states'] as const).flatMap((group) => {
    const items = sources.filter((source) => source.group === group).map(({ key, label }) => ({ value: key, label }));
    return items.length === 0 ? [] : [{ group, items }];
  });
}
