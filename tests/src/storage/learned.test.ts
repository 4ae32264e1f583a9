import { expect, test } from 'vitest';
import { day } from '#engine/kernel';
import { lessonsOf } from '../../../src/storage/learned.ts';

test('[B13] chances and usual stays are learned from the latest runs, with how often a gate was gone past', () => {
  const stay = (outcome: string, days: number) => ({ stage: 'a', visit: 1, enteredAt: 0, leftAt: days * day, outcome });
  const grant = { entry: '', visit: 1, by: 'u', at: 0, until: 1, confirmedBy: 'u', used: true, target: { type: 'outcome' as const, outcome: 'x' } };
  expect(lessonsOf([{ path: [stay('x', 1)], overrides: [grant, { ...grant, used: false }] }, { path: [stay('x', 9), stay('y', 2)] }])).toEqual({ taken: { a: { x: 2, y: 1 } }, stays: { a: 2 * day }, overrides: { x: 1 }, runs: 2 });
});
