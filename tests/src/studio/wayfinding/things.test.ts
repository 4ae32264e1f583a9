import { expect, it } from 'vitest';
import { starters } from '#engine/blueprint';
import { thingsOf } from '../../../../src/studio/wayfinding/things.ts';
import { createNames } from '../../../../src/ui/index.ts';

it.each(starters.map((starter) => [starter.name, starter.build()] as const))('%s: whoever searches a field finds each place that speaks of it once', (_, draft) => {
  const fields = thingsOf(draft, createNames({ blueprint: draft }), []).filter(({ group }) => group === 'Fields').map(({ label, note }) => `${label} – ${note}`);
  expect(fields.filter((words, index) => fields.indexOf(words) !== index)).toEqual([]);
});
