import { describe, expect, it } from 'vitest';
import { breaches, type Violation } from './house-rules.ts';

type Rule = Violation['rule'];
const lines = (count: number): string => Array.from({ length: count }, (_, index) => `// line ${index + 1}`).join('\n');
const broken = (files: Readonly<Record<string, string>>): readonly Rule[] => breaches(new Map(Object.entries(files))).map((breach) => breach.rule);
const functionOf = (name: string, count: number): string => `export function ${name}() {\n${lines(count - 2)}\n}\n`;

const planted: readonly (readonly [Rule, string, Readonly<Record<string, string>>])[] = [
  ['top-level', 'a folder of our own invention', { 'scripts/build.ts': '' }],
  ['top-level', 'a stray file', { 'notes.md': '' }],
  ['doors-only', 'a deep import into an engine module', { 'src/desk/a.ts': "import '../../engine/gates/judge.ts';" }],
  ['doors-only', 'a deep door', { 'src/desk/a.ts': "import '#engine/gates/judge';" }],
  ['doors-only', 'a door that is not there', { 'src/desk/a.ts': "import '#engine/magic';" }],
  ['doors-only', 'one engine module reaching into another', { 'engine/run/a.ts': "import '../gates/index.ts';" }],
  ['doors-only', 'a module going through its own door', { 'engine/gates/a.ts': "import '#engine/gates';" }],
  ['doors-only', 'a deep import into another part of the app', { 'src/desk/a.ts': "import '../ui/theme.ts';" }],
  ['doors-only', 'a test reaching into a module it does not mirror', { 'tests/engine/run/a.test.ts': "import '../../../engine/gates/judge.ts';" }],
  ['doors-only', 'a bench reaching into an area it does not measure', { 'tests/bench/canvas/a.ts': "import '../../../src/desk/today.ts';" }],
  ['doors-only', 'a story reaching into storage', { 'stories/desk/a.stories.tsx': "import '../../src/storage/database.ts';" }],
  ['who-imports-whom', 'the kernel knowing gates', { 'engine/kernel/a.ts': "import '#engine/gates';" }],
  ['who-imports-whom', 'gates knowing run, if only its types', { 'engine/gates/a.ts': "import type { Run } from '#engine/run';" }],
  ['who-imports-whom', 'an import type slipping through', { 'engine/gates/a.ts': "export type R = import('#engine/run').Run;" }],
  ['who-imports-whom', 'an export from', { 'engine/gates/a.ts': "export * from '#engine/run';" }],
  ['who-imports-whom', 'React in the engine', { 'engine/gates/a.ts': "import 'react';" }],
  ['who-imports-whom', 'Node in the engine', { 'engine/kernel/a.ts': "import 'node:fs';" }],
  ['who-imports-whom', 'the engine knowing the app', { 'engine/gates/a.ts': "import '../../src/ui/index.ts';" }],
  ['who-imports-whom', 'XState outside compile, run and rehearsal', { 'engine/gates/a.ts': "import 'xstate';" }],
  ['who-imports-whom', 'one area knowing another', { 'src/desk/a.ts': "import '../studio/index.ts';" }],
  ['who-imports-whom', 'a lazy import of another area', { 'src/desk/a.ts': "export const screen = () => import('../studio/index.ts');" }],
  ['who-imports-whom', 'a computed import', { 'src/desk/a.ts': 'export const load = (name: string) => import(name);' }],
  ['who-imports-whom', 'Dexie outside storage', { 'src/desk/a.ts': "import 'dexie';" }],
  ['who-imports-whom', 'React Flow outside canvas', { 'src/studio/a.tsx': "import '@xyflow/react';" }],
  ['who-imports-whom', 'Node in the app', { 'src/app/a.ts': "import 'node:fs';" }],
  ['who-imports-whom', 'the look knowing how the engine works', { 'src/ui/a.ts': "import { judge } from '#engine/gates';" }],
  ['who-imports-whom', 'the look knowing storage', { 'src/ui/a.ts': "import '../storage/index.ts';" }],
  ['who-imports-whom', 'storage knowing a screen', { 'src/storage/a.ts': "import '../ui/index.ts';" }],
  ['who-imports-whom', 'an area nobody planned', { 'src/magic/a.ts': "import '../ui/index.ts';" }],
  ['who-imports-whom', 'the app depending on its tests', { 'src/desk/a.ts': "import '../../tests/kit/a.ts';" }],
  ['no-cycles', 'two files that need each other', { 'src/ui/a.ts': "import './b.ts';", 'src/ui/b.ts': "import './a.ts';" }],
  ['no-cycles', 'three files in a ring', { 'src/ui/a.ts': "import './b.ts';", 'src/ui/b.ts': "import './c.ts';", 'src/ui/c.ts': "export * from './a.ts';" }],
  ['file-length', 'a file of 501 lines', { 'src/ui/a.ts': lines(501) }],
  ['function-length', 'a function of 61 lines', { 'engine/gates/a.ts': functionOf('judge', 61) }],
  ['function-length', 'a plain function of 61 lines beside a component', { 'src/ui/a.tsx': functionOf('wordsFor', 61) }],
  ['function-length', 'a component of 151 lines', { 'src/ui/a.tsx': functionOf('Card', 151) }],
  ['function-length', 'a long arrow function', { 'src/ui/a.ts': `export const f = () => {\n${lines(60)}\n};` }],
  ['no-machine-paths', "a path of somebody's home", { 'src/ui/a.ts': `export const path = '${['', 'home', 'ann', 'data.csv'].join('/')}';` }],
  ['no-machine-paths', 'a temporary folder in a page', { 'engine/gates/SPEC.md': `See ${['', 'tmp', 'x.txt'].join('/')}.` }],
  ['no-promises', 'a thing left for later', { 'src/ui/a.ts': `// ${['TO', 'DO'].join('')}: later` }],
  ['no-promises', 'a promise on screen', { 'src/ui/a.tsx': `export const words = 'Coming ${'soon'}';` }],
  ['no-module-mocks', 'a test that swaps a module', { 'tests/src/ui/a.test.ts': `vi.${'mock'}('./a.ts');` }],
  ['no-clock', 'the engine looking at the clock', { 'engine/gates/a.ts': 'export const now = () => new Date();' }],
  ['no-clock', 'the engine looking at the clock without new', { 'engine/gates/a.ts': 'export const now = () => Date();' }],
  ['names', 'a drawer for everything', { 'src/ui/utils.ts': '' }],
  ['names', 'a folder for everything', { 'src/common/dates.ts': '' }],
  ['names', 'a file in camel case', { 'src/ui/stageCard.tsx': '' }],
];

describe('each rule of the house is seen to fail', () => {
  it.each(planted)('%s: %s', (rule, _what, files) => {
    expect(broken(files)).toEqual([rule]);
  });

  it('every rule has at least one planted breach', () => {
    const all: Readonly<Record<Rule, true>> = {
      'top-level': true, 'doors-only': true, 'who-imports-whom': true, 'no-cycles': true, 'file-length': true,
      'function-length': true, 'no-machine-paths': true, 'no-promises': true, 'no-clock': true, 'no-module-mocks': true, names: true,
    };
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(Object.keys(all)));
  });

  it('names the file, the line and what to do', () => {
    expect(breaches(new Map([['src/desk/a.ts', "\nimport '../../engine/gates/judge.ts';"]]))).toEqual([
      { rule: 'doors-only', path: 'src/desk/a.ts', line: 2, message: 'Open the door #engine/gates instead of ../../engine/gates/judge.ts.' },
    ]);
  });
});

describe('what the house allows stays allowed', () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['run opening the doors left of it', { 'engine/run/a.ts': "import '#engine/gates';\nimport 'xstate';" }],
    ['files of one module knowing each other', { 'engine/gates/a.ts': "import './verdict.ts';", 'engine/gates/verdict.ts': '' }],
    ['an area using engine, storage, canvas and the look', { 'src/desk/a.tsx': "import '#engine/run';\nimport '../storage/index.ts';\nimport '../canvas/index.ts';\nimport '../ui/index.ts';" }],
    ['the look knowing the types of the engine', { 'src/ui/a.ts': "import type { Verdict } from '#engine/gates';\nimport { type Run } from '#engine/run';" }],
    ['the app loading a screen of an area by its own door', { 'src/app/a.ts': "export const home = () => import('../studio/home/index.ts');" }],
    ['the entry starting the app', { 'src/main.tsx': "import './app/app.tsx';\nimport './ui/styles.ts';" }],
    ['two files that know each other\'s types', { 'src/ui/a.ts': "import type { B } from './b.ts';", 'src/ui/b.ts': "import type { A } from './a.ts';" }],
    ['a circle closed only when asked', { 'src/ui/a.ts': "import './b.ts';", 'src/ui/b.ts': "export const later = () => import('./a.ts');" }],
    ['a worker by its query', { 'src/records/a.ts': "import './read-file.ts?worker';" }],
    ['a test looking inside the part it mirrors', { 'tests/src/desk/a.test.ts': "import '../../../src/desk/today.ts';" }],
    ['a bench looking inside the area it measures', { 'tests/bench/canvas/a.ts': "import '../../../src/canvas/geometry/card.ts';" }],
    ['a test using any library', { 'tests/engine/gates/a.test.ts': "import 'fast-check';" }],
    ['a function of 60 lines, a component of 150, a file of 500', { 'src/ui/a.ts': functionOf('words', 60), 'src/ui/b.tsx': functionOf('Card', 150), 'src/ui/c.ts': lines(500) }],
    ['a moment read from a number', { 'engine/calendar/a.ts': 'export const year = (at: number) => new Date(at).getUTCFullYear();' }],
    ['an address that only looks like a path', { 'src/ui/a.ts': "export const link = 'https://example.com/home/page';" }],
  ])('%s', (_what, files) => {
    expect(broken(files)).toEqual([]);
  });
});
