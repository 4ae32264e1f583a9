import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import { defaultRhythm, type Rhythm, type Wait } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { judgeSnooze, replay } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { Rep, accepted, monday, refusalOf, versionOf } from './a-rep.ts';
import { aTimedWalker, timedWalks } from './time-walk.ts';

const wait = (amount: number, unit: Wait['unit'] = 'hours'): Wait => ({ amount, unit });
const open = { type: 'all', of: [] } as const;
const enforced: Rhythm = { ...defaultRhythm, gap: { min: 1, max: 3 }, enforce: { slide: true, gap: true, bundles: true, touches: true, template: true, channel: false } };
/** A Tuesday at 10:00, when customers may be touched. */
const tuesday = monday + day + hour;

const pacing = (rhythm: Rhythm = defaultRhythm, limit?: Wait) =>
  aBlueprint('Pacing')
    .stage('Reach', (s) =>
      s
        .call('Call', { attempts: { min: 1, max: 9 }, due: { type: 'stageEntry', wait: wait(1) } })
        .email('Mail', { required: 'never', attempts: { min: 3, max: 9 }, due: { type: 'stageEntry', wait: wait(0) } })
        .email('Robot', { required: 'never', mode: 'automatic', due: { type: 'stageEntry', wait: wait(5, 'days') } })
        .task('Review', { required: 'never', results: [], attempts: { min: 1, max: 1 }, due: { type: 'stageEntry', wait: wait(0) }, repeat: { every: wait(2, 'days') } })
        .task('Much later', { required: 'never', results: [], after: [{ type: 'activity', activity: 'Call' }] })
        .outcome('On', { to: 'Talk' })
        .outcome('Silence', { to: 'End', gate: open, trigger: { type: 'elapsed', wait: wait(20, 'days') } })
        .set(limit === undefined ? {} : { sla: { limit, escalations: {} } }),
    )
    .stage('Talk', (s) => s.meeting('Meet').outcome('Done', { to: 'End' }))
    .end('End')
    .change((made) => ({ ...made, rhythm }));

const put = (rep: Rep, label: string, until: number | null, reason = 'asked me to call then') =>
  rep.act({ type: 'snooze', activity: rep.drawing.id.activity(label), until, reason, expect: { visit: rep.run.visit } });
const judged = (rep: Rep, label: string, until: number) => judgeSnooze(rep.process, rep.run, rep.activity(label).activity, { until, at: rep.now });

describe('putting off', () => {
  test('[R170] the row moves to the moment asked for and keeps where it stood; the later word counts', () => {
    const rep = new Rep(pacing());
    accepted(put(rep, 'Call', monday + 2 * day));
    expect(rep.due('Call')).toMatchObject({ at: monday + 2 * day, snoozedFrom: monday + hour, armed: rep.run.rev });
    accepted(put(rep, 'Call', monday + day));
    expect(rep.due('Call')).toMatchObject({ at: monday + day, snoozedFrom: monday + hour });
    expect(rep.activity('Call')).toMatchObject({ status: 'open', dueAt: monday + day });
    accepted(rep.complete('Call', 'connected'));
    expect(rep.due('Call')).toBeUndefined();
  });

  test('[R170] under a rhythm it slides from there into an allowed hour, and says why', () => {
    const rep = new Rep(pacing(enforced), { at: tuesday });
    const saturday = tuesday + 4 * day;
    accepted(put(rep, 'Call', saturday));
    expect(rep.due('Call')).toMatchObject({ at: tuesday + 7 * day, slidFrom: saturday, snoozedFrom: tuesday + hour, reasons: [{ rule: 'weekday' }] });
  });

  test('[R170] a reason is needed, and the stay must be the one it was meant for', () => {
    const rep = new Rep(pacing());
    expect(refusalOf(put(rep, 'Call', monday + day, '  ')).type).toBe('reasonMissing');
    expect(refusalOf(rep.act({ type: 'snooze', activity: rep.drawing.id.activity('Call'), until: monday + day, reason: 'x', expect: { visit: 2 } })).type).toBe('staleVisit');
    expect(refusalOf(put(rep, 'Meet', monday + day)).type).toBe('activityNotHere');
    expect(refusalOf(rep.act({ type: 'snooze', activity: labelledId('nothing'), until: monday + day, reason: 'x', expect: { visit: 1 } })).type).toBe('unknownActivity');
  });

  test('[R170] without a moment it is due again as before, once', () => {
    const rep = new Rep(pacing());
    accepted(put(rep, 'Call', monday + 2 * day));
    accepted(put(rep, 'Mail', monday + day));
    accepted(put(rep, 'Call', null));
    expect([rep.due('Call')?.at, rep.due('Call')?.snoozedFrom, rep.due('Mail')?.at]).toEqual([monday + hour, undefined, monday + day]);
    accepted(put(rep, 'Mail', null));
    expect(rep.run.snoozed).toBeUndefined();
    expect(refusalOf(put(rep, 'Call', null))).toMatchObject({ type: 'cannotSnooze', why: 'notPutOff' });
  });

  test('[R171] refused when nothing is due of it, when the clock does it, and when it is not later', () => {
    const rep = new Rep(pacing());
    expect(refusalOf(put(rep, 'Much later', monday + day))).toMatchObject({ type: 'cannotSnooze', why: 'notDue' });
    expect(refusalOf(put(rep, 'Robot', monday + 9 * day))).toMatchObject({ type: 'cannotSnooze', why: 'automatic' });
    expect(refusalOf(put(rep, 'Mail', monday))).toMatchObject({ type: 'cannotSnooze', why: 'past', latest: null });
    expect(refusalOf(put(rep, 'Call', monday + hour))).toMatchObject({ why: 'past' });
    accepted(put(rep, 'Call', monday + hour + minute));
  });

  test('[R172] the stage\'s time limit, a timed way out and the next round each hold it, and the refusal says how far it may go', () => {
    const limited = new Rep(pacing(defaultRhythm, wait(3, 'days')));
    expect(refusalOf(put(limited, 'Call', monday + 3 * day))).toEqual({ type: 'cannotSnooze', activity: limited.drawing.id.activity('Call'), why: 'limit', latest: monday + 3 * day - minute });
    accepted(put(limited, 'Call', monday + 3 * day - minute));
    expect(refusalOf(put(limited.wait(3 * day), 'Mail', limited.now + hour))).toMatchObject({ why: 'limit', latest: null });
    const free = new Rep(pacing());
    expect(refusalOf(put(free, 'Call', monday + 20 * day))).toMatchObject({ why: 'outcome', latest: monday + 20 * day - minute });
    expect(refusalOf(put(free, 'Review', monday + 2 * day))).toMatchObject({ why: 'round', latest: monday + 2 * day - minute });
    accepted(put(free, 'Review', monday + day));
  });

  test('[R172] the longest gap of an enforced rhythm holds a touch, of one that only advises it does not', () => {
    const rep = new Rep(pacing(enforced), { at: tuesday });
    accepted(rep.complete('Mail', 'sent'));
    // Allowed days after that Tuesday: Wednesday, Thursday, the next Tuesday; the Wednesday after would be the fourth.
    accepted(put(rep, 'Call', tuesday + 7 * day + 6 * hour));
    const refusal = refusalOf(put(rep, 'Call', tuesday + 8 * day));
    expect(refusal).toMatchObject({ why: 'gap', latest: monday + 9 * day - 9 * hour - minute });
    const free = new Rep(pacing(), { at: tuesday });
    accepted(free.complete('Mail', 'sent'));
    accepted(put(free, 'Call', tuesday + 8 * day));
  });

  test('[R174] [R116] it ends with the stage and with its undo, stays through a rest, and moves along in its stage', () => {
    const rep = new Rep(pacing());
    accepted(put(rep, 'Call', monday + 2 * day));
    accepted(rep.undo());
    expect([rep.due('Call')?.at, rep.run.snoozed]).toEqual([monday + hour, undefined]);
    accepted(put(rep, 'Call', monday + 2 * day));
    accepted(rep.act({ type: 'pause', reason: 'rest', until: null }));
    expect(refusalOf(put(rep, 'Call', monday + 3 * day)).type).toBe('paused');
    accepted(rep.wait(day).act({ type: 'resume' }));
    expect(rep.due('Call')).toMatchObject({ at: monday + 2 * day, snoozedFrom: monday + day + hour });
    const second = compileBlueprint({ ...versionOf(pacing(defaultRhythm, wait(30, 'days')).build()), id: labelledId('second'), number: 2 });
    accepted(rep.move(second, 'Reach'));
    expect(rep.due('Call')?.at).toBe(monday + 2 * day);
    accepted(rep.complete('Call', 'connected'));
    accepted(rep.choose('On'));
    expect(rep.run.snoozed).toBeUndefined();
  });

  test('[R173] what is said beforehand is what the step does; the journal replays to the same run', () => {
    fc.assert(
      fc.property(timedWalks, fc.nat(7), fc.constantFrom(-hour, minute, 5 * hour, day, 3 * day, 8 * day), (acts, index, time) => {
        const rep = aTimedWalker(walker);
        for (const act of acts) act(rep);
        const here = rep.options.activities;
        const option = here[index % Math.max(1, here.length)];
        if (option === undefined || rep.run.paused !== undefined || rep.run.status !== 'running' || rep.now + time < 0) return;
        const said = judged(rep, option.activity.name, rep.now + time);
        const answer = rep.act({ type: 'snooze', activity: option.activity.id, until: rep.now + time, reason: 'later', expect: { visit: rep.run.visit } });
        expect(answer.ok ? null : answer.refusal).toEqual(said.refusal);
        if (answer.ok) expect(answer.run.dues.find((due) => due.kind === 'activity' && due.activity === option.activity.id)?.at).toBe(said.at);
        expect(replay(walker, rep.entries)).toEqual(rep.run);
      }),
      { numRuns: cases(60) },
    );
  });
});

const { process: walker } = aTimedWalker();
