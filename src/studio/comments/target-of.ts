import type { Selection } from '../../canvas/index.ts';
import type { CommentTarget } from '../../storage/index.ts';

/** What a new comment is about: the first thing that is selected, else the drawing as a whole. */
export function targetOf({ activities, outcomes, stages }: Selection): CommentTarget {
  const [activity] = activities;
  if (activity !== undefined) return { type: 'activity', id: activity };
  const [outcome] = outcomes;
  if (outcome !== undefined) return { type: 'outcome', id: outcome };
  const [stage] = stages;
  return stage === undefined ? { type: 'blueprint' } : { type: 'stage', id: stage };
}
