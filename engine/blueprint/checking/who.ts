import type { CheckContext } from '../findings.ts';
import type { Assignee } from '../model/blueprint.ts';
import { inWords } from './say.ts';

/** Why nobody is meant by an assignee, as the end of a sentence; null when somebody is, or nothing is known of people. */
export function nobodyFor(assignee: Assignee, context: CheckContext): string | null {
  switch (assignee.type) {
    case 'owner':
      return null;
    case 'role':
    case 'roundRobin':
      return nobodyHolds([assignee.role], context);
    case 'team':
      return nobodyInTeam(assignee.team, context);
    case 'person':
      return context.people && !context.people.includes(assignee.person) ? 'the person it is given to is not here any more' : null;
  }
}

/** Says that nobody holds any of these roles; null when somebody does, or nothing is known of roles. */
export function nobodyHolds(roles: readonly string[], { roles: held }: CheckContext): string | null {
  if (!held || roles.some((role) => held.includes(role))) return null;
  return `nobody holds the role ${inWords(roles.map((role) => `"${role}"`)).replace(' and ', ' or ')}`;
}

export function nobodyInTeam(team: string, { teams }: CheckContext): string | null {
  return teams && !teams.includes(team) ? `nobody is in the team "${team}"` : null;
}

/** How many people hold a role; null when that is not known. */
export function holdersOf(role: string, { holders, roles }: CheckContext): number | null {
  if (holders) return Object.hasOwn(holders, role) ? (holders[role] ?? 0) : 0;
  return roles && !roles.includes(role) ? 0 : null;
}
