/** The steps that `npm run check` and `npm test` are made of. Each answers one tally. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from '../browser/find-chromium.mjs';
import { ensureBuilt } from './built.mjs';
import { bin, freePort, readJson, root, runNode } from './project.mjs';
import { tallyExit, tallyPlaywright, tallyVitest } from './tally.mjs';

const reports = join(root, 'test-results', 'reports');
const tsc = bin('ts7/bin/tsc');
const vitest = bin('vitest/vitest.mjs');

/** An empty place for a report, so that last time's is never read as today's. */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

export const engineTypes = async () => tallyExit('types of the engine', await runNode([tsc, '-p', 'engine']));
export const allTypes = async () => tallyExit('types of everything', await runNode([tsc, '-p', '.']));
export const lint = async () => tallyExit('lint', await runNode([bin('oxlint/bin/oxlint'), '--max-warnings', '0', '-f', 'unix']));

/** Runs Vitest projects that need no browser; in each folder at least one test must run. */
export async function unit(name, projects, folders) {
  const report = freshReport(name);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const code = await runNode([vitest, 'run', ...chosen, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]);
  return tallyVitest(name, readJson(report), code, folders);
}

/** Finds a Chromium once for the runners after it, which inherit the variable. */
export async function chromium() {
  process.env.CHROMIUM_PATH ??= ensureChromium();
  return tallyExit('a Chromium to test with', 0);
}

/** Every story as a test in Chromium, with axe. */
export async function stories() {
  const report = freshReport('stories');
  const config = ['--config', 'tests/vitest.stories.config.ts'];
  const code = await runNode([vitest, 'run', ...config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]);
  return tallyVitest('stories', readJson(report), code);
}

export async function buildApp() {
  await ensureBuilt();
  return tallyExit('build', 0);
}

/** The whole app in Chromium, served from the build. */
export async function browser() {
  const report = freshReport('browser');
  const args = [bin('@playwright/test/cli.js'), 'test', '-c', 'tests/browser/playwright.config.ts', '--reporter=list,json'];
  const code = await runNode(args, { BATON_PORT: String(await freePort()), PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return tallyPlaywright('browser', readJson(report), code);
}
