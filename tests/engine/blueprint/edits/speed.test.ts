import { expect, test } from 'vitest';
import { editBlueprint, type Edit } from '#engine/blueprint';
import { bigBlueprint } from '../big-blueprint.ts';

test('[B15] in a drawing at its limits, a hundred small edits take less than three seconds of CPU', () => {
  let now = bigBlueprint(500, 2000);
  const stage = now.start ?? '';
  const before = process.cpuUsage();
  for (let index = 0; index < 100; index += 1) {
    const edit: Edit = index % 2 ? { type: 'renameStage', stage, name: `Name ${index}` } : { type: 'moveCards', positions: { [stage]: { x: index + 1, y: 0 } } };
    const made = editBlueprint(now, edit);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    now = made.value.next;
  }
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(3000);
});
