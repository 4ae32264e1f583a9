import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkBlueprint, checks, editBlueprint, parseBlueprint, serialiseBlueprint, type Blueprint, type Finding } from '#engine/blueprint';
import { drawingsByCheck } from './drawings.ts';

const folder = 'engine/blueprint/checks';

test('[B40] every check has its file, its page, a right and a wrong drawing', () => {
  const names = checks.map((check) => check.name);
  expect(readdirSync(folder).sort()).toEqual(names.flatMap((name) => [`${name}.md`, `${name}.ts`]).sort());
  expect(Object.keys(drawingsByCheck).sort()).toEqual([...names].sort());
  for (const name of names) {
    expect(existsSync(`${folder}/${name}.md`)).toBe(true);
    expect(readFileSync(`${folder}/${name}.md`, 'utf8')).toMatch(/\*\*What\.\*\*[\s\S]*\*\*Why\.\*\*[\s\S]*\*\*How to mend it\.\*\*/);
  }
});

describe.each(Object.entries(drawingsByCheck))('%s', (name, { right, wrong, context }) => {
  const found = (drawing: Blueprint) => checkBlueprint(drawing, context).filter((finding) => finding.check === name);

  test.each(right.map((drawing, index) => [index + 1, drawing] as const))('[B40] is silent about right drawing %i', (_index, drawing) => {
    expect(found(drawing)).toEqual([]);
    expect(parseBlueprint(serialiseBlueprint(drawing)).ok).toBe(true);
  });

  test.each(wrong)('[B40] finds: %s', (_why, drawing, count) => {
    expect(found(drawing).map((finding) => finding.message)).toHaveLength(count);
    expect(parseBlueprint(serialiseBlueprint(drawing)).ok).toBe(true);
  });

  test.each(wrong)('[B41] every fix mends: %s', (_why, drawing) => {
    for (const finding of found(drawing)) {
      for (const fix of finding.fixes) {
        const made = editBlueprint(drawing, { type: 'several', name: fix.label, edits: fix.edits });
        expect(made).toMatchObject({ ok: true });
        if (made.ok) expect(found(made.value.next).map(place)).not.toContainEqual(place(finding));
      }
    }
  });
});

/** What only a person can mend: nobody else knows what to say, whom to ask or how to cut a process. */
const withoutAFix = ['activity-says-what-to-do', 'gate-asks-few-things', 'stage-has-few-outcomes', 'loops-have-one-door'];

test('[B41] every check that can be mended by an edit offers one for its first wrong drawing', () => {
  const without = Object.entries(drawingsByCheck).filter(([name, { wrong, context }]) => {
    const findings = checkBlueprint(wrong[0]?.[1] ?? expect.fail('no wrong drawing'), context).filter((finding) => finding.check === name);
    return findings.every((finding) => finding.fixes.length === 0);
  });
  expect(without.map(([name]) => name).sort()).toEqual([...withoutAFix].sort());
});

/** Where a finding points and what it says: a fix may not leave the same finding behind. */
function place(finding: Finding) {
  return { target: finding.target, message: finding.message };
}
