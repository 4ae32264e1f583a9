import { describe, expect, test } from 'vitest';
import type { Activity, Assignee, Condition, Due, Effect, Finding, Gate, Listener, Trigger, Wait, Who } from '#engine/blueprint';
import {
  createNames, describeApproval, describeAssignee, describeCondition, describeDue, describeEffect, describeEscalation, describeExample, describeGate, describeHandOver, describeListener,
  describeOverride, describePrerequisite, describeSignal, describeTrigger, describeWait, describeWho, sayKey, type Names,
} from '../../../src/ui/index.ts';

const known: Names = {
  ...createNames({ people: [{ id: 'u_mara', name: 'Mara Quinn' }], roles: { manager: 'sales manager', ae: 'account executive' } }),
  activity: (id) => ({ a1: 'First call', a2: 'Send quote' })[id] ?? 'an activity that is gone',
  result: (key) => ({ noAnswer: 'No answer', connected: 'Connected' })[key] ?? sayKey(key),
  blueprint: () => 'Onboarding',
  field: (key) => ({ budget: 'Budget', country: 'Country', eventDate: 'Event date' })[key] ?? sayKey(key),
};

const count = (times: number, of: Extract<Gate, { type: 'count' }>['of'], rest: Partial<Extract<Gate, { type: 'count' }>> = {}): Gate =>
  ({ type: 'count', compare: 'atLeast', times, of, within: { type: 'run' }, ...rest });
const budget: Condition = { type: 'compare', field: 'budget', operator: 'atLeast', value: 5000 };
const finland: Condition = { type: 'compare', field: 'country', operator: 'equals', value: 'Finland' };

describe('a gate reads back as one plain sentence', () => {
  const table: readonly (readonly [string, Gate])[] = [
    ['At least 2 emails sent and 1 call made during this run', { type: 'all', of: [count(2, { channel: 'email' }), count(1, { channel: 'call' })] }],
    ['At least 2 emails sent during this run', count(2, { channel: 'email' })],
    ['Exactly 1 call made during this stay', count(1, { channel: 'call' }, { compare: 'exactly', within: { type: 'visit' } })],
    ['At most 3 social touches made in the last 7 days', count(3, { channel: 'social' }, { compare: 'atMost', within: { type: 'days', days: 7 } })],
    ['At least 1 call made with the result “Connected” over all runs of this record', count(1, { channel: 'call', result: 'connected' }, { within: { type: 'record' } })],
    ['At least 2 times “First call” done during this run', count(2, { activity: 'a1' })],
    ['At least 1 activity done by Mara Quinn during this run', count(1, { person: 'u_mara' })],
    ['At least 1 activity done by the owner during this run', count(1, { person: 'owner' })],
    ['All required activities done', { type: 'requiredActivities' }],
    ['At least 2 emails sent during this run, all required activities done and Budget is at least 5,000', { type: 'all', of: [count(2, { channel: 'email' }), { type: 'requiredActivities' }, { type: 'field', condition: budget }] }],
    ['At least 1 email sent during this run and at most 2 calls made during this run', { type: 'all', of: [count(1, { channel: 'email' }), count(2, { channel: 'call' }, { compare: 'atMost' })] }],
    ['Either Budget is at least 5,000 or Country is “Finland”', { type: 'any', of: [{ type: 'field', condition: budget }, { type: 'field', condition: finland }] }],
    ['The rhythm does not allow it now', { type: 'not', of: { type: 'rhythm' } }],
    ['Not all required activities done', { type: 'not', of: { type: 'requiredActivities' } }],
    ['At least 2 working days in this stage', { type: 'minimumTime', wait: { amount: 2, unit: 'workingDays' } }],
    ['The checklist of “First call” complete', { type: 'checklist', activity: 'a1' }],
    ['Every checklist of this stage complete', { type: 'checklist' }],
    ['Approval by 2 people with the role sales manager', { type: 'approval', role: 'manager', levels: 1, quorum: 2 }],
    ['Budget is filled in (else “Ask for the budget first”)', { type: 'validation', condition: { type: 'compare', field: 'budget', operator: 'isNotEmpty' }, message: 'Ask for the budget first' }],
    ['The run of “Onboarding” on a linked record ended as won', { type: 'otherRun', blueprint: 'b', on: 'linkedRecord', ended: 'won' }],
    ['The rhythm allows it now', { type: 'rhythm' }],
    ['Taken by someone with the role sales manager', { type: 'role', role: 'manager' }],
    ['Nothing is asked', { type: 'all', of: [] }],
    ['Nothing can open it', { type: 'any', of: [] }],
  ];
  test.each(table)('%s', (sentence, gate) => {
    expect(describeGate(gate, known)).toBe(sentence);
  });

  test('a choice inside a list of demands is set in brackets, so that "or" cannot be read across "and"', () => {
    const gate: Gate = { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'any', of: [{ type: 'field', condition: budget }, { type: 'field', condition: finland }] }] };
    expect(describeGate(gate, known)).toBe('All required activities done and (either Budget is at least 5,000 or Country is “Finland”)');
  });

  test('never shows an id, even of things that are gone', () => {
    const gone = '0190a8a0-0000-7000-8000-000000000000';
    const gate: Gate = { type: 'all', of: [count(1, { activity: gone }), { type: 'checklist', activity: gone }, { type: 'otherRun', blueprint: gone, on: 'sameRecord', reached: gone }] };
    expect(describeGate(gate, createNames({}))).not.toContain(gone);
  });
});

describe('a condition reads back', () => {
  const table: readonly (readonly [string, Condition])[] = [
    ['Budget is at least 5,000', budget],
    ['Country is “Finland”', finland],
    ['Country is “Finland” or “Norway”', { type: 'compare', field: 'country', operator: 'in', value: ['Finland', 'Norway'] }],
    ['Country is not “Finland” or “Norway”', { type: 'compare', field: 'country', operator: 'notIn', value: ['Finland', 'Norway'] }],
    ['Budget is empty', { type: 'compare', field: 'budget', operator: 'isEmpty' }],
    ['Do not contact is yes', { type: 'compare', field: 'doNotContact', operator: 'equals', value: true }],
    ['Budget is at least 5,000 and Country is “Finland”', { type: 'and', of: [budget, finland] }],
    ['(Budget is at least 5,000 or Country is “Finland”) and Country is “Finland”', { type: 'and', of: [{ type: 'or', of: [budget, finland] }, finland] }],
    ['Country is not “Finland”', { type: 'not', of: finland }],
    ['Budget is filled in', { type: 'not', of: { type: 'compare', field: 'budget', operator: 'isEmpty' } }],
    ['Budget is not at least 5,000', { type: 'not', of: budget }],
    ['Country is “Finland”', { type: 'not', of: { type: 'not', of: finland } }],
    ['it is not true that (Budget is at least 5,000 or Country is “Finland”)', { type: 'not', of: { type: 'or', of: [budget, finland] } }],
    ['always', { type: 'and', of: [] }],
    ['never', { type: 'or', of: [] }],
  ];
  test.each(table)('%s', (sentence, condition) => {
    expect(describeCondition(condition, known)).toBe(sentence);
  });
});

describe('waits, triggers, people and effects', () => {
  test.each<readonly [string, Wait]>([
    ['2 working days, at 09:00', { amount: 2, unit: 'workingDays', at: '09:00' }],
    ['1 day', { amount: 1, unit: 'days' }],
    ['no time', { amount: 0, unit: 'minutes' }],
    ['the same day, at 16:00', { amount: 0, unit: 'days', at: '16:00' }],
  ])('wait: %s', (words, wait) => {
    expect(describeWait(wait)).toBe(words);
  });

  test.each<readonly [string, Trigger]>([
    ['by hand', { type: 'person' }],
    ['when “First call” ends with “No answer”', { type: 'result', activity: 'a1', result: 'noAnswer' }],
    ['as soon as Country is “Finland”', { type: 'condition', condition: finland }],
    ['after 5 days', { type: 'elapsed', wait: { amount: 5, unit: 'days' } }],
    ['when “Page visited” comes in and Country is “Finland”', { type: 'signal', signal: 'pageVisited', condition: finland }],
  ])('trigger: %s', (words, trigger) => {
    expect(describeTrigger(trigger, known)).toBe(words);
  });

  test.each<readonly [string, Who]>([
    ['anyone', { type: 'anyone' }],
    ['the owner', { type: 'owner' }],
    ['sales manager or account executive', { type: 'roles', roles: ['manager', 'ae'] }],
    ['the team Inside sales', { type: 'team', team: 'insideSales' }],
  ])('who: %s', (words, who) => {
    expect(describeWho(who, known)).toBe(words);
  });

  test.each<readonly [string, Assignee]>([
    ['the owner', { type: 'owner' }],
    ['anyone with the role sales manager', { type: 'role', role: 'manager' }],
    ['Mara Quinn', { type: 'person', person: 'u_mara' }],
    ['everyone with the role account executive, in turn', { type: 'roundRobin', role: 'ae' }],
  ])('assignee: %s', (words, assignee) => {
    expect(describeAssignee(assignee, known)).toBe(words);
  });

  test.each<readonly [string, Due]>([
    ['on entering the stage', { type: 'stageEntry', wait: { amount: 0, unit: 'minutes' } }],
    ['2 days after entering the stage', { type: 'stageEntry', wait: { amount: 2, unit: 'days' } }],
    ['2 days after entering the stage, at 09:00', { type: 'stageEntry', wait: { amount: 2, unit: 'days', at: '09:00' } }],
    ['on the day of entering the stage, at 16:00', { type: 'stageEntry', wait: { amount: 0, unit: 'days', at: '16:00' } }],
    ['right after “First call”', { type: 'activity', activity: 'a1', wait: { amount: 0, unit: 'days' } }],
    ['1 hour after “First call”', { type: 'activity', activity: 'a1', wait: { amount: 1, unit: 'hours' } }],
    ['14 days before Event date, at 09:00', { type: 'fieldDate', field: 'eventDate', days: -14, at: '09:00' }],
    ['on Event date', { type: 'fieldDate', field: 'eventDate', days: 0 }],
  ])('due: %s', (words, due) => {
    expect(describeDue(due, known)).toBe(words);
  });

  test.each<readonly [string, Effect]>([
    ['Set Country to “Finland”', { type: 'setField', field: 'country', value: 'Finland' }],
    ['Empty Budget', { type: 'setField', field: 'budget', value: null }],
    ['Give the record to Mara Quinn', { type: 'assignOwner', to: { type: 'person', person: 'u_mara' } }],
    ['Add “Send quote” (email), due after 1 day', { type: 'createActivity', name: 'Send quote', channel: 'email', wait: { amount: 1, unit: 'days' } }],
    ['Put “Welcome” (email) into the outbox', { type: 'send', channel: 'email', subject: 'Welcome', body: '' }],
    ['Put a message without a subject (email) into the outbox', { type: 'send', channel: 'email', subject: '', body: '' }],
    ['Tell everyone with the role sales manager (nothing said yet)', { type: 'notify', role: 'manager', message: '' }],
    ['Tell everyone with the role sales manager: “Won!”', { type: 'notify', role: 'manager', message: 'Won!' }],
    ['Start “Onboarding” on a new linked record', { type: 'startBlueprint', blueprint: 'b', on: 'newLinkedRecord' }],
    ['Send “Deal won” to the run of “Onboarding”', { type: 'signalRun', blueprint: 'b', signal: 'dealWon' }],
    ['Add “Review” (task) for anyone with the role sales manager, due at once', { type: 'createActivity', name: 'Review', channel: 'task', wait: { amount: 0, unit: 'minutes' }, assignee: { type: 'role', role: 'manager' } }],
    ['Start “Onboarding” on a new linked work order that takes over Budget and Country', { type: 'startBlueprint', blueprint: 'b', on: 'newLinkedRecord', recordType: 'workOrder', copy: { value: 'budget', land: 'country' } }],
    ['Send “Deal won” with Budget to the run of “Onboarding” on a linked record', { type: 'signalRun', blueprint: 'b', signal: 'dealWon', on: 'linkedRecord', payload: { amount: 'budget' } }],
    ['Put a web request to https://a.example into the outbox', { type: 'webhook', url: 'https://a.example', body: '' }],
  ])('effect: %s', (words, effect) => {
    expect(describeEffect(effect, known)).toBe(words);
  });
});

describe('teamwork reads back in words', () => {
  const inNames: Names = { ...known, lane: () => 'Payments', signal: (key) => ({ paid: 'Payment came in' })[key] ?? sayKey(key), outcome: () => 'Give up' };

  test.each<readonly [string, Activity['after'][number]]>([
    ['“First call” is done', { type: 'activity', activity: 'a1' }],
    ['the lane “Payments” is done', { type: 'lane', lane: 'l1' }],
    ['Budget is at least 5,000', { type: 'condition', condition: budget }],
    ['approval by someone with the role sales manager', { type: 'clause', clause: { type: 'approval', role: 'manager', levels: 1, quorum: 1 } }],
  ])('prerequisite: %s', (words, before) => {
    expect(describePrerequisite(before, inNames)).toBe(words);
  });

  test.each<readonly [string, Listener]>([
    ['“Replied” makes it needless', { then: 'cancel', signal: 'replied' }],
    ['“Payment came in” ends it with “Connected”', { then: 'complete', signal: 'paid', result: 'connected' }],
    ['“Payment came in”, if Budget is at least 5,000, ends it', { then: 'complete', signal: 'paid', condition: budget, result: null }],
  ])('listener: %s', (words, listener) => {
    expect(describeListener(listener, inNames)).toBe(words);
  });

  test('a hand-over, an approval, an override', () => {
    expect(describeHandOver({ to: { type: 'role', role: 'ae' }, deadline: { amount: 4, unit: 'workingHours' }, late: 'return', warm: false }, inNames)).toBe('To anyone with the role account executive, who accepts or returns it within 4 working hours; after that it goes back by itself');
    expect(describeApproval({ role: 'manager', levels: 2, quorum: 2 }, inNames)).toBe('2 different people with the role sales manager, on each of 2 levels; nobody approves their own work');
    expect(describeOverride({ roles: ['manager', 'ae'], secondPerson: true, expires: { amount: 1, unit: 'days' } }, inNames)).toBe('Sales manager or account executive, with a reason and the word of a second person; holds for 1 day');
    expect(describeOverride(undefined, inNames)).toBe('Nobody may go past a closed gate');
  });

  test('an escalation says when and what', () => {
    const step = { id: 'e', order: 1, then: [{ type: 'notify', role: 'manager', message: 'Look' }] } as const;
    expect(describeEscalation({ ...step, when: 'before', wait: { amount: 2, unit: 'hours' } }, inNames)).toBe('2 hours before the limit: tell everyone with the role sales manager: “Look”');
    expect(describeEscalation({ ...step, then: [], when: 'at', wait: { amount: 0, unit: 'minutes' }, take: 'o1' }, inNames)).toBe('At the limit: take “Give up”');
    expect(describeEscalation({ ...step, then: [], when: 'after', wait: { amount: 1, unit: 'days' } }, inNames)).toBe('1 day after the limit: nothing yet');
  });

  test('a signal says what it brings and what it stops', () => {
    expect(describeSignal({ key: 'paid', name: 'Paid', order: 1, payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' } } })).toBe('brings Amount');
    expect(describeSignal({ key: 'stop', name: 'Stop', order: 1, payload: {}, optOut: 'all' })).toBe('brings nothing along; stops all contact');
  });
});

test('names know stages and signals of other blueprints, and lanes of their own', () => {
  const given = createNames({ blueprints: [{ id: 'b', name: 'Onboarding', stages: [{ id: 's', name: 'Kick-off' }], signals: [{ key: 'paid', name: 'Payment came in' }] }] });
  expect(describeGate({ type: 'otherRun', blueprint: 'b', on: 'sameRecord', reached: 's' }, given)).toBe('The run of “Onboarding” reached “Kick-off”');
  expect(describeGate({ type: 'otherRun', blueprint: 'elsewhere', on: 'sameRecord', reached: 's' }, given)).toBe('The run of another blueprint reached the wanted stage');
  expect([given.signal('paid'), given.signal('pageVisited'), given.lane('gone')]).toEqual(['Payment came in', 'Page visited', 'a lane that is gone']);
});

test('a finding shows the record it is about', () => {
  const finding: Finding = { check: 'x', severity: 'error', target: { type: 'blueprint' }, message: 'No.', fixes: [] };
  expect(describeExample(finding, known)).toBe('');
  expect(describeExample({ ...finding, example: { fields: { budget: 50_000, country: null } } }, known)).toBe('for example Budget is 50,000 and Country is empty');
  expect(describeExample({ ...finding, example: { fields: {} } }, known)).toBe('for example a record with no field filled in');
});
