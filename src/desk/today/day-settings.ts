import { useCallback } from 'react';
import { usualMinutes, type MinutesByChannel } from '#engine/queue';
import { useSetting } from '../../storage/index.ts';

/** When a person works and how long things take them: the room of their day is reckoned with it (S117). */
export interface WorkDay {
  readonly from: string;
  readonly to: string;
  readonly minutes: MinutesByChannel;
}

/** What a day looks like until its person says otherwise. */
export const usualDay: WorkDay = { from: '09:00', to: '18:00', minutes: usualMinutes };

/** A person's working day, and how to change it. */
export function useWorkDay(person: string): readonly [WorkDay, (day: WorkDay) => Promise<void>] {
  const [stored, save] = useSetting<Partial<WorkDay>>(`today/day/${person}`, {});
  return [{ ...usualDay, ...stored, minutes: { ...usualMinutes, ...stored.minutes } }, save];
}

const nothing: readonly string[] = [];

/** The lines a person has pinned on top, and how to pin one or let it go. */
export function usePins(person: string): readonly [readonly string[], (id: string) => void] {
  const [pins, save] = useSetting<readonly string[]>(`today/pins/${person}`, nothing);
  const toggle = useCallback((id: string) => void save(pins.includes(id) ? pins.filter((one) => one !== id) : [id, ...pins].slice(0, 50)), [pins, save]);
  return [pins, toggle];
}
