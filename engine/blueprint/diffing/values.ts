import type { Path } from './change.ts';

export type Holder = Readonly<Record<string, unknown>>;

export function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The part of an object under this key; an empty object where there is none. */
export function holderAt(value: unknown, key: string): Holder {
  const part = isHolder(value) ? value[key] : undefined;
  return isHolder(part) ? part : {};
}

/** What stands at this path; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (!isHolder(found) || !Object.hasOwn(found, step)) return undefined;
    found = found[step];
  }
  return found;
}

/** A list of ids at this path; empty where there is none. */
export function listAt(value: unknown, path: Path): readonly string[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}

/** Whether two parts say the same; a missing key and one that is undefined are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (!isHolder(one) || !isHolder(other)) return false;
  return Object.keys(one).every((key) => isSame(one[key], other[key])) && Object.keys(other).every((key) => other[key] === undefined || Object.hasOwn(one, key));
}

/** The keys of both, each once, those of the first in front. */
export function keysOf(one: Holder, other: Holder): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

/** Every text and every key anywhere in a value. */
export function collect(value: unknown, into: { readonly keys: Set<string>; readonly texts: Set<string> }): void {
  if (typeof value === 'string') into.texts.add(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (isHolder(value)) {
    for (const [key, part] of Object.entries(value)) {
      into.keys.add(key);
      collect(part, into);
    }
  }
}
