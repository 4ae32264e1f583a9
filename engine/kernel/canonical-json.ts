import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { invariant } from './invariant.ts';
import { sortedNames } from './sorted-names.ts';

/** Any value JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonMap;
export type JsonMap = { readonly [key: string]: Json | undefined };

/**
 * Writes a value as JSON with sorted keys and no spaces, so that equal values give equal text: what is
 * hashed, and what makes a git diff of a blueprint readable. Keys with `undefined` are left out.
 * Throws on what JSON cannot say (NaN, Infinity).
 */
export function canonicalJson(value: Json, indent = 0): string {
  return write(value, indent, '');
}

/** The SHA-256 of a value's canonical JSON, as 64 hexadecimal digits. */
export function hashOf(value: Json): string {
  return hashOfText(canonicalJson(value));
}

/** The same of a map without some of its names: what is sealed by itself, or is the seal. */
export function hashWithout(map: JsonMap, leftOut: readonly string[]): string {
  return hashOfText(writeMap(map, leftOut));
}

function hashOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function write(value: Json, indent: number, margin: string): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'canonical JSON cannot hold NaN or Infinity');
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (indent > 0) return spread(value, indent, margin);
  return isList(value) ? writeList(value) : writeMap(value);
}

/** Texts without anything to escape, which nearly all are, need no more than their quotes. */
const plain = /^[ !#-[\]-~]*$/;

function quote(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function writeList(list: readonly Json[]): string {
  let text = '[';
  for (const item of list) text += text === '[' ? write(item, 0, '') : `,${write(item, 0, '')}`;
  return `${text}]`;
}

const nothing: readonly string[] = [];

function writeMap(map: JsonMap, leftOut: readonly string[] = nothing): string {
  let text = '';
  for (const { key, written } of sortedNames(Object.keys(map), quote)) {
    const item = map[key];
    if (item === undefined || (leftOut !== nothing && leftOut.includes(key))) continue;
    text += (text === '' ? '{' : ',') + written + write(item, 0, '');
  }
  return text === '' ? '{}' : `${text}}`;
}

/** The same over several lines, for people and for git. */
function spread(value: readonly Json[] | JsonMap, indent: number, margin: string): string {
  const inner = margin + ' '.repeat(indent);
  const items = isList(value)
    ? value.map((item) => write(item, indent, inner))
    : Object.keys(value)
        .sort()
        .flatMap((key) => {
          const item = value[key];
          return item === undefined ? [] : [`${JSON.stringify(key)}: ${write(item, indent, inner)}`];
        });
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  return items.length === 0 ? open + close : `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
