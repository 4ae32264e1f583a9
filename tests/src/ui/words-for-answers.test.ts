import { describe, expect, test } from 'vitest';
import type { Clause, EditRefusal } from '#engine/blueprint';
import type { ClauseVerdict, Fix, Fixer, Verdict } from '#engine/gates';
import { refusalSchema, type Refusal } from '#engine/journal';
import { createNames, describeClause, describeEditRefusal, describeFix, describeFixers, describeLock, describeRefusal, describeShortestWay, sayKey, type Names } from '../../../src/ui/index.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 25, 13, 13);
const when = { zone: 'Europe/Helsinki', now };
const gone = '0190a8a0-0000-7000-8000-000000000000';

const names: Names = {
  ...createNames({ people: [{ id: 'u_mara', name: 'Mara Quinn' }], roles: { manager: 'sales manager' } }),
  activity: (id) => ({ a1: 'First call' })[id] ?? 'an activity that is gone',
  outcome: (id) => ({ o1: 'Not interested' })[id] ?? 'an outcome that is gone',
  stage: (id) => ({ s1: 'First contact' })[id] ?? 'a stage that is gone',
  field: (key) => ({ budget: 'Budget' })[key] ?? sayKey(key),
  item: (id) => ({ i1: 'Ask who decides' })[id] ?? 'a point that is gone',
};

const answer = (clause: Clause, rest: Partial<ClauseVerdict>): ClauseVerdict => ({
  type: 'clause', clause, met: false, wanted: { type: 'nothing' }, seen: { type: 'nothing' }, evidence: [], who: [], fixes: [], ...rest,
});

describe('a clause’s answer is a to-do row', () => {
  const emails: Clause = { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } };

  test('emails sent, 1 of 2', () => {
    const words = describeClause(answer(emails, { wanted: { type: 'times', times: 2 }, seen: { type: 'times', times: 1 } }), names, when);
    expect(words).toEqual({ title: 'Emails sent', wanted: 'at least 2', seen: '1', progress: '1 of 2' });
  });

  test('calls made, 0 of 1, in this stay only', () => {
    const clause: Clause = { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } };
    const words = describeClause(answer(clause, { wanted: { type: 'times', times: 1 }, seen: { type: 'times', times: 0 } }), names, when);
    expect(words).toMatchObject({ title: 'Calls made during this stay', progress: '0 of 1' });
  });

  test('too many is not shown as "3 of 2"', () => {
    const words = describeClause(answer({ ...emails, compare: 'atMost' }, { wanted: { type: 'times', times: 2 }, seen: { type: 'times', times: 3 } }), names, when);
    expect(words.progress).toBe('3 of at most 2');
  });

  test('time in the stage', () => {
    const clause: Clause = { type: 'minimumTime', wait: { amount: 1, unit: 'days' } };
    const words = describeClause(answer(clause, { met: true, wanted: { type: 'milliseconds', milliseconds: 24 * hour }, seen: { type: 'milliseconds', milliseconds: 46 * hour } }), names, when);
    expect(words).toMatchObject({ title: 'Time in this stage', wanted: 'at least 1 day', progress: '1 d 22 h of 1 d' });
  });

  test('a moment to wait for', () => {
    const words = describeClause(answer({ type: 'rhythm' }, { wanted: { type: 'until', at: now + 24 * hour } }), names, when);
    expect(words.progress).toBe('opens Tomorrow 15:13');
  });

  test('a field', () => {
    const clause: Clause = { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'atLeast', value: 5000 } };
    const words = describeClause(answer(clause, { wanted: { type: 'value', field: 'budget', operator: 'atLeast', value: 5000 }, seen: { type: 'value', field: 'budget', value: null } }), names, when);
    expect(words).toEqual({ title: 'Budget is at least 5,000', wanted: 'at least 5,000', seen: 'empty', progress: 'empty' });
  });

  test('a validation speaks with its own message', () => {
    const clause: Clause = { type: 'validation', condition: { type: 'compare', field: 'budget', operator: 'isNotEmpty' }, message: 'Ask for the budget' };
    expect(describeClause(answer(clause, {}), names, when).title).toBe('Ask for the budget');
  });

  test('a checklist', () => {
    const words = describeClause(answer({ type: 'checklist', activity: 'a1' }, { wanted: { type: 'items', done: 4, total: 4, open: [] }, seen: { type: 'items', done: 2, total: 4, open: [] } }), names, when);
    expect(words).toMatchObject({ title: 'Checklist of First call', progress: '2 of 4' });
  });
});

test.each<readonly [string, Fix]>([
  ['Write email', { type: 'do', activity: null, channel: 'email', result: null, times: 1 }],
  ['Write 2 emails', { type: 'do', activity: null, channel: 'email', result: null, times: 2 }],
  ['Start call with “Connected”', { type: 'do', activity: null, channel: 'call', result: 'connected', times: 1 }],
  ['First call', { type: 'do', activity: 'a1', channel: 'call', result: null, times: 1 }],
  ['First call 3 times by Mara Quinn', { type: 'do', activity: 'a1', channel: 'call', result: null, times: 3, person: 'u_mara' }],
  ['Do an activity', { type: 'do', activity: null, channel: null, result: null, times: 1 }],
  ['Fill in Budget', { type: 'fill', field: 'budget' }],
  ['Tick “Ask who decides”', { type: 'tick', activity: 'a1', items: ['i1'] }],
  ['Tick 2 points of First call', { type: 'tick', activity: 'a1', items: ['i1', 'i2'] }],
  ['Wait until Tomorrow 15:13', { type: 'wait', until: now + 24 * hour }],
  ['Ask sales manager', { type: 'ask', role: 'manager' }],
  ['Ask sales manager to approve', { type: 'ask', role: 'manager', purpose: 'approve' }],
  ['Cannot open in this run', { type: 'impossible' }],
])('a fix is a button: %s', (label, fix) => {
  expect(describeFix(fix, names, when)).toBe(label);
});

test.each<readonly [string, readonly Fixer[]]>([
  ['the owner', [{ type: 'owner' }]],
  ['Mara Quinn', [{ type: 'person', person: 'u_mara' }]],
  ['someone with the role sales manager', [{ type: 'role', role: 'manager' }]],
  ['the team Payments', [{ type: 'team', team: 'payments' }]],
  ['the owner or the team Payments', [{ type: 'owner' }, { type: 'team', team: 'payments' }]],
  ['time', [{ type: 'clock' }]],
  ['whoever moves another blueprint on', [{ type: 'otherRun', blueprint: gone }]],
  ['nobody', [{ type: 'nobody' }]],
  ['nobody', []],
])('who can open it: %s', (words, who) => {
  expect(describeFixers(who, names)).toBe(words);
});

describe('the whole verdict', () => {
  const verdict = (rest: Partial<Verdict>): Verdict => ({ met: false, tree: { type: 'all', met: false, of: [] }, missing: 2, total: 3, shortest: [], earliest: now, ...rest });
  const call: Fix = { type: 'do', activity: null, channel: 'call', result: null, times: 1 };
  const email: Fix = { type: 'do', activity: null, channel: 'email', result: null, times: 1 };

  test.each<readonly [string, Verdict]>([
    ['1 call and 1 email, earliest Tomorrow 15:13', verdict({ shortest: [call, email], earliest: now + 24 * hour })],
    ['1 call and 1 email', verdict({ shortest: [call, email] })],
    ['wait until Tomorrow 15:13', verdict({ shortest: [{ type: 'wait', until: now + 24 * hour }], earliest: now + 24 * hour })],
    ['Nothing in this run opens it any more', verdict({ shortest: [call, { type: 'impossible' }], earliest: Infinity })],
    ['', verdict({ met: true })],
  ])('shortest way: %s', (words, given) => {
    expect(describeShortestWay(given, names, when)).toBe(words);
  });

  test('its header counts what is missing', () => {
    expect(describeLock(verdict({}))).toBe('Locked, 2 of 3 missing');
    expect(describeLock(verdict({ met: true }))).toBe('Open');
  });
});

/** Total: a new kind of refusal does not compile until it has examples here, one for each reason it may give. */
const samples: { readonly [Type in Refusal['type']]: readonly Extract<Refusal, { readonly type: Type }>[] } = {
  gateClosed: [{ type: 'gateClosed', outcome: gone, missing: 1, total: 1, clauses: [] }],
  staleVisit: [{ type: 'staleVisit', expected: 1, actual: 2 }],
  staleDue: [{ type: 'staleDue', due: gone }],
  notYetDue: [{ type: 'notYetDue', due: gone, at: now }],
  runEnded: [{ type: 'runEnded' }],
  alreadyRunning: [{ type: 'alreadyRunning', run: gone }],
  reentryForbidden: [{ type: 'reentryForbidden' }],
  held: [{ type: 'held' }],
  wrongRecordType: [{ type: 'wrongRecordType', wanted: 'lead', seen: 'deal' }],
  unknownActivity: [{ type: 'unknownActivity', activity: gone }],
  activityNotHere: [{ type: 'activityNotHere', activity: gone, stage: gone }],
  activityNotOpen: [
    { type: 'activityNotOpen', activity: gone, why: 'condition' },
    { type: 'activityNotOpen', activity: gone, why: 'prerequisite' },
    { type: 'activityNotOpen', activity: gone, why: 'prerequisite', lane: gone, team: 'payments', activities: [gone] },
    { type: 'activityNotOpen', activity: gone, why: 'attempts' },
    { type: 'activityNotOpen', activity: gone, why: 'notYet', until: now },
  ],
  resultMissing: [{ type: 'resultMissing', activity: gone }],
  unknownResult: [{ type: 'unknownResult', activity: gone, result: 'x' }],
  fieldsMissing: [{ type: 'fieldsMissing', fields: ['budget'] }],
  fieldInvalid: [{ type: 'fieldInvalid', field: 'budget', message: 'too low' }],
  evidenceMissing: [{ type: 'evidenceMissing', activity: gone, kinds: ['note'] }],
  checklistOpen: [{ type: 'checklistOpen', activity: gone, items: [gone] }],
  unknownOutcome: [{ type: 'unknownOutcome', outcome: gone }],
  outcomeNotHere: [{ type: 'outcomeNotHere', outcome: gone, stage: gone }],
  outcomeNotByHand: [{ type: 'outcomeNotByHand', outcome: gone }],
  notAllowed: [{ type: 'notAllowed', roles: ['manager'], ownerOnly: false }, { type: 'notAllowed', roles: [], ownerOnly: true }],
  reasonMissing: [{ type: 'reasonMissing', choices: [] }],
  limitReached: [{ type: 'limitReached', outcome: gone, times: 3 }],
  endlessLoop: [{ type: 'endlessLoop', moves: 100 }],
  nothingToUndo: [{ type: 'nothingToUndo' }],
  undoTooLate: [{ type: 'undoTooLate', minutes: 5 }],
  notLastStep: [{ type: 'notLastStep', entry: gone }],
  optedOut: [{ type: 'optedOut', channel: 'all' }],
  paused: [{ type: 'paused', until: null }, { type: 'paused', until: now }],
  notPaused: [{ type: 'notPaused' }],
  rhythm: (['gap', 'bundles', 'touches', 'template', 'channel'] as const).map((rule) => ({ type: 'rhythm', activity: gone, rule, wanted: 1, seen: 2, until: now })),
  ownWork: [{ type: 'ownWork' }],
  approvalNotWanted: [{ type: 'approvalNotWanted', role: 'manager' }],
  alreadyApproved: [{ type: 'alreadyApproved', role: 'manager' }],
  approvalRejected: [{ type: 'approvalRejected', role: 'manager' }],
  doneByAnswer: (['approval', 'handOver'] as const).map((by) => ({ type: 'doneByAnswer', activity: gone, by })),
  wrongReceiver: [{ type: 'wrongReceiver', activity: gone, person: null }, { type: 'wrongReceiver', activity: gone, person: gone }],
  notWarm: [{ type: 'notWarm', activity: gone }],
  notDelegated: [{ type: 'notDelegated', role: 'manager', from: gone }],
  notHandedOver: [{ type: 'notHandedOver', activity: gone }],
  alreadyHandedOver: [{ type: 'alreadyHandedOver', activity: gone, to: gone }],
  handOverPending: [{ type: 'handOverPending', activity: gone, to: gone }],
  notForYou: [{ type: 'notForYou', person: gone }],
  overrideForbidden: [{ type: 'overrideForbidden', roles: [] }, { type: 'overrideForbidden', roles: ['manager'] }],
  overrideNotNeeded: [{ type: 'overrideNotNeeded' }],
  overrideNeedsSecondPerson: [{ type: 'overrideNeedsSecondPerson', override: gone }],
  unknownOverride: [{ type: 'unknownOverride', override: gone }],
  overrideExpired: [{ type: 'overrideExpired', at: now }],
  signalUnknown: [{ type: 'signalUnknown', signal: 'replied' }],
  signalInvalid: [{ type: 'signalInvalid', signal: 'replied', problems: ['the amount is missing'] }],
  notEnrollable: (['condition', 'unless', 'view', 'exitWhen'] as const).map((why) => ({ type: 'notEnrollable', why })),
  cannotMove: (['sameVersion', 'otherBlueprint', 'unknownStage', 'passThrough', 'ended', 'handOverOpen', 'approvalOpen', 'endStage'] as const).map((why) => ({ type: 'cannotMove', why, stage: gone })),
  cannotJoin: (['same', 'otherType', 'merged', 'notMerged', 'linked', 'notLinked'] as const).flatMap((why) => (['merge', 'link'] as const).map((what) => ({ type: 'cannotJoin', what, why }) as const)),
  recordMerged: [{ type: 'recordMerged', into: gone }],
  cannotSnooze: (['notDue', 'notPutOff', 'automatic', 'past', 'gap', 'limit', 'outcome', 'round'] as const).flatMap((why) => [{ type: 'cannotSnooze', activity: gone, why, latest: now } as const, { type: 'cannotSnooze', activity: gone, why, latest: null } as const]),
  notQualified: [[], ['score', 'need']].map((fields) => ({ type: 'notQualified', recordType: 'lead', person: gone, missing: 1, total: 2, clauses: [], fields }) as const),
  unknownRecord: [{ type: 'unknownRecord', record: gone }],
  unknownRun: [{ type: 'unknownRun', run: gone }],
  unknownVersion: [{ type: 'unknownVersion', version: gone }],
  spaceMismatch: [{ type: 'spaceMismatch' }],
  invalidIntent: [{ type: 'invalidIntent', problems: ['nothing'] }],
};

describe('every refusal has a sentence', () => {
  const examples: readonly (readonly [string, Refusal])[] = [
    ['“Not interested” is locked: 2 of 3 still missing.', { type: 'gateClosed', outcome: 'o1', missing: 2, total: 3, clauses: [] }],
    ['It is not time yet: due Tomorrow 15:13.', { type: 'notYetDue', due: 'd', at: now + 24 * hour }],
    ['Fill in Budget and Country first.', { type: 'fieldsMissing', fields: ['budget', 'country'] }],
    ['“First call” needs a note and a recording as proof.', { type: 'evidenceMissing', activity: 'a1', kinds: ['note', 'recording'] }],
    ['1 point of “First call” is not ticked yet: Ask who decides.', { type: 'checklistOpen', activity: 'a1', items: ['i1'] }],
    ['Only sales manager may do this.', { type: 'notAllowed', roles: ['manager'], ownerOnly: false }],
    ['Only the owner of this record may do this.', { type: 'notAllowed', roles: [], ownerOnly: true }],
    ['A reason is needed: “Price” or “Timing”.', { type: 'reasonMissing', choices: ['Price', 'Timing'] }],
    ['It is too early for “First call”: it opens Tomorrow 15:13.', { type: 'activityNotOpen', activity: 'a1', why: 'notYet', until: now + 24 * hour }],
    ['A step can be taken back for 5 minutes; that time is over.', { type: 'undoTooLate', minutes: 5 }],
    ['This person does not want to be contacted by email.', { type: 'optedOut', channel: 'email' }],
    ['This person does not want to be contacted by direct mail.', { type: 'optedOut', channel: 'directMail' }],
    ['Mara Quinn has not lent you the right to approve as sales manager.', { type: 'notDelegated', role: 'manager', from: 'u_mara' }],
    ['“First call” waits for the team Payments: “First call” has to be done first.', { type: 'activityNotOpen', activity: 'a1', why: 'prerequisite', team: 'payments', activities: ['a1'] }],
  ];
  test.each(examples)('%s', (sentence, refusal) => {
    expect(describeRefusal(refusal, names, when)).toBe(sentence);
  });

  test('no kind is without one, and none shows an id', () => {
    const said = createNames({});
    expect(Object.keys(samples).sort()).toEqual(refusalSchema.options.map((option) => option.shape.type.value).sort());
    for (const refusal of Object.values(samples).flat()) {
      const sentence = describeRefusal(refusal, said, when);
      expect(sentence).toMatch(/^[A-Z\d“].+[.\w]$/);
      expect(sentence).not.toContain(gone);
      expect(sentence).not.toContain('undefined');
    }
  });
});

test.each<readonly [string, EditRefusal]>([
  ['The stage you wanted to change is no longer there.', { type: 'notFound', what: 'stage', id: gone }],
  ['“First contact” is an end: nothing leads out of it.', { type: 'endHasNoOutcomes', stage: 's1' }],
  ['“Not interested” leads back to its own stage: set how often it may be taken first.', { type: 'selfLoopNeedsLimit', outcome: 'o1' }],
  ['“Not interested” already leads to “First contact”.', { type: 'alreadyConnected', outcome: 'o1', to: 's1' }],
  ['A blueprint holds at most 2,000 outcomes.', { type: 'limitReached', what: 'outcomes', limit: 2000 }],
  ['stages.x: This is missing.', { type: 'invalid', problems: [{ path: 'stages.x', sentence: 'This is missing.' }] }],
])('an edit is refused in words: %s', (sentence, refusal) => {
  expect(describeEditRefusal(refusal, names)).toBe(sentence);
});
