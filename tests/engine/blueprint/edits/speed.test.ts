import { expect, test } from 'vitest';
import { editBlueprint, type Edit } from '#engine/blueprint';
import { bigBlueprint } from '../big-blueprint.ts';

/** What an edit costs is what it rebuilds (`npm run bench checks` measures the time). */
test('[B15] in a drawing at its limits, a small edit rebuilds only what it changed: all else is the same object', () => {
  const before = bigBlueprint(500, 2000);
  const stage = before.start ?? '';
  const edits: readonly Edit[] = [{ type: 'renameStage', stage, name: 'Renamed' }, { type: 'moveCards', positions: { [stage]: { x: 1, y: 0 } } }];
  const [renamed, moved] = edits.map((edit) => {
    const made = editBlueprint(before, edit);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value.next;
  });
  expect(renamed?.outcomes).toBe(before.outcomes);
  expect(renamed?.activities).toBe(before.activities);
  expect(renamed?.view).toBe(before.view);
  expect(Object.values(renamed?.stages ?? {}).filter((one) => one !== before.stages[one.id]).map(({ id }) => id)).toEqual([stage]);
  expect(moved?.stages).toBe(before.stages);
  expect(Object.entries(moved?.view.positions ?? {}).filter(([id, at]) => at !== before.view.positions[id]).map(([id]) => id)).toEqual([stage]);
});
