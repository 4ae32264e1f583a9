import { useCallback, useSyncExternalStore } from 'react';
import type { Line } from '../geometry/lines.ts';
import { useLines } from './line-context.ts';

/**
 * The lines as they run now, for those that draw them. While cards are dragged only the lines at them hear of it:
 * the canvas around is given no new edges, so hundreds of other lines cost nothing.
 */
export interface LineFeed {
  lineOf(id: string): Line | undefined;
  /** Hears when this one line runs another way. */
  subscribe(id: string, listener: () => void): () => void;
  tell(lines: readonly Line[]): void;
}

export function createLineFeed(): LineFeed {
  const known = new Map<string, Line>();
  const listeners = new Map<string, Set<() => void>>();
  let last: readonly Line[] = [];
  return {
    lineOf: (id) => known.get(id),
    subscribe: (id, listener) => {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(id) === own) listeners.delete(id);
      };
    },
    tell: (lines) => {
      const fresh = lines.filter((line, index) => line !== last[index] && known.get(line.id) !== line);
      if (lines.length !== last.length) forget(known, lines);
      last = lines;
      for (const line of fresh) known.set(line.id, line);
      for (const { id } of fresh) for (const listener of listeners.get(id) ?? []) listener();
    },
  };
}

/** Lines that are gone are shown as their edge was given last, should it still be drawn. */
function forget(known: Map<string, Line>, lines: readonly Line[]): void {
  const ids = new Set(lines.map(({ id }) => id));
  for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
}

/** A line as it runs now. */
export function useLive(line: Line): Line {
  const { feed } = useLines();
  const subscribe = useCallback((listener: () => void) => feed.subscribe(line.id, listener), [feed, line.id]);
  return useSyncExternalStore(subscribe, () => feed.lineOf(line.id) ?? line);
}
