import { describe, expect, test } from 'vitest';
import { defaultRecordTypes, type Field, type Form } from '#engine/blueprint';
import { nothingChanged, type Entry, type Intent } from '#engine/journal';
import { mergedString, mergeText } from '../../../src/desk/merge-text.ts';
import { bannedIn } from '../../../src/desk/record/banned.ts';
import { describeEntry, isTold } from '../../../src/desk/record/entry-words.ts';
import { fieldProblem } from '../../../src/desk/record/field-input.tsx';
import { isAsked, rulesOf } from '../../../src/desk/record/form-rules.ts';
import { dialLink, mailLink } from '../../../src/desk/record/mail-link.ts';
import { valueText } from '../../../src/desk/value-text.ts';
import { createNames } from '../../../src/ui/index.ts';
import { outbound } from './a-desk.tsx';

const lead = defaultRecordTypes.find((type) => type.key === 'lead');
const when = { zone: 'Europe/Berlin', now: Date.UTC(2026, 10, 25, 14) };
const names = createNames({ blueprint: outbound.build(), recordType: lead, people: [{ id: 'u_ben', name: 'Ben Otieno' }] });
const id = outbound.id;

function entry(intent: Intent, part: Partial<Entry> = {}): Entry {
  return {
    id: 'e1', record: 'r1', run: 'run1', rev: 1, at: when.now, madeAt: when.now, by: 'u_ben', roles: [], device: 'd', seq: 1, space: 'live', intent, intentId: 'i1', ok: true,
    refusal: null, changes: nothingChanged, stage: null, version: null, kernel: 1, words: null, wordsHash: null, prev: null, hash: 'h', ...part,
  } as Entry;
}

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
    expect(mailLink('aino@satama.example', 'Rates & lanes', 'Hi?\nBye')).toBe('mailto:aino%40satama.example?subject=Rates%20%26%20lanes&body=Hi%3F%0ABye');
  });
  test.each(['', 'aino', 'a@b.example,c@d.example', 'a@b.example?bcc=x@y.example', 'Aino <a@b.example>', 'a@b.example&cc=x'])('no mail link for %j', (address) => {
    expect(mailLink(address, '', '')).toBeNull();
  });
  test('a number is dialled without its spaces', () => {
    expect(dialLink('+358 (9) 4270-118')).toBe('tel:+3589 4270118'.replace(' ', ''));
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
  const choose: Intent = { type: 'choose', outcome: id.outcome('Contact', 'Not interested'), fields: {}, reason: 'Too dear', expect: { visit: 1 } };
  const moved = { ...nothingChanged, moves: [{ from: id.stage('Contact'), to: id.stage('Lost'), outcome: id.outcome('Contact', 'Silence'), visit: 2 }] } as unknown as Entry['changes'];
  test('a move says where to and why', () => {
    expect(describeEntry(entry(choose, { changes: moved }), names, when)).toMatchObject({ title: 'Not interested', detail: 'Too dear · To Lost', kind: 'move' });
  });
  test('a refused try keeps its reason', () => {
    const refusal = { type: 'gateClosed', outcome: id.outcome('Contact', 'Not interested'), missing: 2, total: 2 } as unknown as Entry['refusal'];
    expect(describeEntry(entry(choose, { ok: false, refusal, changes: null }), names, when)).toEqual({ title: 'Not interested refused', detail: '“Not interested” is locked: 2 of 2 still missing.', tone: 'neutral', kind: 'refused' });
  });
  test('what the clock did carries the name of the way it took', () => {
    const due = { type: 'due', key: 'k' } as unknown as Intent;
    expect(describeEntry(entry(due, { changes: moved }), names, when)).toMatchObject({ title: 'Silence', tone: 'time', kind: 'move' });
  });
  test('another run asked again without news is not told; a move it caused is', () => {
    const echo: Intent = { type: 'setFields', fields: {} };
    expect(isTold(entry(echo))).toBe(false);
    expect(isTold(entry(echo, { changes: moved }))).toBe(true);
    expect(describeEntry(entry(echo, { changes: moved }), names, when).title).toBe('Silence');
    expect(isTold(entry({ type: 'setFields', fields: { name: 'Aino' } }))).toBe(true);
  });
  test('changed fields are named with their new values', () => {
    expect(describeEntry(entry({ type: 'setFields', fields: { company: 'Satama', email: null } }), names, when).detail).toBe('Company: Satama, Email: emptied');
  });
});
