import { describe, expect, test } from 'vitest';
import type { Activity, Blueprint, Content, FieldRule, Outcome, Rhythm, Template, Weekday } from '#engine/blueprint';
import { defaultRhythm } from '#engine/blueprint';
import {
  createNames, describeAttempts, describeDocument, describeEffects, describeEnrolment, describeFieldRule, describeForm, describeFrom, describeGoal, describeLimit, describeOverridable, describeReason,
  describeReview, describeRhythm, describeScript, describeTemplate, describeTemplates, describeTimeLimit, describeTiming, describeUse, describeVariants, describeWeekdays, sayKey, type Names,
} from '../../../src/ui/index.ts';

const known: Names = {
  ...createNames({ roles: { manager: 'Manager', sdr: 'SDR' } }),
  activity: () => 'First call', outcome: () => 'Give up', template: () => 'Intro',
  stage: (id) => ({ s1: 'Qualify', s2: 'Discover' })[id] ?? 'a stage that is gone',
  field: (key) => ({ budget: 'Budget', country: 'Country' })[key] ?? sayKey(key),
};
const budget = { type: 'compare', field: 'budget', operator: 'atLeast', value: 5000 } as const;
const germany = { type: 'compare', field: 'country', operator: 'equals', value: 'Germany' } as const;

describe('a section of the inspector reads back as one plain sentence', () => {
  test.each<readonly [string, readonly Weekday[]]>([
    ['Tue to Thu', ['tuesday', 'wednesday', 'thursday']],
    ['Mon, Wed and Fri', ['friday', 'monday', 'wednesday']],
    ['Sat and Sun', ['saturday', 'sunday']],
    ['Mon', ['monday']],
    ['every day', ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']],
  ])('days: %s', (words, days) => {
    expect(describeWeekdays(days)).toBe(words);
  });

  const { best: _best, ...noBest } = defaultRhythm;
  test.each<readonly [string, Rhythm]>([
    ['Touches Tue to Thu, 10:00 to 12:00 and 14:00 to 17:00 (best 16:00 to 17:00), 1 to 4 days apart; at most 1 bundle a day, 5 touches in 7 days and 2 touches running by one channel; over after 5 to 28 days', defaultRhythm],
    ['Touches Tue to Thu, at any hour, 2 days apart; at most 1 bundle a day, 1 touch in 7 days and 1 touch running by one channel; over after 0 to 1 day; by the channel the customer has asked for', { ...noBest, windows: [], gap: { min: 2, max: 2 }, touchesPer7Days: 1, sameChannelInRow: 1, length: { min: 0, max: 1 }, preferredChannel: 'switch' }],
  ])('rhythm: %s', (words, rhythm) => {
    expect(describeRhythm(rhythm)).toBe(words);
  });

  test.each<readonly [string, Blueprint['enrolment'], string | undefined]>([
    ['Records are brought in by hand; again once the last run has ended', { when: { type: 'manual' }, order: 0, reentry: 'afterEnd', imports: 'held' }, undefined],
    ['Records come in when Budget is at least 5,000; never when Country is “Germany”; a record leaves by itself when Country is “Germany”; the highest Budget first; once only; imported records come in by the rule', { when: { type: 'condition', condition: budget }, unless: germany, exitWhen: germany, rankBy: 'budget', order: 0, reentry: 'never', imports: 'enrolled' }, undefined],
    ['Records come in when the saved view “Hot” shows them; again at any time; imported records are held', { when: { type: 'view', view: 'v' }, order: 0, reentry: 'always', imports: 'held' }, 'Hot'],
    ['Records come in when the saved view that is gone shows them; again at any time; imported records are held', { when: { type: 'view', view: 'v' }, order: 0, reentry: 'always', imports: 'held' }, undefined],
  ])('enrolment: %s', (words, enrolment, view) => {
    expect(describeEnrolment(enrolment, known, view)).toBe(words);
  });

  test.each<readonly [string, Pick<Activity, 'due' | 'repeat' | 'window'>]>([
    ['On entering the stage', { due: { type: 'stageEntry', wait: { amount: 0, unit: 'minutes' } } }],
    ["2 days after entering the stage, then every 1 week, only between 09:00 and 11:00 of the record's own time", { due: { type: 'stageEntry', wait: { amount: 2, unit: 'days' } }, repeat: { every: { amount: 1, unit: 'weeks' } }, window: { from: '09:00', to: '11:00' } }],
  ])('timing: %s', (words, timing) => {
    expect(describeTiming(timing, known)).toBe(words);
  });

  const template = (part: Partial<Template>): Template => ({ id: 't', name: 'Intro', subject: '', body: '', order: 1, ...part });
  test('templates, documents', () => {
    expect(describeTemplate(template({}), known)).toBe('“Intro” for every record');
    expect(describeTemplates([template({ useIf: germany, neverIf: budget }), template({ name: 'Other' })], known)).toBe('Use “Intro” if Country is “Germany”, never if Budget is at least 5,000; “Other” for every record');
    expect(describeTemplates([], known)).toBe('No template yet');
    expect(describeDocument({ id: 'd', name: 'Prices', url: '', order: 1, useIf: germany }, known)).toBe('“Prices” if Country is “Germany”');
  });

  const variant = (name: string, weight: number, change: Content['variants'][string]['change'] = {}): Content['variants'][string] => ({ id: name, name, weight, change, order: 1 });
  test.each<readonly [string, readonly Content['variants'][string][]]>([
    ['Everybody gets the same', []],
    ['75 % get “Calm” (after 3 days, with “Intro”) and 25 % get “Brisk” (with its own instructions)', [variant('Calm', 60, { wait: { amount: 3, unit: 'days' }, template: 't' }), variant('Brisk', 20, { instructions: '' })]],
    ['Nobody gets “Calm”', [variant('Calm', 0)]],
    ['100 % get “Calm” and with more than 40 due in a day all get “Voicemail only”', [variant('Calm', 10), { ...variant('Voicemail only', 50), load: 40 }]],
  ])('variants: %s', (words, variants) => {
    expect(describeVariants(variants, known)).toBe(words);
  });

  test.each<readonly [string, FieldRule]>([
    ['Budget must be filled in', { field: 'budget', required: 'always', order: 1 }],
    ['Budget may be filled in, checked that Budget is at least 5,000', { field: 'budget', required: 'never', validation: { condition: budget, message: 'More' }, order: 1 }],
    ['Country must be filled in when Budget is at least 5,000', { field: 'country', required: budget, order: 1 }],
  ])('form: %s', (words, rule) => {
    expect(describeFieldRule(rule, known)).toBe(words);
    expect(describeForm({ [rule.field]: rule }, known)).toBe(words);
  });

  test('a script, attempts, a goal', () => {
    expect(describeScript(undefined)).toBe('No script');
    expect(describeScript({ opening: '', points: {}, objections: {}, avoid: [] })).toBe('An empty script');
    expect(describeScript({ opening: 'Hi', points: { a: { id: 'a', text: '', order: 1 } }, objections: { a: { id: 'a', name: '', answer: '', order: 1 }, b: { id: 'b', name: '', answer: '', order: 2 } }, avoid: ['cheap'] })).toBe('An opening, 1 point, 2 objections and 1 phrase to avoid');
    expect(describeAttempts({ attempts: { min: 1, max: 1 }, evidence: [] })).toBe('Tried once; nothing must be attached');
    expect(describeAttempts({ attempts: { min: 2, max: 5 }, evidence: ['note', 'recording'] })).toBe('Tried 2 to 5 times; a note and a recording must be attached');
    expect([describeGoal({ metric: '', target: 3 }), describeGoal({ metric: 'Meetings a week', target: 0 }), describeGoal({ metric: 'Meetings a week', target: 20 })]).toEqual(['No goal yet', 'Meetings a week', '20 meetings a week']);
  });

  test.each<readonly [string, Outcome['from']]>([
    ['Out of “Qualify”', { type: 'stage', stage: 's1' }],
    ['Out of “Qualify” and “Discover”', { type: 'stages', stages: ['s1', 's2'] }],
    ['Out of every stage a record stays in', { type: 'all' }],
  ])('from: %s', (words, from) => {
    expect(describeFrom(from, known)).toBe(words);
  });

  test('reasons, limits, effects, time limits', () => {
    expect([describeReason({ type: 'none' }), describeReason({ type: 'optional' }), describeReason({ type: 'required', choices: [] }), describeReason({ type: 'required', choices: ['Too small', 'Not now'] })])
      .toEqual(['No reason is asked for', 'A reason may be given', 'A reason must be given', 'A reason must be given: “Too small” or “Not now”']);
    expect(describeLimit(undefined, known)).toBe('Any number of times');
    expect(describeLimit({ times: 1, window: 'visit', then: null }, known)).toBe('At most 1 time during one stay in the stage; after that it stays closed');
    expect(describeLimit({ times: 3, window: 'run', then: 'o' }, known)).toBe('At most 3 times during one run; after that “Give up” is taken');
    expect(describeEffects([], known)).toBe('Nothing follows');
    expect(describeEffects([{ type: 'setField', field: 'budget', value: 1 }, { type: 'assignOwner', to: { type: 'role', role: 'manager' } }], known)).toBe('Set Budget to 1; Give the record to anyone with the role manager');
    expect(describeTimeLimit(undefined, known)).toBe('A record may stand here as long as it likes');
    expect(describeTimeLimit({ limit: { amount: 2, unit: 'workingDays' }, escalations: { e: { id: 'e', when: 'at', wait: { amount: 0, unit: 'minutes' }, then: [], take: 'o', order: 1 } } }, known)).toBe('A record may stand here for 2 working days; at the limit: take “Give up”');
  });

  test('reviews and overrides; a role is a common word, an abbreviation stays', () => {
    expect(describeReview(undefined, known)).toBe('Whoever may draw may publish');
    expect(describeReview({ roles: ['manager'], approvals: 1 }, known)).toBe('Before it is published, one person with the role manager must agree');
    expect(describeReview({ roles: ['manager', 'sdr'], approvals: 2 }, known)).toBe('Before it is published, 2 different people with the role manager or SDR must agree');
    expect(describeOverridable(true, undefined, known)).toBe('A closed gate stays closed');
    expect(describeOverridable(true, { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } }, known)).toBe('Manager may go past a closed gate');
  });

  test('where something is used', () => {
    expect(describeUse({ target: { type: 'stage', stage: 's1' }, part: 'gate', path: [] }, known)).toEqual({ owner: 'Qualify', part: 'gate' });
    expect(describeUse({ target: { type: 'blueprint' }, part: 'enrolment', path: [] }, known)).toEqual({ owner: 'The blueprint', part: 'rule of enrolment' });
  });
});
