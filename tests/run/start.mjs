/** `npm start`: builds when the sources changed, then serves the built app on the loopback only. */
import { existsSync } from 'node:fs';
import { bin, root } from './project.mjs';

if (!existsSync(bin('vite'))) {
  console.error('The packages are not installed yet. Run: npm ci');
  process.exit(1);
}

const given = process.argv.indexOf('--port');
const port = given === -1 ? 4173 : Number(process.argv[given + 1]);

const { ensureBuilt } = await import('./built.mjs');
const { preview } = await import('vite');
await ensureBuilt();
// a port asked for by name is meant; the usual one may give way to the next
const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port, strictPort: given !== -1 } });
console.log(`Baton is at ${server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`}  (stop with Ctrl+C)`);
