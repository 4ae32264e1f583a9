import type { Assignee, Blueprint } from '#engine/blueprint';

/** Every role and team the drawings ask for, in order: whoever shall do their work holds the key. */
export function rolesInUse(drawings: readonly Blueprint[]): readonly string[] {
  const roles = new Set<string>();
  for (const drawing of drawings) for (const role of rolesOf(drawing)) roles.add(role);
  return [...roles].sort();
}

function rolesOf({ stages, activities, outcomes, override }: Blueprint): readonly string[] {
  return [
    ...(override?.roles ?? []),
    ...Object.values(stages).flatMap(({ lanes }) => Object.values(lanes ?? {}).map(({ team }) => team)),
    ...Object.values(activities).flatMap(({ assignee, approval, handOver }) => [...keyOf(assignee), ...(approval ? [approval.role] : []), ...(handOver ? keyOf(handOver.to) : [])]),
    ...Object.values(outcomes).flatMap(({ who }) => (who.type === 'roles' ? who.roles : who.type === 'team' ? [who.team] : [])),
  ];
}

function keyOf(assignee: Assignee): readonly string[] {
  switch (assignee.type) {
    case 'role':
    case 'roundRobin':
      return [assignee.role];
    case 'team':
      return [assignee.team];
    default:
      return [];
  }
}
