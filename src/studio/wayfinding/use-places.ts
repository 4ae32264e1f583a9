import { useCallback, useEffect, useRef, useState } from 'react';
import { sizeOfSelection, type Selection } from '../../canvas/index.ts';
import { announce } from '../../ui/index.ts';
import { sameSelection } from '../draft/draft-store.ts';
import { useStudio } from '../studio-context.ts';
import { leave, nowhere, step, visit, type Places } from './places.ts';

/** So long something walked to must stay selected to be a place one can come back to, in milliseconds. */
const dwell = 350;

/** Back and on through the places somebody worked at in this session, each with its selection and its view. */
export function usePlaces() {
  const { store, canvas } = useStudio();
  const [places, setPlaces] = useState<Places>(nowhere);
  const now = useRef(places);
  const keep = useCallback((next: Places) => {
    now.current = next;
    setPlaces(next);
  }, []);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What is selected becomes the present place, when it is not that already. */
  const arrive = useCallback(() => {
    clearTimeout(waiting.current);
    const { selection } = store.getState();
    if (!isElsewhere(now.current, selection)) return;
    keep(visit(now.current, { selection, view: canvas.current?.view() ?? null }));
  }, [store, canvas, keep]);
  useEffect(() => {
    const leaveStore = store.subscribe(({ selection, arrival }, { selection: before }) => {
      if (selection === before) return;
      clearTimeout(waiting.current);
      if (!isElsewhere(now.current, selection)) return;
      keep(leave(now.current, canvas.current?.view() ?? null));
      if (arrival === 'sprung') arrive();
      else waiting.current = setTimeout(arrive, dwell);
    });
    return () => {
      clearTimeout(waiting.current);
      leaveStore();
    };
  }, [store, canvas, keep, arrive]);
  const travel = (by: -1 | 1) => {
    arrive();
    const left = leave(now.current, canvas.current?.view() ?? null);
    const next = step(left, by);
    if (next === left) return announce(by < 0 ? 'This is the first place' : 'This is the last place');
    keep(next);
    const place = next.visited[next.at];
    if (!place) return;
    store.actions.select(place.selection);
    if (place.view) canvas.current?.showView(place.view);
    announce(by < 0 ? 'Back' : 'On');
  };
  return { back: () => travel(-1), forward: () => travel(1), canGoBack: places.at > 0, canGoForward: places.at < places.visited.length - 1 };
}

/** Whether something is selected that is not the present place. */
function isElsewhere({ visited, at }: Places, selection: Selection): boolean {
  const present = visited[at];
  return sizeOfSelection(selection) > 0 && !(present && sameSelection(present.selection, selection));
}
