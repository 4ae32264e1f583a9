import fc from 'fast-check';
import { fieldKinds, operators, type Condition, type Field, type Fields, type FieldValue } from '#engine/blueprint';

const choices = ['Small', 'Mid', 'Large', '7'];
const dates = ['2026-01-01', '2026-02-28', '2026-03-01', '2026-03-02', '2027-12-31'];
const moments = ['2026-03-01T00:00:00Z', '2026-03-01T10:30:00Z', '2026-03-01T10:30:00.001Z', '2026-03-02T00:00:00.000Z', '2026-03-01T23:30:00-02:00'];
const words = ['Acme', 'acme ltd', 'me', 'Ltd', '007', '7', '7.0', 'a', 'ä', 'something else', 'x', ''];
const numbers = [0, -3, 7, 7.5, 100, 1000, 50_000, 1e15];

/** One field of every kind, `blank_` that no record type knows, and what each of them may hold. */
export const fields: Readonly<Record<string, Field>> = Object.fromEntries(
  fieldKinds.map((kind, order) => [`f_${kind}`, { key: `f_${kind}`, name: kind, kind, choices: kind === 'choice' || kind === 'choices' ? choices : [], required: false, order }]),
);
const keys = [...Object.keys(fields), 'blank_'];

const texts = fc.oneof(fc.constantFrom(...words, ...dates, '1e3', ' 7'), fc.string({ maxLength: 6 }));
const someNumber = fc.oneof(fc.constantFrom(...numbers), fc.integer({ min: -5, max: 120 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const someDate = fc.oneof(fc.constantFrom(...dates), fc.integer({ min: 19_000, max: 21_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)));
const someMoment = fc.oneof(fc.constantFrom(...moments), fc.integer({ min: 1_772_300_000_000, max: 1_772_500_000_000 }).map((at) => new Date(at).toISOString()));

/** What a record may hold in a field. */
export function valueFor(key: string): fc.Arbitrary<FieldValue> {
  const empty = fc.constant<FieldValue>(null);
  switch (fields[key]?.kind) {
    case 'number':
    case 'money':
      return fc.oneof(someNumber, empty);
    case 'date':
      return fc.oneof(someDate, empty);
    case 'dateTime':
      return fc.oneof(someMoment, empty);
    case 'yesNo':
      return fc.oneof(fc.boolean(), empty);
    case 'choice':
      return fc.oneof(fc.constantFrom(...choices), empty);
    case 'choices':
      return fc.subarray(choices);
    case undefined:
      return fc.oneof(texts, someNumber, fc.boolean(), someDate, someMoment, fc.array(fc.constantFrom(...words), { maxLength: 3 }), empty);
    default:
      return fc.oneof(texts, someNumber.map(String), empty);
  }
}

/** A record that may hold something in every field. */
export const anyRecord: fc.Arbitrary<Fields> = fc.record(Object.fromEntries(keys.map((key) => [key, valueFor(key)])));

/** What a rule compares with: mostly what fits the field, sometimes something else. */
function wantedFor(key: string): fc.Arbitrary<FieldValue> {
  return fc.oneof(
    { weight: 8, arbitrary: valueFor(key) },
    { weight: 2, arbitrary: fc.array(fc.oneof(fc.constantFrom(...choices, ...words), someDate), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.oneof(texts, someNumber, fc.boolean(), someDate, someMoment) },
  );
}

const comparison = fc.constantFrom(...keys).chain((field) => fc.record({ type: fc.constant('compare' as const), field: fc.constant(field), operator: fc.constantFrom(...operators), value: wantedFor(field) }));

/** Any rule: comparisons joined by and, or and not; often several about the same field. */
export const anyRule: fc.Arbitrary<Condition> = fc.letrec<{ rule: Condition }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.record({ type: fc.constant('and' as const), of: fc.array(tie('rule'), { maxLength: 4 }) }),
    fc.record({ type: fc.constant('or' as const), of: fc.array(tie('rule'), { maxLength: 4 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('rule') }),
  ),
})).rule;

/** A rule about one field only, so that its parts often exclude each other. */
export const narrowRule: fc.Arbitrary<Condition> = fc.constantFrom(...keys).chain((field) =>
  fc.array(fc.tuple(fc.constantFrom(...operators), wantedFor(field), fc.boolean()), { minLength: 1, maxLength: 5 }).map((parts): Condition => ({
    type: 'and',
    of: parts.map(([operator, value, want]): Condition => {
      const compare = { type: 'compare' as const, field, operator, value };
      return want ? compare : { type: 'not', of: compare };
    }),
  })),
);
