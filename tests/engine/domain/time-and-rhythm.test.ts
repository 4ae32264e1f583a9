import { describe, expect, it } from 'vitest';
import { day, hour, minute, type Instant } from '#engine/kernel';
import { actingRhythm, type Channel, type Fields, type Rhythm, type Sla, type Wait } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { options, step, type Run } from '#engine/run';
import type { DoneActivity } from '#engine/journal';
import { aBlueprint, labelledId, type ActivityOptions } from '../../kit/a-blueprint.ts';
import { accepted, monday, Rep, refusalOf, versionOf } from '../run/a-rep.ts';

const free = { type: 'all', of: [] } as const;
const wait = (amount: number, unit: Wait['unit'], at?: string): Wait => ({ amount, unit, ...(at === undefined ? {} : { at }) });
/** November 2026: the 24th is a Tuesday; 10:00 lies in the hours that are preferred. */
const on = (date: number, at = 10): Instant => Date.UTC(2026, 10, date, at);
const often: ActivityOptions = { required: 'never', attempts: { min: 1, max: 30 } };
const template = (name: string) => ({ id: labelledId(name), name, subject: name, body: 'Hello', order: 0 });
const withTemplates = { instructions: '', documents: {}, variants: {}, templates: { [labelledId('Fresh')]: template('Fresh'), [labelledId('Other')]: template('Other') } };

const cadence = (rhythm: Partial<Rhythm> = {}, more: ActivityOptions = {}) =>
  aBlueprint(`Cadence ${JSON.stringify([rhythm, more])}`)
    .stage('Reach', (stage) => stage.call('Ring', { ...often, ...more }).email('Write', { ...often, content: withTemplates }).social('Post', often).task('Note', { ...often, results: [] }).outcome('Done', { to: 'End' }))
    .end('End')
    .change((made) => ({ ...made, rhythm: { ...actingRhythm, ...rhythm } }));
const ring = (rep: Rep, at: Instant) => {
  rep.now = at;
  return rep.complete('Ring', 'noAnswer');
};
const write = (rep: Rep, at: Instant, used: string | null = null) => {
  rep.now = at;
  return rep.act({ type: 'complete', activity: rep.drawing.id.activity('Write'), result: 'sent', fields: {}, ticked: [], evidence: [], template: used === null ? null : labelledId(used), points: [], objections: [], expect: { visit: rep.run.visit } });
};
const rule = (answer: Parameters<typeof refusalOf>[0]) => {
  const refusal = refusalOf(answer);
  return refusal.type === 'rhythm' ? refusal.rule : refusal.type;
};
const theirs = (at: Instant, channel: Channel = 'email'): DoneActivity => ({ entry: labelledId(`theirs ${at}`), run: labelledId('other run'), visit: 1, stage: labelledId('s'), activity: labelledId('a'), channel, result: null, template: null, by: 'u_other', at });
const knowing = (rep: Rep, doneElsewhere: readonly DoneActivity[]): Run => ({ ...rep.run, record: { ...rep.run.record, doneElsewhere } });
const tryRing = (rep: Rep, run: Run, at: Instant) => step(rep.process, run, { entry: labelledId('try'), by: 'u_rep', roles: ['rep'], intent: { type: 'complete', activity: rep.drawing.id.activity('Ring'), result: 'noAnswer', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: run.visit } } }, at);

describe('Rhythm: hard rules refuse a touch early and say from when on it is allowed', () => {
  it('S65: the gap counts between touch days in allowed days: two wanted, the next day is too early, Thursday is not', () => {
    const rep = new Rep(cadence({ gap: { min: 2, max: 4 } }), { at: on(24) });
    accepted(ring(rep, on(24)));
    expect(refusalOf(write(rep, on(25)))).toMatchObject({ type: 'rhythm', rule: 'gap', wanted: 2, seen: 1, until: Date.UTC(2026, 10, 26) });
    accepted(write(rep, on(26)));
  });
  it('S65: Thursday to Tuesday is legal: it is one allowed day', () => {
    const rep = new Rep(cadence(), { at: on(26) });
    accepted(ring(rep, on(26)));
    accepted(write(rep, on(31)));
    expect(rep.activity('Ring').rhythm?.late).toBe(false);
  });
  it('S65: more than four allowed days is flagged late, never refused', () => {
    const rep = new Rep(cadence(), { at: on(24) });
    accepted(ring(rep, on(24)));
    const lateOn = (date: number) => {
      rep.now = on(date);
      return rep.activity('Write').rhythm;
    };
    // 25, 26, 1 December and 2 December are the four allowed days; 3 December is the fifth.
    expect(lateOn(32)).toMatchObject({ late: false, refusal: null });
    expect(lateOn(33)).toMatchObject({ late: true, refusal: null });
  });
  it('S65: several touches on one day are one bundle', () => {
    const rep = new Rep(cadence(), { at: on(24) });
    accepted(ring(rep, on(24)));
    accepted(write(rep, on(24, 11)));
    rep.now = on(24, 15);
    accepted(rep.complete('Post', Object.keys(rep.activity('Post').activity.results)[0] ?? null));
  });
  it('S51: at most one bundle a day over all runs of the person', () => {
    const rep = new Rep(cadence(), { at: on(24) });
    expect(rule(tryRing(rep, knowing(rep, [theirs(on(24, 9))]), on(24)))).toBe('bundles');
    accepted(tryRing(rep, knowing(rep, [theirs(on(24, 9))]), on(25)));
  });
  it('B17: the desk refuses the sixth touch in a week, counted over all runs of the person', () => {
    const rep = new Rep(cadence(), { at: on(24) });
    const touch = (date: number, at = 10) => theirs(on(date, at));
    // On the 25th the seven days begin on the 19th: what was on the 18th is over.
    const four = knowing(rep, [touch(18), touch(19), touch(20), touch(24), touch(24, 11)]);
    accepted(tryRing(rep, four, on(25)));
    const six = knowing(rep, [...four.record.doneElsewhere, touch(23)]);
    expect(refusalOf(tryRing(rep, six, on(25)))).toMatchObject({ rule: 'touches', wanted: 5, seen: 5, until: Date.UTC(2026, 10, 26) });
    const shown = options(rep.process, six, on(25), { id: 'u_rep', roles: ['rep'] }).activities.find(({ activity }) => activity.name === 'Ring');
    expect(shown?.rhythm?.pressure).toEqual({ seen: 5, limit: 5 });
  });
  it('S53: no channel three times in a row; another one between them starts anew', () => {
    const rep = new Rep(cadence(), { at: on(24) });
    accepted(ring(rep, on(24)));
    accepted(ring(rep, on(25)));
    expect(rule(ring(rep, on(26)))).toBe('channel');
    accepted(write(rep, on(26)));
    accepted(ring(rep, on(31)));
  });
  it('S55: no template twice for the same record', () => {
    const rep = new Rep(cadence(), { at: on(24) });
    accepted(write(rep, on(24), 'Fresh'));
    expect(rule(write(rep, on(32), 'Fresh'))).toBe('template');
    accepted(write(rep, on(32), 'Other'));
  });
  it('what is no touch is never refused', () => {
    const rep = new Rep(cadence({ gap: { min: 9, max: 9 } }), { at: on(24) });
    accepted(ring(rep, on(24)));
    rep.now = on(25);
    accepted(rep.complete('Note'));
  });
});

describe('Rhythm: soft rules slide a due moment and say why, in the record\'s own time zone', () => {
  it('S49: what would fall on a Friday is due on Tuesday at 10, the weekday being the reason', () => {
    const rep = new Rep(cadence(), { at: on(27, 11) });
    expect(rep.due('Ring')).toMatchObject({ at: Date.UTC(2026, 11, 1, 10), slidFrom: on(27, 11), reasons: [{ rule: 'weekday', date: '2026-11-27' }] });
    expect(rep.due('Note')).toMatchObject({ at: on(27, 11) });
  });
  it('S50: not first thing and not at lunch: by the clock on the customer\'s wall', () => {
    for (const [zone, at, due] of [['UTC', on(24, 8), on(24, 10)], ['UTC', on(24, 12), on(24, 14)], ['America/New_York', on(24, 10), on(24, 15)], ['Asia/Kathmandu', on(24, 10), on(25, 4) + 15 * minute], ['Asia/Tokyo', on(26, 10), Date.UTC(2026, 11, 1, 1)]] as const) {
      const moment = new Rep(cadence(), { zone, at }).due('Ring');
      // Kathmandu: 15:45 on the wall is welcome; Tokyo: 19:00 on Thursday is over until Tuesday 10:00.
      expect([zone, moment?.at]).toEqual([zone, zone === 'Asia/Kathmandu' ? at : due]);
    }
  });
  it('S50: soft hours do not refuse: a rep who rings on Monday at 8 may, and sees what speaks against it', () => {
    const rep = new Rep(cadence(), { at: monday - hour });
    expect(rep.activity('Ring').rhythm).toMatchObject({ refusal: null, best: false });
    expect(rep.activity('Ring').rhythm?.against.length).toBeGreaterThan(0);
    accepted(rep.complete('Ring', 'noAnswer'));
    rep.now = on(24, 16);
    expect(rep.activity('Write').rhythm?.best).toBe(true);
  });
  it('S57: once the customer has stated a channel, later touches go that way', () => {
    const rep = new Rep(cadence(), { at: on(24) });
    expect(rep.due('Ring')?.channel).toBe('call');
    accepted(rep.set({ preferredChannel: 'email' }));
    expect(rep.due('Ring')?.channel).toBe('email');
    expect(rep.activity('Ring').channel ?? rep.activity('Ring').activity.channel).toBe('email');
    accepted(ring(rep, on(24, 11)));
    expect(rep.run.done.at(-1)?.channel).toBe('email');
  });
});

describe('SLA: before, at and after a limit, chained', () => {
  const notify = (message: string) => ({ type: 'notify' as const, role: 'manager', message });
  const limited = () =>
    aBlueprint('Limited')
      .stage('Answer', (stage) =>
        stage.call('Ring').outcome('Give up', { to: 'Lost', gate: free, reason: { type: 'required', choices: [] } }).outcome('On', { to: 'Won' }).set((id): { readonly sla: Sla } => ({
          sla: {
            limit: wait(1, 'days'),
            escalations: Object.fromEntries([
              { when: 'before' as const, wait: wait(2, 'hours'), then: [notify('soon')] },
              { when: 'at' as const, wait: wait(0, 'minutes'), then: [notify('now'), { type: 'assignOwner' as const, to: { type: 'person' as const, person: 'u_boss' } }, { type: 'createActivity' as const, name: 'Look', channel: 'task' as const, wait: wait(1, 'hours') }] },
              { when: 'after' as const, wait: wait(1, 'days'), then: [notify('over')], take: id.outcome('Answer', 'Give up') },
            ].map((one, order) => [labelledId(`sla ${order}`), { ...one, id: labelledId(`sla ${order}`), order }])),
          },
        })))
      .end('Won', 'won').end('Lost', 'lost');
  const slas = (rep: Rep) => rep.run.dues.filter(({ kind }) => kind === 'sla');
  const next = (rep: Rep) => {
    const due = slas(rep)[0];
    rep.now = Math.max(rep.now, due?.at ?? 0);
    return accepted(rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 }));
  };

  it('each fires at its moment: a warning, then a new owner and work for them, then the way out that is drawn', () => {
    const rep = new Rep(limited());
    expect(slas(rep).map(({ at }) => at)).toEqual([monday + 22 * hour, monday + day, monday + 2 * day]);
    expect(next(rep).changes.effects.map(({ effect }) => effect)).toEqual([notify('soon')]);
    expect(next(rep).changes).toMatchObject({ owner: 'u_boss', ended: false });
    expect(rep.options.activities.map(({ activity }) => activity.name)).toContain('Look');
    expect(rep.due('Ring')).toBeDefined();
    expect(next(rep).changes.ended).toBe(true);
    expect(rep.run).toMatchObject({ status: 'ended', end: 'lost', endedAt: monday + 2 * day });
  });
  it('who leaves in time hears of none of them', () => {
    const rep = new Rep(limited());
    accepted(rep.complete('Ring', 'connected'));
    accepted(rep.choose('On'));
    expect(slas(rep)).toEqual([]);
  });
});

describe('Waits, dates and rounds', () => {
  it('S34: 400 days in civil time: 09:00 stays 09:00 over three clock changes; a day is not a number of hours', () => {
    const drawing = aBlueprint('Long').wait('Rest', (stage) => stage.outcome('Over', { to: 'Won', tone: 'time', trigger: { type: 'elapsed', wait: wait(400, 'days', '09:00') } })).end('Won');
    const rep = new Rep(drawing, { zone: 'Europe/Berlin', at: Date.UTC(2026, 1, 2, 12) });
    // 2 February 2026 + 400 days = 9 March 2027, winter time again.
    expect(rep.due('Over')?.at).toBe(Date.UTC(2027, 2, 9, 8));
    rep.now = Date.UTC(2027, 2, 9, 8) - 1;
    expect(refusalOf(rep.fire('Over')).type).toBe('notYetDue');
    rep.now += 1;
    accepted(rep.fire('Over'));
    expect(rep.stage).toBe('Won');
  });
  const event = (fields: Fields) =>
    new Rep(
      aBlueprint('Event')
        .stage('Before', (stage) =>
          stage.call('Invite', { required: 'never', due: { type: 'fieldDate', field: 'eventDay', days: -14, at: '10:00' } }).email('Remind', { required: 'never', due: { type: 'fieldDate', field: 'eventDay', days: -1, at: '10:00' } })
            .outcome('Held', { to: 'After', tone: 'time', gate: free, trigger: { type: 'date', field: 'eventDay', days: 1, at: '08:00' } }))
        .stage('After', (stage) => stage.call('Follow up', { due: { type: 'fieldDate', field: 'eventDay', days: 3, at: '17:00' } }).outcome('Done', { to: 'End' }))
        .end('End'),
      { fields, zone: 'America/New_York' },
    );
  it('S107, S108: around an event, from day -14 to day +3, in the record\'s zone', () => {
    const rep = event({ eventDay: '2026-12-20' });
    expect(rep.due('Invite')?.at).toBe(Date.UTC(2026, 11, 6, 15));
    expect(rep.due('Remind')?.at).toBe(Date.UTC(2026, 11, 19, 15));
    expect(rep.due('Held')?.at).toBe(Date.UTC(2026, 11, 21, 13));
    rep.now = Date.UTC(2026, 11, 21, 13);
    accepted(rep.fire('Held'));
    expect(rep.due('Follow up')?.at).toBe(Date.UTC(2026, 11, 23, 22));
  });
  it('S107: the event is put off: what counts from it moves along, and the old moment does not fire', () => {
    const rep = event({ eventDay: '2026-12-20' });
    const old = rep.due('Held');
    accepted(rep.set({ eventDay: '2027-01-10' }));
    expect(rep.due('Held')?.at).toBe(Date.UTC(2027, 0, 11, 13));
    rep.now = old?.at ?? 0;
    expect(rep.act({ type: 'due', due: old?.key ?? '', armed: old?.armed ?? 0 }).ok).toBe(false);
    expect(rep.stage).toBe('Before');
  });
  it('a record without the date has nothing to wait for', () => {
    const rep = event({});
    expect([rep.due('Invite'), rep.due('Held')]).toEqual([undefined, undefined]);
  });

  const review = () => aBlueprint('Review').stage('Care', (stage) => stage.task('Review', { results: [], when: { type: 'compare', field: 'segment', operator: 'equals', value: 'key account' }, due: { type: 'stageEntry', wait: wait(1, 'weeks') }, repeat: { every: wait(1, 'weeks') } }).outcome('Close', { to: 'End' })).end('End');
  it('S15: a weekly review of key accounts comes back every week, whenever the last one was done; a missed week is counted', () => {
    const rep = new Rep(review(), { fields: { segment: 'key account' } });
    expect(rep.due('Review')?.at).toBe(monday + 7 * day);
    accepted(rep.wait(9 * day).complete('Review'));
    expect(rep.due('Review')?.at).toBe(monday + 14 * day);
    accepted(rep.wait(14 * day).set({ mood: 'calm' }));
    expect(rep.activity('Review').missed).toBe(1);
    expect(rep.due('Review')?.at).toBe(monday + 21 * day);
    expect(new Rep(review(), { fields: { segment: 'small' } }).due('Review')).toBeUndefined();
  });
  it('S15: [R109] a round that is owed holds the stage, one that is done or still to come does not', () => {
    const rep = new Rep(review(), { fields: { segment: 'key account' } });
    expect(rep.outcome('Close').verdict.met).toBe(true);
    rep.wait(7 * day);
    expect(rep.outcome('Close').verdict.met).toBe(false);
    accepted(rep.complete('Review'));
    expect(rep.outcome('Close').verdict.met).toBe(true);
  });
});

describe('Pause and resume with dues shifted', () => {
  const drawing = () =>
    aBlueprint('Resting')
      .stage('Work', (stage) => stage.call('Ring', { required: 'never', due: { type: 'stageEntry', wait: wait(2, 'days') } }).outcome('Over', { to: 'Lost', tone: 'time', gate: free, trigger: { type: 'elapsed', wait: wait(5, 'days') } }))
      .end('Lost', 'lost');
  it('at rest nothing is due and nothing fires; afterwards every moment is later by the rest', () => {
    const rep = new Rep(drawing());
    const [called, over] = [rep.due('Ring')?.at ?? 0, rep.due('Over')];
    accepted(rep.wait(day).act({ type: 'pause', reason: 'holidays', until: null }));
    expect(rep.run.dues.filter(({ kind }) => kind !== 'resume')).toEqual([]);
    rep.wait(9 * day);
    expect(rep.act({ type: 'due', due: over?.key ?? '', armed: over?.armed ?? 0 }).ok).toBe(false);
    expect(refusalOf(rep.complete('Ring', 'noAnswer')).type).toBe('paused');
    accepted(rep.act({ type: 'resume' }));
    expect(rep.due('Ring')?.at).toBe(called + 9 * day);
    expect(rep.due('Over')?.at).toBe((over?.at ?? 0) + 9 * day);
  });
  it('with an end it resumes by itself on that day, however late the alarm rings', () => {
    const rep = new Rep(drawing());
    accepted(rep.act({ type: 'pause', reason: 'holidays', until: monday + 3 * day }));
    const due = rep.run.dues.find(({ kind }) => kind === 'resume');
    expect(due?.at).toBe(monday + 3 * day);
    accepted(rep.wait(4 * day).act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 }));
    expect(rep.due('Over')?.at).toBe(monday + 8 * day);
  });
  it('a gate that was open before a rest is open after it', () => {
    const gated = aBlueprint('Gated').stage('Work', (stage) => stage.outcome('On', { to: 'Won', gate: { type: 'minimumTime', wait: wait(2, 'hours') } })).end('Won');
    const rep = new Rep(gated);
    rep.wait(3 * hour);
    expect(rep.outcome('On').open).toBe(true);
    accepted(rep.act({ type: 'pause', reason: 'lunch', until: null }));
    accepted(rep.wait(hour).act({ type: 'resume' }));
    expect(rep.outcome('On').open).toBe(true);
  });
});

describe('No early firing, and a moment comes once', () => {
  it('every kind of moment is refused a millisecond early, accepted at its time, and stale when it rings again', () => {
    const drawing = aBlueprint('Alarms')
      .stage('Work', (stage) =>
        stage.email('Auto', { mode: 'automatic', required: 'never', due: { type: 'stageEntry', wait: wait(1, 'days') } })
          .outcome('Over', { to: 'Later', tone: 'time', gate: free, trigger: { type: 'elapsed', wait: wait(5, 'days') } })
          .set({ sla: { limit: wait(2, 'days'), escalations: { [labelledId('e')]: { id: labelledId('e'), when: 'at', wait: wait(0, 'minutes'), then: [{ type: 'notify', role: 'manager', message: 'x' }], order: 0 } } } }))
      .wait('Later', (stage) => stage.outcome('Back', { to: 'End', tone: 'time', trigger: { type: 'elapsed', wait: wait(3, 'weeks') } }))
      .end('End');
    const rep = new Rep(drawing);
    const kinds = new Set<string>();
    for (let due = rep.run.dues[0]; due !== undefined; due = rep.run.dues[0]) {
      const fire = () => rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 });
      kinds.add(due.kind);
      rep.now = due.at - 1;
      expect(refusalOf(fire())).toMatchObject({ type: 'notYetDue', at: due.at });
      rep.now = due.at;
      accepted(fire());
      const before = rep.run;
      expect(fire().ok).toBe(false);
      expect(rep.run).toBe(before);
    }
    expect([...kinds].toSorted()).toEqual(['activity', 'outcome', 'sla']);
    expect(rep.stage).toBe('End');
    expect(rep.run.done).toHaveLength(1);
  });
});

describe('Versions: a run keeps its version until it is moved; timers carried or restarted', () => {
  const drawing = aBlueprint('Moving').stage('Work', (stage) => stage.call('Ring').outcome('Over', { to: 'Lost', tone: 'time', gate: free, trigger: { type: 'elapsed', wait: wait(5, 'days') } }).outcome('On', { to: 'Won' })).stage('Extra').end('Won', 'won').end('Lost', 'lost');
  const next = () => compileBlueprint({ ...versionOf(drawing.build()), id: labelledId('Moving/2'), number: 2, hash: 'other' });
  it('B3: carried, what was due stays due; restarted, it counts from the move; what was done counts on', () => {
    for (const [timers, due] of [['carry', monday + 5 * day], ['restart', monday + 7 * day]] as const) {
      const rep = new Rep(drawing);
      accepted(rep.complete('Ring', 'connected'));
      accepted(rep.wait(2 * day).move(next(), 'Work', timers));
      expect(rep.due('Over')?.at).toBe(due);
      expect(rep.outcome('On').verdict.met).toBe(true);
    }
  });
  it('B3: [R140] what was done in this stay is done, also when the new version no longer wants it every week', () => {
    const weekly = (every: boolean) => aBlueprint('Weekly').stage('Work', (stage) => stage.task('Review', { results: [], ...(every ? { repeat: { every: wait(1, 'weeks') } } : {}) }).outcome('On', { to: 'Won' })).end('Won');
    const rep = new Rep(weekly(true));
    accepted(rep.complete('Review'));
    accepted(rep.wait(8 * day).act({ type: 'note' }));
    const plain = compileBlueprint({ ...versionOf(weekly(false).build()), id: labelledId('Weekly/2'), number: 2, hash: 'plain' });
    accepted(rep.move(plain, 'Work'));
    expect(rep.outcome('On').verdict.met).toBe(true);
  });
  it('B3: to another stage it is a new stay, with its own work; to a stage that is gone or an end it is refused', () => {
    const rep = new Rep(drawing);
    const { visit } = rep.run;
    expect(refusalOf(rep.move(next(), 'Nowhere')).type).toBe('cannotMove');
    expect(refusalOf(rep.move(next(), 'Won')).type).toBe('cannotMove');
    accepted(rep.move(next(), 'Extra'));
    expect(rep.stage).toBe('Extra');
    expect(rep.run.visit).toBeGreaterThan(visit);
  });
});
