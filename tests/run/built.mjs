/** Keeps `dist` in step with the sources: built again only when their content changed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

const sources = ['src', 'engine', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const stamp = join(root, 'dist', '.built-from');

function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const listed = path.includes('.') ? null : readdirSync(full, { recursive: true, withFileTypes: true });
  return listed === null ? [full] : listed.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** One hash over the content of everything the build reads. Times are no help: a fresh clone has none. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).sort()) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function isBuilt(hash) {
  return existsSync(join(root, 'dist', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Builds the app, always. */
export async function build(hash = sourceHash()) {
  const vite = await import('vite');
  await vite.build({ root, logLevel: 'warn' });
  writeFileSync(stamp, hash);
}

/** Builds the app unless `dist` was made from exactly these sources. Answers whether it had to. */
export async function ensureBuilt() {
  const hash = sourceHash();
  if (isBuilt(hash)) return false;
  console.log('Building the app (once for these sources) ...');
  await build(hash);
  return true;
}
