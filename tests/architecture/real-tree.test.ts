import { expect, it } from 'vitest';
import { breaches } from './house-rules.ts';
import { readTree } from './source-tree.ts';

it('the project keeps every rule of the house', () => {
  const tree = readTree();
  // an empty reading would pass everything
  expect([...tree.keys()].filter((path) => path.startsWith('engine/')).length).toBeGreaterThan(20);
  expect(breaches(tree).map((breach) => `${breach.path}:${breach.line} [${breach.rule}] ${breach.message}`)).toEqual([]);
});
