import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionHolds, findExample, implies, type Comparison, type Condition, type Field, type FieldKind, type FieldValue } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import { cases } from '../../../kit/cases.ts';
import { anyRecord, anyRule, fields, narrowRule } from './random-rules.ts';

const is = (operator: Comparison['operator'], value?: FieldValue, field = 'f'): Comparison => ({ type: 'compare', field, operator, ...(value === undefined ? {} : { value }) });
const and = (...of: readonly Condition[]): Condition => ({ type: 'and', of });
const or = (...of: readonly Condition[]): Condition => ({ type: 'or', of });
const not = (of: Condition): Condition => ({ type: 'not', of });
const known = (kind: FieldKind, choices: readonly string[] = []): Readonly<Record<string, Field>> => ({ f: { key: 'f', name: 'F', kind, choices, required: false, order: 0 } });
const example = (condition: Condition, kind: FieldKind, choices?: readonly string[]) => {
  const answer = findExample(condition, known(kind, choices));
  return answer.type === 'example' ? answer.fields.f : answer.type;
};

test('[B60] a rule means to the checks exactly what it means to the gates', () => {
  fc.assert(fc.property(anyRule, anyRecord, (rule, record) => conditionHolds(rule, record) === evaluateCondition(rule, record)), { numRuns: cases(3000) });
});

test('[B61] every example meets its rule', () => {
  fc.assert(
    fc.property(fc.oneof(anyRule, narrowRule), fc.boolean(), (rule, typed) => {
      const answer = findExample(rule, typed ? fields : {});
      if (answer.type === 'example') expect(evaluateCondition(rule, answer.fields)).toBe(true);
    }),
    { numRuns: cases(2000) },
  );
});

test('[B62] where there is said to be none, no record meets the rule', () => {
  let none = 0;
  fc.assert(
    fc.property(fc.oneof(anyRule, narrowRule), fc.array(anyRecord, { minLength: 25, maxLength: 25 }), fc.boolean(), (rule, records, typed) => {
      const answer = findExample(rule, typed ? fields : {});
      if (answer.type !== 'none') return;
      none += 1;
      for (const record of records) expect(evaluateCondition(rule, record)).toBe(false);
    }),
    { numRuns: cases(1500) },
  );
  expect(none).toBeGreaterThan(100);
});

describe('[B61] examples are plain', () => {
  test.each<[string, Condition, FieldKind, FieldValue]>([
    ['the number nobody asks for', not(or(is('lessThan', 50_000), is('moreThan', 50_000), is('isEmpty'))), 'money', 50_000],
    ['a round number in between', not(or(is('atMost', 10_000), is('atLeast', 50_000), is('isEmpty'))), 'number', 20_000],
    ['a small space', and(is('moreThan', 5), is('lessThan', 6)), 'number', 5.1],
    ['below everything', and(is('lessThan', 100)), 'number', 0],
    ['above everything', is('moreThan', 99), 'number', 100],
    ['a day between two', and(is('moreThan', '2026-02-28'), is('lessThan', '2026-03-02')), 'date', '2026-03-01'],
    ['a moment on a day', is('equals', '2026-03-01'), 'dateTime', '2026-03-01T00:00:00.000Z'],
    ['a choice left', not(is('in', ['A', 'B'])), 'choice', 'C'],
    ['both choices', and(is('contains', 'A'), is('contains', 'C')), 'choices', ['A', 'C']],
    ['neither yes nor no', not(or(is('equals', true), is('equals', false))), 'yesNo', null],
    ['another text', not(or(is('equals', 'Acme'), is('isEmpty'))), 'text', 'something else'],
    ['a text that begins and holds', and(is('startsWith', 'Ac'), is('contains', 'ltd'), not(is('contains', 'inc'))), 'text', 'ac ltd'],
  ])('%s', (_what, rule, kind, expected) => expect(example(rule, kind, ['A', 'B', 'C'])).toEqual(expected));
});

describe('[B62] what cannot be', () => {
  test.each<[string, Condition, FieldKind]>([
    ['no number is below and above', and(is('lessThan', 5), is('moreThan', 5)), 'number'],
    ['no day lies between two neighbours', and(is('moreThan', '2026-02-28'), is('lessThan', '2026-03-01')), 'date'],
    ['a choice that is not offered', is('equals', 'D'), 'choice'],
    ['empty and full', and(is('isEmpty'), is('atLeast', 1)), 'money'],
    ['two texts at once', and(is('equals', 'a'), is('equals', 'b')), 'text'],
    ['begins with more than it holds', and(is('startsWith', 'acme'), not(is('contains', 'me'))), 'text'],
    ['a number is no word', is('contains', 'x'), 'yesNo'],
  ])('%s', (_what, rule, kind) => expect(example(rule, kind, ['A', 'B', 'C'])).toBe('none'));
});

test('[B63] a rule that is narrower implies the wider one, and only that way round', () => {
  const narrow = and(is('atLeast', 100), is('equals', 'Key account', 'segment'));
  expect(implies(narrow, is('moreThan', 50))).toBe(true);
  expect(implies(is('moreThan', 50), narrow)).toBe(false);
});

const each = (kind: FieldKind, keys: readonly string[]): Readonly<Record<string, Field>> => Object.fromEntries(keys.map((key, order) => [key, { key, name: key, kind, choices: [], required: false, order }]));
const amounts = each('money', ['f0', 'f1', 'f2', 'f3', 'f4', 'f5']);

/** Fifty rules over six fields, as boxes of amounts. */
function boxes(count: number, seed: number): readonly Condition[] {
  let state = seed;
  const below = (most: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
  return Array.from({ length: count }, () => and(...Array.from({ length: 6 }, (_, field) => {
    const low = below(100);
    return and(is('atLeast', low, `f${field}`), is('lessThan', low + 10 + below(60), `f${field}`));
  })));
}

test('[B63] fifty rules over six fields: gap and every overlap are decided', () => {
  const rules = boxes(50, 1);
  const gap = findExample(not(or(...rules)), amounts);
  const pairs = rules.flatMap((one, index) => rules.slice(0, index).map((other) => findExample(and(one, other), amounts).type));
  expect(gap.type).toBe('example');
  expect(pairs.filter((type) => type === 'example')).toHaveLength(37);
  expect(pairs).not.toContain('undecided');
});

test('[B63] a table without a gap is proved to be one, however it is cut', () => {
  const cut = (field: number, low: number, high: number): readonly Condition[] => {
    if (field === 4) return [and()];
    const middle = (low + high) / 2;
    const [below, above] = [is('lessThan', middle, `f${field}`), not(is('lessThan', middle, `f${field}`))];
    return [...cut(field + 1, low, high).map((rest) => and(below, rest)), ...cut(field + 1, low + 7, high).map((rest) => and(above, rest))];
  };
  const table = cut(0, 0, 1000);
  expect(table).toHaveLength(16);
  expect(findExample(not(or(...table))).type).toBe('none');
  expect(findExample(not(or(...table.slice(1)))).type).toBe('example');
});

test('[B63] a question too large is called undecided, never answered by a guess', () => {
  const pigeons = 12;
  const rule = and(
    ...Array.from({ length: pigeons }, (_, pigeon) => is('in', Array.from({ length: pigeons - 1 }, (_hole, hole) => `hole ${hole}`), `p${pigeon}`)),
    ...Array.from({ length: pigeons - 1 }, (_, hole) => `hole ${hole}`).flatMap((hole) => Array.from({ length: pigeons }, (_, one) => Array.from({ length: one }, (_other, other) => not(and(is('equals', hole, `p${one}`), is('equals', hole, `p${other}`))))).flat()),
  );
  expect(findExample(rule, each('text', Array.from({ length: pigeons }, (_, pigeon) => `p${pigeon}`))).type).toBe('undecided');
});
