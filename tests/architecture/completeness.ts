import type { Tree } from './house-rules.ts';

/** Something the house promises and does not have. */
export interface Gap {
  readonly path: string;
  readonly message: string;
}

/** What is missing in a project: pages and drawings of checks, tests of rules and of upgrades. Pure. */
export function gaps(tree: Tree): readonly Gap[] {
  return [...checkGaps(tree), ...ruleGaps(tree), ...upgradeGaps(tree), ...starterGaps(tree)];
}

/** The names (without ending) of what stands directly in a folder. */
function namesIn(tree: Tree, folder: string, ending: string): readonly string[] {
  return [...tree.keys()]
    .filter((path) => path.startsWith(folder) && path.endsWith(ending) && !path.slice(folder.length).includes('/'))
    .map((path) => path.slice(folder.length, -ending.length))
    .filter((name) => name !== 'index');
}

const headings = ['**What.**', '**Why.**', '**How to mend it.**'];

/** Where the rules a drawing is held to stand, and the drawings that show each: what a look finds, and what exploring finds. */
const shelves = [
  { checks: 'engine/blueprint/checks/', drawings: 'tests/engine/blueprint/checks/drawings.ts' },
  { checks: 'engine/rehearsal/proofs/', drawings: 'tests/engine/rehearsal/drawings.ts' },
] as const;

function checkGaps(tree: Tree): readonly Gap[] {
  return shelves.flatMap((shelf) => shelfGaps(tree, shelf));
}

function shelfGaps(tree: Tree, { checks, drawings }: (typeof shelves)[number]): readonly Gap[] {
  const drawn = tree.get(drawings) ?? '';
  const withoutCheck = namesIn(tree, checks, '.md').filter((name) => !tree.has(`${checks}${name}.ts`));
  return [
    ...withoutCheck.map((name) => ({ path: `${checks}${name}.md`, message: 'A page about a check that is not there.' })),
    ...namesIn(tree, checks, '.ts').flatMap((name): readonly Gap[] => {
      const page = tree.get(`${checks}${name}.md`) ?? '';
      // from the check's own entry to the next: each says what is right and what is wrong
      const entry = new RegExp(`^  '?${name}'?: \\{$[\\s\\S]*?^  \\},?$`, 'm').exec(drawn)?.[0] ?? '';
      return [
        ...headings.filter((heading) => !page.includes(heading)).map((heading) => ({ path: `${checks}${name}.md`, message: `The page lacks ${heading}` })),
        ...['right:', 'wrong:'].filter((side) => !entry.includes(side)).map((side) => ({ path: drawings, message: `${name} lacks its ${side.slice(0, -1)} drawing.` })),
      ];
    }),
  ];
}

const defined = /^- (?:\*\*)?\[([A-Z]+\d+)\]/gm;
const quoted = /\[([A-Z]+\d+(?:, ?[A-Z]+\d+)*)\]/g;

function ruleGaps(tree: Tree): readonly Gap[] {
  const modules = [...tree.keys()].flatMap((path) => /^engine\/([a-z-]+)\/SPEC\.md$/.exec(path)?.[1] ?? []);
  return modules.flatMap((module) => {
    const spec = `engine/${module}/SPEC.md`;
    const rules = [...(tree.get(spec) ?? '').matchAll(defined)].map((match) => match[1] ?? '');
    const tests = [...tree].filter(([path]) => (path.startsWith(`tests/engine/${module}/`) || path.startsWith('tests/histories/')) && /\.test\.tsx?$/.test(path)).map(([, text]) => text);
    const tested = new Set(tests.flatMap((text) => [...text.matchAll(quoted)].flatMap((match) => (match[1] ?? '').split(/, ?/))));
    const twice = rules.filter((rule, index) => rules.indexOf(rule) !== index);
    return [
      ...(rules.length === 0 ? [{ path: spec, message: 'The SPEC has no rule.' }] : []),
      ...twice.map((rule) => ({ path: spec, message: `[${rule}] stands there twice.` })),
      ...rules.filter((rule) => !tested.has(rule)).map((rule) => ({ path: spec, message: `No test quotes [${rule}].` })),
      ...[...tested].filter((rule) => rules.some((known) => sameLetters(known, rule)) && !rules.includes(rule)).map((rule) => ({ path: spec, message: `A test quotes [${rule}], which is no rule.` })),
    ];
  });
}

const sameLetters = (one: string, other: string): boolean => one.replace(/\d/g, '') === other.replace(/\d/g, '');

function upgradeGaps(tree: Tree): readonly Gap[] {
  const folders = new Set([...tree.keys()].flatMap((path) => /^((?:engine|src)\/(?:.+\/)?upgrades\/)[^/]+\.ts$/.exec(path)?.[1] ?? []));
  return [...folders].flatMap((folder) =>
    namesIn(tree, folder, '.ts').filter((name) => !tree.has(`tests/${folder}${name}.test.ts`)).map((name) => ({ path: `${folder}${name}.ts`, message: 'No test exercises this upgrade.' })),
  );
}

const starters = 'engine/blueprint/starters/';

function starterGaps(tree: Tree): readonly Gap[] {
  const shelf = tree.get(`${starters}index.ts`) ?? '';
  const drawn = namesIn(tree, starters, '.ts').filter((name) => /^export const \w+: DrawingSpec/m.test(tree.get(`${starters}${name}.ts`) ?? ''));
  return drawn.filter((name) => !shelf.includes(`./${name}.ts`)).map((name) => ({ path: `${starters}${name}.ts`, message: 'This starter is on no shelf.' }));
}
