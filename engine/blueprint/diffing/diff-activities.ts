import type { Blueprint } from '../model/blueprint.ts';
import type { Field } from '../model/record-type.ts';
import type { ChangeTarget, Draught } from './change.ts';
import { homesIn, listOf, sameHome, type Home } from './homes.ts';
import { fieldChange, type Ledger } from './ledger.ts';
import { isReordered } from './marks.ts';
import { meaningInActivity } from './meaning.ts';
import { isSame, keysOf, listAt } from './values.ts';

/** Activities that came, went, found another home or changed, and lists in another order. */
export function diffActivities(ledger: Ledger, fields: Readonly<Record<string, Field>>): void {
  const { a, b } = ledger;
  const [former, now] = [homesIn(a), homesIn(b)];
  for (const id of keysOf(a.activities, b.activities)) {
    const [before, after] = [a.activities[id], b.activities[id]];
    const target: ChangeTarget = { type: 'activity', id, stage: (now.get(id) ?? former.get(id))?.stage ?? null };
    if (!before || !after) {
      const severity = before ? 'frees' : after?.required === 'never' ? 'none' : 'blocks';
      const made = () => ledger.open(`activity/${id}`, () => ({ kind: before ? 'removed' : 'added', severity, target, field: null, before, after }));
      if (ledger.note(made, ['activities', id])) putIn(ledger, made, id, [former.get(id), now.get(id)]);
      continue;
    }
    if (!sameHome(former.get(id), now.get(id))) {
      const made = () => ledger.open(`activity/${id}/home`, () => ({ kind: 'moved', severity: 'changes', target, field: 'stage', before: former.get(id), after: now.get(id) }));
      putIn(ledger, made, id, [former.get(id), now.get(id)]);
    }
    if (isSame(before, after)) continue;
    for (const field of keysOf(before, after)) fieldChange(ledger, target, ['activities', id, field], field, () => meaningInActivity(field, before, after, fields));
  }
  for (const home of listsIn(a)) diffOrder(ledger, home);
}

/** Names the activity in, or strikes it from, the lists of its homes. */
function putIn(ledger: Ledger, made: () => Draught, item: string, homes: readonly (Home | undefined)[]): void {
  for (const home of homes) if (home) ledger.add(made(), { type: 'item', path: listOf(home), item });
}

function listsIn(blueprint: Blueprint): readonly Home[] {
  return Object.values(blueprint.stages).flatMap((stage) => [{ stage: stage.id, lane: null }, ...Object.keys(stage.lanes ?? {}).map((lane) => ({ stage: stage.id, lane }))]);
}

function diffOrder(ledger: Ledger, home: Home): void {
  const path = listOf(home);
  const [before, after] = [listAt(ledger.a, path), listAt(ledger.b, path)];
  if (!isReordered(before, after)) return;
  const target: ChangeTarget = home.lane === null ? { type: 'stage', id: home.stage } : { type: 'lane', id: home.lane, stage: home.stage };
  const made = ledger.open(`${path.join('/')}/order`, () => ({ kind: 'reordered', severity: 'none', target, field: 'activities', before, after }));
  ledger.add(made, { type: 'order', path });
}
