import { chromium, type BrowserContext } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumArgs, ensureChromium } from './find-chromium.mjs';

/** A browser with a profile on disk, which can be killed as a power cut would. */
export interface OwnBrowser {
  readonly context: BrowserContext;
  /** Ends every process of the browser at once, without a word to any of them (SIGKILL). */
  kill(): Promise<void>;
}

/** Starts a browser over a profile folder. Playwright's own launch hides the process, so this one is ours. */
export async function openOwnBrowser(profile: string): Promise<OwnBrowser> {
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket', 'DevToolsActivePort']) rmSync(join(profile, name), { force: true });
  const args = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--window-size=1440,900', ...chromiumArgs, 'about:blank'];
  // a group of its own, so that its helpers die with it
  const child = spawn(process.env.CHROMIUM_PATH ?? ensureChromium(), args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = once(child, 'exit');
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error('the browser ended before it could be spoken to')));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error('a browser without a window');
  return { context, kill };
}
