import { describe, expect, it } from 'vitest';
import { day, minute } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { answered, Desk, doneElsewhere, start } from './a-desk.ts';

const touches = (gate?: Gate) =>
  aBlueprint()
    .stage('Reach out', (stage) => stage.call('Ring').email('Write').outcome('On', { to: 'Won', ...(gate ? { gate } : {}) }).outcome('Again', { to: 'Reach out', gate: { type: 'all', of: [{ type: 'not', of: { type: 'role', role: 'ghost' } }] } }))
    .end('Won', 'won');

const count = (times: number, of: { readonly channel?: 'call' | 'email'; readonly result?: string; readonly person?: string }, within: Extract<Gate, { type: 'count' }>['within'], compare: 'atLeast' | 'atMost' | 'exactly' = 'atLeast'): Gate => ({ type: 'count', compare, times, of, within });

describe('Every stage has the implicit clause "all required activities done"', () => {
  it('each required activity holds the way out until it is done', () => {
    const desk = new Desk(touches());
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    desk.complete('Ring', 'connected');
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    expect(desk.stage).toBe('Reach out');
    desk.complete('Write', 'sent');
    expect(answered(desk.choose('On'))).toBe('accepted');
    expect(desk.stage).toBe('Won');
  });
  it('an activity that does not appear is not asked for, and cannot be done', () => {
    const drawing = aBlueprint()
      .stage('Work', (stage) => stage.call('Ring', { when: { type: 'compare', field: 'segment', operator: 'equals', value: 'Key account' } }).outcome('On', { to: 'Won' }))
      .end('Won');
    const small = new Desk(drawing, { fields: { segment: 'Small business' } });
    expect(answered(small.complete('Ring', 'connected'))).toBe('activityNotOpen');
    expect(answered(small.choose('On'))).toBe('accepted');
    const key = new Desk(drawing, { fields: { segment: 'Key account' } });
    expect(answered(key.choose('On'))).toBe('gateClosed');
  });
  it('an activity that wants two attempts is not done after one', () => {
    const drawing = aBlueprint().stage('Work', (stage) => stage.call('Ring', { attempts: { min: 2, max: 3 } }).outcome('On', { to: 'Won' })).end('Won');
    const desk = new Desk(drawing);
    desk.complete('Ring', 'noAnswer');
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    desk.complete('Ring', 'noAnswer');
    expect(desk.outcome('On').open).toBe(true);
    expect(answered(desk.complete('Ring', 'noAnswer'))).toBe('accepted');
    expect(answered(desk.complete('Ring', 'noAnswer'))).toBe('activityNotOpen');
  });
  it('an activity with a prerequisite waits for it, and a skipped prerequisite is not a done one', () => {
    const drawing = aBlueprint().stage('Work', (stage) => stage.task('Research').call('Ring', { after: ['Research'] }).outcome('On', { to: 'Won' })).end('Won');
    const desk = new Desk(drawing);
    expect(answered(desk.complete('Ring', 'connected'))).toBe('activityNotOpen');
    desk.complete('Research', 'done');
    expect(answered(desk.complete('Ring', 'connected'))).toBe('accepted');
  });
});

describe('A skip is its own result and never opens a gate that wants the activity done', () => {
  it('required activities skipped leave the implicit gate closed', () => {
    const desk = new Desk(touches());
    expect(answered(desk.skip('Ring'))).toBe('accepted');
    expect(answered(desk.skip('Write'))).toBe('accepted');
    expect(desk.activity('Ring').status).toBe('skipped');
    expect(answered(desk.choose('On'))).toBe('gateClosed');
  });
  it.each(['visit', 'run', 'record'] as const)('a skip is not counted over %s', (type) => {
    const desk = new Desk(touches(count(1, { channel: 'call' }, { type })));
    desk.skip('Ring');
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    expect(desk.outcome('On').verdict.tree).toMatchObject({ seen: { type: 'times', times: 0 }, evidence: [] });
  });
});

describe('Count over this visit, this run, the last n days, all runs of the record', () => {
  it('work of an earlier visit counts for the run and not for the visit', () => {
    const ofVisit = new Desk(touches(count(1, { channel: 'call' }, { type: 'visit' })));
    const ofRun = new Desk(touches(count(1, { channel: 'call' }, { type: 'run' })));
    for (const desk of [ofVisit, ofRun]) {
      desk.complete('Ring', 'connected');
      expect(desk.outcome('On').open).toBe(true);
      expect(answered(desk.choose('Again'))).toBe('accepted');
      expect(desk.run.visit).toBe(2);
    }
    expect(ofVisit.outcome('On').open).toBe(false);
    expect(answered(ofVisit.choose('On'))).toBe('gateClosed');
    expect(ofRun.outcome('On').open).toBe(true);
  });
  it('the work of other runs counts only over the record', () => {
    const elsewhere = [doneElsewhere('other', 'call', start - day)];
    expect(new Desk(touches(count(1, { channel: 'call' }, { type: 'record' })), { doneElsewhere: elsewhere }).outcome('On').open).toBe(true);
    expect(new Desk(touches(count(1, { channel: 'call' }, { type: 'run' })), { doneElsewhere: elsewhere }).outcome('On').open).toBe(false);
    expect(new Desk(touches(count(1, { channel: 'call' }, { type: 'visit' })), { doneElsewhere: elsewhere }).outcome('On').open).toBe(false);
  });
  it('the last seven days move on: a gate they opened closes again', () => {
    const desk = new Desk(touches(count(1, { channel: 'call' }, { type: 'days', days: 7 })));
    desk.complete('Ring', 'connected');
    desk.now = start + 5 * day;
    expect(desk.outcome('On').open).toBe(true);
    desk.now = start + 9 * day;
    expect(desk.outcome('On').open).toBe(false);
    expect(answered(desk.choose('On'))).toBe('gateClosed');
  });
  it('by result, by person and by the owner, whoever that is now', () => {
    const byResult = new Desk(touches(count(1, { result: 'connected' }, { type: 'run' })));
    byResult.complete('Ring', 'noAnswer');
    expect(byResult.outcome('On').open).toBe(false);
    byResult.complete('Ring', 'connected');
    expect(byResult.outcome('On').open).toBe(true);
    const byOwner = new Desk(touches(count(1, { channel: 'call', person: 'owner' }, { type: 'run' })), { owner: 'u_ben' });
    byOwner.complete('Ring', 'connected');
    expect(byOwner.outcome('On').open).toBe(false);
    byOwner.say({ type: 'assign', owner: 'u_anna' });
    expect(byOwner.outcome('On').open).toBe(true);
  });
  it('at most and exactly close again when more is done', () => {
    const most = new Desk(touches(count(1, { channel: 'call' }, { type: 'run' }, 'atMost')));
    const exact = new Desk(touches(count(1, { channel: 'call' }, { type: 'run' }, 'exactly')));
    expect([most.outcome('On').open, exact.outcome('On').open]).toEqual([true, false]);
    for (const desk of [most, exact]) desk.complete('Ring', 'noAnswer');
    expect([most.outcome('On').open, exact.outcome('On').open]).toEqual([true, true]);
    for (const desk of [most, exact]) desk.complete('Ring', 'noAnswer');
    expect([most.outcome('On').open, exact.outcome('On').open]).toEqual([false, false]);
  });
});

describe('A gate is an and/or/not tree of clauses', () => {
  it('an empty "any" opens nothing, and "not" turns the answer round', () => {
    expect(new Desk(touches({ type: 'any', of: [] })).outcome('On').open).toBe(false);
    const desk = new Desk(touches({ type: 'not', of: count(1, { channel: 'email' }, { type: 'run' }) }));
    expect(desk.outcome('On').open).toBe(true);
    desk.complete('Write', 'sent');
    expect(desk.outcome('On').open).toBe(false);
  });
  it('minimum time in stage opens at its moment and not a millisecond before', () => {
    const desk = new Desk(touches({ type: 'minimumTime', wait: { amount: 30, unit: 'minutes' } }));
    desk.now = start + 30 * minute - 1;
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    desk.now = start + 30 * minute;
    expect(answered(desk.choose('On'))).toBe('accepted');
  });
  it('minimum time counts from this stay, not from the first', () => {
    const desk = new Desk(touches({ type: 'minimumTime', wait: { amount: 30, unit: 'minutes' } }));
    desk.now = start + 29 * minute;
    desk.choose('Again');
    desk.now = start + 40 * minute;
    expect(desk.outcome('On').open).toBe(false);
    desk.now = start + 59 * minute;
    expect(desk.outcome('On').open).toBe(true);
  });
  it('the way to Lost may be lighter than the way on', () => {
    const drawing = aBlueprint()
      .stage('Work', (stage) => stage.call('Ring').email('Write').outcome('On', { to: 'Won' }).outcome('Lost', { to: 'Lost', gate: { type: 'count', compare: 'atLeast', times: 1, of: {}, within: { type: 'visit' } } }))
      .end('Won', 'won').end('Lost', 'lost');
    const desk = new Desk(drawing);
    expect(answered(desk.choose('Lost'))).toBe('gateClosed');
    desk.complete('Write', 'sent');
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    expect(answered(desk.choose('Lost'))).toBe('accepted');
    expect(desk.run.end).toBe('lost');
  });
  it('a lane that is not done holds a parallel stage, until the stated number is done', () => {
    const lanes = (join?: number) =>
      aBlueprint()
        .parallel('Together', (stage) => stage.lane('Sales').lane('Legal').call('Ring', { lane: 'Sales' }).document('Contract', { lane: 'Legal' }).outcome('On', { to: 'Won' }).set(join === undefined ? {} : { join }))
        .end('Won');
    const all = new Desk(lanes());
    all.complete('Ring', 'connected');
    expect(all.outcome('On').open).toBe(false);
    all.complete('Contract', 'signed');
    expect(all.run.status === 'ended' || all.outcome('On').open).toBe(true);
    const one = new Desk(lanes(1));
    expect(one.outcome('On').open).toBe(false);
    one.complete('Contract', 'signed');
    expect(one.run.status === 'ended' || one.outcome('On').open).toBe(true);
  });
});

describe('Conditions are data (field, operator, value), never code', () => {
  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('a field called %s that the record does not have is empty', (field) => {
    expect(evaluateCondition({ type: 'compare', field, operator: 'isEmpty' }, {})).toBe(true);
    expect(evaluateCondition({ type: 'compare', field, operator: 'isNotEmpty' }, {})).toBe(false);
  });
  it('patterns are only contains, starts with, equals and in list: no sign has a meaning of its own', () => {
    const name = (operator: 'contains' | 'startsWith', value: string) => evaluateCondition({ type: 'compare', field: 'name', operator, value }, { name: 'A.B (C)' });
    expect(name('contains', '.')).toBe(true);
    expect(name('contains', '.*C')).toBe(false);
    expect(name('startsWith', '^A')).toBe(false);
    expect(name('contains', '(C)')).toBe(true);
    expect(evaluateCondition({ type: 'compare', field: 'name', operator: 'in', value: ['x', 'A.B (C)'] }, { name: 'A.B (C)' })).toBe(true);
  });
  it('an empty field is neither more nor less than a number', () => {
    for (const operator of ['lessThan', 'atMost', 'moreThan', 'atLeast'] as const) {
      expect(evaluateCondition({ type: 'compare', field: 'score', operator, value: 0 }, {})).toBe(false);
    }
  });
});
