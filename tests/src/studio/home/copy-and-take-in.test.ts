import { describe, expect, test } from 'vitest';
import { checkBlueprint, parseBlueprint, serialiseBlueprint, starters } from '#engine/blueprint';
import { createIdSource, fixedClock, seededDice } from '#engine/kernel';
import { blankBlueprint } from '../../../../src/studio/home/blank-blueprint.ts';
import { copyBlueprint } from '../../../../src/studio/home/copy-blueprint.ts';

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const ids = () => createIdSource(fixedClock(Date.UTC(2026, 10, 25)), seededDice(7));

test('a blank blueprint is readable and has nothing that blocks publishing but what a manager must say', () => {
  const blank = blankBlueprint('lead', ids());
  expect(parseBlueprint(serialiseBlueprint(blank))).toEqual({ ok: true, value: blank });
  expect(checkBlueprint(blank).filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(blank.rhythm.enforce).toEqual({ slide: false, gap: true, bundles: true, touches: true, template: true, channel: true });
  expect(blank.override).toEqual({ roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } });
  expect(Object.values(blank.stages).map((stage) => stage.name).sort()).toEqual(['First stage', 'Lost', 'Won']);
});

describe.each(starters.map((starter) => [starter.name, starter.build()] as const))('a copy of %s', (_name, original) => {
  const copy = copyBlueprint(original, 'Copy', ids());

  test('shares no id with the original', () => {
    const before = new Set(serialiseBlueprint(original).match(idPattern));
    const shared = (serialiseBlueprint(copy).match(idPattern) ?? []).filter((id) => before.has(id));
    expect(shared).toEqual([]);
  });

  test('is a valid drawing with as much in it, and the same findings', () => {
    const parsed = parseBlueprint(serialiseBlueprint(copy));
    expect(parsed.ok).toBe(true);
    const sizes = (blueprint: typeof copy) => (['stages', 'activities', 'outcomes', 'phases', 'notes'] as const).map((part) => [part, Object.keys(blueprint[part]).length]);
    expect(sizes(copy)).toEqual(sizes(original));
    expect(checkBlueprint(copy).map((finding) => finding.check)).toEqual(checkBlueprint(original).map((finding) => finding.check));
  });
});

test('a copy keeps its links to other blueprints', () => {
  const other = '0190a8a0-0000-7000-8000-0000000000aa';
  const blank = blankBlueprint('lead', ids());
  const [way] = Object.values(blank.outcomes);
  if (way === undefined) throw new Error('a blank blueprint has ways out');
  const linked = { ...blank, outcomes: { ...blank.outcomes, [way.id]: { ...way, then: [{ type: 'startBlueprint', blueprint: other, on: 'sameRecord' } as const] } } };
  expect(serialiseBlueprint(copyBlueprint(linked, 'Copy'))).toContain(other);
});
