import fc from 'fast-check';
import type { Clause, Condition, CountOf, Gate } from '#engine/blueprint';
import { activities, checklist, hour, owner, type Situation } from './a-situation.ts';

const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });

const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ type: fc.constant('compare' as const), field: fc.constant('status'), operator: fc.constantFrom('equals', 'notEquals', 'contains', 'startsWith'), value: fc.constantFrom('Open', 'won', 'op') }),
  fc.record({ type: fc.constant('compare' as const), field: fc.constant('status'), operator: fc.constantFrom('in', 'notIn'), value: fc.constantFrom(['open', 'Lost'], ['won']) }),
  fc.record({ type: fc.constant('compare' as const), field: fc.constantFrom('status', 'budget', 'tags'), operator: fc.constantFrom('isEmpty', 'isNotEmpty') }),
  fc.record({ type: fc.constant('compare' as const), field: fc.constant('budget'), operator: fc.constantFrom('lessThan', 'atMost', 'moreThan', 'atLeast', 'equals'), value: fc.constantFrom(10, 20) }),
  fc.record({ type: fc.constant('compare' as const), field: fc.constant('tags'), operator: fc.constantFrom('contains', 'in', 'notIn'), value: fc.constantFrom('A', 'b') }),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.record({ type: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('condition') }),
  ),
})).condition;

const of: fc.Arbitrary<CountOf> = fc.record({
  activity: optional(['offer', 'intro']), channel: optional(['email', 'call'] as const), result: optional(['replied']), person: optional(['owner', 'u_a']),
});
const count: fc.Arbitrary<Clause> = fc.record({
  type: fc.constant('count' as const), compare: fc.constantFrom('atLeast', 'atMost', 'exactly'), times: fc.integer({ min: 0, max: 3 }), of,
  within: fc.oneof(fc.constant({ type: 'visit' as const }), fc.constant({ type: 'run' as const }), fc.constant({ type: 'record' as const }), fc.record({ type: fc.constant('days' as const), days: fc.integer({ min: 1, max: 3 }) })),
});
const clause: fc.Arbitrary<Clause> = fc.oneof(
  { weight: 5, arbitrary: count },
  { weight: 2, arbitrary: condition.map((one): Clause => ({ type: 'field', condition: one })) },
  { weight: 1, arbitrary: comparison.map((one): Clause => ({ type: 'validation', condition: one, message: 'Please check.' })) },
  { weight: 1, arbitrary: fc.constant<Clause>({ type: 'requiredActivities' }) },
  { weight: 1, arbitrary: fc.constantFrom<Clause>({ type: 'checklist' }, { type: 'checklist', activity: 'intro' }, { type: 'checklist', activity: 'offer' }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('minimumTime' as const), wait: fc.record({ amount: fc.constantFrom(0, 5, 40), unit: fc.constantFrom('hours' as const, 'minutes' as const) }) }) },
  { weight: 1, arbitrary: fc.constantFrom<Clause>({ type: 'role', role: 'manager' }, { type: 'role', role: 'rep' }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('approval' as const), role: fc.constant('manager'), levels: fc.constant(1), quorum: fc.constantFrom(1, 2) }) },
  { weight: 1, arbitrary: fc.constant<Clause>({ type: 'otherRun', blueprint: 'order', on: 'sameRecord', ended: 'won' }) },
);

/** Gates of every clause kind over a small world, nested by all, any and not. */
export const gates: fc.Arbitrary<Gate> = fc.letrec<{ gate: Gate }>((tie) => ({
  gate: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    clause,
    fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('gate'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('gate') }),
  ),
})).gate;

/** One thing that can happen to a record. */
export type Step = (situation: Situation) => Situation;

export const fieldValues = {
  status: ['open', 'OPEN now', 'op', 'won', 'Lost', 'something', ''],
  budget: [5, 10, '15', 20, 30, null],
  tags: [['a'], ['B'], ['a', 'b'], ['c'], []],
} as const;

const done: fc.Arbitrary<Step> = fc
  .record({
    activity: fc.constantFrom('offer', 'intro', 'chat'), result: fc.constantFrom('replied', null), by: fc.constantFrom(owner, 'u_a', 'u_b'),
    run: fc.constantFrom('run', 'run', 'earlier'), back: fc.constantFrom(0, 0, 20 * hour),
  })
  .map(({ activity, result, by, run, back }) => (situation: Situation) => {
    const channel = activities[activity]?.channel ?? 'task';
    const entry = { entry: `entry ${situation.done.length + 1}`, activity, channel, result, by, run, at: situation.now - back, visit: situation.visit };
    return { ...situation, done: [...situation.done, entry].sort((a, b) => a.at - b.at) };
  });

export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: done },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 30 }).map((hours) => (situation: Situation) => ({ ...situation, now: situation.now + hours * hour })) },
  { weight: 1, arbitrary: fc.constant((situation: Situation) => ({ ...situation, visit: situation.visit + 1, enteredAt: situation.now, ticked: [] })) },
  { weight: 1, arbitrary: fc.constantFrom(...checklist).map((item) => (situation: Situation) => ({ ...situation, ticked: [...situation.ticked, item] })) },
  { weight: 1, arbitrary: fc.constantFrom<'status' | 'budget' | 'tags'>('status', 'budget', 'tags').chain((field) => fc.constantFrom(...fieldValues[field]).map((value) => (situation: Situation) => ({ ...situation, fields: { ...situation.fields, [field]: value } }))) },
  {
    weight: 2,
    arbitrary: fc
      .record({ by: fc.constantFrom('u_boss', 'u_other', 'u_deputy', owner), onBehalfOf: fc.constantFrom(undefined, undefined, 'u_boss', 'u_other', owner), requestedBy: fc.constantFrom(undefined, undefined, 'u_boss'), approved: fc.constantFrom(true, true, true, true, false) })
      .map((given) => (situation: Situation) => ({ ...situation, approvals: [...situation.approvals, { entry: 'approval', role: 'manager', level: 1, at: situation.now, ...given }] })),
  },
);
