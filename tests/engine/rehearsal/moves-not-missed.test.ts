import { expect, test } from 'vitest';
import type { Blueprint } from '#engine/blueprint';
import { explore, trialProcess } from '#engine/rehearsal';
import { aBlueprint } from '../../kit/a-blueprint.ts';

/** What a search says about a drawing, and how sure it is. A night of random drawings found each of these claimed falsely. */
function said(drawing: Blueprint) {
  const { findings, complete } = explore(trialProcess(drawing) ?? expect.fail('no start'));
  return { checks: findings.map(({ check }) => check), complete };
}

test('[E15] days that change nothing do not hide the moment a wait is over', () => {
  const drawing = aBlueprint('Waiting')
    .wait('Rest', (s) => s.outcome('Rested', { to: 'Talk', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } }).outcome('Early', { to: 'Talk' }))
    .stage('Talk', (s) => s.call('Call').outcome('Signed', { to: 'Won', gate: { type: 'count', compare: 'atMost', times: 5, of: { channel: 'email' }, within: { type: 'days', days: 2 } } }))
    .end('Won', 'won')
    .build();
  expect(said(drawing).checks).toEqual([]);
});

test('[E15] a signal that somebody with the role reports opens the gate that asks for it', () => {
  const drawing = aBlueprint('Reported')
    .stage('Open', (s) => s.task('Look', { required: 'never' }).outcome('Paid', { to: 'Won', trigger: { type: 'signal', signal: 'paid' }, gate: { type: 'role', role: 'boss' } }))
    .end('Won', 'won')
    .build();
  expect(said(drawing)).toEqual({ checks: [], complete: true });
});

test('[E15] what the clock would do, people may do before it, with any result', () => {
  const drawing = aBlueprint('By hand')
    .stage('New', (s) => s.email('Mail', { mode: 'automatic', results: ['yes', 'no'], attempts: { min: 1, max: 2 } }).outcome('Answered', { to: 'Won', onResult: ['Mail', 'yes'] }).outcome('Over', { to: 'Lost' }))
    .end('Won', 'won')
    .end('Lost', 'lost')
    .build();
  expect(said(drawing).checks).toEqual([]);
});

test('[E13] waits whose order hangs on the hour a record comes in are a doubt, those of one pace are not', () => {
  const two = (at?: string) =>
    aBlueprint('Two clocks')
      .wait('Rest', (s) => s.outcome('First', { to: 'Won', trigger: { type: 'elapsed', wait: { amount: 20, unit: 'hours' } } }).outcome('Second', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days', ...(at === undefined ? {} : { at }) } } }))
      .end('Won', 'won')
      .end('Lost', 'lost')
      .build();
  expect(said(two('09:00'))).toEqual({ checks: [], complete: false });
  expect(said(two())).toEqual({ checks: ['stage-can-be-reached', 'outcome-can-happen'], complete: true });
});
