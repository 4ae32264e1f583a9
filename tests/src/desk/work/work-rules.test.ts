import { describe, expect, test } from 'vitest';
import { day } from '#engine/kernel';
import { defaultRecordTypes, type Activity, type Form, type RecordType } from '#engine/blueprint';
import { addressOf } from '../../../../src/desk/work/address.ts';
import { leadsTo } from '../../../../src/desk/work/after-result.ts';
import { avoidedIn, bannedIn, markAvoided, readAvoid } from '#engine/blueprint';
import { attachedKinds, evidenceOf, evidenceProblems } from '../../../../src/desk/work/evidence.ts';
import { formFaults, formProblems } from '../../../../src/desk/work/form-rules.ts';
import { asHalfFilled, workKey, type HalfFilled } from '../../../../src/desk/work/half-filled.ts';
import { halfFilledItems, isLive } from '../../../../src/desk/work/half-filled-items.ts';
import { fieldsToKnow } from '../../../../src/desk/work/know-first.tsx';
import { profileField, profilesOf } from '../../../../src/desk/work/profile-of.ts';
import { openingsOf } from '../../../../src/desk/work/script-guide.tsx';
import { pathTaken } from '../../../../src/desk/work/straight/path-taken.ts';
import { stepOf, type Scene, type Wish } from '../../../../src/desk/work/straight/step.ts';
import { clockText, secondsOf, talkWords } from '../../../../src/desk/work/talk-time.ts';
import { createNames } from '../../../../src/ui/index.ts';
import { Rep } from '../../../engine/run/a-rep.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';

const lead = defaultRecordTypes.lead;
const nothing = asHalfFilled(null);
const typed = (part: Partial<HalfFilled>): HalfFilled => ({ ...nothing, at: 100, ...part });

describe('phrases to avoid (S100)', () => {
  const avoid = ["I see you've just been on our website → people in your job role ask us", 'cheap', 'just following up -> I wrote to you'];
  test('a line may say what to say instead, after an arrow', () => {
    expect(avoid.map(readAvoid)).toEqual([
      { phrase: "I see you've just been on our website", instead: 'people in your job role ask us' },
      { phrase: 'cheap', instead: null },
      { phrase: 'just following up', instead: 'I wrote to you' },
    ]);
  });
  test('the parts of a note are the note again, with the very words marked', () => {
    const note = 'Well, I SEE you’ve just been on our website. Cheap? Not cheaper.';
    const parts = markAvoided(note, avoid);
    expect(parts.map(({ text }) => text).join('')).toBe(note);
    expect(parts.filter((part) => part.avoid !== null).map(({ text }) => text)).toEqual(['I SEE you’ve just been on our website', 'Cheap']);
  });
  test('a phrase counts as whole words, once, and an empty line marks nothing', () => {
    expect(bannedIn('cheaper, cheapest', avoid)).toEqual([]);
    expect(avoidedIn('cheap cheap', ['', ...avoid])).toEqual([{ phrase: 'cheap', instead: null }]);
    expect(markAvoided('', avoid)).toEqual([]);
  });
  test('signs whose lower case is longer shift no mark', () => {
    expect(markAvoided('İİ cheap', avoid).at(-1)).toMatchObject({ text: 'cheap', avoid: { phrase: 'cheap' } });
  });
});

describe('the clock of a call', () => {
  test('it counts what is spent and what is running, and no forgotten day', () => {
    expect(secondsOf({ spent: 60_000, from: null }, 9e12)).toBe(60);
    expect(secondsOf({ spent: 60_000, from: 1000 }, 31_999)).toBe(90);
    expect(secondsOf({ spent: 0, from: 0 }, 400 * day)).toBe(86_400);
    expect(secondsOf({ spent: 0, from: 5000 }, 1000)).toBe(0);
  });
  test.each([[0, '0:00', '0 s'], [127, '2:07', '2 min 7 s'], [180, '3:00', '3 min'], [3727, '1:02:07', '1 h 2 min'], [7200, '2:00:00', '2 h']])('%d seconds', (seconds, clock, words) => {
    expect([clockText(seconds), talkWords(seconds)]).toEqual([clock, words]);
  });
});

describe('evidence', () => {
  const call = { channel: 'call', evidence: ['note', 'recording'] } as const;
  test('a call always takes a recording, other work only what it asks for', () => {
    expect(attachedKinds({ channel: 'call', evidence: [] })).toEqual(['recording']);
    expect(attachedKinds(call)).toEqual(['recording']);
    expect(attachedKinds({ channel: 'task', evidence: ['note', 'file'] })).toEqual(['file']);
  });
  test('kept files go as file:ID beside links, the note as itself', () => {
    const draft = typed({ note: ' heard ', links: { recording: ' https://calls.example/1 ' }, files: { recording: [{ id: 'f1', name: 'call.mp3' }] } });
    expect(evidenceOf(call, draft)).toEqual([{ kind: 'note', link: null }, { kind: 'recording', link: 'file:f1' }, { kind: 'recording', link: 'https://calls.example/1' }]);
    expect(evidenceProblems(call, draft)).toEqual({});
  });
  test('what is missing or no address is said by kind', () => {
    expect(evidenceProblems(call, typed({ note: '  ' }))).toEqual({ note: 'Write a note first.', recording: 'Attach the recording or give its address.' });
    expect(evidenceProblems({ channel: 'task', evidence: ['link'] }, typed({ links: { link: 'javascript:alert(1)' } }))).toEqual({ link: 'Write a full address that starts with https://' });
  });
});

describe('forms', () => {
  const rule = (field: string, order: number, more: Partial<Form[string]> = {}): Form[string] => ({ field, required: 'never', order, ...more });
  const form: Form = {
    budget: rule('budget', 0, { required: 'always', validation: { condition: { type: 'compare', field: 'budget', operator: 'atLeast', value: 1000 }, message: 'Below 1,000 the shop serves them.' } }),
    authority: rule('authority', 1, { required: { type: 'compare', field: 'budget', operator: 'atLeast', value: 20_000 } }),
    email: rule('email', 2),
  };
  const data = { record: { fields: {} }, type: lead, names: createNames({ recordType: lead }) } as unknown as Parameters<typeof formProblems>[2];
  test('each field has its own fault, in the rule’s own words, and a rule asks only when its condition holds', () => {
    expect([...formFaults(form, { budget: 500, email: 'nobody' }, data)]).toEqual([
      ['budget', { type: 'wrong', words: 'Below 1,000 the shop serves them.' }],
      ['email', { type: 'wrong', words: 'Write an address such as name@company.com' }],
    ]);
    expect([...formFaults(form, { budget: 20_000 }, data)]).toEqual([['authority', { type: 'missing' }]]);
    expect(formFaults(form, { budget: 1000 }, data).size).toBe(0);
  });
  test('in one sentence: what is missing first, else the first wrong one', () => {
    expect(formProblems(form, {}, data)).toBe('Fill in Budget first.');
    expect(formProblems(form, { budget: 500 }, data)).toBe('Below 1,000 the shop serves them.');
    expect(formProblems(form, { budget: 1000, email: 'nobody' }, data)).toBe('Email: Write an address such as name@company.com.');
  });
});

describe('half-filled activities', () => {
  const about = { record: 'r1', title: 'Aino', run: 'run', visit: 2, activity: 'a1', attempt: 1, name: 'First call', channel: 'call' } as const;
  const kept = (part: Partial<HalfFilled>) => ({ key: `half-filled/${workKey(about)}`, value: typed({ about, ...part }) });
  test('listed with what was begun, last touched first; a draft with nothing in it is none', () => {
    const items = halfFilledItems([kept({ note: 'Uses two', at: 5 }), kept({ points: ['p'], fields: { pain: 'Slow', need: '' }, at: 9 }), kept({ note: ' ' }), { key: 'half-filled/old', value: { note: 'x' } }, { key: 'theme', value: 'dark' }]);
    expect(items.map(({ at, note, parts }) => ({ at, note, parts }))).toEqual([{ at: 9, note: '', parts: [[1, 'field'], [1, 'point']] }, { at: 5, note: 'Uses two', parts: [] }]);
    expect(halfFilledItems([kept({ note: 'x' })], 'r2')).toEqual([]);
  });
  test('it can be handed in only in the same stay, while that try was not made', () => {
    const [item] = halfFilledItems([kept({ note: 'x' })]);
    if (!item) throw new Error('listed');
    const done = { activity: 'a1', visit: 2 };
    expect(isLive(item, { status: 'running', visit: 2, done: [done] })).toBe(true);
    expect(isLive(item, { status: 'running', visit: 2, done: [done, done] })).toBe(false);
    expect(isLive(item, { status: 'running', visit: 3, done: [] })).toBe(false);
    expect(isLive(item, { status: 'ended', visit: 2, done: [] })).toBe(false);
    expect(isLive(item, undefined)).toBe(false);
  });
});

describe('what helps', () => {
  test('the paragraphs of an opening are approved openings of their own (S101)', () => {
    expect(openingsOf({ opening: 'Hello {{name}}\n\n  \nPeople in your role\n' })).toEqual(['Hello {{name}}', 'People in your role']);
  });
  test('known first: research, value point and pain, then what the script merges in; not the name, not what the form asks (S61, S102)', () => {
    const content = { instructions: '', templates: {}, documents: {}, variants: {}, script: { opening: '{{name}} at {{company}}: {{budget}}', points: {}, objections: {}, avoid: [] } };
    const form = { pain: { field: 'pain', required: 'always', order: 0 } } as const;
    expect(fieldsToKnow({ content, form } as unknown as Activity, lead)).toEqual(['research', 'valuePoint', 'budget']);
  });
  test('a label has the lines of the address, and its gaps by field', () => {
    expect(addressOf({ name: 'Aino Lehtonen', company: 'Satama Oy', street: 'Satamakatu 3', postcode: '00160', country: 'Finland' }, lead)).toEqual({ lines: ['Aino Lehtonen', 'Satama Oy', 'Satamakatu 3', '00160', 'FINLAND'], missing: ['city'] });
    expect(addressOf({ name: 'Aino' }, defaultRecordTypes.deal)).toBeNull();
    const contact = { key: 'contact', name: 'Contact', kind: 'choice' as const, choices: ['cellular', 'telephone'], required: false, order: 90 };
    expect(addressOf({ name: 'Aino Lehtonen', contact: 'cellular', street: 'Satamakatu 3' }, { ...lead, fields: { ...lead.fields, contact } })?.lines[0]).toBe('Aino Lehtonen');
  });
  test('only pages on the web are opened, the profile first', () => {
    const type: RecordType = { ...lead, fields: { ...lead.fields, website: { key: 'website', name: 'Website', kind: 'url', choices: [], required: false, order: 0 } } };
    expect(profilesOf({ website: 'https://satama.example', profile: 'https://social.example/aino' }, type).map(({ field, host }) => [field, host])).toEqual([['profile', 'social.example'], ['website', 'satama.example']]);
    expect(profilesOf({ profile: 'javascript:alert(1)' }, type)).toEqual([]);
    expect(profileField(type)).toBe('profile');
  });
});

const talk = aBlueprint('Talk')
  .stage('Opening', (stage) =>
    stage
      .call('Ring', { required: 'always', attempts: { min: 1, max: 3 } })
      .task('Look at the page', { required: 'never' })
      .task('Ask again', { required: 'never', due: { type: 'stageEntry', wait: { amount: 3, unit: 'days' } } })
      .outcome('They listen', { to: 'Situation', onResult: ['Ring', 'connected'] })
      .outcome('Somebody else', { to: 'Lost', gate: { type: 'minimumTime', wait: { amount: 0, unit: 'minutes' } } })
      .outcome('Later', { to: 'Lost' }))
  .stage('Situation', (stage) => stage.task('Ask', { required: 'always' }).outcome('Agreed', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won')
  .end('Lost', 'lost');

describe('working straight through', () => {
  const sceneOf = (rep: Rep): Scene => ({ run: rep.run, options: rep.optionsFor({ by: 'u_rep', roles: ['rep'] }), when: { zone: 'UTC', now: rep.now }, me: { id: 'u_rep' } });
  const stepFor = (rep: Rep, wish: Omit<Wish, 'visit'> | null = null) => {
    const step = stepOf(sceneOf(rep), wish && { visit: rep.run.visit, ...wish });
    return step.type === 'work' ? step.option.activity.name : step.type;
  };
  test('what is required comes first, then open outcomes, whatever was just done opens them at once', () => {
    const rep = new Rep(talk);
    expect(stepFor(rep)).toBe('Ring');
    expect(stepFor(rep, { choose: true })).toBe('choose');
    expect(stepFor(rep, { justDone: true })).toBe('choose');
    rep.complete('Ring', 'noAnswer');
    expect(stepFor(rep)).toBe('choose');
    expect(stepFor(rep, { activity: rep.drawing.id.activity('Ask again') })).toBe('Ask again');
  });
  test('a result that goes on by itself says which stage opens (S52)', () => {
    const rep = new Rep(talk);
    const { outcomes } = rep.optionsFor({});
    expect(leadsTo(rep.drawing.id.activity('Ring'), 'connected', outcomes)?.target.name).toBe('Situation');
    expect(leadsTo(rep.drawing.id.activity('Ring'), 'noAnswer', outcomes)).toBeNull();
    expect(leadsTo(rep.drawing.id.activity('Ask again'), 'connected', outcomes)).toBeNull();
  });
  test('a pause stands still, and when only later work is left it says until when', () => {
    const late = aBlueprint('Late').stage('One', (stage) => stage.task('Ask again', { required: 'always', due: { type: 'stageEntry', wait: { amount: 3, unit: 'days' } } }).outcome('On', { to: 'Won' })).end('Won', 'won');
    const rep = new Rep(late);
    const step = stepOf(sceneOf(rep), null);
    expect(step).toMatchObject({ type: 'wait', until: rep.now + 3 * day, activity: { activity: { name: 'Ask again' } } });
    rep.act({ type: 'pause', reason: 'On holiday', until: null });
    expect(stepOf(sceneOf(rep), null)).toEqual({ type: 'paused', until: null });
  });
  test('a wish is forgotten in a new stay, and the end is the end', () => {
    const rep = new Rep(talk);
    const wish = { visit: rep.run.visit, choose: true } as const;
    rep.complete('Ring', 'noAnswer');
    rep.choose('Later');
    expect(stepOf(sceneOf(rep), wish)).toEqual({ type: 'ended' });
  });
  test('the way so far tells each stay with what was done and how it was left; taken back, it is gone', () => {
    const rep = new Rep(talk);
    rep.complete('Ring', 'noAnswer');
    rep.choose('Later');
    expect(pathTaken(rep.run).map(({ done, here, outcome }) => [done.map(({ result }) => result), here, outcome !== null])).toEqual([[['noAnswer'], false, true], [[], false, false]]);
    rep.undo();
    expect(pathTaken(rep.run).map(({ done, here }) => [done.length, here])).toEqual([[1, true]]);
  });
});
