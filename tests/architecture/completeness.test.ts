import { describe, expect, it } from 'vitest';
import { gaps } from './completeness.ts';
import { readTree } from './source-tree.ts';

const checks = 'engine/blueprint/checks/';
const page = '**What.** x\n**Why.** x\n**How to mend it.** x\n';
const drawingsOf = (...sides: readonly string[]): string => `export const drawings = {\n  'start-is-set': {\n${sides.map((side) => `    ${side}: [],\n`).join('')}  },\n};\n`;

const whole: Readonly<Record<string, string>> = {
  [`${checks}start-is-set.ts`]: '',
  [`${checks}start-is-set.md`]: page,
  'tests/engine/blueprint/checks/drawings.ts': drawingsOf('right', 'wrong'),
  'engine/gates/SPEC.md': '- [G1] A gate opens when it holds.\n- **[G2]** It says why.\n',
  'tests/engine/gates/judge.test.ts': "test('[G1, G2] it does', () => {});",
  'engine/blueprint/upgrades/from-1-to-2.ts': '',
  'tests/engine/blueprint/upgrades/from-1-to-2.test.ts': '',
  'engine/blueprint/starters/index.ts': "import { outreach } from './outreach.ts';",
  'engine/blueprint/starters/outreach.ts': 'export const outreach: DrawingSpec = {};',
};

const messages = (change: Readonly<Record<string, string | null>>): readonly string[] => {
  const tree = new Map(Object.entries(whole));
  for (const [path, text] of Object.entries(change)) {
    if (text === null) tree.delete(path);
    else tree.set(path, text);
  }
  return gaps(tree).map((gap) => gap.message);
};

describe('each gap is seen', () => {
  it('and nothing in a whole house', () => {
    expect(messages({})).toEqual([]);
  });

  it.each<readonly [string, Readonly<Record<string, string | null>>, string]>([
    ['a check without its page', { [`${checks}start-is-set.md`]: null }, 'The page lacks **What.**'],
    ['a page that does not say how to mend it', { [`${checks}start-is-set.md`]: '**What.** **Why.**' }, 'The page lacks **How to mend it.**'],
    ['a page without its check', { [`${checks}gone.md`]: page }, 'A page about a check that is not there.'],
    ['a check without a wrong drawing', { 'tests/engine/blueprint/checks/drawings.ts': drawingsOf('right') }, 'start-is-set lacks its wrong drawing.'],
    ['a check without a right drawing', { 'tests/engine/blueprint/checks/drawings.ts': drawingsOf('wrong') }, 'start-is-set lacks its right drawing.'],
    ['a check nobody drew', { [`${checks}end-is-reachable.ts`]: '', [`${checks}end-is-reachable.md`]: page }, 'end-is-reachable lacks its right drawing.'],
    ['a rule no test quotes', { 'tests/engine/gates/judge.test.ts': "test('[G1] it does', () => {});" }, 'No test quotes [G2].'],
    ['a rule that is quoted in another module only', { 'tests/engine/gates/judge.test.ts': null, 'tests/engine/run/a.test.ts': "test('[G1, G2]', () => {});" }, 'No test quotes [G1].'],
    ['a quoted rule that is none', { 'tests/engine/gates/judge.test.ts': "test('[G1, G2, G3] it does', () => {});" }, 'A test quotes [G3], which is no rule.'],
    ['two rules of one name', { 'engine/gates/SPEC.md': '- [G1] One.\n- [G1] Two.\n- [G2] Three.\n' }, '[G1] stands there twice.'],
    ['a SPEC without rules', { 'engine/gates/SPEC.md': 'Soon.' }, 'The SPEC has no rule.'],
    ['an upgrade nobody exercised', { 'engine/blueprint/upgrades/from-2-to-3.ts': '' }, 'No test exercises this upgrade.'],
    ['a starter on no shelf', { 'engine/blueprint/starters/index.ts': '' }, 'This starter is on no shelf.'],
  ])('%s', (_what, change, message) => {
    expect(messages(change)).toContain(message);
  });
});

it('the project lacks nothing it promises', () => {
  const tree = readTree();
  expect([...tree.keys()].filter((path) => path.startsWith(checks) && path.endsWith('.ts')).length).toBeGreaterThanOrEqual(10);
  expect(gaps(tree).map((gap) => `${gap.path}: ${gap.message}`)).toEqual([]);
});
