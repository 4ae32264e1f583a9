import { useMemo } from 'react';
import type { BlueprintRow, ViewRow } from '../../storage/index.ts';
import { useLiveBlueprints } from '../enrolment/live-blueprints.ts';

/** The blueprints that take in whatever a view shows: published ones by name, and drafts that would. */
export interface Followers {
  readonly live: readonly string[];
  /** Those of them that are not paused: they take in records as soon as the view is saved. */
  readonly asking: readonly string[];
  readonly drafts: readonly string[];
}

/** Who enrols from a view; undefined while it is looked up, nobody for a view that is not saved yet. */
export function useFollowers(view: ViewRow | null, recordType: string, blueprints: readonly BlueprintRow[]): Followers | undefined {
  const published = useLiveBlueprints(blueprints, recordType);
  return useMemo(() => {
    if (view === null) return { live: [], asking: [], drafts: [] };
    if (published === undefined) return undefined;
    const live = published.filter(({ view: followed }) => followed?.id === view.id);
    const drafts = blueprints.filter(({ id, draft: { enrolment: { when } } }) => when.type === 'view' && when.view === view.id && !live.some((one) => one.id === id));
    return { live: live.map(({ name }) => name), asking: live.filter(({ paused }) => !paused).map(({ name }) => name), drafts: drafts.map(({ draft }) => draft.name) };
  }, [view, published, blueprints]);
}
