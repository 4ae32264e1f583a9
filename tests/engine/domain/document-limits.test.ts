import { describe, expect, it } from 'vitest';
import { type Blueprint, type Gate, newActivity, newBlueprint, newOutcome, newStage, parseBlueprint, serialiseBlueprint, waitSchema } from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';

const leaf: Gate = { type: 'requiredActivities' };
const withGate = (gate: Gate) => aBlueprint().stage('Work', (stage) => stage.outcome('On', { to: 'Won', gate })).end('Won').build();
const reads = (document: Blueprint) => parseBlueprint(serialiseBlueprint(document)).ok;

function stages(count: number): Blueprint {
  const all = Array.from({ length: count }, (_, index) => newStage('work', labelledId(`stage ${index}`), `Stage ${index}`));
  return { ...newBlueprint({ id: labelledId('big'), name: 'Big', recordType: 'lead' }), start: labelledId('stage 0'), stages: Object.fromEntries(all.map((stage) => [stage.id, stage])) };
}
function outcomes(count: number): Blueprint {
  const base = stages(2);
  const all = Array.from({ length: count }, (_, index) => newOutcome({ id: labelledId(`outcome ${index}`), stage: labelledId('stage 0'), name: `On ${index}`, to: labelledId('stage 1'), order: index }));
  return { ...base, outcomes: Object.fromEntries(all.map((outcome) => [outcome.id, outcome])) };
}
function lanes(count: number): Blueprint {
  return aBlueprint().parallel('Together', (stage) => { for (let lane = 0; lane < count; lane += 1) stage.lane(`Lane ${lane}`); }).build();
}
/** The document itself, its outcomes, the outcome, then its gate: the gate's top is level 4. */
function levels(count: number): Blueprint {
  let gate: Gate = leaf;
  for (let level = 4; level < count; level += 1) gate = { type: 'not', of: gate };
  const deep = withGate(gate);
  expect(depthOf(deep)).toBe(count);
  return deep;
}
function depthOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
}

describe('Limits, at the limit and one beyond', () => {
  it.each([['500 stages', stages, 500], ['2 000 outcomes', outcomes, 2000], ['20 lanes', lanes, 20]] as const)('%s', (_name, make, limit) => {
    expect(reads(make(limit))).toBe(true);
    const beyond = parseBlueprint(serialiseBlueprint(make(limit + 1)));
    expect(beyond.ok).toBe(false);
    expect(beyond.ok ? [] : beyond.error.map((problem) => problem.sentence.length > 10)).toContain(true);
  });
  it('50 clauses a gate, however they are nested', () => {
    const flat = (count: number): Gate => ({ type: 'all', of: Array.from({ length: count }, () => leaf) });
    expect(reads(withGate(flat(50)))).toBe(true);
    expect(reads(withGate(flat(51)))).toBe(false);
    expect(reads(withGate({ type: 'any', of: [flat(25), { type: 'not', of: flat(25) }] }))).toBe(true);
    expect(reads(withGate({ type: 'any', of: [flat(25), { type: 'not', of: flat(26) }] }))).toBe(false);
  });
  it('50 clauses in the gate of a stage too', () => {
    const staged = (count: number) => aBlueprint().stage('Work', (stage) => stage.set({ gate: { type: 'all', of: [{ type: 'any', of: Array.from({ length: 25 }, () => leaf) }, { type: 'any', of: Array.from({ length: count - 25 }, () => leaf) }] } })).build();
    expect(reads(staged(50))).toBe(true);
    expect(reads(staged(51))).toBe(false);
  });
  it('64 JSON levels', () => {
    expect(reads(levels(64))).toBe(true);
    expect(reads(levels(65))).toBe(false);
  });
  it('64 levels hold for what is no blueprint, without a crash', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(parseBlueprint(deep).ok).toBe(false);
    expect(parseBlueprint(`{"notes":${deep}}`).ok).toBe(false);
  });
  it('8 MB a blueprint file, counted in bytes and not in signs', () => {
    const limit = 8 * 1024 * 1024;
    const text = serialiseBlueprint({ ...withGate(leaf), description: 'ä€😀'.repeat(1000) });
    const bytes = new TextEncoder().encode(text).length;
    expect(bytes).toBeGreaterThan(text.length);
    expect(parseBlueprint(text + ' '.repeat(limit - bytes)).ok).toBe(true);
    const beyond = text + ' '.repeat(limit + 1 - bytes);
    expect(beyond.length).toBeLessThan(limit);
    expect(parseBlueprint(beyond).ok).toBe(false);
  });
  it.each([[400, 'days'], [57, 'weeks'], [9600, 'hours'], [576_000, 'minutes'], [400, 'workingDays'], [9600, 'workingHours']] as const)('a wait of %i %s and not longer', (amount, unit) => {
    expect(waitSchema.safeParse({ amount, unit }).success).toBe(true);
    expect(waitSchema.safeParse({ amount: amount + 1, unit }).success).toBe(false);
  });
  it('a wait that is too long is refused in a blueprint, wherever it stands', () => {
    const due = (amount: number) => aBlueprint().stage('Work', (stage) => stage.call('Ring', { due: { type: 'stageEntry', wait: { amount, unit: 'days' } } })).build();
    const elapsed = (amount: number) => aBlueprint().wait('Pause', (stage) => stage.outcome('Over', { tone: 'time', trigger: { type: 'elapsed', wait: { amount, unit: 'days' } } })).build();
    const held = (amount: number) => withGate({ type: 'minimumTime', wait: { amount, unit: 'days' } });
    for (const make of [due, elapsed, held]) expect([reads(make(400)), reads(make(401))]).toEqual([true, false]);
  });
});

describe('A blueprint is plain JSON', () => {
  const text = JSON.stringify(withGate(leaf));
  it.each(['__proto__', 'constructor', 'prototype'])('%s is refused at any depth, as text and as data', (key) => {
    const evil = `"${key}":{"polluted":true}`;
    const texts = [
      text.replace('{', `{${evil},`),
      text.replace('"stages":{', `"stages":{${evil},`),
      text.replace('"gate":{', `"gate":{${evil},`),
      text.replace('"view":{', `"view":{"deep":[[{${evil}}]],`),
      text.replace('"stages":{', `"stages":{"${[...key].map((sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join('')}":{},`),
    ];
    for (const each of texts) {
      expect(each).not.toBe(text);
      expect(parseBlueprint(each).ok).toBe(false);
      const data: unknown = JSON.parse(each);
      const answer = parseBlueprint(data);
      expect(answer.ok).toBe(false);
      expect(answer.ok ? [] : answer.error.map((problem) => problem.path.split('.').at(-1))).toContain(key);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
  it('an unknown key is refused, with its path', () => {
    const answer = parseBlueprint({ ...withGate(leaf), colour: 'red' });
    expect(answer.ok).toBe(false);
  });
  it('what is no JSON, no object or half a file is refused and never throws', () => {
    for (const each of ['', '{', 'null', '[]', '"text"', text.slice(0, -1), `${text}x`, null, undefined, 7, [], new Date(0), Number.NaN, () => 1, Symbol('x'), 10n]) expect(parseBlueprint(each).ok).toBe(false);
  });
  it('a document that holds itself is refused and never hangs', () => {
    const round: Record<string, unknown> = { ...withGate(leaf) };
    round.notes = round;
    expect(parseBlueprint(round).ok).toBe(false);
  });
  it('reading what was written gives the same document, in one canonical order of keys', () => {
    const document = withGate({ type: 'any', of: [leaf, { type: 'role', role: 'boss' }] });
    const turned = Object.fromEntries(Object.entries(document).toReversed());
    const read = parseBlueprint(JSON.stringify(turned));
    expect(read.ok && read.value).toEqual(document);
    expect(read.ok && serialiseBlueprint(read.value)).toBe(serialiseBlueprint(document));
  });
  it('a fresh activity of each kind reads back', () => {
    const activity = newActivity('call', labelledId('ring'), 'Ring');
    const base = withGate(leaf);
    const [stage] = Object.values(base.stages);
    if (stage === undefined) throw new Error('a stage is there');
    expect(reads({ ...base, activities: { [activity.id]: activity }, stages: { ...base.stages, [stage.id]: { ...stage, activities: [activity.id] } } })).toBe(true);
  });
});
