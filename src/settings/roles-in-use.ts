import type { Assignee, Blueprint, Gate } from '#engine/blueprint';

/** Every role and team the drawings ask for, in order: whoever shall do their work holds the key. */
export function rolesInUse(drawings: readonly Blueprint[]): readonly string[] {
  const roles = new Set<string>();
  for (const drawing of drawings) for (const role of rolesOf(drawing)) roles.add(role);
  return [...roles].sort();
}

function rolesOf({ stages, activities, outcomes, override }: Blueprint): readonly string[] {
  return [
    ...(override?.roles ?? []),
    ...Object.values(stages).flatMap(({ lanes, gate }) => [...Object.values(lanes ?? {}).map(({ team }) => team), ...(gate ? wantedBy(gate) : [])]),
    ...Object.values(activities).flatMap(({ assignee, approval, handOver }) => [...keyOf(assignee), ...(approval ? [approval.role] : []), ...(handOver ? keyOf(handOver.to) : [])]),
    ...Object.values(outcomes).flatMap(({ who, gate }) => [...(who.type === 'roles' ? who.roles : who.type === 'team' ? [who.team] : []), ...(gate ? wantedBy(gate) : [])]),
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

function wantedBy(gate: Gate): readonly string[] {
  switch (gate.type) {
    case 'all':
    case 'any':
      return gate.of.flatMap(wantedBy);
    case 'not':
      return wantedBy(gate.of);
    case 'approval':
    case 'role':
      return [gate.role];
    default:
      return [];
  }
}
