/**
 * `npm run screenshots [NAME ...]`: pictures of every screen with the demo workspace, light and dark and as on
 * a phone, from the built app. They go to test-results/screenshots; the README's own pictures are kept in the tree.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumArgs, ensureChromium } from '../browser/find-chromium.mjs';
import { inScheme, loadDemo, screens, show } from '../browser/screens.mjs';
import { ensureBuilt } from './built.mjs';
import { freePort, root } from './project.mjs';

const gallery = join(root, 'test-results', 'screenshots');
const inReadme = join(root, 'stories', 'pictures');
const readmePictures = new Set(['record-light']);
const shapes = [
  { suffix: 'light', scheme: 'light', viewport: { width: 1440, height: 900 } },
  { suffix: 'dark', scheme: 'dark', viewport: { width: 1440, height: 900 } },
  { suffix: 'phone', scheme: 'light', viewport: { width: 390, height: 844 } },
];

async function photograph(browser, baseURL, shape, chosen) {
  const context = await browser.newContext({ baseURL, viewport: shape.viewport, reducedMotion: 'reduce' });
  await inScheme(context, shape.scheme);
  const page = await context.newPage();
  await loadDemo(page);
  for (const screen of chosen) {
    await show(page, screen);
    const name = `${screen.name}-${shape.suffix}`;
    const path = join(readmePictures.has(name) ? inReadme : gallery, `${name}.png`);
    await page.screenshot({ path });
    console.log(path.slice(root.length));
  }
  await context.close();
}

const wanted = process.argv.slice(2);
const chosen = screens.filter((screen) => wanted.length === 0 || wanted.includes(screen.name));
if (chosen.length === 0) throw new Error(`No such screen. There are: ${screens.map((screen) => screen.name).join(', ')}`);

for (const folder of [gallery, inReadme]) mkdirSync(folder, { recursive: true });
await ensureBuilt();
const port = await freePort();
const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port, strictPort: true } });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
try {
  for (const shape of shapes) await photograph(browser, `http://127.0.0.1:${port}`, shape, chosen);
} finally {
  await browser.close();
  await server.close();
}
