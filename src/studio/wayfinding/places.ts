import type { CanvasView, Selection } from '../../canvas/index.ts';

/** Somewhere somebody was: what they had selected, and what they saw; the view is missing where no canvas was shown. */
export interface Place {
  readonly selection: Selection;
  readonly view: CanvasView | null;
}

/** The places visited in one session, and which of them is the present one (ui.md 41). */
export interface Places {
  readonly visited: readonly Place[];
  readonly at: number;
}

export const nowhere: Places = { visited: [], at: -1 };
const most = 100;

/** Goes on to another place: what lay ahead is forgotten. */
export function visit({ visited, at }: Places, place: Place): Places {
  const next = [...visited.slice(0, at + 1), place].slice(-most);
  return { visited: next, at: next.length - 1 };
}

/** Keeps what is seen now at the present place, so that coming back shows it as it was left. */
export function leave({ visited, at }: Places, view: CanvasView | null): Places {
  return { visited: visited.map((place, index) => (index === at && view !== null ? { ...place, view } : place)), at };
}

/** One place back or on, as far as there is one. */
export function step(places: Places, by: -1 | 1): Places {
  return places.visited[places.at + by] ? { ...places, at: places.at + by } : places;
}
