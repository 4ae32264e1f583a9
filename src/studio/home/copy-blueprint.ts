import type { Blueprint } from '#engine/blueprint';
import type { IdSource } from '#engine/kernel';
import { newIds } from '../../storage/index.ts';

/**
 * A copy with gates and texts but with an id of its own everywhere, so that nothing that runs in the original is
 * touched. Links to other blueprints stay what they were.
 */
export function copyBlueprint(original: Blueprint, name: string, ids: IdSource = newIds()): Blueprint {
  const own = new Set<string>();
  gatherOwnIds(original, own);
  // Sorted, because things without an order of their own fall back to the order of their ids.
  const fresh = new Map([...own].sort().map((id) => [id, ids.next()] as const));
  const copy = renamed(original, fresh) as Blueprint;
  return { ...copy, name };
}

/** A record's field may be called "id" too; what it names is no id. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function gatherOwnIds(value: unknown, own: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) gatherOwnIds(item, own);
  } else if (isObject(value)) {
    if (typeof value.id === 'string' && uuid.test(value.id)) own.add(value.id);
    for (const item of Object.values(value)) gatherOwnIds(item, own);
  }
}

function renamed(value: unknown, fresh: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return fresh.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, fresh));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [fresh.get(key) ?? key, renamed(item, fresh)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
