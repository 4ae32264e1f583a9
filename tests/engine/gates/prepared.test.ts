import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operators, type Condition, type FieldValue } from '#engine/blueprint';
import { evaluateCondition, prepareCondition } from '#engine/gates';
import { cases } from '../../kit/cases.ts';

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constantFrom<FieldValue>('', 'Gold', 'gold', 'go', '7', '007', '2026-11-22', '2026-11-22T10:00:00Z', 'true', null, true, false, 0, -0, 7, Number.NaN, Number.POSITIVE_INFINITY),
  fc.constantFrom<FieldValue>([], ['gold'], ['7', 'Gold']),
  fc.integer({ min: 5, max: 9 }),
);
const comparison: fc.Arbitrary<Condition> = fc.record({ type: fc.constant('compare' as const), field: fc.constantFrom('a', 'b', 'toString', 'constructor'), operator: fc.constantFrom(...operators), value });
const condition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    { weight: 3, arbitrary: comparison },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('not' as const), of: tie('condition') }) },
  ),
})).condition;
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'toString'), value);

test('[G29] a condition made ready answers every record as the condition does', () => {
  fc.assert(
    fc.property(condition, fields, (rule, record) => {
      expect(prepareCondition(rule)(record)).toBe(evaluateCondition(rule, record));
    }),
    { numRuns: cases(3000) },
  );
});
