import { describe, expect, test } from 'vitest';
import { diffVersions, editBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { changeInWords, createNames, describeChange, severityOfChange, summariseChanges } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const drawing = aBlueprint('Sale')
  .stage('New', (stage) => stage.call('First call').email('Recap').outcome('Reached', { to: 'Offer' }).outcome('Silence', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } }))
  .stage('Offer', (stage) => stage.outcome('Won', { to: 'Won' }))
  .end('Won', 'won')
  .end('Lost', 'lost');
const { id } = drawing;
const before = drawing.build();

function said(...edits: readonly Edit[]) {
  const made = editBlueprint(before, { type: 'several', name: 'All', edits });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const after: Blueprint = made.value.next;
  const names = { before: createNames({ blueprint: before }), after: createNames({ blueprint: after }) };
  return diffVersions(before, after).map((change) => ({ line: describeChange(change, names), sides: changeInWords(change, names), severity: severityOfChange(change.severity) }));
}
const set = (path: readonly (string | number)[], value: unknown): Edit => ({ type: 'setField', path, value });

describe('changes in words', () => {
  test('a new gate says what it asks', () => {
    const [gate] = said(set(['outcomes', id.outcome('New', 'Reached'), 'gate'], { type: 'field', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } }));
    expect(gate).toEqual({ line: 'New gate on “Reached”: Score is at least 50', severity: 'May hold records back', sides: { before: 'nothing', after: 'Score is at least 50' } });
  });

  test('a wait, a duty, a lost outcome, another target, in sentences with both sides', () => {
    const changes = said(
      set(['outcomes', id.outcome('New', 'Silence'), 'trigger'], { type: 'elapsed', wait: { amount: 5, unit: 'days' } }),
      set(['activities', id.activity('Recap'), 'required'], 'never'),
      { type: 'deleteOutcomes', outcomes: [id.outcome('Offer', 'Won')] },
      { type: 'connect', outcome: id.outcome('New', 'Reached'), to: id.stage('Won') },
    );
    expect(changes.map(({ line }) => line)).toEqual([
      'Removed: outcome “Won” in “Offer”',
      '“Reached” leads to another stage',
      'Other times for “Silence”',
      'Activity “Recap” is owed less often',
    ]);
    expect(changes[1]?.sides).toEqual({ before: 'Offer', after: 'Won' });
    expect(changes[3]?.sides).toEqual({ before: 'always', after: 'never' });
  });

  test('what is gone is called by the name it had', () => {
    expect(said({ type: 'deleteStages', stages: [id.stage('Offer')], heal: false })[0]?.line).toBe('Removed: stage “Offer”');
    expect(said({ type: 'moveActivity', activity: id.activity('Recap'), stage: id.stage('Offer'), index: 0 })[0]).toMatchObject({ line: 'Activity “Recap” moved to another place', sides: { before: 'New', after: 'Offer' } });
  });

  test('a summary counts by what it means for records', () => {
    const made = editBlueprint(before, { type: 'deleteStages', stages: [id.stage('Offer')], heal: false });
    if (!made.ok) throw new Error('not made');
    expect(summariseChanges(diffVersions(before, made.value.next))).toBe('1 change takes a place or a way out and 1 alters what happens');
    const renamed = editBlueprint(before, { type: 'renameStage', stage: id.stage('Offer'), name: 'Proposal' });
    if (!renamed.ok) throw new Error('not made');
    expect(summariseChanges(diffVersions(before, renamed.value.next))).toBe('1 change is noticed by no record');
    expect(summariseChanges([])).toBe('Nothing differs');
  });
});
