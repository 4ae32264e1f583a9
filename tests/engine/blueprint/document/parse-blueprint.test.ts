import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { blueprintLimits, newBlueprint, parseBlueprint, serialiseBlueprint, type Blueprint, type Gate } from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';
import { bigBlueprint } from '../big-blueprint.ts';
import { randomEdits } from '../edits/random-edits.ts';

function problems(json: unknown) {
  const read = parseBlueprint(json);
  return read.ok ? [] : read.error;
}

/** A copy with one value put in, or taken out with undefined. */
function withValueAt(json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const { [key]: inner, ...others } = Object(json);
  const next = withValueAt(inner, rest, value);
  return next === undefined ? others : { ...others, [key]: next };
}

const drawing = aBlueprint();
const sound = drawing.stage('New', (s) => s.call('Call').outcome('Go', { to: 'Won' }).outcome('Open')).end('Won', 'won').note('Mind the gap', { stage: 'New' }).build();

describe('size, depth and keys', () => {
  test.each([[5000], [100_000]])('[B1] JSON %i levels deep is refused as text and as a value, not by a stack overflow (trap E12)', (levels) => {
    expect(problems('['.repeat(levels) + ']'.repeat(levels))[0]?.sentence).toContain('64 levels');
    let deep: unknown = null;
    for (let level = 0; level < levels; level += 1) deep = { inner: deep };
    expect(problems(deep)[0]?.sentence).toContain('64 levels');
  });

  test('[B1] 64 levels pass the depth limit, 65 do not', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(problems(nested(blueprintLimits.levels))[0]?.sentence).not.toContain('levels');
    expect(problems(nested(blueprintLimits.levels + 1))[0]?.sentence).toContain('levels');
    expect(problems(`${' '.repeat(5)}"${'['.repeat(100)}\\"${'['.repeat(100)}"`)[0]?.sentence).not.toContain('levels');
  });

  test('[B1] 8 MB of UTF-8 pass the size limit, one byte more does not', () => {
    const text = serialiseBlueprint(sound);
    const padded = (bytes: number) => text + ' '.repeat(bytes - Buffer.byteLength(text));
    expect(problems(padded(blueprintLimits.bytes))).toEqual([]);
    expect(problems(padded(blueprintLimits.bytes + 1))[0]?.sentence).toContain('8 MB');
    expect(problems(`"${'é'.repeat(blueprintLimits.bytes / 2)}"`)[0]?.sentence).toContain('8 MB');
    expect(problems(`"${'😀'.repeat(blueprintLimits.bytes / 4)}"`)[0]?.sentence).toContain('8 MB');
  });

  test('[B1] a value that contains itself, or shares itself a million times, is refused', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    expect(problems(circular)[0]?.sentence).toContain('levels');
    let wide: unknown = {};
    for (let level = 0; level < 40; level += 1) wide = [wide, wide, wide];
    expect(problems(wide)[0]?.sentence).toMatch(/more than 1000000 values|8 MB/);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('[B2] the key %s is refused at any depth', (key) => {
    const text = serialiseBlueprint(sound).replace('"activities": {', `"activities": {"${key}": {"polluted": true},`);
    expect(problems(text)[0]).toEqual({ path: `activities.${key}`, sentence: `"${key}" may not be used as a name inside a file.` });
    expect(problems(JSON.parse(`{"a":[[{"${key}":1}]]}`))[0]?.path).toBe(`a.0.0.${key}`);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('[B3] what is not JSON is said to be so', () => {
    expect(problems('{"name": ')[0]?.sentence).toContain('not JSON');
    expect(problems(null)).not.toEqual([]);
    expect(problems(undefined)).not.toEqual([]);
  });
});

describe('schema and references', () => {
  const stage = drawing.id.stage('New');
  const outcome = drawing.id.outcome('New', 'Go');
  const call = drawing.id.activity('Call');
  const broken: readonly (readonly [string, string, readonly string[], unknown, string, RegExp])[] = [
    ['[B3]', 'an unknown key', ['colour'], 'red', '', /"colour" is not known/],
    ['[B3]', 'a missing key', ['stages', stage, 'purpose'], undefined, `stages.${stage}.purpose`, /missing.*text/],
    ['[B3]', 'a wrong kind of value', ['outcomes', outcome, 'order'], 'first', `outcomes.${outcome}.order`, /should be a number/],
    ['[B3]', 'an unknown word', ['stages', stage, 'kind'], 'limbo', `stages.${stage}.kind`, /one of "work"/],
    ['[B4]', 'a key that is not the id', ['stages', stage, 'id'], labelledId('other'), `stages.${stage}`, /calls itself/],
    ['[B4]', 'a result under another key', ['activities', call, 'results', 'connected', 'key'], 'reached', `activities.${call}.results.connected`, /calls itself/],
    ['[B5]', 'a start that is not drawn', ['start'], labelledId('nowhere'), 'start', /No stage has the id/],
    ['[B5]', 'a target that is not drawn', ['outcomes', outcome, 'to'], labelledId('nowhere'), `outcomes.${outcome}.to`, /No stage/],
    ['[B5]', 'a trigger of nothing', ['outcomes', outcome, 'trigger'], { type: 'result', activity: labelledId('x'), result: 'sent' }, `outcomes.${outcome}.trigger.activity`, /No activity/],
    ['[B5]', 'a gate that counts nothing', ['outcomes', outcome, 'gate'], { type: 'not', of: { type: 'checklist', activity: labelledId('x') } }, `outcomes.${outcome}.gate`, /No activity/],
    ['[B5]', 'a position of nothing', ['view', 'positions', labelledId('x')], { x: 1, y: 1 }, `view.positions.${labelledId('x')}`, /No stage/],
    ['[B5]', 'a limit that goes on nowhere', ['outcomes', outcome, 'limit'], { times: 1, window: 'run', then: labelledId('x') }, `outcomes.${outcome}.limit.then`, /No outcome/],
    ['[B5]', 'an effect without its template', ['outcomes', outcome, 'then'], [{ type: 'send', channel: 'email', template: labelledId('x'), subject: '', body: '' }], `outcomes.${outcome}.then.0.template`, /No template/],
    ['[B5]', 'a prerequisite that counts nothing', ['activities', call, 'after'], [{ type: 'clause', clause: { type: 'any', of: [{ type: 'checklist', activity: labelledId('x') }] } }], `activities.${call}.after.0.clause`, /No activity/],
    ['[B5]', 'a listener with a result that is not listed', ['activities', call, 'listens'], [{ then: 'complete', signal: 'replied', result: 'singing' }], `activities.${call}.listens.0.result`, /cannot end with singing/],
    ['[B5]', 'an escalation that takes nothing', ['stages', stage, 'sla'], { limit: { amount: 1, unit: 'days' }, escalations: { [call]: { id: call, when: 'after', wait: { amount: 1, unit: 'hours' }, then: [], take: labelledId('x'), order: 1 } } }, `stages.${stage}.sla.escalations.${call}.take`, /No outcome/],
    ['[B5]', 'a wait for a stage of its own that is not drawn', ['outcomes', outcome, 'gate'], { type: 'otherRun', blueprint: sound.id, on: 'linkedRecord', reached: labelledId('x') }, `outcomes.${outcome}.gate`, /No stage/],
    ['[B4]', 'a signal under another key', ['signals'], { replied: { key: 'answered', name: 'Answered', payload: {}, order: 1 } }, 'signals.replied', /calls itself/],
    ['[B6]', 'an activity without a home', ['stages', stage, 'activities'], [], `activities.${call}`, /belongs to no stage/],
    ['[B6]', 'an activity listed twice', ['stages', stage, 'activities'], [call, call], `activities.${call}`, /listed 2 times/],
  ];
  test.each(broken)('%s refuses %s with its place', (_rule, _what, place, value, path, sentence) => {
    expect(problems(withValueAt(JSON.parse(serialiseBlueprint(sound)), place, value))).toContainEqual({ path, sentence: expect.stringMatching(sentence) });
  });

  test('[B8] an unfinished draft reads: nothing drawn, no start, open outcomes, empty names', () => {
    const blank = newBlueprint({ id: labelledId('blank'), name: '', recordType: 'lead' });
    expect(parseBlueprint(serialiseBlueprint(blank))).toEqual({ ok: true, value: blank });
    expect(problems(serialiseBlueprint({ ...sound, start: null }))).toEqual([]);
  });
});

describe('[B7] limits pass, one more does not', () => {
  const withGate = (clauses: number) => {
    const half: Gate = { type: 'all', of: Array.from({ length: Math.floor(clauses / 2) }, () => ({ type: 'requiredActivities' as const })) };
    const rest: Gate = { type: 'any', of: Array.from({ length: Math.ceil(clauses / 2) }, () => ({ type: 'rhythm' as const })) };
    return aBlueprint().stage('New', (s) => s.outcome('Go', { gate: { type: 'all', of: [half, rest] } })).build();
  };
  const withLanes = (lanes: number) => aBlueprint().parallel('Both', (s) => Array.from({ length: lanes }, (_, index) => s.lane(`Lane ${index}`))).build();
  const withWait = (amount: number, unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'workingHours' | 'workingDays') => aBlueprint().stage('New', (s) => s.outcome('Late', { trigger: { type: 'elapsed', wait: { amount, unit } } })).build();
  const cases: readonly (readonly [string, Blueprint, Blueprint])[] = [
    ['500 stages', bigBlueprint(500, 600), bigBlueprint(501, 600)],
    ['2,000 outcomes', bigBlueprint(60, 2000), bigBlueprint(60, 2001)],
    ['50 clauses a gate', withGate(50), withGate(51)],
    ['20 lanes', withLanes(20), withLanes(21)],
    ['400 days', withWait(400, 'days'), withWait(401, 'days')],
    ['9,600 hours', withWait(9600, 'hours'), withWait(9601, 'hours')],
    ['57 weeks', withWait(57, 'weeks'), withWait(58, 'weeks')],
    ['400 working days', withWait(400, 'workingDays'), withWait(401, 'workingDays')],
  ];
  test.each(cases)('%s', (_what, most, tooMuch) => {
    expect(problems(serialiseBlueprint(most))).toEqual([]);
    expect(problems(serialiseBlueprint(tooMuch))).toHaveLength(1);
  });
});

test('[B9] parse(serialise(b)) = b for every drawing edits can make, and equal drawings give equal text', () => {
  fc.assert(
    fc.property(randomEdits(20), (made) => {
      const text = serialiseBlueprint(made.end);
      const read = parseBlueprint(text);
      expect(read).toEqual({ ok: true, value: made.end });
      const shuffled = Object.fromEntries(Object.entries(made.end).reverse());
      expect(serialiseBlueprint({ ...made.end, ...shuffled })).toBe(text);
    }),
    { numRuns: 60 },
  );
});
