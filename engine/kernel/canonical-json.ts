import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { invariant } from './invariant.ts';

/** Any value JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

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
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

function write(value: Json, indent: number, margin: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), `canonical JSON cannot hold ${value}`);
    return JSON.stringify(value);
  }
  const inner = margin + ' '.repeat(indent);
  const items = isList(value)
    ? value.map((item) => write(item, indent, inner))
    : Object.keys(value)
        .sort()
        .flatMap((key) => {
          const item = value[key];
          return item === undefined ? [] : [`${JSON.stringify(key)}:${indent > 0 ? ' ' : ''}${write(item, indent, inner)}`];
        });
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return open + close;
  return indent > 0 ? `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}` : `${open}${items.join(',')}${close}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
