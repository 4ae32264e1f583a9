import type { Tree } from './house-rules.ts';

/** A class that is written somewhere and whose look another screen brings. */
export interface Bare {
  readonly screen: string;
  readonly path: string;
  readonly name: string;
}

interface Import {
  /** What is taken; null for everything. */
  readonly names: readonly string[] | null;
  readonly from: string;
  readonly isHandedOn: boolean;
}

const statement = /\b(import|export)\s+(type\s+)?(?:\*(?:\s+as\s+\w+)?|\{([^}]*)\}|\w+(?:\s*,\s*\{[^}]*\})?)\s*from\s*'([^']+)'/g;
const bare = /^import '([^']+)'/gm;
const lazy = /\bimport\('([^']+)'\)/g;
const words = /'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g;
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '');

/**
 * Classes written in a lazily loaded screen for which neither it, nor the app, nor whoever opens it brings the styles: they
 * would be there only after another screen was visited. Pure.
 */
export function bareClasses(tree: Tree): readonly Bare[] {
  const houses = new Map([...tree].filter(([path]) => /^(src|engine)\/.*\.(tsx?|css)$/.test(path)).map(([path, text]) => [path, withoutComments(text)]));
  const reach = createReach(houses);
  const openers = lazyOpeners(houses);
  const styled = stylesByClass(houses);
  const ofApp = cssIn(reach('src/main.tsx'));
  /** The styles that are there wherever this module runs: its own, and those of every screen that opens it. */
  const stylesOf = (screen: string, seen: readonly string[] = []): ReadonlySet<string> => {
    const before = (openers.get(screen) ?? []).flatMap((opener) => [...openers.keys()].filter((other) => other !== screen && !seen.includes(other) && reach(other).has(opener))).map((other) => stylesOf(other, [...seen, screen]));
    const shared = before.length === 0 ? [] : [...(before[0] ?? [])].filter((path) => before.every((each) => each.has(path)));
    return new Set([...ofApp, ...cssIn(reach(screen)), ...shared]);
  };
  return [...openers.keys()].flatMap((screen) => {
    const there = stylesOf(screen);
    return [...reach(screen)].filter((path) => path.startsWith('src/') && !path.endsWith('.css')).flatMap((path) =>
      [...classesIn(houses.get(path) ?? '')].filter((name) => styled.has(name) && !styled.get(name)?.some((file) => there.has(file))).map((name) => ({ screen, path, name })),
    );
  });
}

const cssIn = (paths: ReadonlySet<string>): readonly string[] => [...paths].filter((path) => path.endsWith('.css'));

/** What is loaded with a module, by path; a door hands on only what is asked of it. */
function createReach(houses: Tree): (start: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  const imports = new Map([...houses].map(([path, text]) => [path, path.endsWith('.css') ? [] : importsOf(path, text)]));
  const isDoor = (path: string): boolean => path.endsWith('/index.ts');
  const behind = (path: string, names: Import['names']): readonly string[] => {
    if (!isDoor(path) || names === null) return [path];
    return names.flatMap((name) => {
      const owner = imports.get(path)?.find((each) => each.isHandedOn && each.names?.includes(name));
      return owner ? behind(owner.from, [name]) : [path];
    });
  };
  return (start) => {
    const present = known.get(start);
    if (present) return present;
    const found = new Set([start]);
    for (const path of found) {
      for (const { names, from, isHandedOn } of imports.get(path) ?? []) {
        if (isHandedOn && isDoor(path) && path !== start) continue;
        for (const next of behind(from, names)) if (houses.has(next)) found.add(next);
      }
    }
    known.set(start, found);
    return found;
  };
}

function importsOf(path: string, text: string): readonly Import[] {
  const named = [...text.matchAll(statement)].flatMap(([, word, type, names, from = '']): readonly Import[] => {
    const taken = names?.split(',').map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type ')).map((name) => name.split(/\s+as\s+/)[0] ?? name);
    if (type !== undefined || taken?.length === 0) return [];
    return [{ names: taken ?? null, from: targetOf(path, from), isHandedOn: word === 'export' }];
  });
  return [...named, ...[...text.matchAll(bare)].map(([, from = '']) => ({ names: null, from: targetOf(path, from), isHandedOn: false }))];
}

function targetOf(path: string, from: string): string {
  if (from.startsWith('#engine/')) return `engine/${from.slice('#engine/'.length)}/index.ts`;
  if (!from.startsWith('.')) return from;
  const steps = path.split('/').slice(0, -1);
  for (const step of from.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The modules that are loaded when asked for, each with those that ask. */
function lazyOpeners(houses: Tree): ReadonlyMap<string, readonly string[]> {
  const openers = new Map<string, string[]>();
  for (const [path, text] of houses) {
    for (const [, from = ''] of text.matchAll(lazy)) {
      const target = targetOf(path, from);
      if (houses.has(target)) openers.set(target, [...(openers.get(target) ?? []), path]);
    }
  }
  return openers;
}

function stylesByClass(houses: Tree): ReadonlyMap<string, readonly string[]> {
  const styled = new Map<string, string[]>();
  for (const [path, text] of houses) {
    if (!path.endsWith('.css')) continue;
    for (const [, selector = ''] of text.matchAll(/([^{}]+)\{/g)) {
      for (const [, name = ''] of selector.matchAll(/\.([A-Za-z_][\w-]*)/g)) styled.set(name, [...(styled.get(name) ?? []), path]);
    }
  }
  return styled;
}

function classesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(words)].flatMap(([, one, two, three]) => [...(one ?? two ?? three ?? '').matchAll(/[A-Za-z_][\w-]*/g)].map(([word]) => word)).filter((word) => word.includes('-')));
}
