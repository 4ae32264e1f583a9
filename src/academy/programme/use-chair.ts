import { useMe, useSetting, type PersonRow } from '../../storage/index.ts';

/** From whose place somebody looks at the academy. */
export type Chair = 'trainer' | 'manager' | 'learner';

/** Who makes programmes sees the classes first or beside their own steps; everybody else learns (S71, S72). The view chosen in the person menu wins over the roles. */
export function useChair(): Chair {
  const me = useMe();
  const [view] = useSetting<string | null>(`viewRole/${me?.id ?? ''}`, null);
  return chairOf(view, me?.roles ?? []);
}

function chairOf(view: string | null, roles: PersonRow['roles']): Chair {
  if (view !== null) return view === 'trainer' || view === 'manager' ? view : 'learner';
  return roles.includes('manager') ? 'manager' : roles.includes('trainer') ? 'trainer' : 'learner';
}
