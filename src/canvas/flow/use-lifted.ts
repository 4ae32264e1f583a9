import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';

/** Two steps of the view closer together than this are one movement; after so long without a step it is over. In milliseconds. */
const calm = 160;

/**
 * While the drawing is panned it lies on a layer of its own, which the browser moves without painting what is on it
 * anew. At rest it does not: text is sharpest on the page itself. A single jump of the view lifts nothing.
 */
export function useLifted(): void {
  const store = useStoreApi();
  useEffect(() => {
    let steppedAt = Number.NEGATIVE_INFINITY;
    let isLifted = false;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const lift = (isWanted: boolean): void => {
      isLifted = isWanted;
      for (const layer of store.getState().domNode?.querySelectorAll('.react-flow__viewport, .bt-ground') ?? []) layer.toggleAttribute('data-lifted', isWanted);
    };
    const settle = (): void => {
      const left = steppedAt + calm - performance.now();
      rest = left > 0 ? setTimeout(settle, left) : undefined;
      if (left <= 0) lift(false);
    };
    const stop = store.subscribe(({ transform }, before) => {
      if (transform === before.transform) return;
      const now = performance.now();
      if (!isLifted && now - steppedAt < calm) {
        lift(true);
        rest ??= setTimeout(settle, calm);
      }
      steppedAt = now;
    });
    return () => {
      stop();
      clearTimeout(rest);
    };
  }, [store]);
}
