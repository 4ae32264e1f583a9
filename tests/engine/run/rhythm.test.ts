import { describe, expect, test } from 'vitest';
import { defaultCalendar } from '#engine/calendar';
import { day, hour, minute } from '#engine/kernel';
import { defaultRhythm, type Enforce, type Rhythm, type Wait } from '#engine/blueprint';
import type { DoneActivity } from '#engine/journal';
import { options, replay, step, type RecordFacts } from '#engine/run';
import { aBlueprint, labelledId, type ActivityOptions, type BlueprintDrawing, type StageDrawing } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

const wait = (amount: number, unit: Wait['unit'] = 'hours'): Wait => ({ amount, unit });
const soft: Enforce = { slide: true, gap: false, bundles: false, touches: false, template: false, channel: false };
const hard: Enforce = { slide: true, gap: true, bundles: true, touches: true, template: true, channel: true };
const all = (enforce: Partial<Enforce> = {}): Rhythm => ({ ...defaultRhythm, enforce: { ...hard, ...enforce } });
const tuesday = monday + day;

const often: ActivityOptions = { attempts: { min: 1, max: 20 }, required: 'never' };

function paced(rhythm: Rhythm, draw: (stage: StageDrawing) => StageDrawing): BlueprintDrawing {
  return aBlueprint('Paced')
    .stage('Reach', (s) => draw(s).outcome('Done', { to: 'End' }))
    .end('End')
    .change((made) => ({ ...made, rhythm }));
}
const reaching = (rhythm: Rhythm, more: ActivityOptions = {}) =>
  paced(rhythm, (s) => s.call('Call', { ...often, ...more }).email('Mail', often).social('Post', often).task('Note', { ...often, results: [] }));

const template = (name: string, order: number) => {
  const id = labelledId(`template ${name}`);
  return { [id]: { id, name, subject: name, body: 'Hello', order } };
};
const robot = (rhythm: Rhythm, more: ActivityOptions = {}) =>
  paced(rhythm, (s) =>
    s
      .email('Auto', { required: 'never', mode: 'automatic', due: { type: 'stageEntry', wait: wait(1, 'days') }, content: { instructions: '', templates: { ...template('A', 0), ...template('B', 1) }, documents: {}, variants: {} }, ...more })
      .call('Call', often)
      .email('Mail', often),
  );

/** What another run of the same record has done, the way the authority hands it in. */
function elsewhere(at: number, channel: DoneActivity['channel'] = 'call', more: Partial<DoneActivity> = {}): DoneActivity {
  return { entry: labelledId(`elsewhere ${at}`), run: labelledId('another run'), visit: 1, stage: 's', activity: labelledId('theirs'), channel, result: null, template: null, by: 'u_other', at, ...more };
}
function withRecord(rep: Rep, facts: Partial<RecordFacts>) {
  return { ...rep.run, record: { ...rep.run.record, ...facts } };
}

describe('dues under a rhythm', () => {
  test('[R100] a touch is due when the record\'s own day and hours allow it, and the row says what moved it; other work is not moved', () => {
    const rep = new Rep(reaching(all()), { zone: 'America/New_York', at: Date.UTC(2026, 10, 20, 20) });
    expect(rep.due('Call')).toMatchObject({ at: Date.UTC(2026, 10, 24, 15), slidFrom: rep.now, reasons: [{ rule: 'weekday', date: '2026-11-20' }] });
    expect(rep.due('Note')).toEqual(expect.objectContaining({ at: rep.now }));
    expect(rep.due('Note')?.slidFrom).toBeUndefined();
  });

  test('[R100] without enforcement, and without sliding, every due stays where it was asked for', () => {
    for (const rhythm of [defaultRhythm, all({ slide: false })]) {
      const rep = new Rep(reaching(rhythm));
      expect(rep.due('Call')?.at).toBe(monday);
      expect(rep.due('Call')?.slidFrom).toBeUndefined();
    }
    expect(new Rep(reaching(defaultRhythm)).activity('Call').rhythm).toBeUndefined();
  });

  test('[R100] it moves again as touches happen, from the moment that was asked for, and keeps its row when nothing moves', () => {
    const rep = new Rep(reaching(all(soft)), { at: tuesday + 2 * hour });
    const row = rep.due('Mail');
    expect(row).toMatchObject({ at: tuesday + 2 * hour, armed: 1 });
    accepted(rep.act({ type: 'note' }));
    expect(rep.due('Mail')).toBe(row);
    accepted(rep.complete('Call', 'noAnswer'));
    expect(rep.due('Mail')).toBe(row);
    const others = { ...rep.run, record: { ...rep.run.record, doneElsewhere: [elsewhere(tuesday + hour)] } };
    const answer = accepted(step(rep.process, others, { entry: labelledId('e'), by: 'u_rep', roles: [], intent: { type: 'setFields', fields: { x: 1 } } }, rep.now));
    // Two runs have touched on Tuesday: one bundle a day is the limit, but this run already has its own.
    expect(answer.run.dues.find((due) => due.activity === rep.drawing.id.activity('Mail'))?.at).toBe(tuesday + 2 * hour);
  });

  test('[R100] another run\'s touch today moves this run\'s to the next allowed day', () => {
    const rep = new Rep(reaching(all(soft)), { at: tuesday + 2 * hour });
    const answer = accepted(step(rep.process, withRecord(rep, { doneElsewhere: [elsewhere(tuesday + hour)] }), { entry: labelledId('e'), by: 'u_rep', roles: [], intent: { type: 'setFields', fields: { x: 1 } } }, rep.now));
    expect(answer.run.dues.find((due) => due.activity === rep.drawing.id.activity('Mail'))).toMatchObject({ at: tuesday + day + hour, slidFrom: tuesday + 2 * hour, reasons: [{ rule: 'bundles' }] });
  });

  test('[R211] nobody is touched on a holiday of the calendar, and what slid past one says so', () => {
    const rep = new Rep(reaching(all(soft)), { at: monday });
    const calendar = { ...defaultCalendar('UTC'), holidays: ['2026-11-24'] };
    const answer = accepted(step(rep.process, withRecord(rep, { calendar, doneElsewhere: [elsewhere(monday - 40 * day)] }), { entry: labelledId('e'), by: 'u_rep', roles: [], intent: { type: 'setFields', fields: { x: 1 } } }, rep.now));
    expect(answer.run.dues.find((due) => due.activity === rep.drawing.id.activity('Mail'))).toMatchObject({ at: tuesday + day + hour, slidFrom: monday, reasons: [{ rule: 'weekday', date: '2026-11-23' }] });
    const onIt = accepted(step(rep.process, { ...withRecord(rep, { calendar }), dues: [] }, { entry: labelledId('f'), by: 'u_rep', roles: [], intent: { type: 'note' } }, tuesday + 2 * hour));
    expect(options(rep.process, onIt.run, tuesday + 2 * hour, { id: 'u_rep', roles: [] }).activities.find(({ activity }) => activity.name === 'Mail')?.rhythm?.against).toEqual([{ rule: 'weekday', date: '2026-11-24', holiday: true }]);
  });

  test('[R100] an activity\'s own hours hold beside the rhythm\'s, alone where they never meet, and for other work too', () => {
    const at = (window: { readonly from: string; readonly to: string }) => new Rep(reaching(all(), { window }), { at: tuesday }).due('Call')?.at;
    expect(at({ from: '11:00', to: '15:00' })).toBe(tuesday + 2 * hour);
    expect(at({ from: '18:00', to: '20:00' })).toBe(tuesday + 9 * hour);
    const task = paced(all(), (s) => s.task('Note', { results: [], window: { from: '13:00', to: '15:00' } }));
    expect(new Rep(task, { at: monday }).due('Note')).toMatchObject({ at: monday + 4 * hour, slidFrom: monday, reasons: [{ rule: 'window' }] });
  });

  test('[R100] [R111] a touch put off by a rest is slid again from its later moment', () => {
    const rep = new Rep(reaching(all(soft)), { at: tuesday + 2 * hour });
    accepted(rep.act({ type: 'pause', reason: 'fair', until: null }));
    accepted(rep.wait(2 * hour).act({ type: 'resume' }));
    expect(rep.due('Call')).toMatchObject({ at: tuesday + 5 * hour, slidFrom: tuesday + 4 * hour, armed: 3 });
  });

  test('[R100] longer than the greatest gap is late', () => {
    const rep = new Rep(reaching(all()), { at: tuesday + 2 * hour });
    accepted(rep.complete('Call', 'noAnswer'));
    const answer = accepted(step(rep.process, { ...rep.run, record: { ...rep.run.record, doneElsewhere: [] } }, { entry: labelledId('e'), by: 'u_rep', roles: [], intent: { type: 'setFields', fields: {} } }, rep.now));
    expect(answer.run.dues.every((due) => due.late === undefined)).toBe(true);
    const stale = new Rep(reaching(all()), { at: tuesday + 2 * hour });
    const old = accepted(step(stale.process, withRecord(stale, { doneElsewhere: [elsewhere(tuesday - 20 * day)] }), { entry: labelledId('e'), by: 'u_rep', roles: [], intent: { type: 'setFields', fields: { x: 1 } } }, stale.now));
    expect(old.run.dues.find((due) => due.channel === 'email')).toMatchObject({ at: tuesday + 2 * hour, late: true, armed: 1 });
  });
});

describe('hard rules', () => {
  test('[R101] too early is refused with what is wanted, what was seen and the first allowed moment', () => {
    const rep = new Rep(reaching(all()), { at: tuesday + 2 * hour });
    accepted(rep.complete('Call', 'noAnswer'));
    accepted(rep.wait(hour).complete('Mail', 'sent'));
    const rhythm = { ...all(), gap: { min: 2, max: 4 } };
    const slow = new Rep(reaching(rhythm), { at: tuesday + 2 * hour });
    accepted(slow.complete('Call', 'noAnswer'));
    expect(refusalOf(slow.wait(day).complete('Mail', 'sent'))).toEqual({ type: 'rhythm', activity: slow.drawing.id.activity('Mail'), rule: 'gap', wanted: 2, seen: 1, until: tuesday + 2 * day - 9 * hour });
    accepted(slow.wait(day).complete('Mail', 'sent'));
  });

  test('[R101] [R103] a bundle of another run, five touches in seven days, three of a channel, a template again', () => {
    const rep = new Rep(reaching(all()), { at: tuesday + 2 * hour });
    const made = (label: string, template: string | null = null) => ({ entry: labelledId('e'), by: 'u_rep', roles: [], intent: { type: 'complete' as const, activity: rep.drawing.id.activity(label), result: label === 'Call' ? 'noAnswer' : label === 'Mail' ? 'sent' : 'sent', fields: {}, ticked: [], evidence: [], template, points: [], objections: [], expect: { visit: 1 } } });
    const after = (done: readonly DoneActivity[], label: string, template: string | null = null) => step(rep.process, withRecord(rep, { doneElsewhere: done }), made(label, template), rep.now);
    expect(refusalOf(after([elsewhere(rep.now - hour)], 'Call'))).toMatchObject({ rule: 'bundles', wanted: 1, seen: 1, until: tuesday + day - 9 * hour });
    expect(refusalOf(after([7, 6, 5, 4, 3].map((hours) => elsewhere(rep.now - 5 * day - hours * hour, 'email')), 'Call'))).toMatchObject({ rule: 'touches', wanted: 5, seen: 5 });
    expect(refusalOf(after([20, 10].map((days) => elsewhere(rep.now - days * day, 'email')), 'Mail'))).toMatchObject({ rule: 'channel', wanted: 2, seen: 2, until: null });
    expect(after([20, 10].map((days) => elsewhere(rep.now - days * day, 'email')), 'Call').ok).toBe(true);
    const used = labelledId('template A');
    expect(refusalOf(after([elsewhere(rep.now - 100 * day, 'email', { template: used })], 'Mail', used))).toMatchObject({ rule: 'template', wanted: 0, seen: 1, until: null });
    expect(after([elsewhere(rep.now - 100 * day, 'email', { template: used })], 'Mail', labelledId('template B')).ok).toBe(true);
    // What the customer did themselves is no touch of ours.
    expect(after([elsewhere(rep.now - hour, 'call', { inbound: true })], 'Call').ok).toBe(true);
    expect(after([elsewhere(rep.now - hour, 'task')], 'Call').ok).toBe(true);
  });

  test('[R101] a rule that is not enforced forbids nothing', () => {
    const rep = new Rep(reaching({ ...all(soft), gap: { min: 2, max: 4 } }), { at: tuesday + 2 * hour });
    accepted(rep.complete('Call', 'noAnswer'));
    accepted(rep.wait(day).complete('Call', 'noAnswer'));
    expect(rep.activity('Call').rhythm?.refusal).toBeNull();
  });

  test('[R105] options say what the rhythm thinks of a touch now, and when the run lasts too long', () => {
    const rep = new Rep(reaching(all()), { at: monday });
    expect(rep.activity('Call').rhythm).toEqual({ refusal: null, against: [{ rule: 'weekday', date: '2026-11-23' }, { rule: 'window', at: monday }], best: false, late: false, pressure: { seen: 0, limit: 5 } });
    expect(rep.activity('Note').rhythm).toBeUndefined();
    accepted(rep.wait(day + 7 * hour).complete('Call', 'noAnswer'));
    expect(rep.activity('Mail').rhythm).toMatchObject({ refusal: null, best: true, pressure: { seen: 1, limit: 5 } });
    expect(rep.options.tooLong).toBeUndefined();
    expect(rep.wait(28 * day).options.tooLong).toEqual({ days: 29, most: 28 });
    expect(rep.activity('Mail').rhythm).toMatchObject({ late: true });
  });
});

describe('the clock under a rhythm', () => {
  test('[R102] an automatic touch waits for an allowed moment and is done there', () => {
    const rep = new Rep(robot(all()), { at: tuesday + 2 * day + 2 * hour });
    // One day after Thursday is Friday: Tuesday it is.
    expect(rep.due('Auto')).toMatchObject({ at: tuesday + 7 * day + hour, slidFrom: tuesday + 3 * day + 2 * hour, automatic: true });
    rep.now = tuesday + 7 * day + hour;
    accepted(rep.fire('Auto'));
    expect(rep.run.done.at(-1)).toMatchObject({ at: rep.now, channel: 'email', template: labelledId('template A') });
  });

  test('[R102] late, it is judged by the present time: put off again, never done at night, done once', () => {
    const rep = new Rep(robot(all()), { at: monday + 5 * hour });
    const first = rep.due('Auto');
    expect(first?.at).toBe(tuesday + 5 * hour);
    rep.now = tuesday + 12 * hour;
    accepted(rep.fire('Auto'));
    expect(rep.run.done).toEqual([]);
    expect(rep.due('Auto')).toMatchObject({ at: tuesday + day + hour, armed: 2 });
    expect(refusalOf(rep.act({ type: 'due', due: first?.key ?? '', armed: 1 })).type).toBe('staleDue');
    expect(refusalOf(rep.fire('Auto')).type).toBe('notYetDue');
    rep.now = tuesday + day + hour + 20 * minute;
    accepted(rep.fire('Auto'));
    expect(rep.run.done.map((one) => one.at)).toEqual([rep.now]);
    expect(rep.due('Auto')).toBeUndefined();
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R102] without sliding only hard rules hold it back', () => {
    const rep = new Rep(robot({ ...all({ slide: false }), gap: { min: 3, max: 9 } }), { at: tuesday + 2 * hour });
    expect(rep.due('Auto')?.at).toBe(tuesday + day + 2 * hour);
    accepted(rep.wait(hour).complete('Call', 'noAnswer'));
    // Three allowed days after Tuesday: Wednesday, Thursday, Tuesday, from its first moment on.
    expect(rep.due('Auto')?.at).toBe(tuesday + 7 * day - 9 * hour);
    rep.now = tuesday + 7 * day - 9 * hour;
    accepted(rep.fire('Auto'));
    expect(rep.run.done.map((one) => one.channel)).toEqual(['call', 'email']);
  });

  test('[R102] what only another touch can change has no due until then, and is not skipped', () => {
    const rep = new Rep(robot(all({ gap: false, bundles: false, touches: false }), { due: { type: 'stageEntry', wait: wait(3, 'days') } }), { at: tuesday + 2 * hour });
    accepted(rep.complete('Mail', 'sent'));
    accepted(rep.wait(hour).complete('Mail', 'sent'));
    expect(rep.due('Auto')).toBeUndefined();
    expect(rep.activity('Auto')).toMatchObject({ status: 'open', rhythm: { refusal: { type: 'rhythm', rule: 'channel', until: null } } });
    accepted(rep.wait(hour).complete('Call', 'noAnswer'));
    expect(rep.due('Auto')?.at).toBe(tuesday + 7 * day + hour);
  });

  test('[R102] [R45] it takes the next template that is fresh, and is skipped when none is left', () => {
    const rep = new Rep(robot(all()), { at: tuesday + 2 * hour });
    const due = rep.due('Auto');
    const fire = (templates: readonly string[]) =>
      accepted(step(rep.process, withRecord(rep, { doneElsewhere: templates.map((name, index) => elsewhere(tuesday - (10 + index) * day, 'email', { template: labelledId(`template ${name}`) })).concat(elsewhere(tuesday - 9 * day)) }), { entry: labelledId('e'), by: 'u_clock', roles: [], intent: { type: 'due', due: due?.key ?? '', armed: 1 } }, due?.at ?? 0));
    expect(fire([]).run.done.at(-1)?.template).toBe(labelledId('template A'));
    expect(fire(['A']).run.done.at(-1)?.template).toBe(labelledId('template B'));
    expect(fire(['A', 'B'])).toMatchObject({ run: { done: [], skipped: [{ activity: rep.drawing.id.activity('Auto') }] }, changes: { effects: [] } });
  });

  test('[R102] [R17] an opt-out beats it all: nothing is sent, it is skipped at its moment', () => {
    const rep = new Rep(robot(all()), { at: tuesday + 2 * hour, fields: { doNotContact: true } });
    rep.now = rep.due('Auto')?.at ?? 0;
    expect(accepted(rep.fire('Auto')).changes).toMatchObject({ done: [], effects: [] });
    expect(rep.activity('Auto').status).toBe('skipped');
    expect(rep.run.dues).toEqual([]);
  });
});

describe('the preferred channel', () => {
  const switching = (preferredChannel: 'switch' | 'keep') => reaching({ ...defaultRhythm, preferredChannel });

  test('[R104] once stated, calls, emails and social touches go that way', () => {
    const rep = new Rep(switching('switch'));
    accepted(rep.complete('Call', 'noAnswer', { fields: { preferredChannel: 'email' } }));
    expect(rep.run.done.at(-1)?.channel).toBe('call');
    expect([rep.due('Mail')?.channel, rep.due('Post')?.channel, rep.due('Note')?.channel]).toEqual(['email', 'email', 'task']);
    expect([rep.activity('Post').channel, rep.activity('Mail').channel]).toEqual(['email', undefined]);
    accepted(rep.complete('Post', Object.keys(rep.activity('Post').activity.results)[0] ?? null));
    expect(rep.run.done.at(-1)?.channel).toBe('email');
    accepted(rep.set({ doNotContactChannels: ['social'] }));
    expect(rep.activity('Post').lockedBy).toBeNull();
    accepted(rep.set({ doNotContactChannels: ['email'] }));
    expect(rep.activity('Post').lockedBy).toEqual({ type: 'optedOut', channel: 'email' });
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R104] kept, or stated as something else, nothing changes', () => {
    const kept = new Rep(switching('keep'), { fields: { preferredChannel: 'email' } });
    expect(kept.due('Post')?.channel).toBe('social');
    const odd = new Rep(switching('switch'), { fields: { preferredChannel: 'pigeon' } });
    expect(odd.due('Post')?.channel).toBe('social');
  });

  test('[R104] the clock sends by it', () => {
    const drawing = paced({ ...defaultRhythm, preferredChannel: 'switch' }, (s) => s.email('Auto', { mode: 'automatic', content: { instructions: '', templates: template('A', 0), documents: {}, variants: {} } }));
    const rep = new Rep(drawing, { fields: { preferredChannel: 'social' } });
    expect(accepted(rep.fire('Auto')).changes).toMatchObject({ done: [{ channel: 'social' }], effects: [{ effect: { type: 'send', channel: 'social' } }] });
  });

  test('[R105] somebody else sees the same', () => {
    const rep = new Rep(switching('switch'), { fields: { preferredChannel: 'call' } });
    expect(options(rep.process, rep.run, rep.now, { id: 'u_other', roles: [] }).activities.map((option) => option.channel)).toEqual([undefined, 'call', 'call', undefined]);
  });
});
