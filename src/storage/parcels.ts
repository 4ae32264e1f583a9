import { breathe } from './in-chunks.ts';

/**
 * Part of a long list, sent on its own: copying 100,000 rows in one message would hold the page up for as long as the
 * copy takes.
 */
export interface Parcel {
  readonly list: number;
  readonly items: readonly unknown[];
}

/** Stands in a sent value where a long list was taken out. */
interface Gap {
  readonly longList: number;
  readonly kind: 'array' | 'map';
}

const rowsPerParcel = 250;
/** Ids and values are quicker to copy than rows. */
const textsPerParcel = 5000;
/** Lists lie at most this deep: an argument, or a list in it. */
const deepest = 2;

/** Sends the long lists of a value ahead, a parcel at a time with a breath between; answers the value with gaps instead. */
export async function sendAhead(value: unknown, send: (parcel: Parcel) => void): Promise<unknown> {
  const lists: (readonly unknown[])[] = [];
  const light = takeOut(value, deepest, (items) => lists.push(items) - 1);
  for (const [list, items] of lists.entries()) {
    const size = typeof items[0] === 'string' ? textsPerParcel : rowsPerParcel;
    for (let from = 0; from < items.length; from += size) {
      send({ list, items: items.slice(from, from + size) });
      await breathe();
    }
  }
  return light;
}

/** Collects parcels and puts their lists back into the value that follows them. */
export interface Unpacking {
  add(parcel: Parcel): void;
  complete(value: unknown): unknown;
}

export function createUnpacking(): Unpacking {
  const lists = new Map<number, unknown[]>();
  const fill = (value: unknown, depth: number): unknown => {
    if (isGap(value)) {
      const items = lists.get(value.longList) ?? [];
      return value.kind === 'map' ? new Map(items as [unknown, unknown][]) : items;
    }
    return depth === 0 ? value : inside(value, (part) => fill(part, depth - 1));
  };
  return {
    add: ({ list, items }) => {
      const known = lists.get(list) ?? [];
      for (const item of items) known.push(item);
      lists.set(list, known);
    },
    complete: (value) => fill(value, deepest),
  };
}

function takeOut(value: unknown, depth: number, keep: (items: readonly unknown[]) => number): unknown {
  if (Array.isArray(value) && value.length > rowsPerParcel) return { longList: keep(value), kind: 'array' } satisfies Gap;
  if (value instanceof Map && value.size > rowsPerParcel) return { longList: keep([...value]), kind: 'map' } satisfies Gap;
  return depth === 0 ? value : inside(value, (part) => takeOut(part, depth - 1, keep));
}

/** Goes into plain lists and objects only; everything else (a Blob, a Map) is sent as it is. */
function inside(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.length > rowsPerParcel ? value : value.map(change);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}

function isGap(value: unknown): value is Gap {
  return typeof value === 'object' && value !== null && 'longList' in value && 'kind' in value;
}
