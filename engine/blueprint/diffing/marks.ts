import type { Draught, Path } from './change.ts';
import type { Ledger } from './ledger.ts';
import { isSame, listAt } from './values.ts';

/** Maps of the view by the id of what they speak about, and lists of such ids. */
export const viewMaps = ['positions', 'bends', 'sharedBends', 'jumps'] as const;
export const viewLists = ['collapsed', 'pinned'] as const;

/** What the view says about a thing that came or went goes with it. */
export function absorbMarks(ledger: Ledger, made: () => Draught, id: string): void {
  for (const part of viewMaps) ledger.note(made, ['view', part, id]);
  for (const part of viewLists) {
    const path: Path = ['view', part];
    if (listAt(ledger.a, path).includes(id) !== listAt(ledger.b, path).includes(id)) ledger.add(made(), { type: 'item', path, item: id });
  }
}

/** The ids both lists hold, in the order of each, differ. */
export function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const [was, is] = [new Set(before), new Set(after)];
  return !isSame(before.filter((item) => is.has(item)), after.filter((item) => was.has(item)));
}
