import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editBlueprint, fieldsInUse, parseBlueprint, usesOf, type Blueprint, type Condition } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';
import { cases } from '../../../kit/cases.ts';
import { versionOf } from '../../run/a-rep.ts';
import { blueprints } from '../../../kit/random-blueprint.ts';

const rich: Condition = { type: 'compare', field: 'budget', operator: 'atLeast', value: 5000 };
const template = labelledId('rename/template');
const drawing = aBlueprint('Outbound')
  .stage('Qualify', (s) => s
    .call('Ring', { when: { type: 'not', of: rich }, form: ['budget'], content: {
      instructions: 'Ask for {{ budget }}, not {{budgetOwner}}',
      templates: { [template]: { id: template, name: 'T', subject: '{{budget}}', body: '{{name}}', order: 1, neverIf: rich } },
      documents: {}, variants: {},
      script: { opening: 'Is {{budget}} right?', points: {}, objections: {}, avoid: [] },
    } })
    .outcome('Paid', { to: 'Won', trigger: { type: 'signal', signal: 'paid', condition: { type: 'compare', field: 'budget', operator: 'moreThan', value: 0 } } })
    .outcome('Big', { to: 'Won', gate: { type: 'any', of: [{ type: 'field', condition: rich }, { type: 'rhythm' }] }, then: [{ type: 'setField', field: 'budget', value: 0 }, { type: 'startBlueprint', blueprint: '0190a8a0-0000-7000-8000-00000000b000', on: 'newLinkedRecord', copy: { budget: 'budget' } }] }))
  .end('Won', 'won')
  .change((b) => ({ ...b, enrolment: { ...b.enrolment, unless: rich, rankBy: 'budget' }, signals: { paid: { key: 'paid', name: 'Paid', payload: { budget: { key: 'budget', name: 'Budget', kind: 'money' } }, order: 1 } } }));
const { id } = drawing;
const draft = drawing.build();

function renamed(from: string, to: string, blueprint: Blueprint = draft) {
  const made = editBlueprint(blueprint, { type: 'renameField', from, to });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

describe('[B28] a field is renamed', () => {
  test('[B28] in rules, forms, effects and merge fields; the other record and the signal keep their names', () => {
    const { next, name } = renamed('budget', 'amount');
    const ring = next.activities[id.activity('Ring')];
    const big = next.outcomes[id.outcome('Qualify', 'Big')];
    expect(name).toBe('Use the field amount instead of budget');
    expect(ring?.content.instructions).toBe('Ask for {{ amount }}, not {{budgetOwner}}');
    expect(ring?.content.script?.opening).toBe('Is {{amount}} right?');
    expect(ring?.content.templates[template]).toMatchObject({ subject: '{{amount}}', body: '{{name}}', neverIf: { field: 'amount' } });
    expect(Object.keys(ring?.form ?? {})).toEqual(['amount']);
    expect(big?.then).toEqual([{ type: 'setField', field: 'amount', value: 0 }, expect.objectContaining({ copy: { budget: 'amount' } })]);
    expect(next.enrolment).toMatchObject({ unless: { field: 'amount' }, rankBy: 'amount' });
    expect(next.outcomes[id.outcome('Qualify', 'Paid')]).toBe(draft.outcomes[id.outcome('Qualify', 'Paid')]);
    expect(usesOf(next, { type: 'field', field: 'budget' })).toEqual([]);
    expect(usesOf(next, { type: 'field', field: 'amount' })).toHaveLength(usesOf(draft, { type: 'field', field: 'budget' }).length);
  });

  test('[B28] not onto a field the drawing speaks of already, nor from one it does not speak of', () => {
    const refused = (from: string, to: string) => editBlueprint(draft, { type: 'renameField', from, to });
    expect(refused('budget', 'name')).toEqual({ ok: false, error: { type: 'fieldInUse', field: 'name' } });
    expect(refused('country', 'amount')).toEqual({ ok: false, error: { type: 'notFound', what: 'path', id: 'country' } });
    expect(refused('budget', 'Not a key')).toMatchObject({ ok: false, error: { type: 'invalid' } });
  });

  test('[B28] there and back is the same drawing, still readable, and means the same up to the name', () => {
    fc.assert(fc.property(blueprints, (blueprint) => {
      fc.pre(parseBlueprint(blueprint).ok);
      for (const { field } of fieldsInUse(blueprint)) {
        const { next } = renamed(field, 'renamedOnce', blueprint);
        expect(parseBlueprint(next).ok).toBe(true);
        expect(renamed('renamedOnce', field, next).next).toEqual(blueprint);
        const meaning = (one: Blueprint) => JSON.stringify(compileBlueprint(versionOf(one)).config).replaceAll(`"${field}"`, '"renamedOnce"');
        expect(meaning(next)).toBe(meaning(blueprint));
      }
    }), { numRuns: cases(40) });
  });
});
