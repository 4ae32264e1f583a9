/**
 * `npm run bench [NAME ...]`: bundles every bench as for production, runs it in Node or Chromium and
 * prints one table. The contract of a bench stands in tests/bench/figure.ts.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumArgs, ensureChromium } from '../browser/find-chromium.mjs';
import { root } from './project.mjs';

const benches = join(root, 'tests', 'bench');
const workshop = join(root, 'node_modules', '.cache', 'baton', 'bench');
const mimeTypes = { '.js': 'text/javascript', '.html': 'text/html', '.wasm': 'application/wasm', '.css': 'text/css', '.woff2': 'font/woff2' };

/** The part of a bundle's settings that Node and browser share. */
const bundling = (entry, outDir) => ({
  root, configFile: false, logLevel: 'warn', mode: 'production', publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  worker: { format: 'es' },
  build: { outDir, emptyOutDir: true, target: 'es2023', minify: false, rolldownOptions: { onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log), input: entry, preserveEntrySignatures: 'strict', output: { entryFileNames: 'bench.js' } } },
});

async function inNode(entry, outDir) {
  const settings = bundling(entry, outDir);
  await build({ ...settings, ssr: { noExternal: true }, build: { ...settings.build, ssr: entry } });
  writeFileSync(join(outDir, 'package.json'), '{"type":"module"}');
  const { bench } = await import(pathToFileURL(join(outDir, 'bench.js')).href);
  return bench();
}

/** The empty page of a bench, with the style sheets it was bundled with. */
function pageOf(folder) {
  const sheets = readdirSync(folder, { recursive: true }).filter((file) => String(file).endsWith('.css'));
  return `<!doctype html><html data-mantine-color-scheme="light"><title>bench</title>${sheets.map((sheet) => `<link rel="stylesheet" href="/${sheet}">`).join('')}<body style="margin: 0"></body></html>`;
}

/** Lets the page ask what the browser measures about it, such as the CPU time of its main thread. */
async function metricsFor(page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable');
  await page.exposeFunction('browserMetrics', async () => {
    const { metrics } = await browser.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  });
}

/** Serves one folder on the loopback until `visit` is done with it. */
async function served(folder, visit) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') return response.setHeader('Content-Type', 'text/html').end(pageOf(folder));
    try {
      const body = readFileSync(join(folder, path));
      return response.setHeader('Content-Type', mimeTypes[extname(path)] ?? 'application/octet-stream').end(body);
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await visit(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function inChromium(entry, outDir) {
  await build(bundling(entry, outDir));
  // a profile on disk: a private window keeps IndexedDB in memory, which flatters
  const profile = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const browser = await chromium.launchPersistentContext(profile, { executablePath: ensureChromium(), args: chromiumArgs });
  try {
    return await served(outDir, async (address) => {
      const page = await browser.newPage();
      await page.setViewportSize({ width: 1440, height: 900 });
      await metricsFor(page);
      page.on('console', (message) => console.error(`  ${message.text()}`));
      await page.goto(address);
      return page.evaluate(async () => (await import('/bench.js')).bench());
    });
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const print = ({ what, value, unit, beside, goal }) => {
  const digits = Math.abs(value) >= 100 ? 0 : 2;
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: digits });
  console.log(`  ${what.padEnd(62)} ${number.padStart(12)} ${unit.padEnd(5)}${goal === undefined ? '' : `  goal ${goal.text}: ${goal.met ? 'met' : 'MISSED'}`}${beside === undefined ? '' : `  ${beside}`}`);
};

async function main() {
  const wanted = process.argv.slice(2);
  const files = readdirSync(benches).filter((file) => /\.(browser-)?bench\.ts$/.test(file)).sort();
  const chosen = files.filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)));
  if (chosen.length === 0) throw new Error(`No bench to run. There are: ${files.join(', ')}`);
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
  const all = [];
  for (const file of chosen) {
    const outDir = join(workshop, file.replace(/\.ts$/, ''));
    rmSync(outDir, { recursive: true, force: true });
    const figures = await (file.includes('.browser-bench.') ? inChromium : inNode)(join(benches, file), outDir);
    console.log(`\n${file}`);
    figures.forEach(print);
    all.push(...figures.map((figure) => ({ bench: file, ...figure })));
  }
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(join(root, 'test-results', 'bench.json'), JSON.stringify(all, null, 2));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
