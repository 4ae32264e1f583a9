import { useMe, useSetting, type PersonRow } from '../storage/index.ts';

/** From whose place the app is looked at: it decides the first screen and the navigation, never what is allowed (B26). */
export type ViewRole = 'manager' | 'rep' | 'qualifier' | 'trainer' | 'marketing';

/** What looking from a role's place means. */
export interface RoleLook {
  readonly name: string;
  /** Where the day begins. */
  readonly first: string;
  /** Addresses of the top bar, in order. */
  readonly places: readonly string[];
  /** Addresses of the bar on a phone; the search and the outbox stand beside them. */
  readonly phone: readonly string[];
  /** Drawings open in the studio; everybody else looks at what is live (S72). */
  readonly draws: boolean;
}

/** Leaders design, reps execute, qualifiers sort, trainers show, marketing watches what became of its leads (S72, S81, S105). */
export const roleLooks: Readonly<Record<ViewRole, RoleLook>> = {
  manager: { name: 'Manager', first: '/blueprints', places: ['/today', '/board', '/approvals', '/records', '/untouched', '/blueprints', '/learn'], phone: ['/today', '/records'], draws: true },
  rep: { name: 'Rep', first: '/today', places: ['/today', '/board', '/records', '/untouched', '/blueprints', '/learn'], phone: ['/today', '/records', '/learn'], draws: false },
  qualifier: { name: 'Qualifier', first: '/untouched', places: ['/untouched', '/today', '/board', '/records', '/blueprints', '/learn'], phone: ['/untouched', '/today', '/learn'], draws: false },
  trainer: { name: 'Trainer', first: '/learn', places: ['/learn', '/blueprints', '/board', '/records'], phone: ['/learn', '/records'], draws: false },
  marketing: { name: 'Marketing', first: '/journeys', places: ['/journeys', '/untouched', '/blueprints'], phone: ['/journeys', '/untouched'], draws: false },
};

/** Roles that open a place of their own, the first that somebody holds: who manages looks as a manager, who also qualifies as a qualifier. */
const byRank: readonly ViewRole[] = ['manager', 'trainer', 'marketing', 'qualifier'];

/** The place that fits a person's roles. */
export function fittingRole(me: Pick<PersonRow, 'roles'> | undefined): ViewRole {
  if (me === undefined) return 'manager';
  return byRank.find((role) => me.roles.includes(role)) ?? 'rep';
}

/** The chosen view of whoever works here; until one is chosen, the one that fits their roles. `undefined` while that is read. */
export function useViewRole(): readonly [ViewRole | undefined, (role: ViewRole) => Promise<void>] {
  const me = useMe();
  const [chosen, choose] = useSetting<ViewRole | null>(`viewRole/${me?.id ?? ''}`, null);
  return [me === undefined ? undefined : (chosen ?? fittingRole(me)), choose];
}
