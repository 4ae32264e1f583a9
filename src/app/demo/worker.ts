import { makeDemoWorld, type DemoWorld } from './workspace.ts';

/** What the demo's worker says: how far it is, or the finished world. */
export type DemoMessage = { readonly type: 'progress'; readonly done: number; readonly total: number } | { readonly type: 'made'; readonly world: DemoWorld } | { readonly type: 'failed'; readonly message: string };

const say = (message: DemoMessage): void => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<{ readonly now: number; readonly seed: number }>) => {
  makeDemoWorld({ ...event.data, onProgress: (done, total) => (done % 10 === 0 ? say({ type: 'progress', done, total }) : undefined) }).then(
    (world) => say({ type: 'made', world }),
    (problem: unknown) => say({ type: 'failed', message: problem instanceof Error ? problem.message : String(problem) }),
  );
});
