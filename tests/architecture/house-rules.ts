import { appMap, engineMap, limits, topLevel, type Allowance } from './import-map.ts';
import { readSource, type ImportSite, type SourceFacts } from './read-source.ts';

/** A breach of a house rule, with what to do about it. */
export interface Violation {
  readonly rule: 'top-level' | 'doors-only' | 'who-imports-whom' | 'no-cycles' | 'file-length' | 'function-length' | 'no-machine-paths' | 'no-promises' | 'no-clock' | 'no-module-mocks' | 'names';
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A project as text: path from its root to the file's content. */
export type Tree = ReadonlyMap<string, string>;

const isCode = (path: string): boolean => /\.(ts|tsx|mjs|js)$/.test(path);
const isOurProse = (path: string): boolean => (isCode(path) || /\.(md|css|html|json)$/.test(path)) && path !== 'package-lock.json';

/** Holds a whole project against the rules of the house. Pure: text in, breaches out. */
export function breaches(tree: Tree): readonly Violation[] {
  const facts = new Map([...tree].filter(([path]) => isCode(path)).map(([path, text]) => [path, readSource(path, text)]));
  return [
    ...topLevelBreaches(tree),
    ...[...facts].flatMap(([path, found]) => [...importBreaches(path, found.imports), ...lengthBreaches(path, found), ...clockBreaches(path, found)]),
    ...[...tree].flatMap(([path, text]) => [...fileLengthBreaches(path, text), ...wordBreaches(path, text), ...nameBreaches(path)]),
    ...cycles(facts),
  ];
}

function topLevelBreaches(tree: Tree): readonly Violation[] {
  const strangers = new Set([...tree.keys()].map((path) => path.split('/')[0] ?? path).filter((name) => !topLevel.has(name)));
  return [...strangers].map((name) => ({ rule: 'top-level' as const, path: name, line: 1, message: `The top level is fixed: put ${name} into one of ${[...topLevel].slice(0, 5).join(', ')}.` }));
}

/** Where a file lives: which part of which half of the house. */
interface Home {
  readonly half: 'engine' | 'src' | 'tests' | 'stories' | 'root';
  /** The engine module or app area; for tests and stories the one they mirror, like `engine/gates`. */
  readonly part: string;
}

function homeOf(path: string): Home {
  const [first = '', second = '', third = ''] = path.split('/');
  if (first === 'engine') return { half: 'engine', part: second };
  // what stands directly in src/ starts the app and is part of it
  if (first === 'src') return { half: 'src', part: third === '' ? 'app' : second };
  // a folder of the bench looks inside the area whose name it bears, to lay others' work beside it
  if (first === 'tests' && second === 'bench' && !third.includes('.')) return { half: 'tests', part: `src/${third}` };
  if (first === 'tests') return { half: 'tests', part: second === 'engine' || second === 'src' ? `${second}/${third}` : second };
  return first === 'stories' ? { half: 'stories', part: `src/${second}` } : { half: 'root', part: '' };
}

function importBreaches(path: string, imports: readonly ImportSite[]): readonly Violation[] {
  const home = homeOf(path);
  return imports.flatMap((site) => {
    const verdict = judgeImport(path, home, site);
    return verdict === null ? [] : [{ rule: verdict.rule, path, line: site.line, message: verdict.message }];
  });
}

type ImportVerdict = { readonly rule: 'doors-only' | 'who-imports-whom'; readonly message: string } | null;

function judgeImport(path: string, home: Home, site: ImportSite): ImportVerdict {
  const { from } = site;
  if (from.startsWith('.')) return judgeRelative(path, home, resolve(path, from), site);
  if (from.startsWith('#')) return judgeDoor(home, site);
  return judgeLibrary(home, site);
}

function judgeDoor(home: Home, site: ImportSite): ImportVerdict {
  const module = /^#engine\/([a-z-]+)$/.exec(site.from)?.[1];
  if (module === undefined || engineMap[module] === undefined) return { rule: 'doors-only', message: `${site.from} is no door. Doors are #engine/NAME.` };
  if (home.half === 'engine') {
    if (home.part === module) return { rule: 'doors-only', message: `Inside a module import the file itself, not its own door ${site.from}.` };
    return engineMap[home.part]?.ours.includes(module) ? null : refuse(`engine/${home.part}`, site.from);
  }
  return home.half === 'src' ? judgeOurs(home, site.from, site) : null;
}

function judgeOurs(home: Home, target: string, site: ImportSite): ImportVerdict {
  const allowance = appMap[home.part];
  if (allowance === undefined) return refuse(`src/${home.part}`, target);
  if (allowance.ours.includes(target)) return null;
  if (!allowance.typesOf?.includes(target)) return refuse(`src/${home.part}`, target);
  return site.typeOnly ? null : { rule: 'who-imports-whom', message: `src/${home.part} may know only the types of ${target}: write import type.` };
}

function judgeRelative(path: string, home: Home, target: string, site: ImportSite): ImportVerdict {
  const there = homeOf(target);
  if (there.half === 'engine') {
    const own = home.half === 'engine' ? home.part === there.part : home.half === 'tests' && home.part === `engine/${there.part}`;
    return own ? null : { rule: 'doors-only', message: `Open the door #engine/${there.part} instead of ${site.from}.` };
  }
  if (there.half === 'src') return judgeAppRelative(path, home, there, target, site);
  if (home.half === 'engine' || home.half === 'src') return refuse(path, site.from);
  return null;
}

function judgeAppRelative(path: string, home: Home, there: Home, target: string, site: ImportSite): ImportVerdict {
  if (home.half === 'engine') return refuse(path, site.from);
  const own = home.half === 'src' ? home.part === there.part : home.part === `src/${there.part}`;
  if (own) return null;
  // the look is loaded once, by whatever stands at the root of a page
  // and the app loads an area screen by screen, each by a door of its own, which benches and stories use too
  const doors = home.part === 'app' || home.part === 'src/app' || home.half !== 'src' ? '/([a-z-]+/)?index\\.ts|/styles\\.ts' : '/index\\.ts|/styles\\.ts';
  if (!new RegExp(`^src/${there.part}(${doors})$`).test(target)) return { rule: 'doors-only', message: `Open the door ../${there.part}/index.ts instead of ${site.from}.` };
  return home.half === 'src' ? judgeOurs(home, there.part, site) : null;
}

function judgeLibrary(home: Home, site: ImportSite): ImportVerdict {
  if (home.half !== 'engine' && home.half !== 'src') return null;
  const allowance: Allowance | undefined = home.half === 'engine' ? engineMap[home.part] : appMap[home.part];
  const known = allowance?.libraries.some((name) => (name.endsWith('/*') ? site.from.startsWith(name.slice(0, -1)) : site.from === name || site.from.startsWith(`${name}/`)));
  return known ? null : refuse(`${home.half}/${home.part}`, site.from);
}

function refuse(who: string, what: string): ImportVerdict {
  return { rule: 'who-imports-whom', message: `${who} may not import ${what}.` };
}

/** The path a relative import points at, from the project's root. */
function resolve(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const step of to.replace(/\?.*$/, '').split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** Circles of eager imports, each told once from its alphabetically first file. Types are gone before anything loads. */
function cycles(facts: ReadonlyMap<string, SourceFacts>): readonly Violation[] {
  const follow = (path: string): readonly string[] =>
    (facts.get(path)?.imports ?? []).filter((site) => site.eager && !site.typeOnly).flatMap((site) => {
      const target = site.from.startsWith('#engine/') ? `engine/${site.from.slice('#engine/'.length)}/index.ts` : site.from.startsWith('.') ? resolve(path, site.from) : '';
      return facts.has(target) ? [target] : [];
    });
  const state = new Map<string, 'open' | 'done'>();
  const found: Violation[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      const circle = [...trail.slice(trail.indexOf(path)), path];
      found.push({ rule: 'no-cycles', path, line: 1, message: `Imports go in a circle: ${circle.join(' -> ')}` });
      return;
    }
    state.set(path, 'open');
    for (const next of follow(path)) walk(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of [...facts.keys()].sort()) walk(path, []);
  return found;
}

function lengthBreaches(path: string, facts: SourceFacts): readonly Violation[] {
  const { half } = homeOf(path);
  if (half !== 'engine' && half !== 'src') return [];
  return facts.functions.flatMap(({ name, line, lines }) => {
    const most = path.endsWith('.tsx') && /^[A-Z]/.test(name) ? limits.componentLines : limits.functionLines;
    return lines <= most ? [] : [{ rule: 'function-length' as const, path, line, message: `${name} has ${lines} lines, at most ${most} are allowed.` }];
  });
}

function fileLengthBreaches(path: string, text: string): readonly Violation[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  const bound = isCode(path) || path.endsWith('.css');
  return bound && lines > limits.fileLines ? [{ rule: 'file-length', path, line: lines, message: `${lines} lines, at most ${limits.fileLines} are allowed.` }] : [];
}

function clockBreaches(path: string, facts: SourceFacts): readonly Violation[] {
  if (homeOf(path).half !== 'engine') return [];
  return facts.clockReads.map((line) => ({ rule: 'no-clock' as const, path, line, message: 'The engine has no clock: take the instant as an argument.' }));
}

// written in pieces, so that these two lines are no breach of themselves
const machinePath = new RegExp(['(?<![\\w.])/(?:home', 'work', 'tmp', 'root', 'Users)/[\\w.-]+|[A-Z]:\\\\\\\\Users'].join('|'));
const promise = new RegExp(['\\bTO', 'DO\\b|\\bFIX', 'ME\\b|[Cc]oming ', 'soon'].join(''));
// most files share one loading of the app, in which a mocked module is mocked only for whoever comes first
const moduleMock = new RegExp(['\\bvi\\.(?:do)?', 'Mock\\('].join(''), 'i');

function wordBreaches(path: string, text: string): readonly Violation[] {
  if (!isOurProse(path)) return [];
  return text.split('\n').flatMap((line, index): readonly Violation[] => [
    ...(machinePath.test(line) ? [{ rule: 'no-machine-paths' as const, path, line: index + 1, message: 'A path of somebody\'s machine.' }] : []),
    ...(promise.test(line) ? [{ rule: 'no-promises' as const, path, line: index + 1, message: 'A promise instead of the thing.' }] : []),
    ...(moduleMock.test(line) ? [{ rule: 'no-module-mocks' as const, path, line: index + 1, message: 'A mocked module: hand the stand-in over as an argument.' }] : []),
  ]);
}

const emptyNames = new Set(['utils', 'helpers', 'common', 'misc', 'types', 'util', 'helper']);

function nameBreaches(path: string): readonly Violation[] {
  if (!/^(src|engine|tests|stories)\//.test(path)) return [];
  const steps = path.split('/').slice(1).map((step) => step.replace(/\..*$/, ''));
  const empty = steps.find((step) => emptyNames.has(step));
  if (empty !== undefined) return [{ rule: 'names', path, line: 1, message: `"${empty}" says nothing about what is inside.` }];
  const shouted = isCode(path) && steps.some((step) => !/^[a-z0-9-]*$/.test(step));
  return shouted ? [{ rule: 'names', path, line: 1, message: 'File names are kebab-case.' }] : [];
}
