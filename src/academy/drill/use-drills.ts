import { createContext, useContext, useEffect, useState } from 'react';
import type { Version } from '#engine/blueprint';
import type { DrillSet } from '#engine/rehearsal';
import type { DrillsAnswer } from './drills.worker.ts';

/** Makes the drills of a version without keeping the page waiting. */
export type DrillMaker = (version: Version, signal: AbortSignal) => Promise<DrillSet>;

/** In a worker that is there only as long as it takes. */
const makeInWorker: DrillMaker = (version, signal) => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./drills.worker.ts', import.meta.url), { type: 'module', name: 'drills' });
  const leave = () => worker.terminate();
  signal.addEventListener('abort', leave);
  worker.addEventListener('error', (event) => {
    leave();
    reject(new Error(event.message || 'the search for drills stopped'));
  });
  worker.addEventListener('message', ({ data }: MessageEvent<DrillsAnswer>) => {
    leave();
    if ('set' in data) resolve(data.set);
    else reject(new Error(data.problem));
  });
  worker.postMessage(version);
});

/** Who makes drills: a worker, unless a test brings its own. */
export const DrillMakerContext = createContext<DrillMaker>(makeInWorker);

export type KnownDrills = { readonly status: 'making' } | { readonly status: 'made'; readonly set: DrillSet } | { readonly status: 'failed'; readonly problem: string };

/** Versions never change: what was made once is kept as long as the app runs. */
const kept = new Map<string, DrillSet>();

/** The drills of a version; undefined versions have none yet. */
export function useDrills(version: Version | null | undefined): KnownDrills {
  const make = useContext(DrillMakerContext);
  const id = version?.id;
  const [known, setKnown] = useState<{ readonly id: string | undefined; readonly drills: KnownDrills }>({ id: undefined, drills: { status: 'making' } });
  useEffect(() => {
    if (!version || kept.has(version.id)) return undefined;
    const leaving = new AbortController();
    make(version, leaving.signal).then(
      (set) => {
        kept.set(version.id, set);
        if (!leaving.signal.aborted) setKnown({ id: version.id, drills: { status: 'made', set } });
      },
      (error: unknown) => leaving.signal.aborted || setKnown({ id: version.id, drills: { status: 'failed', problem: error instanceof Error ? error.message : String(error) } }),
    );
    return () => leaving.abort();
  }, [version, make]);
  const set = id === undefined ? undefined : kept.get(id);
  if (set) return { status: 'made', set };
  return known.id === id ? known.drills : { status: 'making' };
}
