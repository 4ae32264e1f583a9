import type { TestProjectConfiguration } from 'vitest/config';

/**
 * The test projects that need no browser. They live apart from the Storybook project because loading
 * a browser provider costs seconds at every start of the inner loop.
 *
 * A file called `*.long.test.ts` runs only in `npm run test:long`.
 */
const long = process.env.BATON_LONG === '1';
const longOnly = long ? [] : ['**/*.long.test.{ts,tsx}'];

// generous, because two busy cores make the defaults (5 s) flaky
const patience = { testTimeout: process.env.BATON_LONG === '1' ? 3_600_000 : 300_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

const dice = 'tests/kit/setup-dice.ts';
const clock = 'tests/kit/setup-clock.ts';

const project = (test: Record<string, unknown>): TestProjectConfiguration => ({
  extends: true,
  test: { ...patience, ...test, exclude: ['**/node_modules/**', ...longOnly, ...((test.exclude as string[] | undefined) ?? [])] },
});

export const unitProjects: TestProjectConfiguration[] = [
  project({ name: 'architecture', environment: 'node', include: ['tests/architecture/**/*.test.ts', 'tests/run/**/*.test.ts'] }),
  // the engine keeps no state between calls, so its tests may share one loading of it: a fifth less work
  project({ name: 'engine', environment: 'node', isolate: false, setupFiles: [dice], include: ['tests/engine/**/*.test.ts', 'tests/histories/**/*.test.ts', 'tests/kit/**/*.test.ts'] }),
  project({ name: 'storage', environment: 'node', include: ['tests/src/storage/**/*.test.ts'], setupFiles: [clock, dice, 'tests/kit/setup-storage.ts'] }),
  project({
    name: 'components',
    // as with the engine: loading everything anew for each file cost more than half of its time
    environment: 'happy-dom',
    isolate: false,
    include: ['tests/src/**/*.test.{ts,tsx}', 'tests/journeys/**/*.test.{ts,tsx}'],
    exclude: ['tests/src/storage/**/*.test.ts', 'tests/src/desk/**'],
    setupFiles: [clock, dice, 'tests/kit/setup-components.ts'],
  }),
  // what a rep is shown hangs on the moment: every file of the desk has a clock and a workspace nobody else has touched
  project({ name: 'desk', environment: 'happy-dom', include: ['tests/src/desk/**/*.test.{ts,tsx}'], setupFiles: [clock, dice, 'tests/kit/setup-components.ts'] }),
];
