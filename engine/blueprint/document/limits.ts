import type { Problem } from './problem.ts';

/** How much a blueprint may hold (domain.md section 10). Tested at each limit and one beyond. */
export const blueprintLimits = {
  bytes: 8 * 1024 * 1024,
  levels: 64,
  /** Values of any kind in one document: what 8 MB of honest drawing never reaches, and shared references would. */
  nodes: 1_000_000,
  stages: 500,
  outcomes: 2000,
  clausesInAGate: 50,
  lanes: 20,
} as const;

/** Words that reach into JavaScript's own objects; a drawing has no use for them as keys. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Says whether a key may never stand in a document, a path or a patch. */
export function isForbiddenKey(key: string): boolean {
  return forbiddenKeys.has(key);
}

/**
 * Looks at raw text before anything reads it: its size in UTF-8 bytes and how deep its brackets go. Runs in one
 * pass without recursion, because a reader that recurses is what a deep file breaks (trap E12).
 */
export function textProblems(text: string): readonly Problem[] {
  let bytes = 0;
  let level = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : isHighSurrogate(code) ? 4 : isLowSurrogate(code) ? 0 : 3;
    if (bytes > blueprintLimits.bytes) return [tooBig];
    if (inString) {
      if (code === backslash) {
        at += 1;
        bytes += 1;
      } else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === openBrace || code === openBracket) deepest = Math.max(deepest, (level += 1));
    else if (code === closeBrace || code === closeBracket) level -= 1;
  }
  return deepest > blueprintLimits.levels ? [tooDeep('')] : [];
}

/**
 * Looks at a value before zod does: depth, number of values, size, and keys that reach into JavaScript's own
 * objects. Without recursion, so that neither depth nor a value that contains itself can break it (trap E12).
 */
export function shapeProblems(json: unknown): readonly Problem[] {
  const waiting: { readonly value: unknown; readonly level: number; readonly path: string }[] = [{ value: json, level: 1, path: '' }];
  let nodes = 0;
  let bytes = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, level, path } = next;
    nodes += 1;
    if (nodes > blueprintLimits.nodes) return [{ path: '', sentence: `This holds more than ${blueprintLimits.nodes} values; no drawing is that big.` }];
    bytes += typeof value === 'string' ? value.length + 2 : 1;
    if (bytes > blueprintLimits.bytes) return [tooBig];
    if (typeof value !== 'object' || value === null) continue;
    if (level > blueprintLimits.levels) return [tooDeep(path)];
    for (const [key, inner] of Object.entries(value)) {
      if (isForbiddenKey(key)) return [{ path: joined(path, key), sentence: `"${key}" may not be used as a name inside a file.` }];
      bytes += Array.isArray(value) ? 0 : key.length + 2;
      waiting.push({ value: inner, level: level + 1, path: joined(path, key) });
    }
  }
  return [];
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

const tooBig: Problem = { path: '', sentence: 'The file is larger than 8 MB, the most a blueprint may take.' };

function tooDeep(path: string): Problem {
  return { path, sentence: `This is nested more than ${blueprintLimits.levels} levels deep.` };
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
