/**
 * Who may import whom. A name ending in `/*` stands for every package of that scope. What is not
 * listed is refused; the limits only ever tighten.
 */

/** What one part of the house may use: our own parts, and libraries. */
export interface Allowance {
  readonly ours: readonly string[];
  readonly libraries: readonly string[];
  /** Our own parts of which it may know the types only. */
  readonly typesOf?: readonly string[];
}

const all = ['kernel', 'calendar', 'blueprint', 'journal', 'gates', 'compile', 'run', 'journeys', 'insights', 'queue', 'rehearsal', 'exchange'] as const;

/** Engine modules, each with the doors it may open. */
export const engineMap: Readonly<Record<string, Allowance>> = {
  kernel: { ours: [], libraries: ['@noble/hashes', 'uuid'] },
  calendar: { ours: ['kernel'], libraries: ['temporal-polyfill'] },
  blueprint: { ours: ['kernel', 'calendar'], libraries: ['zod', 'immer'] },
  journal: { ours: ['kernel', 'blueprint'], libraries: ['zod'] },
  gates: { ours: ['kernel', 'blueprint', 'calendar', 'journal'], libraries: [] },
  compile: { ours: ['kernel', 'blueprint', 'calendar', 'gates'], libraries: ['xstate'] },
  run: { ours: ['kernel', 'blueprint', 'calendar', 'journal', 'gates', 'compile'], libraries: ['xstate'] },
  journeys: { ours: ['kernel', 'blueprint', 'journal', 'run'], libraries: [] },
  insights: { ours: ['kernel', 'blueprint', 'calendar', 'journal'], libraries: [] },
  queue: { ours: ['kernel', 'blueprint', 'calendar', 'journal', 'gates', 'run'], libraries: [] },
  rehearsal: { ours: all.filter((name) => name !== 'exchange' && name !== 'rehearsal'), libraries: ['xstate'] },
  exchange: { ours: ['kernel', 'blueprint', 'journal', 'journeys'], libraries: ['zod', 'papaparse', 'chardet', 'bpmn-moddle'] },
};

const engine = all.map((name) => `#engine/${name}`);
const react = ['react', 'react-dom', '@tabler/icons-react'];
const look = [...react, '@mantine/*', 'dayjs', '@tanstack/react-virtual'];
const below = { ours: [...engine, 'storage', 'canvas', 'ui'], libraries: [...look, '@dnd-kit/*', 'react-router', 'zustand', 'zod', 'immer'] };
const area = (...more: readonly string[]): Allowance => ({ ours: below.ours, libraries: [...below.libraries, ...more] });

/** Parts of the app. Areas never import each other: they hand over by link. */
export const appMap: Readonly<Record<string, Allowance>> = {
  ui: { ours: [], typesOf: engine, libraries: [...look, '@dnd-kit/*', '@fontsource-variable/inter'] },
  storage: { ours: engine, libraries: ['dexie', 'dexie-react-hooks', 'react', 'zod'] },
  canvas: { ours: ['#engine/kernel', '#engine/blueprint', '#engine/gates', '#engine/insights', 'ui'], libraries: [...look, '@xyflow/react', 'elkjs', '@dnd-kit/*'] },
  studio: area('react-querybuilder'),
  desk: area('@tiptap/*'),
  academy: area('driver.js'),
  command: area(),
  insights: area(),
  records: area('papaparse', 'chardet'),
  playbook: area(),
  settings: area(),
  app: {
    ours: [...below.ours, 'studio', 'desk', 'academy', 'command', 'insights', 'records', 'playbook', 'settings'],
    libraries: [...below.libraries, 'virtual:pwa-register', 'workbox-window'],
  },
};

/** The top level, as fixed by the owner. What is not in git (dist, node_modules) is not looked at. */
export const topLevel: ReadonlySet<string> = new Set([
  'src', 'public', 'engine', 'tests', 'stories', 'package.json', 'tsconfig.json', 'vite.config.ts', 'index.html', 'README.md',
  'package-lock.json', '.gitignore', '.ci', 'LICENSE', '.npmrc', '.oxlintrc.json',
]);

export const limits = { fileLines: 500, functionLines: 60, componentLines: 150 } as const;
