import { usualMinutes, type MinutesByChannel } from '#engine/queue';
import { useSetting } from './use-workspace.ts';

/** When a person works and how long things take them: the room of their day is reckoned with it (S117). Hours as "09:00". */
export interface WorkDay {
  readonly from: string;
  readonly to: string;
  readonly minutes: MinutesByChannel;
}

/** What a day looks like until its person says otherwise. */
const usualDay: WorkDay = { from: '09:00', to: '18:00', minutes: usualMinutes };

/** Why these are no hours of a day, in words; null when they are. */
export function hoursProblem({ from, to }: Pick<WorkDay, 'from' | 'to'>): string | null {
  if (from === '' || to === '') return 'A day needs both hours.';
  return from < to ? null : 'A day ends after it begins.';
}

/** A person's working day, and how to change it. */
export function useWorkDay(person: string): readonly [WorkDay, (day: WorkDay) => Promise<void>] {
  const [stored, save] = useSetting<Partial<WorkDay>>(`today/day/${person}`, {});
  return [{ ...usualDay, ...stored, minutes: { ...usualMinutes, ...stored.minutes } }, save];
}
