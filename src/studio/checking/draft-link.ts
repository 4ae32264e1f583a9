import type { Blueprint } from '#engine/blueprint';

/**
 * What changed between two drawings, small enough to be sent after each edit: only what was replaced, by its place.
 * What did not change keeps its identity at both ends, so that checks there ask again only what an edit touched.
 */
export type Change =
  | { readonly type: 'same' }
  | { readonly type: 'value'; readonly value: unknown }
  /** Parts that changed or came, by key; `keys` says which are there and in what order when that changed too. */
  | { readonly type: 'parts'; readonly parts: Readonly<Record<string, Change>>; readonly keys: readonly string[] | null };

type Parts = Readonly<Record<string, unknown>>;

/** What has to be told to somebody who knows the drawing before, so that they know the drawing now. */
export function changeBetween(before: unknown, now: unknown): Change {
  if (Object.is(before, now)) return { type: 'same' };
  if (!isParts(before) || !isParts(now)) return { type: 'value', value: now };
  const parts: Record<string, Change> = {};
  for (const key in now) if (!Object.hasOwn(before, key) || before[key] !== now[key]) parts[key] = Object.hasOwn(before, key) ? changeBetween(before[key], now[key]) : { type: 'value', value: now[key] };
  const keys = Object.keys(now);
  return { type: 'parts', parts, keys: isSameList(Object.keys(before), keys) ? null : keys };
}

/** The drawing as it is now, from the drawing before and what changed; what did not change is the very same. */
export function changed(before: unknown, change: Change): unknown {
  if (change.type === 'same') return before;
  if (change.type === 'value') return change.value;
  const old: Parts = isParts(before) ? before : {};
  return Object.fromEntries((change.keys ?? Object.keys(old)).map((key) => {
    const part = change.parts[key];
    return [key, part === undefined ? old[key] : changed(old[key], part)];
  }));
}

/** The same for a whole drawing, as far as this end knows it. */
export function changedDraft(before: Blueprint | null, change: Change): Blueprint {
  return changed(before, change) as Blueprint;
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}
