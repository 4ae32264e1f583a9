import type { ChangeTarget, Draught, Path } from './change.ts';
import type { Ledger } from './ledger.ts';
import { isReordered, viewLists, viewMaps } from './marks.ts';
import { holderAt, isSame, keysOf, listAt, valueAt } from './values.ts';

/** Cards that stand elsewhere and whatever else only looks different. */
export function diffView(ledger: Ledger): void {
  const { a, b } = ledger;
  for (const part of viewMaps) {
    const [before, after] = [holderAt(a.view, part), holderAt(b.view, part)];
    for (const id of keysOf(before, after)) ledger.note(() => placed(ledger, id), ['view', part, id]);
  }
  for (const part of viewLists) diffList(ledger, ['view', part]);
  for (const field of keysOf(a.view, b.view)) {
    if ([...viewMaps, ...viewLists].some((known) => known === field)) continue;
    ledger.note(() => looks(ledger), ['view', field]);
  }
}

/** Each id that is in one list alone goes with its thing's change when that came or went, else it is a mark of its own. */
function diffList(ledger: Ledger, path: Path): void {
  const [before, after] = [listAt(ledger.a, path), listAt(ledger.b, path)];
  if (isSame(before, after)) return;
  const said = new Set(ledger.changes().flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'item' && part.path.join() === path.join() ? [part.item] : []))));
  const [was, is] = [new Set(before), new Set(after)];
  for (const item of new Set([...before, ...after])) if (was.has(item) !== is.has(item) && !said.has(item)) ledger.add(placed(ledger, item), { type: 'item', path, item });
  if (isReordered(before, after)) ledger.add(looks(ledger), { type: 'order', path });
}

function placed(ledger: Ledger, id: string): Draught {
  const [before, after] = [valueAt(ledger.a, ['view', 'positions', id]), valueAt(ledger.b, ['view', 'positions', id])];
  return ledger.open(`placed/${id}`, () => ({ kind: 'placed', severity: 'none', target: targetOf(ledger, id), field: 'view', before, after }));
}

function looks(ledger: Ledger): Draught {
  return ledger.open('placed/view', () => ({ kind: 'placed', severity: 'none', target: { type: 'blueprint' }, field: 'view', before: undefined, after: undefined }));
}

function targetOf({ a, b }: Ledger, id: string): ChangeTarget {
  const outcome = b.outcomes[id] ?? a.outcomes[id];
  if (outcome) return { type: 'outcome', id, stage: outcome.from.type === 'stage' ? outcome.from.stage : null };
  if (b.stages[id] ?? a.stages[id]) return { type: 'stage', id };
  if (b.notes[id] ?? a.notes[id]) return { type: 'note', id };
  return b.phases[id] ?? a.phases[id] ? { type: 'phase', id } : { type: 'blueprint' };
}
