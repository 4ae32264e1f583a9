import { describe, expect, test } from 'vitest';
import { hour } from '#engine/kernel';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday } from './a-rep.ts';

const drawing = () =>
  aBlueprint('Reading')
    .stage('New', (s) =>
      s
        .call('Call', { due: { type: 'stageEntry', wait: { amount: 2, unit: 'hours' } } })
        .email('Offer', { required: 'never', after: ['Call'] })
        .task('Export check', { required: 'never', results: [], when: { type: 'compare', field: 'abroad', operator: 'equals', value: true } })
        .outcome('Qualified', { to: 'End' })
        .outcome('Idle', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 5, unit: 'hours' } } })
        .outcome('Boss', { to: 'End', who: { type: 'roles', roles: ['manager'] }, gate: { type: 'all', of: [] } }),
    )
    .end('End', 'won')
    .end('Lost', 'lost');

describe('options', () => {
  test('[R60] every activity is there with its state, its due and why it is locked', () => {
    const rep = new Rep(drawing());
    expect(rep.options.activities.map(({ activity, status, required }) => [activity.name, status, required])).toEqual([['Call', 'open', true], ['Offer', 'locked', false], ['Export check', 'hidden', false]]);
    expect(rep.activity('Call').dueAt).toBe(monday + 2 * hour);
    expect(rep.activity('Offer')).toMatchObject({ dueAt: null, lockedBy: { type: 'activityNotOpen', why: 'prerequisite' } });
    accepted(rep.complete('Call', 'connected'));
    expect(rep.activity('Call')).toMatchObject({ status: 'done', attempts: 1, evidence: [{ result: 'connected', by: 'u_rep' }] });
    expect(rep.activity('Offer').status).toBe('open');
  });

  test('[R60] every outcome is there, blocked ones with their verdict, timed ones with their moment', () => {
    const rep = new Rep(drawing());
    expect(rep.options.outcomes.map(({ outcome, open, byHand }) => [outcome.name, open, byHand])).toEqual([['Qualified', false, true], ['Idle', false, false], ['Boss', false, true]]);
    expect(rep.outcome('Qualified').verdict).toMatchObject({ met: false, missing: 1, shortest: [{ type: 'do', activity: rep.drawing.id.activity('Call') }] });
    expect(rep.outcome('Idle')).toMatchObject({ firesAt: monday + 5 * hour, target: { name: 'Lost' } });
    expect(rep.outcome('Boss')).toMatchObject({ verdict: { met: true }, refusal: { type: 'notAllowed' } });
    accepted(rep.complete('Call', 'connected'));
    expect(rep.outcome('Qualified')).toMatchObject({ open: true, refusal: null });
  });

  test('[R60] a run that was left early shows where it stood, with nothing to do', () => {
    const rep = new Rep(drawing());
    accepted(rep.act({ type: 'exit', reason: 'merged' }));
    expect(rep.options).toMatchObject({ stage: { name: 'New' }, activities: [], undo: rep.lastEntry.id });
    expect(rep.options.outcomes.map((option) => option.refusal)).toEqual([{ type: 'runEnded' }, { type: 'runEnded' }, { type: 'runEnded' }]);
  });
});
