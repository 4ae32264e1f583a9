import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fieldKinds, type Field, type FieldValue } from '#engine/blueprint';
import { convertedTo, createSigns, likeness, valueProblem, type LikenessReason } from '#engine/exchange';

const field = (kind: Field['kind'], choices: readonly string[] = []) => ({ kind, choices });

describe('what a record says against its fields', () => {
  test('[X53] a value of another kind, an unknown choice; never an empty one', () => {
    expect(valueProblem(field('number'), 3)).toBeNull();
    expect(valueProblem(field('number'), '3')).toBe('wrongKind');
    expect(valueProblem(field('yesNo'), 'yes')).toBe('wrongKind');
    expect(valueProblem(field('email'), 'no address')).toBe('wrongKind');
    expect(valueProblem(field('date'), '2026-11-22')).toBeNull();
    expect(valueProblem(field('date'), '22 November')).toBe('wrongKind');
    expect(valueProblem(field('choice', ['A']), 'B')).toBe('unknownChoice');
    expect(valueProblem(field('choices', ['A']), ['A', 'B'])).toBe('unknownChoice');
    expect(valueProblem(field('choices'), ['free'])).toBeNull();
    for (const kind of fieldKinds) for (const empty of [undefined, null, '', []]) expect(valueProblem(field(kind), empty)).toBeNull();
  });

  test('[X54] a value goes over to a kind whose text it could be, and stays where it cannot', () => {
    expect(convertedTo(field('number'), '1,250.5')).toBe(1250.5);
    expect(convertedTo(field('number'), 'many')).toBeUndefined();
    expect(convertedTo(field('text'), ['a', 'b'])).toBe('a, b');
    expect(convertedTo(field('text'), true)).toBe('Yes');
    expect(convertedTo(field('yesNo'), 'Ja')).toBe(true);
    expect(convertedTo(field('choice', ['Gold']), 'gold')).toBe('Gold');
    expect(convertedTo(field('choices'), 'free')).toEqual(['free']);
  });

  test('[X54] what goes over fits, whatever it was', () => {
    const value: fc.Arbitrary<FieldValue> = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }), fc.constantFrom('a@b.test', '2026-01-02', '+49 30 123456', 'yes', '12'));
    fc.assert(
      fc.property(fc.constantFrom(...fieldKinds), value, (kind, given) => {
        const after = convertedTo(field(kind, ['Gold', 'Silver']), given);
        if (after !== undefined) expect(valueProblem(field(kind, ['Gold', 'Silver']), after)).toBeNull();
      }),
    );
  });
});

describe('who may be one customer', () => {
  const signs = createSigns({
    title: 'name',
    fields: Object.fromEntries((['name', 'company', 'email', 'phone'] as const).map((key, order) => [key, { key, name: key, kind: key === 'email' || key === 'phone' ? key : 'text', choices: [], required: false, order }])),
  });
  const texts = (fields: Record<string, string>) => signs(fields).map(({ reason, text }) => `${reason}:${text}`);

  test('[X55] emails, phones and names are compared by what tells people apart', () => {
    expect(texts({ email: ' Ada+news@Example.test ' })).toEqual(['email:ada@example.test']);
    expect(texts({ phone: '+49 (30) 123 456 78' })).toEqual(texts({ phone: '0049 30 12345678' }));
    expect(texts({ phone: '12' })).toEqual([]);
    expect(texts({ name: 'Lovelace, Ada', company: 'Acmé GmbH' })).toEqual(texts({ name: 'Ada Lovelace', company: 'ACME' }));
    expect(texts({ name: 'Ada Lovelace' })).toEqual([]);
  });

  test('[X56] every further sign makes it surer, none makes it certain', () => {
    const reasons: readonly LikenessReason[] = ['email', 'phone', 'nameAndCompany'];
    for (const one of reasons) for (const other of reasons) if (one !== other) expect(likeness([one, other])).toBeGreaterThan(likeness([one]));
    expect(likeness(['email', 'email'])).toBe(likeness(['email']));
    expect(likeness(reasons)).toBeLessThan(1);
    expect(likeness([])).toBe(0);
  });
});
