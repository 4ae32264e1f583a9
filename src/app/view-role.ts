import { useMe, useSetting } from '../storage/index.ts';

/** From whose place the app is looked at: it decides the first screen, never what is allowed. */
export type ViewRole = 'manager' | 'rep';

/** The chosen view; until one is chosen, the one that fits the person's roles. */
export function useViewRole(): readonly [ViewRole, (role: ViewRole) => Promise<void>] {
  const me = useMe();
  const [chosen, choose] = useSetting<ViewRole | null>('viewRole', null);
  const fitting: ViewRole = me === undefined || me.roles.includes('manager') ? 'manager' : 'rep';
  return [chosen ?? fitting, choose];
}
