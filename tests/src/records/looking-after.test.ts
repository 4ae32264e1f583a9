import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { defaultRecordTypes, type Condition, type Fields, type Layout, type RecordType } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import { findMisfits } from '../../../src/records/check/alignment.ts';
import { needsOf } from '../../../src/records/import/blueprint-needs.tsx';
import { conditionOf, groupOf } from '../../../src/records/conditions/condition-tree.ts';
import { chosenFields, differences, proposeKept, proposeSides } from '../../../src/records/merge/merge-choice.ts';
import { looseFields, withFieldAt, withFieldIn, withoutField } from '../../../src/records/type-editor/move-field.ts';
import type { FieldSurvey, RecordRow } from '../../../src/storage/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const { lead } = defaultRecordTypes;
const comparison = fc.record({ type: fc.constant('compare' as const), field: fc.constantFrom('score', 'company'), operator: fc.constantFrom('atLeast' as const, 'equals' as const), value: fc.oneof(fc.nat(5), fc.constantFrom('a', 'b')) });
const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 }, comparison,
    fc.record({ type: fc.constant('and' as const), of: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant('or' as const), of: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('any') }),
  ),
})).any;
const fields: fc.Arbitrary<Fields> = fc.record({ score: fc.nat(5), company: fc.constantFrom('a', 'b', '') }, { requiredKeys: [] });

describe('a rule edited as groups', () => {
  test('says what the condition it was read from says, whatever that was', () => {
    fc.assert(
      fc.property(condition, fields, (given, record) => {
        const written = conditionOf(groupOf(given));
        expect(written).not.toBeNull();
        if (written !== null) expect(evaluateCondition(written, record)).toBe(evaluateCondition(given, record));
      }),
    );
  });

  test('says nothing while one of its rules is not finished', () => {
    const half = { type: 'compare', field: 'score', operator: 'atLeast' } as const;
    expect(conditionOf({ type: 'group', kind: 'all', rules: [half] })).toBeNull();
    expect(conditionOf({ type: 'group', kind: 'any', rules: [{ ...half, value: 3 }, { type: 'group', kind: 'all', rules: [] }] })).toBeNull();
    expect(conditionOf({ type: 'group', kind: 'all', rules: [{ ...half, operator: 'isEmpty' }] })).toEqual({ type: 'and', of: [{ ...half, operator: 'isEmpty' }] });
  });
});

describe('fields and layouts', () => {
  const layout: Layout = { key: 'card', name: 'Card', order: 0, sections: { one: { id: 'one', name: 'One', fields: ['company', 'email'], order: 0 }, two: { id: 'two', name: 'Two', fields: [], order: 1 } } };

  test('a moved field stands where it was put, and no other is lost', () => {
    const keys = Object.keys(lead.fields);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.integer({ min: -2, max: keys.length + 2 }), (key, to) => {
        const order = Object.values(withFieldAt(lead.fields, key, to)).toSorted((a, b) => a.order - b.order).map((field) => field.key);
        expect(order.indexOf(key)).toBe(Math.max(0, Math.min(to, keys.length - 1)));
        expect(order.toSorted()).toEqual(keys.toSorted());
      }),
    );
  });

  test('a field stands in one section only, or in none', () => {
    const moved = withFieldIn(layout, 'company', 'two', 5);
    expect([moved.sections['one']?.fields, moved.sections['two']?.fields]).toEqual([['email'], ['company']]);
    expect(looseFields(lead, withFieldIn(moved, 'email', null, 0)).map(({ key }) => key)).toContain('email');
    expect(withFieldIn(layout, 'email', 'one', 0).sections['one']?.fields).toEqual(['email', 'company']);
  });

  test('a field that goes leaves nothing in its type that points to it', () => {
    const type: RecordType = { ...lead, value: 'company', layouts: { card: layout } };
    const without = withoutField(type, 'company');
    expect(JSON.stringify(without)).not.toContain('"company"');
    expect(withoutField(type, 'email')).toMatchObject({ subtitle: 'company', value: 'company' });
  });
});

describe('data held against a blueprint (S44)', () => {
  const survey = (filled: number, more: Partial<FieldSurvey> = {}): FieldSurvey => ({ filled, wrongKind: 0, unknown: [], examples: [], ...more });
  const blueprint = aBlueprint('Check').stage('New', (stage) => stage.call('Call', { required: 'never' }).outcome('Go', { to: 'Won', gate: { type: 'field', condition: { type: 'compare', field: 'seats', operator: 'atLeast', value: 5 } } })).end('Won').build();
  const drawn = { ...blueprint, enrolment: { ...blueprint.enrolment, when: { type: 'condition' as const, condition: { type: 'compare' as const, field: 'company', operator: 'atLeast' as const, value: 5 } } } };

  test('names missing fields with the kind they should have, other kinds, wrong, unknown and empty values', () => {
    const misfits = findMisfits(lead, { records: 10, fields: { name: survey(9), company: survey(4), score: survey(10, { wrongKind: 2 }), segment: survey(3, { unknown: [{ value: 'Giants', count: 2 }] }), shoe: survey(7) } }, drawn);
    expect(misfits.map((one) => `${one.type} ${one.field.key}`).slice(0, 3)).toEqual(['missing seats', 'missing shoe', 'otherKind company']);
    expect(new Set(misfits.slice(3).map((one) => `${one.type} ${one.field.key}`))).toEqual(new Set(['empty name', 'empty company', 'unknownChoices segment', 'wrongValues score']));
    expect(misfits[0]).toMatchObject({ type: 'missing', uses: 1, field: { kind: 'number', name: 'Seats' } });
    expect(misfits.find(({ type }) => type === 'otherKind')).toMatchObject({ wanted: 'number' });
  });

  test('says nothing of data that fits', () => {
    expect(findMisfits(lead, { records: 2, fields: { name: survey(2) } }, null)).toEqual([]);
  });
});

test('a file is held against the blueprints that would work with it (S44)', () => {
  const drawn = aBlueprint('Seats').stage('New', (stage) => stage.call('Call', { required: 'never' }).outcome('Go', { to: 'Won', gate: { type: 'all', of: ['seats', 'company', 'email'].map((field) => ({ type: 'field' as const, condition: { type: 'compare' as const, field, operator: 'isNotEmpty' as const } })) } })).end('Won').build();
  const live = { id: drawn.id, name: 'Seats', document: drawn };
  expect(needsOf([live], lead, new Set(['email']))).toEqual([{ blueprint: { id: drawn.id, name: 'Seats' }, unfilled: ['company'], unknown: ['seats'] }]);
  expect(needsOf([live], lead, new Set(['email', 'company', 'seats']))).toEqual([]);
});

describe('what is proposed for a merge', () => {
  const row = (values: Fields, more: Partial<RecordRow> = {}): RecordRow => ({ id: 'r', type: 'lead', space: 'live', owner: null, zone: 'UTC', fields: values, title: '', createdAt: 1, updatedAt: 1, batch: null, standing: [], ...more });

  test('the record at work is kept, then the one that says more, then the older one', () => {
    expect(proposeKept(row({}), row({ name: 'x' }, { standing: ['b/s'] }))).toBe('other');
    expect(proposeKept(row({ name: 'x' }), row({}))).toBe('kept');
    expect(proposeKept(row({}, { createdAt: 5 }), row({}, { createdAt: 2 }))).toBe('other');
  });

  test('what only the other one says is taken over; wishes are nobody’s choice', () => {
    const found = differences(lead, { name: 'Ada', company: '' }, { name: 'Ada L.', company: 'Acme', doNotContact: true });
    expect(found.map(({ field }) => field.key)).toEqual(['name', 'company', 'doNotContact']);
    expect(chosenFields(found, proposeSides(found))).toEqual({ company: 'Acme' });
    expect(chosenFields(found, { name: 'other', doNotContact: 'other' })).toEqual({ name: 'Ada L.' });
  });
});
