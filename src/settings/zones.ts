import { useMemo } from 'react';

/** Every time zone this browser knows, with `own` among them even if it does not. */
export function useZones(own: string): readonly string[] {
  return useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own])].toSorted(), [own]);
}
