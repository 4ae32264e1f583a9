import type { PersonRow } from '../../storage/index.ts';
import type { ImportChoices, OwnerRule } from './run-import.ts';

/** People who take records in turn. */
export function repsOf(people: readonly PersonRow[]): readonly PersonRow[] {
  return people.filter(({ roles }) => roles.includes('rep'));
}

/** Says who owns the n-th record: me, the reps in turn, or whoever the file names. A name nobody has owns nothing. */
export function ownersBy(rule: OwnerRule['type'], people: readonly PersonRow[], me: string): ImportChoices['ownerOf'] {
  if (rule === 'me') return () => me;
  if (rule === 'roundRobin') {
    const reps = repsOf(people);
    return (n) => reps[n % Math.max(reps.length, 1)]?.id ?? me;
  }
  const byName = new Map(people.flatMap(({ id, name }) => [[id.toLowerCase(), id], [name.trim().toLowerCase(), id]] as const));
  return (_n, written) => (written === null ? null : (byName.get(written.toLowerCase()) ?? null));
}
