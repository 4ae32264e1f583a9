import { useSyncExternalStore } from 'react';

let spoken = { text: '', turn: 0 };
let waiting: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says the result of a command to people who listen instead of look. Quick successors replace each other (300 ms). */
export function announce(text: string): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    spoken = { text, turn: spoken.turn + 1 };
    for (const listener of listeners) listener();
  }, 300);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The one polite live region of the page. Two slots in turn, so that the same words said twice are heard twice. */
export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(subscribe, () => spoken);
  return (
    <div className="bt-sr" aria-live="polite" role="status">
      <span>{turn % 2 === 0 ? text : ''}</span>
      <span>{turn % 2 === 1 ? text : ''}</span>
    </div>
  );
}
