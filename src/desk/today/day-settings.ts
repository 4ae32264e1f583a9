import { useCallback } from 'react';
import { useSetting } from '../../storage/index.ts';

const nothing: readonly string[] = [];

/** The lines a person has pinned on top, and how to pin one or let it go. */
export function usePins(person: string): readonly [readonly string[], (id: string) => void] {
  const [pins, save] = useSetting<readonly string[]>(`today/pins/${person}`, nothing);
  const toggle = useCallback((id: string) => void save(pins.includes(id) ? pins.filter((one) => one !== id) : [id, ...pins].slice(0, 50)), [pins, save]);
  return [pins, toggle];
}
