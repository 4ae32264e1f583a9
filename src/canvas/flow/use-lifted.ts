import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';

/** Two steps of the view closer together than this are one movement; after so long without a step it is over. In milliseconds. */
const calm = 160;

/**
 * While the drawing is panned it lies on a layer of its own, which the browser moves without painting what is on it
 * anew, and without weighing anew what lies on which layer. At rest it does not: text is sharpest on the page itself. A
 * single jump of the view lifts nothing. What is zoomed lies on a layer that is drawn anew at every scale.
 */
export function useLifted(): void {
  const store = useStoreApi();
  useEffect(() => {
    let steppedAt = Number.NEGATIVE_INFINITY;
    let lifted: 'pan' | 'zoom' | null = null;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const lift = (wanted: typeof lifted): void => {
      if (lifted === wanted) return;
      lifted = wanted;
      for (const layer of store.getState().domNode?.querySelectorAll('.react-flow__viewport, .bt-ground') ?? []) {
        if (wanted === null) layer.removeAttribute('data-lifted');
        else layer.setAttribute('data-lifted', wanted);
      }
    };
    const settle = (): void => {
      const left = steppedAt + calm - performance.now();
      rest = left > 0 ? setTimeout(settle, left) : undefined;
      if (left <= 0) lift(null);
    };
    const stop = store.subscribe(({ transform }, before) => {
      if (transform === before.transform) return;
      const now = performance.now();
      const isGoingOn = now - steppedAt < calm;
      if (isGoingOn || lifted !== null) lift(transform[2] === before.transform[2] ? 'pan' : 'zoom');
      if (lifted !== null) rest ??= setTimeout(settle, calm);
      steppedAt = now;
    });
    return () => {
      stop();
      clearTimeout(rest);
    };
  }, [store]);
}
