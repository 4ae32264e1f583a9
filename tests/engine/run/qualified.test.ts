import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Fields } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import { refusalSchema } from '#engine/journal';
import { followUpOf, isOnlyRep, isQualified, mayNotOwn } from '#engine/run';
import { cases } from '../../kit/cases.ts';

const filled = (field: string): Condition => ({ type: 'compare', field, operator: 'isNotEmpty' });
const rule: Condition = { type: 'and', of: [filled('need'), { type: 'or', of: [filled('authority'), { type: 'compare', field: 'score', operator: 'atLeast', value: 50 }] }] };
const lead = (fields: Fields, qualified: Condition | undefined = rule) => ({ id: 'r', type: { key: 'lead', ...(qualified ? { qualified } : {}) }, zone: 'Europe/Berlin', fields });
const jonas = { id: 'u_jonas', roles: ['rep'] };

describe('who may own a record', () => {
  it('[R180] a rep gets what fulfils the rule, a qualifier and a manager get anything, nobody is barred without a rule', () => {
    expect(mayNotOwn(lead({ need: 'one list', score: 50 }), jonas, 0)).toBeNull();
    expect(mayNotOwn(lead({ need: 'one list' }), jonas, 0)?.refusal.type).toBe('notQualified');
    expect(mayNotOwn(lead({}), { id: 'u_lena', roles: ['rep', 'qualifier'] }, 0)).toBeNull();
    expect(mayNotOwn(lead({}), { id: 'u_mara', roles: ['manager', 'rep'] }, 0)).toBeNull();
    expect(mayNotOwn({ ...lead({}), type: { key: 'lead' } }, jonas, 0)).toBeNull();
    expect([isOnlyRep({ roles: [] }), isOnlyRep({ roles: ['rep', 'rep'] })]).toEqual([false, true]);
  });

  it('[R181] the refusal names the person, the missing clauses as wanted and seen, and the fields; the verdict how it opens', () => {
    const no = mayNotOwn(lead({ score: 20 }), jonas, 0);
    expect(no?.refusal).toEqual({
      type: 'notQualified', recordType: 'lead', person: 'u_jonas', missing: 2, total: 2, fields: ['need', 'authority', 'score'],
      clauses: [{ kind: 'field', wanted: 'need isNotEmpty null', seen: 'need = null' }, { kind: 'field', wanted: 'authority isNotEmpty null', seen: 'authority = null' }, { kind: 'field', wanted: 'score atLeast 50', seen: 'score = 20' }],
    });
    expect(no?.verdict?.shortest.map((fix) => (fix.type === 'fill' ? fix.field : fix.type))).toContain('need');
    expect(refusalSchema.parse(no?.refusal)).toEqual(no?.refusal);
  });

  it('[R182] what the sender of an offer fills in counts, for who gets it as for who is offered it', () => {
    const offered = { need: 'one list' };
    expect(mayNotOwn(lead({ ...offered }), jonas, 0)?.refusal).toMatchObject({ type: 'notQualified', fields: ['authority', 'score'] });
    expect(mayNotOwn(lead({ ...offered, authority: 'The board' }), jonas, 0)).toBeNull();
  });

  it('[R183] dealing out among those who may own it passes over a rep, and finds nobody when only reps hold the role', () => {
    const people = [jonas, { id: 'u_lena', roles: ['rep', 'qualifier'] }, { id: 'u_petr', roles: ['rep'] }];
    const deal = (all: typeof people, fields: Fields) => {
      const fitting = all.filter((person) => mayNotOwn(lead(fields), person, 0) === null);
      const next = followUpOf({ type: 'assignOwner', to: { type: 'roundRobin', role: 'rep' } }, { type: 'lead', owner: null, zone: 'UTC', fields }, { people: fitting, turns: { rep: 'u_lena' }, live: () => null });
      return next?.type === 'assign' ? next.intent.owner : null;
    };
    expect([deal(people, {}), deal(people, { need: 'x', score: 90 }), deal([jonas], {})]).toEqual(['u_lena', 'u_petr', null]);
  });

  it('[R180] law: a rep is refused exactly when the rule is not fulfilled, and always told at least one field', () => {
    const comparison: fc.Arbitrary<Condition> = fc.record({ type: fc.constant('compare' as const), field: fc.constantFrom('a', 'b', 'c'), operator: fc.constantFrom('isEmpty' as const, 'isNotEmpty' as const) });
    const condition = fc.letrec<{ rule: Condition }>((tie) => ({
      rule: fc.oneof({ maxDepth: 3 }, comparison, fc.record({ type: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }), fc.record({ type: fc.constant('not' as const), of: tie('rule') })),
    })).rule;
    const fields = fc.record({ a: fc.constantFrom('', 'x'), b: fc.constantFrom(null, 3), c: fc.constant(true) }, { requiredKeys: [] });
    fc.assert(
      fc.property(condition, fields, (qualified, values) => {
        const no = mayNotOwn(lead(values, qualified), jonas, 0);
        expect(no === null).toBe(evaluateCondition(qualified, values));
        expect(no === null).toBe(isQualified({ qualified }, values));
        if (no?.refusal.type === 'notQualified') expect(no.refusal.fields.length).toBeGreaterThan(0);
      }),
      { numRuns: cases(200) },
    );
  });
});
