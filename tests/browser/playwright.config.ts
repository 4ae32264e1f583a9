import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromiumArgs, ensureChromium } from './find-chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = Number(process.env.BATON_PORT ?? 4199);
// one look-up only: the workers inherit the variable
const executablePath = (process.env.CHROMIUM_PATH ??= ensureChromium());

/** Whole-app tests on the built app (`npm run build` first; `npm test` does so by itself). */
export default defineConfig({
  testDir: '.',
  testMatch: process.env.BATON_LONG === '1' ? /\.spec\.ts$/ : /(?<!\.long)\.spec\.ts$/,
  outputDir: `${root}test-results/browser`,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    // a trace films every test: a third of the time, so only when somebody looks for a fault
    trace: process.env.BATON_TRACE === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: chromiumArgs },
  },
  webServer: {
    command: `node tests/run/start.mjs --port ${port}`,
    cwd: root,
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
    timeout: 240_000,
  },
});
