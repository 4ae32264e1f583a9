import { describe, expect, test } from 'vitest';
import { day } from '#engine/kernel';
import { defaultRecordTypes, type Field, type Form } from '#engine/blueprint';
import { mergedString, mergeText } from '../../../src/desk/merge-text.ts';
import { bannedIn } from '#engine/blueprint';
import { describeEntry, isTold } from '../../../src/desk/record/entry-words.ts';
import { fieldProblem } from '../../../src/desk/record/field-input.tsx';
import { isAsked, rulesOf } from '../../../src/desk/work/form-rules.ts';
import { dialLink, mailLink } from '../../../src/desk/links.ts';
import { valueText } from '../../../src/desk/value-text.ts';
import { createNames } from '../../../src/ui/index.ts';
import { Rep } from '../../engine/run/a-rep.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';
import { outbound } from './a-desk.tsx';

const lead = Object.values(defaultRecordTypes).find((type) => type.key === 'lead');
const when = { zone: 'Europe/Berlin', now: Date.UTC(2026, 10, 25, 14) };
const names = createNames({ blueprint: outbound.build(), recordType: lead, people: [{ id: 'u_ben', name: 'Ben Otieno' }] });
describe('templates', () => {
  test('values stand where their fields were named, without quotes', () => {
    expect(mergedString('Hello {{name}} of {{ company }}', { name: 'Aino', company: 'Satama' }, lead)).toBe('Hello Aino of Satama');
  });
  test('an empty field stays visible by its name, in the letter and on screen', () => {
    expect(mergedString('Hello {{name}}', { name: '' }, lead)).toBe('Hello [Name]');
    expect(mergeText('Hi {{budgetOwner}}!', {}, undefined)).toEqual([{ type: 'text', text: 'Hi ' }, { type: 'missing', text: 'Budget owner' }, { type: 'text', text: '!' }]);
  });
  test('a value that looks like a place is not filled again', () => {
    expect(mergedString('{{name}}', { name: '{{company}}', company: 'Satama' }, lead)).toBe('{{company}}');
  });
});

describe('values as text', () => {
  const kind = (value: Field['kind']) => ({ kind: value });
  test.each([
    [undefined, 'text', ''], [true, 'yesNo', 'yes'], [48_000, 'money', '48,000'], [['Rail', 'Sea'], 'choices', 'Rail and Sea'],
    ['u_ben', 'person', 'Ben Otieno'], ['2026-12-01', 'date', '1 Dec 2026'], ['soon', 'date', 'soon'],
  ] as const)('%j as %s reads %s', (value, of, text) => {
    expect(valueText(value, kind(of), { names, when })).toBe(text);
  });
});

describe('links out of the app (trap E14)', () => {
  test('a plain address opens a mail with subject and body escaped', () => {
    expect(mailLink('aino@satama.example', 'Rates & lanes', 'Hi?\nBye')).toBe('mailto:aino%40satama.example?subject=Rates%20%26%20lanes&body=Hi%3F%0D%0ABye');
  });
  test.each(['', 'aino', 'a@b.example,c@d.example', 'a@b.example?bcc=x@y.example', 'Aino <a@b.example>', 'a@b.example&cc=x'])('no mail link for %j', (address) => {
    expect(mailLink(address, '', '')).toBeNull();
  });
  test('a number is dialled without its spaces', () => {
    expect(dialLink('+358 (9) 4270-118')).toBe('tel:+35894270118');
  });
  test.each(['', '12', '0800;ext=5', '+49,,1234', 'call me', '+'.padEnd(30, '1')])('no dial link for %j', (number) => {
    expect(dialLink(number)).toBeNull();
  });
});

describe('words to avoid (S100)', () => {
  test('found in any case and with any apostrophe, and nothing else', () => {
    expect(bannedIn('Don’t WORRY, I just wanted to check', ["don't worry", 'just checking in'])).toEqual(["don't worry"]);
    expect(bannedIn('A clear next step', ['', 'to be honest'])).toEqual([]);
  });
});

describe('forms', () => {
  const form: Form = {
    reason: { field: 'reason', required: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 }, order: 1 },
    score: { field: 'score', required: 'always', order: 0 },
  } as Form;
  test('asked in their order, and only while their condition holds', () => {
    const [score, reason] = rulesOf(form);
    expect([score?.field, reason?.field]).toEqual(['score', 'reason']);
    expect(reason && isAsked(reason, { score: 60 })).toBe(true);
    expect(reason && isAsked(reason, { score: 40 })).toBe(false);
  });
  test.each([['email', 'aino@', false], ['email', 'a@b.example', true], ['phone', 'soon', false], ['phone', '+358 9 42', true], ['url', 'satama', false], ['url', 'https://satama.example', true], ['email', '', true]] as const)(
    'a %s of %j is fine: %s',
    (kind, value, fine) => {
      expect(fieldProblem({ key: 'x', name: 'X', kind, choices: [], required: false, order: 0 }, value) === null).toBe(fine);
    },
  );
});

describe('the timeline in words', () => {
  const told = (rep: Rep) => describeEntry(rep.lastEntry, names, { ...when, now: rep.now });
  const aRep = () => new Rep(outbound, { zone: 'Europe/Berlin' });

  test('an enrolment says where the record starts', () => {
    expect(told(aRep())).toMatchObject({ title: 'Enrolled in Outbound', detail: 'Starts in Contact', kind: 'move' });
  });
  test('a move says where to and why', () => {
    const rep = aRep();
    rep.complete('First call', 'connected');
    rep.choose('Interested', { reason: 'Tender in spring' });
    expect(told(rep)).toMatchObject({ title: 'Interested', detail: 'Tender in spring · To Proposal', kind: 'move' });
  });
  test('a refused try keeps its reason', () => {
    const rep = aRep();
    rep.choose('Not interested');
    expect(told(rep)).toEqual({ title: 'Not interested refused', detail: '“Not interested” is locked: 2 of 2 still missing.', tone: 'neutral', kind: 'refused' });
  });
  test('what the clock did carries the name of the way it took', () => {
    const rep = aRep();
    rep.complete('First call', 'noAnswer');
    rep.wait(31 * day).fire('Silence');
    expect(told(rep)).toMatchObject({ title: 'Silence', detail: 'To Lost', tone: 'time', kind: 'move' });
  });
  test('done, skipped and taken out are told with result and reason', () => {
    const rep = aRep();
    rep.complete('First call', 'noAnswer');
    expect(told(rep)).toMatchObject({ title: 'First call', detail: 'No answer', tone: 'positive', kind: 'done' });
    rep.skip('Follow-up mail', 'No address');
    expect(told(rep)).toMatchObject({ title: 'Follow-up mail skipped', detail: 'No address', kind: 'other' });
    rep.act({ type: 'exit', reason: 'Duplicate' });
    expect(told(rep)).toMatchObject({ title: 'Taken out of the blueprint', detail: 'Duplicate', tone: 'negative' });
  });
  test('a signal tells what it brought, what it made needless and what it moved; a correction says that it is one', () => {
    const deal = new Rep(teamDeal, { fields: { name: 'Aino' }, zone: 'Europe/Berlin' });
    const dealNames = createNames({ blueprint: teamDeal.build(), recordType: lead, people: [] });
    const tell = () => describeEntry(deal.lastEntry, dealNames, { ...when, now: deal.now });
    deal.complete('Clear the payment');
    deal.complete('Send the invoice');
    deal.choose('Both are done');
    deal.ask('finance');
    expect(tell()).toMatchObject({ title: 'Approval asked of finance' });
    deal.approve('finance', { by: 'u_fin', roles: ['finance'] });
    deal.choose('Send the offer');
    expect(tell().detail).toBe('To Follow-up · Added: Ask about the offer · 1 message in the outbox');
    deal.signal('replied', { words: 'Call me in May' });
    expect(tell()).toMatchObject({ title: 'Reply', detail: 'From the customer · Words: Call me in May · No longer needed: Check in' });
    deal.act({ type: 'pause', reason: 'On holiday', until: deal.now + 3 * day });
    expect(tell().title).toMatch(/^Paused until /);
    deal.act({ type: 'resume' });
    deal.wait(day);
    deal.act({ type: 'undo', entry: deal.run.before?.entry ?? '', reason: 'Wrong record' });
    expect(tell()).toMatchObject({ title: 'Correction: last step taken back', detail: 'Wrong record' });
    deal.signal('unsubscribed');
    expect(tell()).toMatchObject({ title: 'Unsubscribe', detail: 'From the customer · Unsubscribed · To Lost', kind: 'move' });
  });
  test('a gate that was passed by an override says so', () => {
    const deal = new Rep(teamDeal, { zone: 'Europe/Berlin' });
    deal.complete('Clear the payment');
    deal.complete('Send the invoice');
    deal.choose('Both are done');
    deal.override('Give a discount', { by: 'u_boss', roles: ['manager'] });
    deal.confirm(deal.lastEntry.id, { by: 'u_dana', roles: ['deputy'] });
    deal.choose('Give a discount');
    expect(describeEntry(deal.lastEntry, createNames({ blueprint: teamDeal.build() }), when).detail).toBe('To Follow-up · By an override');
  });
  test('a run asked again without news is not told; a move it caused is', () => {
    const rep = aRep();
    rep.complete('First call', 'noAnswer');
    rep.wait(31 * day).set({});
    expect(isTold(rep.lastEntry)).toBe(false);
    const { intent } = rep.lastEntry;
    rep.fire('Silence');
    const echo = { ...rep.lastEntry, intent };
    expect(isTold(echo)).toBe(true);
    expect(describeEntry(echo, names, when).title).toBe('Silence');
  });
  test('changed fields are named with their new values', () => {
    const rep = aRep();
    rep.set({ company: 'Satama', email: null });
    expect(isTold(rep.lastEntry)).toBe(true);
    expect(told(rep).detail).toBe('Company: Satama, Email: emptied');
  });
});
