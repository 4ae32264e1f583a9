import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tree } from './house-rules.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const notOurs = new Set(['node_modules', 'dist', 'storybook-static', 'test-results', 'playwright-report', 'coverage', '.git', '.vite']);
const isText = (name: string): boolean => /\.(tsx?|mjs|js|md|css|html|json|svg)$/.test(name);

/** The project as it stands on this disk, without what tools make. Pictures and the like count by name only. */
export function readTree(): Tree {
  const tree = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (notOurs.has(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else tree.set(path, isText(entry.name) ? readFileSync(join(root, path), 'utf8') : '');
    }
  };
  walk('');
  return tree;
}
