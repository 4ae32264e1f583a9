import type { PersonRow } from '../../storage/index.ts';

const coachingRoles: ReadonlySet<string> = new Set(['trainer', 'manager']);

/** Who may review the calls of others: trainers and managers (domain.md section 9). */
export function coaches(person: Pick<PersonRow, 'roles'>): boolean {
  return person.roles.some((role) => coachingRoles.has(role));
}
