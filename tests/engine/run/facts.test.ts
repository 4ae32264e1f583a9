import { describe, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import { defaultRhythm, type Gate } from '#engine/blueprint';
import type { DoneActivity, OtherRun } from '#engine/journal';
import { factsOf, options, replay } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep, accepted, refusalOf } from './a-rep.ts';

const gated = (gate: Gate) => aBlueprint('Facts').stage('New', (s) => s.call('Call', { required: 'never', attempts: { min: 1, max: 9 } }).outcome('On', { to: 'End', gate })).end('End');
const person = { id: 'u_rep', roles: ['rep'] };

describe('what a gate may look at', () => {
  test('[R87] the rhythm: a gate that asks it opens at the first allowed moment, counted over every run', () => {
    const drawing = gated({ type: 'rhythm' }).change((made) => ({ ...made, rhythm: { ...defaultRhythm, weekdays: ['monday', 'tuesday'], windows: [], gap: { min: 1, max: 9 } } }));
    const rep = new Rep(drawing);
    expect(rep.outcome('On').verdict.met).toBe(true);
    accepted(rep.complete('Call', 'connected'));
    // The same day is one bundle with the call; the day after is one allowed day on, Wednesday is no day at all.
    expect(rep.outcome('On').verdict.met).toBe(true);
    rep.wait(2 * day);
    expect(rep.outcome('On').verdict).toMatchObject({ met: false, shortest: [{ type: 'wait' }], tree: { who: [{ type: 'clock' }] } });
    expect(refusalOf(rep.choose('On'))).toMatchObject({ type: 'gateClosed' });
    rep.wait(5 * day);
    expect(rep.outcome('On').verdict.met).toBe(true);
    const touch: DoneActivity = { entry: 'e', run: 'other', visit: 1, stage: 's', activity: 'a', channel: 'email', result: null, template: null, by: 'u_x', at: rep.now - hour };
    const crowded = { ...rep.run, record: { ...rep.run.record, doneElsewhere: [touch] } };
    expect(options(rep.process, crowded, rep.now, person).outcomes[0]?.verdict.met).toBe(false);
    const heard = { ...rep.run, record: { ...rep.run.record, doneElsewhere: [{ ...touch, inbound: true as const }] } };
    expect(options(rep.process, heard, rep.now, person).outcomes[0]?.verdict.met).toBe(true);
  });

  test('[R87] other runs of the record and of linked ones, as the authority has looked them up', () => {
    const rep = new Rep(gated({ type: 'otherRun', blueprint: labelledId('invoice'), on: 'linkedRecord', ended: 'won' }));
    expect(rep.outcome('On').verdict).toMatchObject({ met: false, tree: { who: [{ type: 'otherRun', blueprint: labelledId('invoice') }] } });
    const paid: OtherRun = { run: 'r', blueprint: labelledId('invoice'), on: 'linkedRecord', reached: [], ended: { result: 'won', entry: 'paid' } };
    const told = { ...rep.run, record: { ...rep.run.record, otherRuns: [paid] } };
    expect(options(rep.process, told, rep.now, person).outcomes[0]?.verdict).toMatchObject({ met: true, tree: { evidence: ['paid'] } });
    expect(factsOf(rep.process, told, person).otherRuns).toEqual([paid]);
  });

  test('[R87] approvals of this visit only, in any place a gate may stand: outcome, stage, prerequisite', () => {
    const wants: Gate = { type: 'approval', role: 'boss', levels: 1, quorum: 1 };
    const drawing = aBlueprint('Places')
      .stage('New', (s) => s.task('Print', { required: 'never', results: [], after: [{ type: 'clause', clause: wants }] }).outcome('On', { to: 'New', gate: { type: 'all', of: [] } }).set({ gate: wants }))
      .end('End');
    const rep = new Rep(drawing);
    const boss = { by: 'u_boss', roles: ['boss'] };
    expect(refusalOf(rep.complete('Print'))).toMatchObject({ type: 'activityNotOpen', team: 'boss' });
    expect(refusalOf(rep.choose('On'))).toMatchObject({ type: 'gateClosed' });
    accepted(rep.approve('boss', boss));
    accepted(rep.complete('Print'));
    accepted(rep.choose('On'));
    expect(factsOf(rep.process, rep.run, person).approvals).toEqual([]);
    expect(refusalOf(rep.choose('On'))).toMatchObject({ type: 'gateClosed' });
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });
});
