import { useSyncExternalStore } from 'react';

let zooms = false;
const listeners = new Set<() => void>();

/** Whether the wheel zooms a drawing instead of moving it (ui.md 37); a setting of this device says so. */
export function setWheelZooms(does: boolean): void {
  zooms = does;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the wheel zooms a drawing now; else it moves it, and Ctrl with it zooms. */
export function useWheelZooms(): boolean {
  return useSyncExternalStore(subscribe, () => zooms);
}
