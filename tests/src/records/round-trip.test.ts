import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Field, FieldKind, Fields, FieldValue, RecordType } from '#engine/blueprint';
import { csvEscape, csvUnguard, proposeMapping } from '#engine/exchange';
import { createFileReader } from '../../../src/records/import/file-reader.ts';
import { createExport } from '../../../src/records/list/export-list.ts';
import type { RecordRow } from '../../../src/storage/index.ts';
import { cases } from '../../kit/cases.ts';

const nasty = ['=1+1', '\t=cmd', ' =1', '＝1', '\n@x', "'=1", "''=1", "'", '-5', '+49 30 1', '%x', '|x', '  both  ', 'a,b;c|d', '"quoted"', 'line\r\nend', 'tab\there', '​=1', '__proto__', '=HYPERLINK("x")', '007', '1e3', 'TRUE', '[1]', '["a"]', '[', '1,5'];
const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })).filter((value) => !value.includes('\u0000'));
const iso = fc.date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString());
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)));
const values: Readonly<Record<FieldKind, fc.Arbitrary<FieldValue>>> = {
  text, longText: text, email: text, phone: text, url: text, person: text, choice: text,
  choices: fc.uniqueArray(text, { minLength: 1, maxLength: 5 }),
  number, money: number, date: iso.map((value) => value.slice(0, 10)), dateTime: iso, yesNo: fc.boolean(),
};
const kinds = Object.keys(values) as FieldKind[];
const type: RecordType = {
  key: 'thing', name: 'Thing', plural: 'Things', title: 'text',
  fields: Object.fromEntries([...kinds, 'twin', 'owner'].map((key, order): readonly [string, Field] => [key, { key, name: key === 'twin' ? 'text ' : key === 'owner' ? 'Stage' : key, kind: kinds.find((kind) => kind === key) ?? 'text', choices: [], required: false, order }])),
};
const record: fc.Arbitrary<Fields> = fc.record(Object.fromEntries(Object.values(type.fields).map(({ key, kind }) => [key, values[kind]])), { requiredKeys: ['text'] });

const row = (fields: Fields, at: number): RecordRow => ({ id: `id-${at}`, type: 'thing', space: 'live', owner: null, zone: 'UTC', fields, title: '', createdAt: 0, updatedAt: 0, batch: null, standing: ['b/s'] });

async function thereAndBack(records: readonly Fields[]) {
  const writer = createExport({ type, people: [], places: { nameOf: () => ({ stage: '=New', blueprint: 'B' }) } });
  const source = createFileReader(new TextEncoder().encode(`\ufeff${writer.header}${records.map((fields, at) => writer.line(row(fields, at))).join('')}`));
  const file = await source.open({ encoding: null, delimiter: null });
  const columns = proposeMapping(file.columns, file.profiles, type);
  return source.slice({ type, columns, numbered: 'Row' }, 0, 1000);
}

describe('a list that is exported and brought back', () => {
  test('[X52] gives every record exactly what it had', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 12 }), async (records) => {
        const { records: read, problems } = await thereAndBack(records);
        expect(problems).toEqual([]);
        expect(read.map(({ id }) => id)).toEqual(records.map((_, at) => `id-${at}`));
        read.forEach(({ fields, emptied }, at) => {
          expect(fields).toEqual(records[at]);
          expect(new Set([...Object.keys(fields), ...emptied])).toEqual(new Set(Object.keys(type.fields)));
        });
      }),
      { numRuns: cases(60) },
    );
  });

  test('[X52] signs and blanks that are known to hurt', async () => {
    const { records: read } = await thereAndBack(nasty.map((value) => ({ text: value, choices: [value, `${value};x`] })));
    expect(read.map(({ fields }) => fields['text'])).toEqual(nasty);
    expect(read.map(({ fields }) => fields['choices'])).toEqual(nasty.map((value) => [value, `${value};x`]));
  });

  test('[X50] a guard is put before what could run, and exactly that one is taken off again', () => {
    fc.assert(
      fc.property(text, fc.nat(3), (value, quotes) => {
        const given = `${"'".repeat(quotes)}${value}`;
        const cell = csvEscape(given).replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"');
        expect(csvUnguard(cell)).toBe(given);
        expect(/^[\s\p{C}\p{Z}]*[=@\uff1d]/u.test(cell)).toBe(false);
      }),
    );
  });
});
