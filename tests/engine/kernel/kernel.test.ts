import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, createIdSource, derivedId, err, fixedClock, hashOf, hashWithout, inOrder, invariant, isId, ok, seededDice, type Json } from '#engine/kernel';

describe('ids', () => {
  test('are well-formed uuid v7, strictly increasing even within one millisecond and when the clock goes back', () => {
    const clock = fixedClock(Date.UTC(2026, 10, 22));
    const ids = createIdSource(clock, seededDice(7));
    const made = Array.from({ length: 500 }, (_, index) => {
      if (index === 200) clock.set(clock.now() + 1);
      if (index === 300) clock.set(clock.now() - 5000);
      return ids.next();
    });
    expect(made.every(isId)).toBe(true);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(500);
  });

  test('the same clock and dice give the same ids', () => {
    const some = () => {
      const ids = createIdSource(fixedClock(1), seededDice(42));
      return [ids.next(), ids.next()];
    };
    expect(some()).toEqual(some());
  });

  test('a derived id is well formed, always the same, and another for another word or base', () => {
    const [a, b] = ['019a8000-0000-7000-8000-000000000001', '019a8000-0000-7000-8000-000000000002'];
    const derived = [derivedId(a, 'x'), derivedId(a, 'y'), derivedId(b, 'x')];
    expect(derived.every(isId)).toBe(true);
    expect(new Set(derived).size).toBe(3);
    expect(derivedId(a, 'x')).toBe(derived[0]);
  });

  test('other texts are no ids', () => {
    expect(['', 'hello', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'].map(isId)).toEqual([false, false, false]);
  });
});

describe('canonical JSON', () => {
  test('equal values give equal text whatever order their keys were made in, and it reads back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value));
        const turned = JSON.parse(JSON.stringify(json), (_key, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).reverse()) : part));
        expect(canonicalJson(turned)).toBe(canonicalJson(json));
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
        expect(JSON.parse(canonicalJson(json, 2))).toEqual(json);
      }),
    );
  });

  test('leaves out undefined and refuses what JSON cannot say', () => {
    expect(canonicalJson({ b: 1, a: undefined, c: [] })).toBe('{"b":1,"c":[]}');
    expect(() => canonicalJson(Number.NaN)).toThrow('Invariant broken');
    expect(canonicalJson({ b: [1], a: {} }, 2)).toBe('{\n  "a": {},\n  "b": [\n    1\n  ]\n}');
  });

  test('names stand in order in every map, few or many, however many other maps were written before', () => {
    const written = (keys: readonly string[]) => Object.keys(JSON.parse(canonicalJson(Object.fromEntries(keys.map((key) => [key, 1])))) as object);
    const many = Array.from({ length: 200 }, (_, index) => `name ${(index * 77) % 200}`);
    expect(written(many)).toEqual(many.toSorted());
    expect(written(['b', 'a', '10', '9', 'a"b', 'é'])).toEqual(['9', '10', 'a', 'a"b', 'b', 'é']);
    expect(canonicalJson({ b: 1, 10: 2, 9: 3 })).toBe('{"10":2,"9":3,"b":1}');
    for (let map = 0; map < 15_000; map += 1) canonicalJson({ [`z${map}`]: 1, [`a${map}`]: 2 });
    for (let map = 0; map < 100; map += 1) expect(written([`z${map}`, `a${map}`, 'm'])).toEqual([`a${map}`, 'm', `z${map}`]);
  });

  test('a hash without some names is that of the map that lacks them; maps inside keep theirs', () => {
    const map = { b: { hash: 1, c: 2 }, hash: 'x', a: undefined, words: null };
    expect(hashWithout(map, ['hash', 'words'])).toBe(hashOf({ b: { hash: 1, c: 2 } }));
    expect(hashWithout(map, ['nothing here'])).toBe(hashOf(map));
    expect(hashWithout({ hash: 'x' }, ['hash'])).toBe(hashOf({}));
  });

  test('its hash is the SHA-256 another library gives', () => {
    const value = { name: 'Größe 😀', list: [1, 2.5, null, true] };
    expect(hashOf(value)).toBe(createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex'));
  });
});

test('dice fall between 0 and 1, the same way for the same seed', () => {
  const [one, other] = [seededDice(5), seededDice(5)];
  const thrown = Array.from({ length: 1000 }, () => one.next());
  expect(thrown.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(thrown).toEqual(Array.from({ length: 1000 }, () => other.next()));
  const mean = thrown.reduce((sum, number) => sum + number, 0) / thrown.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
});

test('results and invariants', () => {
  expect([ok(1), err('no')]).toEqual([{ ok: true, value: 1 }, { ok: false, error: 'no' }]);
  expect(() => invariant(false, 'it rains')).toThrow('Invariant broken: it rains');
  expect(() => invariant(true, 'it rains')).not.toThrow();
});

test('values come in their order, ties by id', () => {
  expect(inOrder({ c: { order: 1, n: 'c' }, b: { order: 1, n: 'b' }, a: { order: 2, n: 'a' } }).map((each) => each.n)).toEqual(['b', 'c', 'a']);
});
