import { expect, test } from 'vitest';
import { checkBlueprint, createChecker, editBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { bigBlueprint } from '../big-blueprint.ts';

function edited(blueprint: Blueprint, edit: Edit): Blueprint {
  const made = editBlueprint(blueprint, edit);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.next;
}

test('[B42] findings come errors first, in the same order every time', () => {
  const drawing = aBlueprint().stage('A', (s) => s.call('Call').outcome('Open')).stage('B', (s) => s.outcome('Open too')).build();
  const findings = checkBlueprint(drawing);
  const ranks = findings.map((finding) => ['error', 'warning', 'hint'].indexOf(finding.severity));
  expect(ranks).toEqual([...ranks].sort());
  expect(new Set(ranks).size).toBe(3);
  expect(checkBlueprint(structuredClone(drawing))).toEqual(findings);
});

test('[B42] 500 stages with 2,000 outcomes are checked in less than a second', () => {
  const drawing = bigBlueprint(500, 2000);
  const before = process.cpuUsage();
  const findings = checkBlueprint(drawing);
  const { user, system } = process.cpuUsage(before);
  expect(Array.isArray(findings)).toBe(true);
  expect((user + system) / 1000).toBeLessThan(1000);
});

test('[B43] a checker asked again answers as a new one would', () => {
  const drawing = aBlueprint();
  const start = drawing.stage('A', (s) => s.outcome('Open')).end('Won', 'won').build();
  const check = createChecker();
  let now = start;
  const edits: readonly Edit[] = [
    { type: 'moveCards', positions: { [start.start ?? '']: { x: 5, y: 5 } } },
    { type: 'connect', outcome: drawing.id.outcome('A', 'Open'), to: drawing.id.stage('Won') },
    { type: 'setStart', stage: null },
    { type: 'deleteStages', stages: [drawing.id.stage('Won')], heal: false },
  ];
  expect(check(now)).toEqual(checkBlueprint(now));
  for (const edit of edits) {
    now = edited(now, edit);
    expect(check(now)).toEqual(checkBlueprint(now));
  }
});

test('[B43] moving a card asks no check again that does not look at positions', () => {
  const big = bigBlueprint(100, 400);
  const check = createChecker();
  const before = check(big);
  const moved = edited(big, { type: 'moveCards', positions: { [big.start ?? '']: { x: 1, y: 1 } } });
  const after = check(moved);
  expect(after.every((finding, index) => finding === before[index])).toBe(true);
  expect(before.length).toBeGreaterThan(0);
});
