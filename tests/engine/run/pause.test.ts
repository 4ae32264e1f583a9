import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import type { Wait } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { replay } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { Rep, accepted, monday, refusalOf, versionOf } from './a-rep.ts';

const wait = (amount: number, unit: Wait['unit'] = 'hours'): Wait => ({ amount, unit });
const open = { type: 'all', of: [] } as const;

const resting = () =>
  aBlueprint('Resting')
    .stage('New', (s) =>
      s
        .call('Call', { due: { type: 'stageEntry', wait: wait(4) }, attempts: { min: 2, max: 5 } })
        .email('Mail', { mode: 'automatic', required: 'never', due: { type: 'stageEntry', wait: wait(1, 'days') } })
        .email('Invite', { required: 'never', due: { type: 'fieldDate', field: 'event', days: -1 } })
        .task('Review', { required: 'never', results: [], attempts: { min: 1, max: 1 }, due: { type: 'stageEntry', wait: wait(2, 'days') }, repeat: { every: wait(7, 'days') } })
        .outcome('Over', { to: 'End', gate: open, trigger: { type: 'elapsed', wait: wait(30, 'days') } })
        .outcome('Wanted out', { to: 'End', gate: open, trigger: { type: 'condition', condition: { type: 'compare', field: 'out', operator: 'equals', value: true } } })
        .outcome('Replied', { to: 'Talk', gate: open, trigger: { type: 'signal', signal: 'replied' } })
        .outcome('Patient', { to: 'End', gate: { type: 'minimumTime', wait: wait(10) } })
        .outcome('Bought', { to: 'End', gate: open, trigger: { type: 'signal', signal: 'bought' } })
        .set({ sla: { limit: wait(5, 'days'), escalations: { '019a8000-0000-7000-8000-0000000000aa': { id: '019a8000-0000-7000-8000-0000000000aa', when: 'at', wait: wait(0), then: [], order: 0 } } } }),
    )
    .stage('Talk', (s) => s.meeting('Meet', { due: { type: 'stageEntry', wait: wait(3) } }).outcome('Done', { to: 'End' }).outcome('Slow', { to: 'End', gate: open, trigger: { type: 'elapsed', wait: wait(2, 'days') } }))
    .end('End');

const pause = (rep: Rep, until: number | null = null) => rep.act({ type: 'pause', reason: 'on holiday', until });
const resume = (rep: Rep) => rep.act({ type: 'resume' });
const moments = (rep: Rep) => Object.fromEntries(rep.run.dues.map((due) => [due.key, due.at]));

describe('rest', () => {
  test('[R110] it needs a reason and an end after its beginning; only the resumption is due then', () => {
    const rep = new Rep(resting());
    expect(refusalOf(rep.act({ type: 'pause', reason: ' ', until: null })).type).toBe('reasonMissing');
    expect(refusalOf(pause(rep, monday)).type).toBe('invalidIntent');
    expect(refusalOf(resume(rep)).type).toBe('notPaused');
    const call = rep.due('Call');
    accepted(pause(rep, monday + 3 * day));
    expect(rep.run.dues).toEqual([expect.objectContaining({ key: 'p:1', kind: 'resume', at: monday + 3 * day, automatic: true, armed: 2 })]);
    expect(rep.options).toMatchObject({ paused: { until: monday + 3 * day, by: 'u_rep' } });
    expect(rep.activity('Call')).toMatchObject({ status: 'locked', lockedBy: { type: 'paused', until: monday + 3 * day } });
    expect(rep.outcome('Patient')).toMatchObject({ open: false, refusal: { type: 'paused' } });
    rep.wait(10 * day);
    expect(refusalOf(rep.act({ type: 'due', due: call?.key ?? '', armed: call?.armed ?? 0 })).type).toBe('staleDue');
    expect(refusalOf(rep.complete('Call', 'connected')).type).toBe('paused');
    expect(refusalOf(pause(rep)).type).toBe('paused');
  });

  test('[R110] [R112] nothing moves by itself at rest; what became possible happens with the resumption', () => {
    const rep = new Rep(resting());
    accepted(pause(rep));
    expect(accepted(rep.set({ out: true })).changes.moves).toEqual([]);
    accepted(resume(rep.wait(hour)));
    expect(rep.stage).toBe('End');
  });

  test('[R110] a customer\'s signal is heard: the new stage rests, and ends wake up', () => {
    const rep = new Rep(resting());
    accepted(pause(rep, monday + 4 * day));
    accepted(rep.wait(day).signal('replied'));
    expect([rep.stage, rep.run.paused?.until]).toEqual(['Talk', monday + 4 * day]);
    expect(rep.run.dues).toEqual([expect.objectContaining({ key: 'p:2', at: monday + 4 * day })]);
    accepted(rep.wait(5 * day).act({ type: 'due', due: 'p:2', armed: rep.run.rev }));
    // It rested for three of the days it stood there.
    expect(rep.due('Meet')?.at).toBe(monday + day + 3 * day + 3 * hour);
    expect(rep.due('Slow')?.at).toBe(monday + day + 3 * day + 2 * day);
    const other = new Rep(resting());
    accepted(pause(other, monday + 4 * day));
    accepted(other.signal('bought'));
    expect(other.run).toMatchObject({ status: 'ended', dues: [] });
    expect([other.run.paused, other.run.heldDues]).toEqual([undefined, undefined]);
    expect(refusalOf(pause(other)).type).toBe('runEnded');
  });

  test('[R111] [R112] by the clock on the day that was named, however late the alarm; every row is armed anew', () => {
    const rep = new Rep(resting(), { fields: { event: '2026-12-24' } });
    const before = moments(rep);
    accepted(pause(rep.wait(hour), monday + 2 * day));
    expect(refusalOf(rep.act({ type: 'due', due: 'p:1', armed: 2 })).type).toBe('notYetDue');
    accepted(rep.wait(20 * day).act({ type: 'due', due: 'p:1', armed: 2 }));
    const later = 2 * day - hour;
    const date = `a:${rep.drawing.id.activity('Invite')}:1`;
    expect(moments(rep)).toEqual(Object.fromEntries(Object.entries(before).map(([key, at]) => [key, key === date ? at : at + later])));
    expect(rep.run.dues.every((due) => due.armed === 3)).toBe(true);
    expect(rep.run.pauses).toEqual([{ from: monday + hour, to: monday + 2 * day }]);
    expect(rep.run.paused).toBeUndefined();
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R111] a minimum time does not run at rest', () => {
    const rep = new Rep(resting());
    accepted(pause(rep.wait(4 * hour)));
    accepted(resume(rep.wait(20 * hour)));
    expect(refusalOf(rep.wait(5 * hour).choose('Patient')).type).toBe('gateClosed');
    accepted(rep.wait(hour).choose('Patient'));
  });

  test('[R111] what counts from something done after the rest is not put off by it', () => {
    const drawing = aBlueprint('Anchored')
      .stage('New', (s) => s.call('Call', { attempts: { min: 1, max: 9 } }).email('Follow', { due: { type: 'activity', activity: aBlueprint('Anchored').id.activity('Call'), wait: wait(6) } }).outcome('Done', { to: 'End' }))
      .end('End');
    const rep = new Rep(drawing);
    accepted(rep.complete('Call', 'noAnswer'));
    accepted(pause(rep.wait(hour)));
    accepted(resume(rep.wait(2 * day)));
    expect(rep.due('Follow')?.at).toBe(monday + 6 * hour + 2 * day);
    accepted(rep.wait(hour).complete('Call', 'noAnswer'));
    expect(rep.due('Follow')?.at).toBe(rep.now + 6 * hour);
  });

  test('[R111] with rests of any length and at any time, every moment that counts from the run is exactly so much later', () => {
    const rests = fc.array(fc.record({ ahead: fc.integer({ min: 0, max: 90 }).map((minutes) => minutes * minute), length: fc.integer({ min: 1, max: 20_000 }).map((minutes) => minutes * minute), byClock: fc.boolean() }), { minLength: 1, maxLength: 4 });
    const process = new Rep(resting()).process;
    fc.assert(
      fc.property(rests, fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Phoenix'), (all, zone) => {
        const rep = new Rep(resting(), { zone, fields: { event: '2027-03-01' } }, process);
        const before = moments(rep);
        let sum = 0;
        for (const { ahead, length, byClock } of all) {
          accepted(pause(rep.wait(ahead), byClock ? rep.now + length : null));
          rep.wait(length);
          accepted(byClock ? rep.act({ type: 'due', due: 'p:1', armed: rep.run.rev }) : resume(rep));
          sum += length;
        }
        const date = `a:${rep.drawing.id.activity('Invite')}:1`;
        expect(moments(rep)).toEqual(Object.fromEntries(Object.entries(before).map(([key, at]) => [key, key === date ? at : at + sum])));
        expect(replay(process, rep.entries)).toEqual(rep.run);
      }),
      { numRuns: cases(60) },
    );
  });
});

describe('rest and other versions', () => {
  const version = (hours: number) =>
    aBlueprint('Moved')
      .stage('New', (s) =>
        s
          .task('Review', { required: 'never', results: [], attempts: { min: 1, max: 1 }, repeat: { every: wait(1, 'days') } })
          .outcome('Over', { to: 'End', gate: open, trigger: { type: 'elapsed', wait: wait(hours) } })
          .outcome('Patient', { to: 'End', gate: { type: 'minimumTime', wait: wait(10) } }),
      )
      .end('End');
  const second = compileBlueprint({ ...versionOf(version(8).build()), id: labelledId('second version'), number: 2 });

  test('[R110] [R142] moved at rest, nothing is armed or taken before it is resumed, and carried moments are later then', () => {
    const rep = new Rep(version(4));
    accepted(pause(rep.wait(hour)));
    accepted(rep.wait(hour).move(second, 'New'));
    expect(rep.run.dues).toEqual([]);
    accepted(resume(rep.wait(hour)));
    expect(rep.stage).toBe('New');
    expect(rep.due('Over')?.at).toBe(monday + 6 * hour);
  });

  test('[R111] [R142] restarted, what was rested before counts no more, and rounds begin anew', () => {
    const rep = new Rep(version(4));
    accepted(rep.complete('Review'));
    accepted(pause(rep.wait(hour)));
    accepted(resume(rep.wait(20 * hour)));
    accepted(rep.wait(hour).move(second, 'New', 'restart'));
    expect(rep.due('Over')?.at).toBe(rep.now + 8 * hour);
    expect(rep.due('Review')?.at).toBe(rep.now);
    accepted(rep.wait(10 * hour).choose('Patient'));
  });
});
