/** How far a drawing is moved and enlarged. */
export interface SharedViewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Ties the views of two canvases together: where one is moved, the other goes. */
export interface ViewportLink {
  /** Tells the others where this one is now. */
  share(viewport: SharedViewport, from: symbol): void;
  /** Hears where the others are; answers how to stop. */
  listen(own: symbol, hear: (viewport: SharedViewport) => void): () => void;
}

/** A tie for as many canvases as are given it. */
export function createViewportLink(): ViewportLink {
  const listeners = new Map<symbol, (viewport: SharedViewport) => void>();
  return {
    share: (viewport, from) => {
      for (const [own, hear] of listeners) if (own !== from) hear(viewport);
    },
    listen: (own, hear) => {
      listeners.set(own, hear);
      return () => void listeners.delete(own);
    },
  };
}
