import { useSyncExternalStore } from 'react';
import type { Line } from '../geometry/lines.ts';
import { useLines } from './line-context.ts';

/**
 * The lines as they run now, for those that draw them. While cards are dragged only the lines at them hear of it:
 * the canvas around is given no new edges, so hundreds of other lines cost nothing.
 */
export interface LineFeed {
  lineOf(id: string): Line | undefined;
  subscribe(listener: () => void): () => void;
  tell(lines: readonly Line[]): void;
}

export function createLineFeed(): LineFeed {
  let known: ReadonlyMap<string, Line> = new Map();
  const listeners = new Set<() => void>();
  return {
    lineOf: (id) => known.get(id),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (lines) => {
      known = new Map(lines.map((line) => [line.id, line]));
      for (const listener of listeners) listener();
    },
  };
}

/** A line as it runs now. */
export function useLive(line: Line): Line {
  const { feed } = useLines();
  return useSyncExternalStore(feed.subscribe, () => feed.lineOf(line.id) ?? line);
}
