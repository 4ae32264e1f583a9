import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause, Comparison, Condition, Gate } from '#engine/blueprint';
import { conditionFromQuery, gateFromQuery, queryFromCondition, queryFromGate } from '../../../src/studio/rules/gate-query.ts';

const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({ type: fc.constant('compare' as const), field: fc.constantFrom('name', 'budget'), operator: fc.constantFrom('equals' as const, 'atLeast' as const), value: fc.oneof(fc.string(), fc.integer(), fc.boolean()) }),
  fc.record({ type: fc.constant('compare' as const), field: fc.constant('email'), operator: fc.constantFrom('isEmpty' as const, 'isNotEmpty' as const) }),
);
const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    comparison,
    fc.record({ type: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('tree') }),
  ),
})).tree;
const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.constant<Clause>({ type: 'requiredActivities' }),
  fc.record({ type: fc.constant('count' as const), compare: fc.constantFrom('atLeast' as const, 'exactly' as const), times: fc.nat(9), of: fc.constantFrom({}, { channel: 'email' as const }), within: fc.constantFrom({ type: 'run' as const }, { type: 'days' as const, days: 7 }) }),
  fc.record({ type: fc.constant('validation' as const), condition, message: fc.string({ minLength: 1 }) }),
  fc.record({ type: fc.constant('field' as const), condition }),
  fc.constant<Clause>({ type: 'approval', role: 'manager', levels: 1, quorum: 1 }),
  fc.constant<Clause>({ type: 'rhythm' }),
);
const gate = fc.letrec<{ tree: Gate }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    clause,
    fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('tree') }),
  ),
})).tree;

describe('a gate in the rule builder', () => {
  it('comes back as it went in, whatever its shape', () => {
    fc.assert(fc.property(gate, (drawn) => {
      expect(gateFromQuery(structuredClone(queryFromGate(drawn)))).toEqual(drawn);
    }));
  });

  it('comes back as it went in for conditions too', () => {
    fc.assert(fc.property(condition, (drawn) => {
      expect(conditionFromQuery(structuredClone(queryFromCondition(drawn)))).toEqual(drawn);
    }));
  });

  it('asks for nothing once its last rule is removed', () => {
    expect(gateFromQuery({ combinator: 'and', rules: [{ combinator: 'or', not: true, rules: [] }] })).toBeUndefined();
    expect(gateFromQuery(queryFromGate(undefined))).toBeUndefined();
  });

  it('joins a rule that stood alone with the one added to it', () => {
    const alone = queryFromGate({ type: 'requiredActivities' });
    const two = { ...alone, rules: [...alone.rules, { field: 'rhythm', operator: 'is', value: { type: 'rhythm' } }] };
    expect(gateFromQuery(two)).toEqual({ type: 'all', of: [{ type: 'requiredActivities' }, { type: 'rhythm' }] });
  });
});
