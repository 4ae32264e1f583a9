import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileBlueprint } from '#engine/compile';
import { editBlueprint, parseBlueprint, serialiseBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { versionOf } from '../../run/a-rep.ts';
import { randomEdits } from './random-edits.ts';

function make(blueprint: Blueprint, edit: Edit) {
  const made = editBlueprint(blueprint, edit);
  if (!made.ok) throw new Error(`could not ${edit.type}: ${JSON.stringify(made.error)}`);
  return made.value;
}

test('[B11] undoing any list of edits gives the start back, redoing it the end', () => {
  let edits = 0;
  let refused = 0;
  fc.assert(
    fc.property(randomEdits(40), (sitting) => {
      edits += sitting.made.length;
      refused += sitting.refused;
      const redos: Edit[] = [];
      let now = sitting.end;
      for (const { before, edited } of [...sitting.made].reverse()) {
        // An undo is kept as JSON in the workspace, so that is how it has to work.
        const undone = make(now, JSON.parse(JSON.stringify(edited.undo)));
        redos.push(undone.undo);
        now = undone.next;
        expect(now).toEqual(before);
      }
      expect(serialiseBlueprint(now)).toBe(serialiseBlueprint(sitting.start));
      for (const redo of redos.reverse()) now = make(now, redo).next;
      expect(serialiseBlueprint(now)).toBe(serialiseBlueprint(sitting.end));
    }),
    { numRuns: 60 },
  );
  // Dice that only ever propose what is refused would prove nothing.
  expect(edits).toBeGreaterThan(refused);
});

test('[B13] whatever edits are made, the drawing can be read again, and [B14] every edit has a name', () => {
  fc.assert(
    fc.property(randomEdits(40), (sitting) => {
      for (const { edited } of sitting.made) expect(edited.name).not.toBe('');
      expect(parseBlueprint(serialiseBlueprint(sitting.end))).toMatchObject({ ok: true });
    }),
    { numRuns: 60 },
  );
});

test('[B10] an edit leaves the given drawing and the edit itself as they were', () => {
  fc.assert(
    fc.property(randomEdits(15), (sitting) => {
      for (const { before, edit } of sitting.made) {
        const written = JSON.stringify([before, edit]);
        make(before, edit);
        expect(JSON.stringify([before, edit])).toBe(written);
      }
    }),
    { numRuns: 30 },
  );
});

test('[B11] what was taken back and made again, pasted, tidied, moved between lanes or made another kind, compiles to the same process', () => {
  let compiled = 0;
  fc.assert(
    fc.property(randomEdits(25), ({ made, end }) => {
      if (end.start === null) return;
      const redos: Edit[] = [];
      let now = end;
      for (const { edited } of [...made].reverse()) {
        const undone = make(now, edited.undo);
        redos.push(undone.undo);
        now = undone.next;
      }
      for (const redo of redos.reverse()) now = make(now, redo).next;
      expect(JSON.stringify(compileBlueprint(versionOf(now)).config)).toBe(JSON.stringify(compileBlueprint(versionOf(end)).config));
      compiled += 1;
    }),
    { numRuns: 40 },
  );
  expect(compiled).toBeGreaterThan(10);
});
