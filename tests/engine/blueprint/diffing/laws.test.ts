import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffVersions, editBlueprint, parseBlueprint, revertChanges, serialiseBlueprint, type Blueprint, type Change } from '#engine/blueprint';
import { allCases, cases } from '../../../kit/cases.ts';
import { randomEdits } from '../edits/random-edits.ts';

function reverted(a: Blueprint, b: Blueprint, all: readonly Change[], chosen: readonly Change[]) {
  const revert = revertChanges(a, b, all, chosen, 'Take back');
  const made = editBlueprint(b, revert.edit);
  if (!made.ok) throw new Error(`could not take back ${chosen.map(({ id }) => id).join()}: ${JSON.stringify(made.error)}`);
  return { next: made.value.next, changes: revert.changes };
}

test('[B70] a drawing does not differ from itself, nor from a copy of it', () => {
  fc.assert(
    fc.property(randomEdits(25), ({ end }) => {
      expect(diffVersions(end, end)).toEqual([]);
      expect(diffVersions(end, structuredClone(end))).toEqual([]);
    }),
    { numRuns: cases(40) },
  );
});

test('[B71] taking back every change gives the earlier drawing, in both directions', () => {
  let changes = 0;
  fc.assert(
    fc.property(randomEdits(30), ({ start, end }) => {
      for (const [a, b] of [[start, end], [end, start]] as const) {
        const all = diffVersions(a, b);
        changes += all.length;
        expect(serialiseBlueprint(reverted(a, b, all, all).next)).toBe(serialiseBlueprint(a));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      }
    }),
    { numRuns: allCases(80) },
  );
  expect(changes).toBeGreaterThan(500);
});

test('[B72] taking back one change leaves a sound drawing that no longer differs there', () => {
  fc.assert(
    fc.property(randomEdits(20), fc.nat(), ({ start, end }, pick) => {
      const all = diffVersions(start, end);
      const one = all[pick % Math.max(1, all.length)];
      if (!one) return;
      const { next, changes } = reverted(start, end, all, [one]);
      expect(changes).toContain(one);
      expect(parseBlueprint(serialiseBlueprint(next))).toMatchObject({ ok: true });
      const left = new Set(diffVersions(start, next).map(({ id }) => id));
      expect(changes.filter(({ id }) => left.has(id)).map(({ id }) => id)).toEqual([]);
    }),
    { numRuns: cases(200) },
  );
});
