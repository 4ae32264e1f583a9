import { expect, test } from 'vitest';
import { defaultRecordTypes, publish, starters } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { alignWalkthrough } from '#engine/rehearsal';
import { demoWalkthrough } from '../../../../src/app/demo/walkthrough.ts';
import { labelledId } from '../../../kit/a-blueprint.ts';

test.each(['inbound-prospecting', 'outbound-qualification'])('[W1] the demo’s walk-through of %s plays on its version as it was recorded, with something said at every step somebody takes', async (shown) => {
  const starter = starters.find(({ key }) => key === shown) ?? expect.fail('the starter');
  const published = await publish(starter.build(), { id: labelledId('version'), number: 1, at: 0, by: 'u_mara', note: '', context: { recordTypes: defaultRecordTypes } });
  if (!published.ok) throw new Error('not published');
  const now = Date.UTC(2026, 10, 22, 14);
  const row = demoWalkthrough(published.value, 'u_theo', now);
  const process = compileBlueprint(published.value);
  expect(alignWalkthrough(row, process, process).differs).toBe(false);
  expect(row.steps.filter(({ deed, says }) => deed.type !== 'wait' && says === '')).toEqual([]);
  expect(row.steps.filter(({ refused }) => refused === true)).toHaveLength(1);
  expect(demoWalkthrough(published.value, 'u_theo', now)).toEqual(row);
  expect(row.startsAt).toBeLessThan(now);
  expect(new Date(row.startsAt).getUTCDay()).toBe(2);
});
