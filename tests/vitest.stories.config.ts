import react from '@vitejs/plugin-react';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, ensureChromium } from './browser/find-chromium.mjs';

const configDir = fileURLToPath(new URL('../stories/.storybook', import.meta.url));
const executablePath = (process.env.CHROMIUM_PATH ??= ensureChromium());

/** Every story is a test in a real Chromium: it renders without an error and axe finds nothing. */
export default defineConfig({
  plugins: [react(), storybookTest({ configDir })],
  // What the optimizer finds only while tests run makes it reload the page in the middle of one.
  // Storybook moves the root to stories/.
  optimizeDeps: { entries: ['**/*.stories.tsx', '../src/**/*.{ts,tsx}'] },
  test: {
    name: 'stories',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: chromiumArgs } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
