import { describe, expect, test } from 'vitest';
import { type Facts, judge, never } from '#engine/gates';
import type { Clause, Gate } from '#engine/blueprint';
import { afterDoing, factsOf, fresh, hour, noon, opens, owner, type Situation } from './a-situation.ts';

const inRun = { type: 'run' } as const;
function emails(times: number): Clause {
  return { type: 'count', compare: 'atLeast', times, of: { channel: 'email' }, within: inRun };
}
const oneCall: Clause = { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: inRun };
function verdict(gate: Gate, situation: Situation = fresh, more: Partial<Facts> = {}) {
  return judge(gate, { ...factsOf(situation), ...more }, situation.now);
}

describe('counting', () => {
  test('[G5] two emails and one call: what was wanted, what was seen, which entries', () => {
    const once = afterDoing(fresh, { activity: 'offer' });
    const { met, tree, missing, total, shortest } = verdict({ type: 'all', of: [emails(2), oneCall] }, once);
    expect({ met, missing, total }).toEqual({ met: false, missing: 2, total: 2 });
    expect(tree).toMatchObject({
      of: [
        { wanted: { type: 'times', times: 2 }, seen: { type: 'times', times: 1 }, evidence: ['entry 1'], who: [{ type: 'owner' }], fixes: [{ type: 'do', channel: 'email', activity: null, result: null, times: 1 }] },
        { wanted: { type: 'times', times: 1 }, seen: { type: 'times', times: 0 }, evidence: [], fixes: [{ type: 'do', channel: 'call', times: 1 }] },
      ],
    });
    expect(shortest).toEqual([
      { type: 'do', activity: null, channel: 'email', result: null, times: 1 },
      { type: 'do', activity: null, channel: 'call', result: null, times: 1 },
    ]);
    expect(opens({ type: 'all', of: [emails(2), oneCall] }, afterDoing(once, { activity: 'offer' }, { activity: 'intro' }))).toBe(true);
  });

  test('[G5] every part named must match', () => {
    const mine: Clause = { type: 'count', compare: 'exactly', times: 1, of: { activity: 'intro', channel: 'call', result: 'replied', person: 'owner' }, within: inRun };
    expect(opens(mine, afterDoing(fresh, { activity: 'intro', result: 'replied' }))).toBe(true);
    for (const other of [{ activity: 'intro' }, { activity: 'intro', result: 'replied', by: 'u_b' }, { activity: 'offer', result: 'replied' }]) expect(opens(mine, afterDoing(fresh, other))).toBe(false);
    expect(verdict(mine, afterDoing(fresh, { activity: 'intro', result: 'replied' }), { owner: null }).met).toBe(false);
    expect(verdict(mine, fresh, { owner: null }).shortest).toEqual([{ type: 'impossible' }]);
    expect(verdict(mine).shortest).toMatchObject([{ person: owner, times: 1 }]);
    expect(verdict(mine).tree).toMatchObject({ who: [{ type: 'person', person: owner }] });
  });

  test('[G6] visit, run and record see more and more', () => {
    const done = afterDoing({ ...fresh, visit: 1 }, { activity: 'offer' }, { activity: 'offer' });
    const [first, second] = done.done;
    if (first === undefined || second === undefined) throw new Error('two were done');
    const later: Situation = afterDoing({ ...done, visit: 2, done: [{ ...first, run: 'earlier' }, second] }, { activity: 'offer' });
    const seen = (['visit', 'run', 'record'] as const).map((type) => verdict({ type: 'count', compare: 'atLeast', times: 9, of: {}, within: { type } }, later).tree);
    expect(seen).toMatchObject([{ seen: { times: 1 } }, { seen: { times: 2 } }, { seen: { times: 3 } }]);
  });

  test('[G7] the last two days begin at midnight yesterday in the record\'s zone, and fall out at midnight', () => {
    const clause: Clause = { type: 'count', compare: 'atLeast', times: 1, of: {}, within: { type: 'days', days: 2 } };
    const done = afterDoing(fresh, { activity: 'offer' });
    const berlinMidnight = Date.UTC(2026, 10, 19, 23);
    expect(opens(clause, { ...done, now: berlinMidnight - 1 })).toBe(true);
    expect(opens(clause, { ...done, now: berlinMidnight })).toBe(false);
    expect(opens(clause, { ...done, now: berlinMidnight, zone: 'America/New_York' })).toBe(true);
  });

  test('[G8] a clock that was set back takes no work away', () => {
    const done = afterDoing(fresh, { activity: 'offer' });
    expect(opens({ type: 'count', compare: 'atLeast', times: 1, of: {}, within: { type: 'days', days: 1 } }, { ...done, now: noon - hour })).toBe(true);
  });
});

describe('the other clauses', () => {
  test('[G4] required activities: each missing one is to be done so many times', () => {
    const once = afterDoing(fresh, { activity: 'offer' });
    const { tree, shortest } = verdict({ type: 'requiredActivities' }, once);
    expect(tree).toMatchObject({ wanted: { type: 'items', done: 2, total: 2 }, seen: { type: 'items', done: 0, total: 2, open: ['offer', 'intro'] }, evidence: ['entry 1'] });
    expect(shortest).toEqual([{ type: 'do', activity: 'offer', channel: 'email', result: null, times: 1 }, { type: 'do', activity: 'intro', channel: 'call', result: null, times: 1 }]);
    expect(verdict({ type: 'requiredActivities' }, fresh, { required: [] }).met).toBe(true);
  });

  test('[G9] a compound rule asks for the fewest fields; a validation says its own message', () => {
    const condition = { type: 'or', of: [{ type: 'and', of: [{ type: 'compare', field: 'a', operator: 'isNotEmpty' }, { type: 'compare', field: 'b', operator: 'isNotEmpty' }] }, { type: 'compare', field: 'c', operator: 'moreThan', value: 3 }] } as const;
    expect(verdict({ type: 'field', condition }).shortest).toEqual([{ type: 'fill', field: 'c' }]);
    expect(verdict({ type: 'validation', condition, message: 'Say how many seats.' }).tree).toMatchObject({ wanted: { type: 'message', message: 'Say how many seats.' }, fixes: [{ type: 'fill', field: 'c' }] });
    const contradiction = { type: 'and', of: [{ type: 'compare', field: 'c', operator: 'moreThan', value: 3 }, { type: 'compare', field: 'c', operator: 'lessThan', value: 2 }] } as const;
    expect(verdict({ type: 'field', condition: contradiction }).shortest).toEqual([{ type: 'impossible' }]);
  });

  test('[G10] a checklist names its open items; one that is not here cannot be ticked', () => {
    const half = { ...fresh, ticked: ['budget asked'] };
    expect(verdict({ type: 'checklist', activity: 'intro' }, half)).toMatchObject({
      tree: { wanted: { type: 'items', done: 2, total: 2 }, seen: { type: 'items', done: 1, total: 2, open: ['need asked'] } },
      shortest: [{ type: 'tick', activity: 'intro', items: ['need asked'] }],
    });
    expect(verdict({ type: 'checklist', activity: 'offer' }, half)).toMatchObject({ met: false, shortest: [{ type: 'impossible' }], tree: { who: [{ type: 'nobody' }] } });
    expect(verdict({ type: 'checklist' }, fresh, { checklists: {} }).met).toBe(true);
  });

  test('[G11] minimum time opens at its moment and not a millisecond before', () => {
    const clause: Clause = { type: 'minimumTime', wait: { amount: 1, unit: 'days' } };
    const end = noon + 24 * hour;
    expect(verdict(clause, { ...fresh, now: end - 1 })).toMatchObject({ met: false, shortest: [{ type: 'wait', until: end }], earliest: end, tree: { wanted: { type: 'until', at: end }, seen: { type: 'milliseconds', milliseconds: 24 * hour - 1 }, who: [{ type: 'clock' }] } });
    expect(verdict(clause, { ...fresh, now: end }).met).toBe(true);
  });

  test('[G12] approval: different people, their last word, not one\'s own work, not two levels', () => {
    const clause: Clause = { type: 'approval', role: 'manager', levels: 2, quorum: 1 };
    const by = (person: string, level: number, approved = true) => ({ entry: `${person} ${level}`, role: 'manager', level, by: person, at: noon, approved });
    const ask = (...approvals: readonly ReturnType<typeof by>[]) => verdict(clause, { ...fresh, approvals });
    expect(ask()).toMatchObject({ met: false, shortest: [{ type: 'ask', role: 'manager', purpose: 'approve', times: 2 }], tree: { wanted: { times: 2 }, seen: { times: 0 }, who: [{ type: 'role', role: 'manager' }] } });
    expect(ask(by('u_a', 1), by('u_b', 2))).toMatchObject({ met: true, tree: { evidence: ['u_a 1', 'u_b 2'] } });
    expect(ask(by('u_a', 1), by('u_a', 2)).met).toBe(false);
    expect(ask(by(owner, 1), by('u_b', 2)).met).toBe(false);
    expect(ask(by('u_a', 1), by('u_b', 2), by('u_a', 1, false)).met).toBe(false);
    expect(ask({ ...by('u_a', 1), role: 'rep' }, by('u_b', 2)).met).toBe(false);
  });

  test('[G40] a rejection takes back what its role agreed to before, on every level; what comes afterwards counts', () => {
    const clause: Clause = { type: 'approval', role: 'manager', levels: 2, quorum: 1 };
    const given = (by: string, level: number, approved = true, role = 'manager') => ({ entry: by, role, level, by, at: noon, approved });
    const missing = (...approvals: readonly ReturnType<typeof given>[]) => verdict(clause, { ...fresh, approvals }).shortest;
    const ask = (times: number) => [{ type: 'ask', role: 'manager', purpose: 'approve', times }];
    expect(missing(given('u_a', 1), given('u_b', 2, false))).toEqual(ask(2));
    expect(missing(given('u_a', 1), given('u_b', 2, false, 'lawyer'))).toEqual(ask(1));
    expect(missing(given('u_a', 1), given('u_b', 2, false), given('u_a', 1))).toEqual(ask(1));
    expect(missing(given('u_b', 1, false), given('u_a', 1), given('u_b', 2))).toEqual([]);
    expect(missing(given('u_a', 1), given(owner, 2, false), given('u_b', 2))).toEqual([]);
  });

  test('[G41] [G42] neither who asked nor the owner agrees or lends the right to; a person and a right count once', () => {
    const clause: Clause = { type: 'approval', role: 'manager', levels: 1, quorum: 2 };
    const given = (by: string, more: Partial<Situation['approvals'][number]> = {}) => ({ entry: by, role: 'manager', level: 1, by, at: noon, approved: true, ...more });
    const met = (...approvals: readonly ReturnType<typeof given>[]) => verdict(clause, { ...fresh, approvals }).met;
    expect(met(given('u_a'), given('u_b', { requestedBy: 'u_rep' }))).toBe(true);
    expect(met(given('u_a'), given('u_b', { requestedBy: 'u_b' }))).toBe(false);
    expect(met(given('u_a'), given(owner, { requestedBy: 'u_rep' }))).toBe(false);
    expect(met(given('u_a'), given('u_d', { onBehalfOf: owner, requestedBy: 'u_rep' }))).toBe(false);
    expect(met(given('u_a'), given('u_d', { onBehalfOf: 'u_b', requestedBy: 'u_b' }))).toBe(false);
    expect(met(given('u_a'), given('u_d', { onBehalfOf: 'u_b' }))).toBe(true);
    expect(met(given('u_a'), given('u_d', { onBehalfOf: 'u_a' }))).toBe(false);
    expect(met(given('u_a'), given('u_a', { onBehalfOf: 'u_b' }))).toBe(false);
    expect(met(given('u_d', { onBehalfOf: 'u_a' }), given('u_a'))).toBe(false);
  });

  test('[G43] who can do a required activity: the team of its lane, whoever it is expected of, else the owner', () => {
    const required = (more: Partial<Facts['required'][number]>): Facts['required'] => [{ activity: 'offer', channel: 'email', done: false, attempts: 0, wanted: 1, evidence: [], ...more }];
    const who = (more: Partial<Facts['required'][number]>) => {
      const { tree } = verdict({ type: 'requiredActivities' }, fresh, { required: required(more) });
      return tree.type === 'clause' ? tree.who : [];
    };
    expect(who({})).toEqual([{ type: 'owner' }]);
    expect(who({ team: 'payments' })).toEqual([{ type: 'team', team: 'payments' }]);
    expect(who({ team: 'payments', who: [{ type: 'team', team: 'payments' }, { type: 'role', role: 'lawyer' }] })).toEqual([{ type: 'team', team: 'payments' }, { type: 'role', role: 'lawyer' }]);
    expect(who({ who: [{ type: 'person', person: 'u_b' }] })).toEqual([{ type: 'person', person: 'u_b' }]);
  });

  test('[G13] another run has come so far', () => {
    const clause: Clause = { type: 'otherRun', blueprint: 'invoice', on: 'linkedRecord', reached: 'paid', ended: 'won' };
    const run = { run: 'r', blueprint: 'invoice', on: 'linkedRecord' as const, reached: [], ended: null };
    const ask = (...otherRuns: Facts['otherRuns'] & object) => verdict(clause, { ...fresh, otherRuns });
    expect(ask(run)).toMatchObject({ met: false, shortest: [{ type: 'otherRun', blueprint: 'invoice', on: 'linkedRecord', reached: 'paid', ended: 'won' }], tree: { who: [{ type: 'otherRun', blueprint: 'invoice' }] } });
    expect(ask({ ...run, reached: [{ stage: 'paid', entry: 'e1' }] })).toMatchObject({ met: true, tree: { evidence: ['e1'] } });
    expect(ask({ ...run, ended: { result: 'won', entry: 'e2' } }).met).toBe(true);
    expect(ask({ ...run, on: 'sameRecord', ended: { result: 'won', entry: 'e2' } }).met).toBe(false);
    expect(ask({ ...run, ended: { result: 'lost', entry: 'e2' } }).met).toBe(false);
  });

  test('[G14] rhythm: not before the moment it allows, and not without one', () => {
    const rhythm = { at: noon + hour, slidFrom: noon, reasons: [], late: false };
    expect(verdict({ type: 'rhythm' }, fresh, { rhythm })).toMatchObject({ met: false, shortest: [{ type: 'wait', until: noon + hour }] });
    expect(verdict({ type: 'rhythm' }, { ...fresh, now: noon + hour }, { rhythm }).met).toBe(true);
    expect(verdict({ type: 'rhythm' })).toMatchObject({ met: false, earliest: never });
  });

  test('[G15] role: somebody who holds it has to take it', () => {
    expect(verdict({ type: 'role', role: 'manager' })).toMatchObject({ met: false, shortest: [{ type: 'ask', role: 'manager', purpose: 'take' }], tree: { wanted: { roles: ['manager'] }, seen: { roles: ['rep'] } } });
    expect(verdict({ type: 'role', role: 'rep' }).met).toBe(true);
    expect(verdict({ type: 'not', of: { type: 'role', role: 'rep' } }).shortest).toEqual([{ type: 'impossible' }]);
  });

  test('[G1] all of nothing is open, any of nothing is closed for good', () => {
    expect(verdict({ type: 'all', of: [] })).toMatchObject({ met: true, total: 0 });
    expect(verdict({ type: 'any', of: [] })).toMatchObject({ met: false, shortest: [{ type: 'impossible' }], earliest: never });
  });

  test('[G3] [G16] met clauses and those beside the way are shown, the met ones without fixes', () => {
    const done = afterDoing(fresh, { activity: 'intro' });
    expect(verdict({ type: 'any', of: [{ type: 'all', of: [oneCall, emails(1)] }, emails(5)] }, done).tree).toMatchObject({
      of: [{ of: [{ met: true, fixes: [], who: [], evidence: ['entry 1'] }, { met: false }] }, { met: false, fixes: [{ times: 5 }] }],
    });
  });
});

describe('the shortest way', () => {
  test('[G36] it proposes only what this stay still allows and the customer did not forbid', () => {
    const inVisit: Clause = { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call' }, within: { type: 'visit' } };
    const calls = (left: number) => [{ activity: 'intro', channel: 'call', left }] as const;
    expect(judge(inVisit, { ...factsOf(fresh), doable: calls(2) }, fresh.now).shortest).toMatchObject([{ type: 'do', channel: 'call', times: 2 }]);
    expect(judge(inVisit, { ...factsOf(fresh), doable: calls(1) }, fresh.now).shortest).toEqual([{ type: 'impossible' }]);
    expect(judge(oneCall, { ...factsOf(fresh), barred: ['call'] }, fresh.now).shortest).toEqual([{ type: 'impossible' }]);
    expect(judge({ type: 'any', of: [oneCall, emails(1)] }, { ...factsOf(fresh), barred: ['call'] }, fresh.now).shortest).toMatchObject([{ type: 'do', channel: 'email' }]);
  });

  test('[G32] asking somebody comes before changing what is filled in already', () => {
    const small: Gate = { type: 'field', condition: { type: 'compare', field: 'amount', operator: 'lessThan', value: 50_000 } };
    const gate: Gate = { type: 'any', of: [small, { type: 'approval', role: 'manager', levels: 1, quorum: 1 }] };
    expect(verdict(gate, { ...fresh, fields: { amount: 80_000 } }).shortest).toMatchObject([{ type: 'ask', role: 'manager', purpose: 'approve' }]);
    expect(verdict(gate, { ...fresh, fields: {} }).shortest).toEqual([{ type: 'fill', field: 'amount' }]);
    expect(verdict(small, { ...fresh, fields: { amount: 80_000 } }).shortest).toEqual([{ type: 'fill', field: 'amount' }]);
  });

  test('[G31] a required email is also one of three emails', () => {
    expect(verdict({ type: 'all', of: [{ type: 'requiredActivities' }, emails(3)] }).shortest).toEqual([
      { type: 'do', activity: 'offer', channel: 'email', result: null, times: 2 },
      { type: 'do', activity: 'intro', channel: 'call', result: null, times: 1 },
      { type: 'do', activity: null, channel: 'email', result: null, times: 1 },
    ]);
  });

  test('[G31] one replied email serves "an email" and "a reply"', () => {
    const reply: Clause = { type: 'count', compare: 'atLeast', times: 1, of: { result: 'replied' }, within: inRun };
    expect(verdict({ type: 'all', of: [emails(1), reply] }).shortest).toEqual([{ type: 'do', activity: null, channel: 'email', result: 'replied', times: 1 }]);
  });

  test('[G31] of several ways the one with fewer things; [G35] its clauses are counted', () => {
    const gate: Gate = { type: 'any', of: [emails(3), { type: 'all', of: [oneCall, { type: 'role', role: 'manager' }] }] };
    expect(verdict(gate)).toMatchObject({ missing: 2, total: 2, shortest: [{ type: 'do', channel: 'call', times: 1 }, { type: 'ask', role: 'manager' }] });
  });

  test('[G32] doing comes before waiting when both are one thing', () => {
    expect(verdict({ type: 'any', of: [{ type: 'minimumTime', wait: { amount: 1, unit: 'hours' } }, oneCall] })).toMatchObject({ shortest: [{ type: 'do' }], earliest: noon });
  });

  test('[G33] waiting for a day may be shorter than ten calls, though the calls are sooner', () => {
    const tenCalls: Clause = { type: 'count', compare: 'atLeast', times: 10, of: { channel: 'call' }, within: inRun };
    expect(verdict({ type: 'any', of: [{ type: 'minimumTime', wait: { amount: 1, unit: 'days' } }, tenCalls] })).toMatchObject({ shortest: [{ type: 'wait', until: noon + 24 * hour }], earliest: noon });
  });

  test('[G34] two calls where one is allowed: impossible in a run, a wait in a window of days', () => {
    const twice = afterDoing(fresh, { activity: 'intro' }, { activity: 'intro' });
    const only = (within: Extract<Clause, { type: 'count' }>['within']): Clause => ({ type: 'count', compare: 'exactly', times: 1, of: { channel: 'call' }, within });
    expect(verdict(only(inRun), twice)).toMatchObject({ met: false, shortest: [{ type: 'impossible' }], earliest: never, tree: { who: [{ type: 'nobody' }] } });
    expect(verdict({ type: 'not', of: oneCall }, twice)).toMatchObject({ missing: 1, total: 1, shortest: [{ type: 'impossible' }] });
    const midnight = Date.UTC(2026, 10, 20, 23);
    expect(verdict({ type: 'not', of: { type: 'count', compare: 'atLeast', times: 1, of: {}, within: { type: 'days', days: 3 } } }, twice).shortest).toEqual([{ type: 'wait', until: midnight }]);
    expect(verdict(only({ type: 'days', days: 3 }), twice).shortest).toEqual([{ type: 'wait', until: midnight }, { type: 'do', activity: null, channel: 'call', result: null, times: 1 }]);
  });

  test('[G30] a call now, and a wait until it is out of today: in that order', () => {
    const quietToday: Clause = { type: 'count', compare: 'exactly', times: 0, of: {}, within: { type: 'days', days: 1 } };
    expect(verdict({ type: 'all', of: [quietToday, oneCall] }).shortest.map(({ type }) => type)).toEqual(['do', 'wait']);
  });

  test('[G31] of two to the power of twenty-five ways through fifty clauses the shortest is found, not tried out', () => {
    const of = Array.from({ length: 25 }, (_, index): Gate => ({ type: 'any', of: [emails(index + 1), { type: 'field', condition: { type: 'compare', field: `f${index}`, operator: 'equals', value: index } }] }));
    expect(verdict({ type: 'all', of })).toMatchObject({ met: false, total: 25 });
  });
});
