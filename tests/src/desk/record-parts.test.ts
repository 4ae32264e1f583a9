import { describe, expect, it } from 'vitest';
import { defaultRecordTypes, type RecordType } from '#engine/blueprint';
import { day, hour } from '#engine/kernel';
import { namesOfRun } from '../../../src/desk/today/activity-of-run.ts';
import { asksForMore } from '../../../src/desk/today/after-done.tsx';
import { cardSections, layoutFor } from '../../../src/desk/record/card-sections.ts';
import { countsFrom, nextActivity } from '../../../src/desk/record/focus.ts';
import { messagesOf } from '../../../src/desk/record/messages.ts';
import { signpostsOf } from '../../../src/desk/record/signposts.ts';
import { deedsOf, sourceText, timeToContact } from '../../../src/desk/record/source.ts';
import { filtered, isOfKind, noFilter } from '../../../src/desk/record/timeline-filter.ts';
import { saySignal } from '../../../src/desk/record/web-signals.ts';
import { isStop, momentsOf } from '../../../src/desk/story/story-moments.ts';
import { createNames } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep } from '../../engine/run/a-rep.ts';

const other = aBlueprint('Delivery').stage('Packing', (s) => s.outcome('Sent', { to: 'End' })).end('End');
const drawing = aBlueprint('Outbound')
  .stage('Contact', (s) =>
    s
      .set({ signposts: [{ name: 'Lane rates 2026', url: 'https://www.example.com/lane-rates' }, { name: 'What it costs', url: '' }] })
      .call('First call', { attempts: { min: 1, max: 5 } })
      .email('Mail', { required: 'never' })
      .outcome('Interested', { to: 'Offer', tone: 'positive',
        // oxlint-disable-next-line unicorn/no-thenable -- `then` is domain.md's word for an outcome's effects
        then: [{ type: 'signalRun', blueprint: other.id.blueprint, signal: 'soldIt', payload: { amount: 'value' } }] }),
  )
  .stage('Offer', (s) => s.set({ signposts: [{ name: 'Our contract', url: '' }] }).outcome('Signed', { to: 'Won' }))
  .end('Won', 'won');

/** A lead that was tried, refused, called and moved, and whose step was taken back once. */
function aStory() {
  const rep = new Rep(drawing, { fields: { name: 'Aino', value: 900 }, zone: 'Europe/Helsinki' });
  rep.signal('pageVisited', { page: '/lane-rates' });
  rep.choose('Interested');
  rep.wait(hour);
  rep.complete('First call', 'noAnswer');
  rep.wait(day);
  rep.complete('First call', 'connected');
  rep.choose('Interested');
  rep.undo();
  rep.choose('Interested');
  const names = createNames({ blueprint: drawing.build(), blueprints: [{ id: other.id.blueprint, name: 'Delivery' }], people: [{ id: 'u_rep', name: 'Jonas' }] });
  return { rep, names, when: { zone: 'Europe/Helsinki', now: rep.now } };
}

describe('the story of a record', () => {
  it('retraces every entry as it was then: where it stood, the way it had come, what had been done (S70)', () => {
    const { rep } = aStory();
    const moments = momentsOf(rep.entries);
    expect(moments).toHaveLength(rep.entries.length);
    const { id } = rep.drawing;
    expect(moments.map((moment) => moment.stage)).toEqual(['Contact', 'Contact', 'Contact', 'Contact', 'Contact', 'Offer', 'Contact', 'Offer'].map((stage) => id.stage(stage)));
    expect(moments.map((moment) => moment.done.length)).toEqual([0, 0, 0, 1, 2, 2, 2, 2]);
    expect(moments.at(-1)).toMatchObject({ path: [id.stage('Contact'), id.stage('Offer'), id.stage('Contact')], moves: [{ from: id.stage('Contact'), outcome: id.outcome('Contact', 'Interested') }] });
    expect(moments.every(({ entry }) => isStop(entry))).toBe(true);
  });

  it('shows what one process told another with what it carried, read as it was then (S36)', () => {
    const { rep, names } = aStory();
    const sent = rep.entries.filter((entry) => entry.ok && entry.intent.type === 'choose');
    expect(messagesOf(sent[0] ?? rep.lastEntry, { entries: rep.entries, runs: [rep.run], names })).toEqual([{ way: 'sent', title: '“Sold it” sent to Delivery', carried: [{ name: 'Value', value: '900' }] }]);
    const heard = { ...rep.lastEntry, intentId: `${rep.run.id}/4/0`, run: 'other', by: 'u_clock', intent: { type: 'signal', signal: 'soldIt', payload: { amount: 900 } } } as const;
    expect(messagesOf(heard, { entries: [], runs: [{ ...rep.run, blueprint: other.id.blueprint }], names })).toContainEqual({ way: 'received', title: 'Message from Delivery', carried: [{ name: 'Amount', value: '900' }] });
  });
});

describe('the timeline', () => {
  it('is narrowed by kind, channel, person, run and words, newest first', () => {
    const { rep, names, when } = aStory();
    const around = { names, when, channelOf: () => null };
    const kinds = (change: object) => filtered(rep.entries, { ...noFilter, ...change }, around).map((entry) => entry.intent.type);
    expect(kinds({})).toEqual(rep.entries.toReversed().map((entry) => entry.intent.type));
    expect(kinds({ kind: 'refused' })).toEqual(['choose']);
    expect(kinds({ kind: 'done' })).toEqual(['complete', 'complete']);
    expect(kinds({ kind: 'move' })).toEqual(['choose', 'undo', 'choose', 'enrol']);
    expect(kinds({ kind: 'customer' })).toEqual(['signal']);
    expect(kinds({ channel: 'call' })).toEqual(['complete', 'complete']);
    expect(kinds({ channel: 'email' })).toEqual([]);
    expect(kinds({ person: 'u_nobody' })).toEqual([]);
    expect(kinds({ run: rep.run.id, text: 'LANE-RATES' })).toEqual(['signal']);
    expect(rep.entries.filter((entry) => isOfKind(entry, 'note'))).toEqual([]);
  });
});

describe('interest', () => {
  it('tells each deed once with its own moment, and how long it took until somebody called (S97)', () => {
    const { rep } = aStory();
    const visit = rep.entries.find((entry) => entry.intent.type === 'signal');
    if (!visit) throw new Error('the visit is in the journal');
    const early = { ...visit, id: 'e2', madeAt: visit.at - 2 * day };
    const deeds = deedsOf([visit, early, { ...early, id: 'e3', run: 'another' }, { ...visit, id: 'e4', by: 'u_clock' }]);
    expect(deeds.map(({ entry, at }) => [entry, at])).toEqual([[visit.id, visit.at], ['e2', visit.at - 2 * day]]);
    expect(timeToContact({ deeds, runs: [rep.run], createdAt: visit.at })).toEqual({ since: visit.at - 2 * day, isVisit: true, contact: rep.run.done[0]?.at });
    expect(timeToContact({ deeds: [], runs: [], createdAt: 5 })).toEqual({ since: 5, isVisit: false, contact: null });
  });

  it('says from which medium, which article and how long ago (S96)', () => {
    const now = Date.UTC(2026, 10, 22);
    expect(sourceText({ sourceMedium: 'Article', sourceDetail: 'Lane rates 2026', sourceAt: '2026-11-10' }, now)).toBe('Article “Lane rates 2026”, 12 d ago');
    expect(sourceText({ leadSource: 'Referral', sourceAt: '2027-01-01' }, now)).toBe('Referral');
    expect(sourceText({}, now)).toBe('');
  });

  it('marks content as seen by what they did or by what somebody says, and as not seen otherwise (S98)', () => {
    const { rep } = aStory();
    const { id } = rep.drawing;
    const posts = signpostsOf(drawing.build(), [id.stage('Contact')], deedsOf(rep.entries), { contentSeen: ['Our contract'] });
    expect(posts.map(({ name, seen }) => [name, seen === null ? 'not seen' : seen.at === null ? 'said' : 'seen'])).toEqual([['Lane rates 2026', 'seen'], ['What it costs', 'not seen'], ['Our contract', 'said']]);
  });

  it('names what everybody does in words, unless the drawing has its own', () => {
    expect(saySignal('pageVisited', createNames({}))).toBe('Visited a page');
    expect(saySignal('odd_thing', createNames({}))).toBe('Odd thing');
    expect(saySignal('pageVisited', createNames({ blueprints: [{ id: 'b', name: 'B', signals: [{ key: 'pageVisited', name: 'Was on our site' }] }] }))).toBe('Was on our site');
  });
});

describe('the card', () => {
  const { lead } = defaultRecordTypes;
  const layout = { key: 'desk', name: 'Desk', order: 0, sections: { s2: { id: 's2', name: 'Deal', fields: ['value', 'company', 'gone'], order: 1 }, s1: { id: 's1', name: 'Who', fields: ['name', 'company'], order: 0 } } } as const;
  const type: RecordType = { ...lead, layouts: { desk: layout, plain: { ...layout, key: 'plain', order: 1 } } };

  it('shows each field once in the layout’s order, and what is placed nowhere at the end', () => {
    const sections = cardSections(type, layoutFor(type, {}), { name: 'Aino', value: 5 });
    expect(sections.map(({ name, filled }) => [name, filled.map(({ key }) => key)])).toEqual([['Who', ['name']], ['Deal', ['value']], ['More', []]]);
    expect(sections[0]?.fields.map(({ key }) => key)).toEqual(['name', 'company']);
    const all = sections.flatMap(({ fields }) => fields.map(({ key }) => key));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(Object.keys(lead.fields).length - 1);
    expect(all).not.toContain('tags');
  });

  it('follows the layout its blueprint names, else the first one, else one section without a name', () => {
    expect(layoutFor(type, { layout: 'plain' })?.key).toBe('plain');
    expect(layoutFor(type, { layout: 'gone' })?.key).toBe('desk');
    expect(cardSections(lead, layoutFor(lead, undefined), {}).map(({ name }) => name)).toEqual(['']);
  });
});

describe('what is put off on Today', () => {
  it('is named also when it was added to the run and stands in no drawing', () => {
    const rep = new Rep(drawing);
    const call = rep.process.version.document.activities[drawing.id.activity('First call')];
    const run = { ...rep.run, created: [{ activity: { ...call, id: 'added', name: 'Ask what holds it up' } }] } as unknown as typeof rep.run;
    const names = namesOfRun(rep.process, run, []);
    expect([names.activity('added'), names.activity(drawing.id.activity('First call')), names.activity('gone')]).toEqual(['Ask what holds it up', 'First call', 'an activity that is gone']);
  });
});

describe('after a line of Today is done', () => {
  const asks = (rep: Rep) => asksForMore({ options: rep.options, entries: rep.entries, process: rep.process, when: { zone: 'UTC', now: rep.now } });

  it('the next opens by itself though the record could be lost, and stays after a bad result or when it may move on', () => {
    const calling = (outcome: string, tone: 'positive' | 'negative') => new Rep(aBlueprint('Calls').stage('New', (stage) => stage.call('Call', { attempts: { min: 1, max: 3 } }).outcome(outcome, { to: 'End', tone })).end('End'));
    const losing = calling('Lose it', 'negative');
    losing.complete('Call', 'connected');
    expect(asks(losing)).toBe(false);
    losing.complete('Call', 'wrongNumber');
    expect(asks(losing)).toBe(true);
    const winning = calling('Go on', 'positive');
    winning.complete('Call', 'connected');
    expect(asks(winning)).toBe(true);
  });
});

describe('the activity that opens by itself', () => {
  it('is the one due now, though the clock of the page stands a little behind, before one that has no time yet', () => {
    const rep = new Rep(drawing);
    const living = rep.options;
    const [first] = living.activities.filter((option) => option.status === 'open');
    if (!first) throw new Error('nothing is open');
    const of = (id: string, dueAt: number | null) => ({ ...first, activity: { ...first.activity, id }, required: true, dueAt });
    const open = (...activities: ReturnType<typeof of>[]) => nextActivity({ options: { ...living, activities }, when: { zone: 'UTC', now: 0 }, me: { id: 'rep' } as never });
    expect(open(of('waits', null), of('due', 20_000))).toBe('due');
    expect(open(of('waits', null), of('later', 2 * day))).toBe('waits');
    // the voicemail after a call that nobody took, though it need not be left (S52)
    expect(open(of('email', 2 * day), { ...of('voicemail', 0), required: false })).toBe('voicemail');
    expect(open({ ...of('optional', day), required: false }, of('email', 2 * day))).toBe('email');
  });

  it('is not one whose time is counted from another that is still to be done, and its line says from which', () => {
    const rep = new Rep(drawing);
    const living = rep.options;
    const [first] = living.activities.filter((option) => option.status === 'open');
    if (!first) throw new Error('nothing is open');
    const email = { ...first, activity: { ...first.activity, id: 'email' }, dueAt: 2 * day };
    const call = { ...first, activity: { ...first.activity, id: 'call', due: { type: 'activity' as const, activity: 'email', wait: { amount: 3, unit: 'days' as const } } }, dueAt: null };
    const data = (...activities: readonly (typeof first)[]) => ({ options: { ...living, activities }, when: { zone: 'UTC', now: 0 }, me: { id: 'rep' } as never });
    expect(nextActivity(data(call, email))).toBe('email');
    expect(countsFrom(call, data(call, email).options)).toBe('email');
    expect(countsFrom(call, data(call, { ...email, status: 'done' }).options)).toBeNull();
  });
});
