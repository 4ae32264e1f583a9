import { defaultRecordTypes } from '#engine/blueprint';
import { day, type Instant } from '#engine/kernel';
import { carrierOf } from '#engine/run';
import { runRowOf, standingOf, titleOf, type Workspace } from '../../storage/index.ts';
import { demoCalls } from './calls.ts';
import { demoRecordTypes } from './record-types.ts';
import { demoSnippets } from './snippets.ts';
import { demoWalkthrough } from './walkthrough.ts';
import type { DemoMessage } from './worker.ts';
import type { DemoWorld } from './workspace.ts';

/** The same seed tells the same stories about the same people, day for day. */
const seed = 2611;

/** Invents the demo workspace in a worker, so that the page stays alive; rejects when cancelled. */
export async function makeDemoWorkspace(onProgress?: (done: number, total: number) => void, signal?: AbortSignal): Promise<Workspace> {
  const now = Date.now();
  return workspaceOf(await askWorker(now, onProgress, signal), now);
}

function askWorker(now: number, onProgress?: (done: number, total: number) => void, signal?: AbortSignal): Promise<DemoWorld> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<DemoWorld>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('The demo was cancelled.', 'AbortError')));
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The demo could not be invented.')));
    worker.addEventListener('message', ({ data }: MessageEvent<DemoMessage>) => {
      if (data.type === 'progress') onProgress?.(data.done, data.total);
      else if (data.type === 'made') resolve(data.world);
      else reject(new Error(data.message));
    });
    worker.postMessage({ now, seed });
  }).finally(() => worker.terminate());
}

/** The other records of the same story; nothing for most. */
function linksOf({ links }: DemoWorld, id: string): { readonly links?: readonly string[] } {
  const mine = links.flatMap(([lead, deal]) => (lead === id ? [deal] : deal === id ? [lead] : []));
  return mine.length === 0 ? {} : { links: mine };
}

/** What the class watches, and what the trainer has shown since. */
function demoWalkthroughs({ drawings, training }: DemoWorld, now: Instant) {
  return [...training.walkthroughs, ...drawings.flatMap(({ version }) => (version.document.name === 'Inbound prospecting' ? [demoWalkthrough(version, 'u_rana', now - 5 * day)] : []))];
}

/** What was to go out is taken as sent after so many days. */
const sentAfter = 4 * day;

/** Turns the invented world into the rows storage keeps. */
export function workspaceOf(world: DemoWorld, now: Instant): Workspace {
  const batch = 'demo';
  const calls = demoCalls(world.records, now, batch);
  const latest = (played: DemoWorld['records'][number]) => played.entries.at(-1)?.at ?? played.createdAt;
  return {
    recordTypes: Object.values(demoRecordTypes).map((type) => ({ ...type, batch })),
    people: world.people.map((person) => ({ ...person, batch })),
    blueprints: world.drawings.map(({ draft, version, owner }) => ({
      id: draft.id, draft, draftRev: 1, updatedAt: version.publishedAt, owner, live: version.id, paused: false, batch,
    })),
    training: { programmes: world.training.programmes, attempts: world.training.attempts, callReviews: calls.reviews, walkthroughs: demoWalkthroughs(world, now) },
    snippets: demoSnippets(world.people[0]?.id ?? '', now),
    versions: [...world.drawings.map(({ version }) => version), ...world.training.older].map((version) => ({ ...version, batch })),
    files: calls.files,
    records: world.records.map((played) => {
      const type = Object.values(defaultRecordTypes).find((candidate) => candidate.key === played.type);
      return {
        id: played.id, type: played.type, space: 'live', owner: played.owner, zone: played.zone, fields: played.run.record.fields,
        title: type ? titleOf(type, played.run.record.fields) : '', createdAt: played.createdAt, updatedAt: latest(played), batch,
        standing: standingOf([played.run]), ...linksOf(world, played.id),
      };
    }),
    runs: world.records.map((played) => runRowOf(played.run, latest(played))),
    entries: world.records.flatMap((played) => played.entries),
    outbox: world.records.flatMap(({ id, run, entries }) =>
      entries.flatMap((entry) =>
        (entry.changes?.effects ?? []).flatMap(({ key, effect }) =>
          carrierOf(effect) === 'person' ? [{ id: key, record: id, run: run.id, space: run.space, at: entry.at, effect, status: now - entry.at > sentAfter ? ('done' as const) : ('waiting' as const) }] : [],
        ),
      ),
    ),
  };
}
