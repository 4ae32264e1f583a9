import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { conditionTrace, evaluateCondition } from '#engine/gates';
import { type Condition, fieldValueSchema, type FieldValue, type Operator, operators } from '#engine/blueprint';

function holds(seen: FieldValue | undefined, operator: Operator, value?: FieldValue): boolean {
  return evaluateCondition({ type: 'compare', field: 'field', operator, value }, seen === undefined ? {} : { field: seen });
}
const empties = [undefined, null, '', []] as const;

describe('conditions', () => {
  test('[G20] missing, null, empty text and empty list are empty; zero and no are not', () => {
    for (const empty of empties) {
      expect(holds(empty, 'isEmpty')).toBe(true);
      expect(holds(empty, 'isNotEmpty')).toBe(false);
    }
    for (const full of [0, false, ' ', ['a']]) expect(holds(full, 'isEmpty')).toBe(false);
  });

  test.each<[FieldValue | undefined, FieldValue, boolean]>([
    ['Berlin', 'BERLIN', true], ['Cafe\u0301', 'caf\u00e9', true], ['Berlin', 'Berlin ', false], ['007', '7', false], ['7.0', 7, true], [7, '7', true], [' 7', 7, true],
    ['1e2', 100, true], ['seven', 7, false], ['', 0, false], [0, '', false], [null, '', true], [undefined, null, true], [[], '', true],
    [['a', 'B'], ['b', 'A'], true], [['a'], 'A', true], [['a', 'b'], 'a', false], [true, true, true], [true, 'TRUE', true], [false, null, false],
  ])('[G21] %j equals %j: %s', (seen, wanted, expected) => {
    expect(holds(seen, 'equals', wanted)).toBe(expected);
    expect(holds(seen, 'notEquals', wanted)).toBe(!expected);
  });

  test.each<[FieldValue | undefined, 'contains' | 'startsWith', FieldValue, boolean]>([
    ['Not interested', 'contains', 'INTEREST', true], ['abc', 'contains', ['a', 'C'], true], ['abc', 'contains', ['a', 'd'], false], [['Red', 'Blue'], 'contains', 'red', true],
    [['Reddish'], 'contains', 'red', false], [['a', 'b'], 'contains', ['a', 'b'], true], [12345, 'contains', '34', true], ['abc', 'contains', '', false], ['', 'contains', '', false],
    [undefined, 'contains', 'undefined', false], ['Acme Ltd', 'startsWith', 'acme', true], ['The Acme', 'startsWith', 'acme', false], ['acme', 'startsWith', '', false],
    [49123, 'startsWith', '49', true], [['acme'], 'startsWith', 'acme', false], ['a.b', 'contains', '.', true], ['axb', 'contains', 'a.b', false],
  ])('[G22] %j %s %j: %s', (seen, operator, wanted, expected) => {
    expect(holds(seen, operator, wanted)).toBe(expected);
  });

  test.each<[FieldValue | undefined, FieldValue, boolean]>([
    ['de', ['DE', 'AT'], true], ['ch', ['DE', 'AT'], false], [['fr', 'at'], ['DE', 'AT'], true], [3, ['3', '4'], true], ['de', 'DE', true], [null, ['DE'], false], [null, [''], false], ['de', [], false],
  ])('[G23] %j in %j: %s', (seen, wanted, expected) => {
    expect(holds(seen, 'in', wanted)).toBe(expected);
    expect(holds(seen, 'notIn', wanted)).toBe(!expected);
  });

  test.each<[FieldValue | undefined, FieldValue, '<' | '=' | '>' | 'none']>([
    [5, 10, '<'], ['5', '10', '<'], ['10', 5, '>'], [10, '10.0', '='], [-1, 0, '<'], ['abc', 5, 'none'], ['abc', 'abd', 'none'], [null, 5, 'none'], [5, null, 'none'], [true, 0, 'none'], [['5'], 4, 'none'],
    ['2026-11-22', '2026-11-23', '<'], ['2026-11-22T10:00:00Z', '2026-11-22T11:00:00+02:00', '>'], ['2026-02-30', '2026-11-23', 'none'], ['2026-11-22', 5, 'none'],
  ])('[G24] [G25] %j against %j: %s', (seen, wanted, expected) => {
    const answers = (['lessThan', 'atMost', 'moreThan', 'atLeast'] as const).map((operator) => holds(seen, operator, wanted));
    expect(answers).toEqual({ '<': [true, true, false, false], '=': [false, true, false, true], '>': [false, false, true, true], none: [false, false, false, false] }[expected]);
  });

  test('[G25] a date against a moment is compared by day', () => {
    expect(holds('2026-11-22T23:59:00Z', 'equals', '2026-11-22')).toBe(true);
    expect(holds('2026-11-22', 'atMost', '2026-11-22T00:00:00Z')).toBe(true);
    expect(holds('2026-11-22T23:59:00Z', 'moreThan', '2026-11-22')).toBe(false);
    expect(holds('2026-11-22T10:00:00Z', 'equals', '2026-11-22T12:00:00+02:00')).toBe(true);
  });

  test('[G26] a field called like something every object has is empty', () => {
    for (const field of ['constructor', 'toString', '__proto__']) {
      expect(evaluateCondition({ type: 'compare', field, operator: 'isEmpty' }, {})).toBe(true);
    }
  });

  test('[G27] nothing a document can hold makes it throw, and every operator but the order has an opposite', () => {
    const values: fc.Arbitrary<FieldValue> = fc.oneof(
      fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 3 }), fc.constantFrom('2026-13-45', '2026-11-22T99:99Z', '+', '.', 'NaN', '-0', '1e999'),
    );
    fc.assert(
      fc.property(values, values, fc.constantFrom(...operators), (seen, wanted, operator) => {
        expect(typeof holds(seen, operator, wanted)).toBe('boolean');
        expect(holds(seen, 'in', wanted)).toBe(!holds(seen, 'notIn', wanted));
        expect(holds(seen, 'equals', wanted)).toBe(holds(wanted, 'equals', seen));
        expect(holds(seen, 'lessThan', wanted)).toBe(holds(wanted, 'moreThan', seen));
        if (fieldValueSchema.safeParse(seen).success) expect(holds(seen, 'equals', seen)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('[G1] and, or and not; and of nothing holds, or of nothing does not', () => {
    const yes: Condition = { type: 'compare', field: 'a', operator: 'isEmpty' };
    const no: Condition = { type: 'not', of: yes };
    expect(evaluateCondition({ type: 'and', of: [yes, no] }, {})).toBe(false);
    expect(evaluateCondition({ type: 'or', of: [no, yes] }, {})).toBe(true);
    expect(evaluateCondition({ type: 'and', of: [] }, {})).toBe(true);
    expect(evaluateCondition({ type: 'or', of: [] }, {})).toBe(false);
  });

  test('[G28] the trace shows every comparison with what was wanted, seen and to be filled', () => {
    const condition: Condition = {
      type: 'and',
      of: [{ type: 'compare', field: 'budget', operator: 'atLeast', value: 100 }, { type: 'not', of: { type: 'compare', field: 'country', operator: 'isEmpty' } }],
    };
    expect(conditionTrace(condition, { budget: 50, country: 'DE' })).toMatchObject({
      type: 'all',
      met: false,
      of: [
        {
          type: 'clause', met: false, wanted: { type: 'value', field: 'budget', operator: 'atLeast', value: 100 }, seen: { type: 'value', field: 'budget', value: 50 },
          fixes: [{ type: 'fill', field: 'budget' }], who: [{ type: 'owner' }],
        },
        { type: 'not', met: true, of: { type: 'clause', met: false, seen: { value: 'DE' } } },
      ],
    });
  });
});
