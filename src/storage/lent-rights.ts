import type { Seen } from '#engine/journal';
import type { PersonRow } from './contract.ts';

/** Approval rights that others have lent to somebody, as far as they hold them themselves and the loan has not run out (S9). */
export function lentRights(person: string, people: readonly PersonRow[], now: number): NonNullable<Seen['delegations']> {
  return people.flatMap(({ id, roles, delegates = [] }) =>
    delegates.filter(({ role, to, until }) => to === person && roles.includes(role) && (until === null || until > now)).map(({ role }) => ({ from: id, role })),
  );
}

/** The roles a person may agree in: their own, and those others have lent them. */
export function approvalRoles(person: Pick<PersonRow, 'id' | 'roles'>, people: readonly PersonRow[], now: number): readonly string[] {
  return [...new Set([...person.roles, ...lentRights(person.id, people, now).map(({ role }) => role)])].sort();
}
