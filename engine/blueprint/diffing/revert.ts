import { isId } from '#engine/kernel';
import type { Edit, Patch } from '../edits/edit.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { Change, Path } from './change.ts';
import { isReordered, viewMaps } from './marks.ts';
import { collect, isHolder, listAt, valueAt } from './values.ts';

/** The edit that takes changes back, and every change it has to take back to leave a sound drawing. */
export interface Revert {
  readonly edit: Edit;
  readonly changes: readonly Change[];
}

/**
 * Takes some of the changes between two drawings back, as an edit of the later one (ui.md "Compare"). What cannot stand
 * without them is taken back too: a way out that leads to a stage which goes, a stage that a restored line needs.
 * Taking back all of them gives the earlier drawing.
 */
export function revertChanges(a: Blueprint, b: Blueprint, all: readonly Change[], chosen: readonly Change[], name: string): Revert {
  const changes = withNeeded(a, b, all, chosen);
  return { changes, edit: { type: 'patches', name, patches: [...withViewMaps(a, b, valuePatches(a, b, changes)), ...listPatches(a, b, changes)] } };
}

function valuePatches(a: Blueprint, b: Blueprint, changes: readonly Change[]): readonly Patch[] {
  return changes.flatMap(({ parts }) => parts.flatMap((part): Patch[] => {
    if (part.type !== 'value') return [];
    const value = valueAt(a, part.path);
    if (value === undefined) return [{ op: 'remove', path: [...part.path] }];
    return [{ op: valueAt(b, part.path) === undefined ? 'add' : 'replace', path: [...part.path], value }];
  }));
}

/** Maps of the view may be missing: one that only the earlier drawing has comes with its first entry, one that it did not have goes with its last. */
function withViewMaps(a: Blueprint, b: Blueprint, patches: readonly Patch[]): readonly Patch[] {
  const entriesOf = (part: string) => patches.filter(({ path: [view, map, id] }) => view === 'view' && map === part && id !== undefined);
  const missing = viewMaps.filter((part) => b.view[part] === undefined && entriesOf(part).length > 0);
  const emptied = viewMaps.filter((part) => a.view[part] === undefined && b.view[part] !== undefined && entriesOf(part).length === Object.keys(b.view[part]).length);
  const gone = new Set(emptied.flatMap(entriesOf));
  return [
    ...missing.map((part): Patch => ({ op: 'add', path: ['view', part], value: {} })),
    ...patches.filter((patch) => !gone.has(patch)),
    ...emptied.map((part): Patch => ({ op: 'remove', path: ['view', part] })),
  ];
}

/** Lists in which single items come and go are put together anew. */
function listPatches(a: Blueprint, b: Blueprint, changes: readonly Change[]): readonly Patch[] {
  const lists = new Map<string, { readonly path: Path; readonly items: Set<string>; isSorted: boolean }>();
  for (const part of changes.flatMap((change) => change.parts)) {
    if (part.type === 'value') continue;
    const list = lists.get(part.path.join('/')) ?? { path: part.path, items: new Set<string>(), isSorted: false };
    if (part.type === 'item') list.items.add(part.item);
    else list.isSorted = true;
    lists.set(part.path.join('/'), list);
  }
  const whole = new Set(changes.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'value' ? [part.path.join('/')] : []))));
  return [...lists.values()].flatMap(({ path, items, isSorted }): Patch[] => {
    // A list inside something that comes or goes as a whole comes and goes with it.
    if (path.some((_, end) => whole.has(path.slice(0, end + 1).join('/')))) return [];
    if (valueAt(b, path.slice(0, -1)) === undefined) return [];
    const [before, after] = [listAt(a, path), listAt(b, path)];
    const next = mended(before, after, items, isSorted);
    if (next.length === 0 && path[0] === 'view' && valueAt(a, path) === undefined) return [{ op: 'remove', path: [...path] }];
    return [{ op: valueAt(b, path) === undefined ? 'add' : 'replace', path: [...path], value: next }];
  });
}

function mended(before: readonly string[], after: readonly string[], items: ReadonlySet<string>, isSorted: boolean): readonly string[] {
  const was = new Set(before);
  const next = after.filter((item) => was.has(item) || !items.has(item));
  before.forEach((item, index) => {
    if (next.includes(item) || !items.has(item)) return;
    const neighbour = before.slice(0, index).reverse().find((earlier) => next.includes(earlier));
    next.splice(neighbour === undefined ? 0 : next.indexOf(neighbour) + 1, 0, item);
  });
  if (!isSorted || !isReordered(before, next)) return next;
  const known = before.filter((item) => next.includes(item));
  return next.map((item) => (was.has(item) ? (known.shift() ?? item) : item));
}

/** What a change speaks of on either side: ids it brings, and ids it leans on. */
interface Sides {
  readonly before: { readonly keys: Set<string>; readonly texts: Set<string> };
  readonly after: { readonly keys: Set<string>; readonly texts: Set<string> };
}

function sidesOf(a: Blueprint, b: Blueprint, change: Change): Sides {
  const sides: Sides = { before: { keys: new Set(), texts: new Set() }, after: { keys: new Set(), texts: new Set() } };
  for (const part of change.parts) {
    const on = part.type === 'value' ? [valueAt(a, part.path), valueAt(b, part.path)] : part.type === 'item' ? [listAt(a, part.path).includes(part.item) ? part.item : null, listAt(b, part.path).includes(part.item) ? part.item : null] : [null, null];
    [sides.before, sides.after].forEach((side, index) => {
      const value = on[index];
      if (value === undefined || value === null) return;
      collect(value, side);
      for (const step of part.path) side.texts.add(step);
      const last = part.path.at(-1);
      // Only a whole thing is brought by its place; a mark of the view speaks about one.
      if (part.type === 'value' && last !== undefined && part.path[0] !== 'view' && isHolder(value)) side.keys.add(last);
    });
  }
  return sides;
}

function withNeeded(a: Blueprint, b: Blueprint, all: readonly Change[], chosen: readonly Change[]): readonly Change[] {
  const sides = new Map(all.map((change) => [change.id, sidesOf(a, b, change)]));
  const brings = (side: 'before' | 'after') => new Map(all.flatMap((change) => [...(sides.get(change.id)?.[side].keys ?? [])].filter(isId).map((id) => [id, change] as const)));
  const [restores, made] = [brings('before'), brings('after')];
  const homes = new Map(all.flatMap((change) => (change.kind === 'moved' && change.target.type === 'activity' ? [[change.target.id, change] as const] : [])));
  const wanted = new Map(chosen.map((change) => [change.id, change]));
  const queue = [...wanted.values()];
  const need = (change: Change | undefined) => {
    if (!change || wanted.has(change.id)) return;
    wanted.set(change.id, change);
    queue.push(change);
  };
  for (let change = queue.shift(); change; change = queue.shift()) {
    const own = sides.get(change.id);
    if (!own) continue;
    for (const id of own.before.texts) if (restores.has(id) && !made.has(id)) need(restores.get(id));
    const gone = [...own.after.keys].filter((id) => isId(id) && !restores.has(id));
    if (gone.length > 0) for (const other of all) if (gone.some((id) => sides.get(other.id)?.after.texts.has(id))) need(other);
    for (const other of all) if (isHeldBy(change, other)) need(other);
    if (change.kind === 'added' || change.kind === 'removed' || change.field === 'lanes') for (const id of [...own.before.texts, ...own.after.texts]) need(homes.get(id));
  }
  return all.filter((change) => wanted.has(change.id));
}

/** What a listener ends an activity with is one of its results: the two go together. */
function isHeldBy({ target, field }: Change, other: Change): boolean {
  if (target.type !== 'activity' || other.target.type !== 'activity' || target.id !== other.target.id) return false;
  return (field === 'listens' && other.field === 'results') || (field === 'results' && other.field === 'listens');
}
