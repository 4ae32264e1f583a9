import type { Assignee, Blueprint } from '#engine/blueprint';

/** The teams a drawing names: of its lanes, its activities and its ways out. Each once, in the order they come up. */
export function teamsIn(draft: Blueprint): readonly string[] {
  const of = (assignee: Assignee | undefined) => (assignee?.type === 'team' ? [assignee.team] : []);
  return [...new Set([
    ...Object.values(draft.stages).flatMap((stage) => Object.values(stage.lanes ?? {}).map((lane) => lane.team)),
    ...Object.values(draft.activities).flatMap((activity) => [...of(activity.assignee), ...of(activity.handOver?.to)]),
    ...Object.values(draft.outcomes).flatMap((outcome) => (outcome.who.type === 'team' ? [outcome.who.team] : [])),
  ])];
}
