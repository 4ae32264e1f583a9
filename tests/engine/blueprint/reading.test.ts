import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activitiesIn, activitiesOf, clausesOf, fieldsOf, mergeFieldsOf, newActivity, outcomesByStage, outcomesFrom, stageOfActivity, stagesOf, standardResults, type Gate } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';

const drawing = aBlueprint('Reading')
  .stage('New', (s) => s.call('Call').outcome('Go', { to: 'Both' }).outcome('Later', { to: 'Size' }))
  .parallel('Both', (s) => s.task('Shared').lane('Legal', 'legal').lane('Pay', 'payments').task('Clear it', { lane: 'Pay' }).document('Contract', { lane: 'Legal' }).outcome('Done', { to: 'Lost' }))
  .decision('Size', (s) => s.outcome('Otherwise', { to: 'Lost', fallback: true }))
  .end('Lost', 'lost')
  .stage('Island')
  .common('Opt out', 'all', { to: 'Lost' })
  .common('Again', 'all', { to: 'New' });
const { id } = drawing;
const blueprint = drawing.build();
const names = (things: readonly { readonly name: string }[]) => things.map((thing) => thing.name);

test('[B30] a common outcome leaves every stage but ends, decisions and the one it leads to', () => {
  expect(names(outcomesFrom(blueprint, id.stage('New')))).toEqual(['Go', 'Later', 'Opt out']);
  expect(names(outcomesFrom(blueprint, id.stage('Both')))).toEqual(['Done', 'Opt out', 'Again']);
  expect(names(outcomesFrom(blueprint, id.stage('Size')))).toEqual(['Otherwise']);
  expect(outcomesFrom(blueprint, id.stage('Lost'))).toEqual([]);
  expect(outcomesFrom(blueprint, id.blueprint)).toEqual([]);
});

test('[B31] activities come as listed, then lane by lane', () => {
  expect(names(activitiesIn(blueprint, id.stage('Both')))).toEqual(['Shared', 'Contract', 'Clear it']);
  expect(stageOfActivity(blueprint, id.activity('Clear it'))?.name).toBe('Both');
  expect(names(stagesOf(blueprint))).toEqual(['New', 'Both', 'Size', 'Lost', 'Island']);
});

test('walkers find every clause, field, activity and merge field', () => {
  const gate: Gate = {
    type: 'all',
    of: [
      { type: 'any', of: [{ type: 'field', condition: { type: 'not', of: { type: 'or', of: [{ type: 'compare', field: 'budget', operator: 'isEmpty' }, { type: 'compare', field: 'size', operator: 'equals', value: 1 }] } } }, { type: 'checklist', activity: id.activity('Call') }] },
      { type: 'not', of: { type: 'count', compare: 'atMost', times: 1, of: { activity: id.activity('Call') }, within: { type: 'run' } } },
      { type: 'validation', condition: { type: 'compare', field: 'size', operator: 'atLeast', value: 2 }, message: 'Too small' },
    ],
  };
  expect(clausesOf(gate).map((clause) => clause.type)).toEqual(['field', 'checklist', 'count', 'validation']);
  expect(fieldsOf(gate)).toEqual(['budget', 'size']);
  expect(fieldsOf({ type: 'not', of: { type: 'compare', field: 'name', operator: 'isEmpty' } })).toEqual(['name']);
  expect(fieldsOf({ type: 'not', of: { type: 'rhythm' } })).toEqual([]);
  expect(activitiesOf(gate)).toEqual([id.activity('Call')]);
  expect(clausesOf(undefined)).toEqual([]);
  expect(mergeFieldsOf('Hello {{name}}, {{ firstName }} and {{name}} of { {x}}')).toEqual(['name', 'firstName']);
});

test('a fresh activity has its channel’s usual results in order', () => {
  expect(Object.keys(standardResults('call'))).toEqual(['connected', 'noAnswer', 'voicemailLeft', 'callBack', 'wrongNumber']);
  expect(Object.keys(standardResults('voicemail'))).toEqual(['left', 'mailboxFull']);
  expect(newActivity('email', id.activity('Mail'), 'Mail').results['replied']).toMatchObject({ name: 'Replied', tone: 'positive' });
});

test('a fresh hand-over says who takes it and until when, a fresh approval who agrees; other kinds have neither', () => {
  expect(newActivity('handOver', id.activity('Pass'), 'Pass').handOver).toMatchObject({ to: { type: 'role', role: 'rep' }, late: 'remind', warm: true });
  expect(newActivity('approval', id.activity('Agree'), 'Agree').approval).toEqual({ role: 'manager', levels: 1, quorum: 1 });
  expect(Object.keys(newActivity('call', id.activity('Ring'), 'Ring'))).not.toEqual(expect.arrayContaining(['handOver']));
});

test('[B30] the ways out of all stages at once are those of each', () => {
  fc.assert(
    fc.property(blueprints, (document) => {
      const ways = outcomesByStage(document);
      expect([...ways.keys()].sort()).toEqual(Object.keys(document.stages).sort());
      for (const [stage, outcomes] of ways) expect(outcomes).toEqual(outcomesFrom(document, stage));
    }),
    { numRuns: cases(100) },
  );
});
