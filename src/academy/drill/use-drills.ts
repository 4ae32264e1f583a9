import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { RecordType, Version } from '#engine/blueprint';
import type { DrillSet } from '#engine/rehearsal';
import { useRecordTypes } from '../../storage/index.ts';
import type { DrillsAnswer, DrillsQuestion } from './drills.worker.ts';

/** Makes the drills of a version without keeping the page waiting. The record type says what a customer is known by. */
export type DrillMaker = (version: Version, signal: AbortSignal, type?: RecordType) => Promise<DrillSet>;

/** Two searches at once would only keep each other waiting, and the page too. */
let queue: Promise<unknown> = Promise.resolve();

/** In a worker that is there only as long as it takes, one after the other. */
const makeInWorker: DrillMaker = (version, signal, type) => {
  const made = queue.then(() => (signal.aborted ? Promise.reject(new DOMException('Nobody waits for these drills.', 'AbortError')) : askWorker(version, signal, type)));
  queue = made.catch(() => undefined);
  return made;
};

function askWorker(version: Version, signal: AbortSignal, type: RecordType | undefined): Promise<DrillSet> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./drills.worker.ts', import.meta.url), { type: 'module', name: 'drills' });
    signal.addEventListener('abort', () => {
      worker.terminate();
      reject(new DOMException('Nobody waits for these drills.', 'AbortError'));
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message || 'the search for drills stopped'));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<DrillsAnswer>) => {
      worker.terminate();
      if ('set' in data) resolve(data.set);
      else reject(new Error(data.problem));
    });
    worker.postMessage({ version, ...(type === undefined ? {} : { type }) } satisfies DrillsQuestion);
  });
}

/** Who makes drills: a worker, unless a test brings its own. */
export const DrillMakerContext = createContext<DrillMaker>(makeInWorker);

export type KnownDrills = { readonly status: 'making' } | { readonly status: 'made'; readonly set: DrillSet } | { readonly status: 'failed'; readonly problem: string };

/** Versions never change: what was made once is kept as long as the app runs. */
let kept: ReadonlyMap<string, KnownDrills> = new Map();
const making: KnownDrills = { status: 'making' };
const listeners = new Set<() => void>();

function keep(version: string, drills: KnownDrills): void {
  kept = new Map([...kept, [version, drills]]);
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** The drills of several versions, by version id; each is there as soon as it was made. */
export function useDrillSets(versions: readonly Version[]): ReadonlyMap<string, KnownDrills> {
  const make = useContext(DrillMakerContext);
  const types = useRecordTypes();
  const asked = versions.map(({ id }) => id).join();
  useEffect(() => {
    if (!types) return undefined;
    const leaving = new AbortController();
    for (const version of versions) {
      if (kept.has(version.id)) continue;
      make(version, leaving.signal, types.find(({ key }) => key === version.document.recordType)).then(
        (set) => keep(version.id, { status: 'made', set }),
        (error: unknown) => leaving.signal.aborted || keep(version.id, { status: 'failed', problem: error instanceof Error ? error.message : String(error) }),
      );
    }
    return () => leaving.abort();
    // the versions behind the same ids are the same
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, make, types]);
  return useSyncExternalStore(subscribe, () => kept);
}

/** The drills of a version; undefined versions have none yet. */
export function useDrills(version: Version | null | undefined): KnownDrills {
  const sets = useDrillSets(useMemo(() => (version ? [version] : []), [version]));
  return sets.get(version?.id ?? '') ?? making;
}
