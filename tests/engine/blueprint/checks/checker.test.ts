import { expect, test } from 'vitest';
import { checkBlueprint, createChecker, editBlueprint, type Blueprint, type CheckContext, type Edit } from '#engine/blueprint';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { bigBlueprint } from '../big-blueprint.ts';
import { busyBlueprint, busyRecordType } from './busy-blueprint.ts';
import { drawingsByCheck } from './drawings.ts';

const context: CheckContext = { recordTypes: { lead: busyRecordType }, roles: ['rep'], people: ['u_ann'], teams: ['sales'], holders: { rep: 3 } };

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

test.each([['a plain line', bigBlueprint(500, 2000)], ['decisions, gates, forms and texts everywhere', busyBlueprint()]])('[B42] 500 stages with 2,000 outcomes are checked whole, the same way every time: %s', (_what, drawing) => {
  const findings = checkBlueprint(drawing, context);
  expect(findings.length).toBeGreaterThan(0);
  expect(checkBlueprint(structuredClone(drawing), context)).toEqual(findings);
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

test('[B43] after any walk of edits through a drawing at the limits the answers are those of a new checker', () => {
  const start = busyBlueprint(60);
  const check = createChecker();
  let now = start;
  check(now, context);
  const [stages, activities, outcomes] = [Object.keys(start.stages), Object.keys(start.activities), Object.keys(start.outcomes)];
  const edits: readonly Edit[] = [
    { type: 'renameStage', stage: stages[3] ?? '', name: 'Another name' },
    { type: 'setField', path: ['outcomes', outcomes[9] ?? '', 'to'], value: stages[30] },
    { type: 'setField', path: ['activities', activities[4] ?? '', 'form'], value: {} },
    { type: 'setField', path: ['activities', activities[5] ?? '', 'due'], value: { type: 'stageEntry', wait: { amount: 40, unit: 'days' } } },
    { type: 'deleteOutcomes', outcomes: [outcomes[20] ?? ''] },
    { type: 'setField', path: ['outcomes', outcomes[25] ?? '', 'from'], value: { type: 'all' } },
    { type: 'setField', path: ['stages', stages[8] ?? '', 'kind'], value: 'parallel' },
    { type: 'deleteStages', stages: [stages[12] ?? ''], heal: true },
    { type: 'setField', path: ['rhythm', 'gap'], value: { min: 2, max: 3 } },
    { type: 'setStart', stage: stages[20] ?? null },
  ];
  for (const edit of edits) {
    now = edited(now, edit);
    expect(check(now, context)).toEqual(checkBlueprint(structuredClone(now), context));
  }
});

test('[B40] a loop in which nobody does anything blocks publishing, whether outcomes or decisions make it', () => {
  const { wrong } = drawingsByCheck['loop-has-a-brake'] ?? expect.fail('no drawings');
  const severities = wrong.flatMap(([, drawing]) => checkBlueprint(drawing).flatMap(({ check, severity }) => (check === 'loop-has-a-brake' ? [severity] : [])));
  expect(new Set(severities)).toEqual(new Set(['error']));
});

test('[B44] findings show the plainest record, and the shortest way', () => {
  const over = (operator: 'lessThan' | 'moreThan') => ({ type: 'condition', condition: { type: 'compare', field: 'amount1', operator, value: 50_000 } }) as const;
  const drawing = aBlueprint()
    .stage('New', (s) => s.outcome('Round', { to: 'More' }).outcome('Straight', { to: 'Size' }))
    .stage('More', (s) => s.outcome('On', { to: 'Size' }))
    .decision('Size', (s) => s.outcome('Small', { to: 'Won', trigger: over('lessThan') }).outcome('Large', { to: 'Lost', trigger: over('moreThan') }).outcome('Otherwise', { to: 'Lost', fallback: true }))
    .end('Won', 'won')
    .end('Lost', 'lost');
  const findings = checkBlueprint(drawing.build(), context);
  expect(findings.find(({ check }) => check === 'decision-rules-leave-no-gap')).toMatchObject({ message: 'In "Size" a record with amount1 = 50,000 goes the default way "Otherwise" between two rules.', example: { fields: { amount1: 50_000 } } });
  expect(findings.find(({ check }) => check === 'field-is-filled-before-it-is-read')?.path).toEqual([drawing.id.stage('New'), drawing.id.stage('Size')]);
});

test('[B45] without record types, roles and people nothing is said of them', () => {
  const drawing = aBlueprint().stage('A', (s) => s.outcome('Go', { to: 'Won', who: { type: 'roles', roles: ['nobody'] }, gate: { type: 'all', of: [{ type: 'approval', role: 'nobody', levels: 2, quorum: 9 }, { type: 'field', condition: { type: 'compare', field: 'nothing', operator: 'isNotEmpty' } }] } })).end('Won', 'won').build();
  const about = ['outcome-has-a-taker', 'approval-can-be-given', 'fields-exist', 'field-is-filled-before-it-is-read', 'effect-reaches-somebody', 'required-activity-has-a-doer'];
  expect(checkBlueprint(drawing).filter(({ check }) => about.includes(check))).toEqual([]);
  expect(checkBlueprint(drawing, context).filter(({ check }) => about.includes(check)).map(({ check }) => check).sort()).toEqual(['approval-can-be-given', 'fields-exist', 'outcome-has-a-taker']);
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
