import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Field, RecordType } from '#engine/blueprint';
import { columnNames, convertValue, createRecordReader, csvEscape, csvText, csvUnguard, idColumn, proposeMapping, readHeader, toldColumns } from '#engine/exchange';

const text = fc.oneof(fc.constantFrom('=1', '\t+x', "'=1", "'", '＝1', ' a ', 'a;b', '-5', '@x'), fc.string({ unit: 'grapheme', minLength: 1 }));
const field = (key: string, name: string, kind: Field['kind'] = 'text'): Field => ({ key, name, kind, choices: [], required: false, order: 0 });

describe('what was exported here', () => {
  test('[X50] a guard is taken off exactly where one was put', () => {
    fc.assert(
      fc.property(text, (value) => {
        const cell = csvEscape(value).replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"');
        expect(csvUnguard(cell)).toBe(value);
      }),
    );
  });

  test('[X51] no two columns share a name, and none is taken for one that is only told', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 6 }), fc.array(fc.constantFrom('Name', 'name ', 'Stage', 'Record id', 'Owner', 'Size'), { minLength: 6, maxLength: 6 }), (keys, names) => {
        const type: Pick<RecordType, 'fields'> = { fields: Object.fromEntries(keys.map((key, at) => [key, field(key, names[at] ?? key)])) };
        const columns = [...columnNames(type).values(), idColumn, ...Object.values(toldColumns)].map((name) => name.toLowerCase());
        expect(new Set(columns).size).toBe(columns.length);
      }),
    );
  });

  test('[X51] columns go back to their fields, told ones nowhere', () => {
    const type: RecordType = { key: 't', name: 'T', plural: 'Ts', title: 'title', fields: { title: field('title', 'Job title'), other: field('other', 'Title') } };
    const header = readHeader([idColumn, ...columnNames(type).values(), toldColumns.stage, toldColumns.owner, toldColumns.updated, 'Extra']);
    expect(proposeMapping(header, header.map(() => ({ kind: 'text', format: { dates: 'ymd', decimal: '.' }, ambiguous: false, choices: [], few: [], filled: 1, distinct: 1 })), type).map(({ target }) => (target.type === 'field' ? target.key : target.type))).toEqual(['id', 'title', 'other', 'ignore', 'owner', 'ignore', 'newField']);
  });

  test('[X52] texts and lists are read to the letter; an empty cell empties its field', () => {
    const exact = { dates: 'ymd', decimal: '.', exact: true } as const;
    fc.assert(
      fc.property(text, fc.uniqueArray(text, { minLength: 1, maxLength: 4 }), (value, list) => {
        expect(convertValue(value, field('x', 'X'), exact)).toEqual({ ok: true, value });
        expect(convertValue(csvText(list), field('x', 'X', 'choices'), exact)).toEqual({ ok: true, value: list });
      }),
    );
    expect(convertValue('2026-01-02T10:11:12.345Z', field('x', 'X', 'dateTime'), exact)).toEqual({ ok: true, value: '2026-01-02T10:11:12.345Z' });
    const type: RecordType = { key: 't', name: 'T', plural: 'Ts', title: 'name', fields: { name: field('name', 'Name'), size: field('size', 'Size', 'number') } };
    const columns = proposeMapping(readHeader([idColumn, 'Name', 'Size']), [], type);
    expect(createRecordReader({ type, columns, numbered: 'Row' }, 3)(['id-1', 'Ada', ''], 2)).toEqual({ ok: true, value: { row: 2, fields: { name: 'Ada' }, id: 'id-1', emptied: ['size'], owner: null } });
  });
});
