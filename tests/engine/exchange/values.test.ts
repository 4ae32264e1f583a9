import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRecordTypes, type Field } from '#engine/blueprint';
import { convertValue, createRecordReader, dateEvidence, profileColumn, proposeMapping, readDate, readHeader, readNumber, typeAfter, zoneOfCountry } from '#engine/exchange';
import { cases } from '../../kit/cases.ts';

const format = { dates: 'dmy', decimal: '.' } as const;
const of = (kind: Field['kind'], choices: readonly string[] = []) => ({ kind, choices });
const { deal, lead } = defaultRecordTypes;

describe('dates', () => {
  test.each([
    ['ymd', ['2016-10-20', '2017-01-05'], false],
    ['dmy', ['20-10-16', '25-10-16', '01-03-17'], false],
    ['mdy', ['10/20/2016', '01/03/2017'], false],
    ['dmy', ['01-02-16', '03-04-17'], true],
  ] as const)('[X8] %s from %j', (order, values, ambiguous) => {
    expect(dateEvidence(values)).toEqual({ order, fits: values.length, ambiguous });
  });
  test('[X8] a year of days written day first is never read year first', () => {
    const days = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2017, 0, 1 + day)).toISOString().slice(2, 10).split('-').reverse().join('-'));
    expect(dateEvidence(days)).toMatchObject({ order: 'dmy', ambiguous: false, fits: 365 });
  });
  test('[X8] a date written in any order is read back in that order', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y = '', m = '', d = ''] = iso.split('-');
      expect([readDate(iso, 'ymd'), readDate(`${d}.${m}.${y}`, 'dmy'), readDate(`${m}/${d}/${y.slice(2)}`, 'mdy')]).toEqual([iso, iso, iso]);
    }), { numRuns: cases(200) });
  });
  test('[X8] no such day', () => {
    expect(readDate('31-02-2016', 'dmy')).toBeNull();
  });
});

test('[X9] empty is empty for every kind', () => {
  expect(convertValue('  ', of('number'), format)).toEqual({ ok: true, value: null });
});

test.each([['1,234.5', '.', 1234.5], ['1.234,5', ',', 1234.5], ['$ 1,054', '.', 1054], ['(12)', '.', -12], ['-1', '.', -1], ['12 %', '.', 12], ['abc', '.', null], ['1,2,3', '.', null]] as const)('[X10] %s with %s is %s', (text, decimal, value) => {
  expect(readNumber(text, decimal)).toBe(value);
});

test('[X11] yes and no', () => {
  expect(convertValue('Yes', of('yesNo'), format)).toEqual({ ok: true, value: true });
  expect(convertValue('0', of('yesNo'), format)).toEqual({ ok: true, value: false });
  expect(convertValue('maybe', of('yesNo'), format)).toEqual({ ok: false, error: '“maybe” is neither yes nor no' });
});

test('[X12] a choice as the field spells it', () => {
  expect(convertValue('key ACCOUNT', of('choice', ['Key account']), format)).toEqual({ ok: true, value: 'Key account' });
  expect(convertValue('other', of('choice', ['Key account']), format).ok).toBe(false);
});

test('[X13] nothing a click could run is a web address', () => {
  expect(convertValue('baton.test/x', of('url'), format)).toEqual({ ok: true, value: 'https://baton.test/x' });
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x']) expect(convertValue(bad, of('url'), format).ok).toBe(false);
});

test.each([
  ['email', ['a@b.test', 'c@d.test']], ['phone', ['+49 30 1234', '+1 (212) 555-0101']], ['yesNo', ['yes', 'no']], ['number', ['12', '-1']],
  ['money', ['€12', '€13']], ['date', ['2016-10-20']], ['text', ['00123', '0456']], ['choice', Array.from({ length: 12 }, (_, at) => (at % 2 ? 'Won' : 'Lost'))],
] as const)('[X14] [X15] [X16] a column is %s', (kind, values) => {
  expect(profileColumn(values).kind).toBe(kind);
});

const header = readHeader(['opportunity_id', 'account', 'close_value', 'close_date', 'region', 'empty']);
const lines = [['A1', 'Isdom', '1054', '20-10-16', 'East', ''], ['A2', 'Codehow', '12', '01-03-17', 'West', '']];
const profiles = header.map(({ index }) => profileColumn(lines.map((cells) => cells[index] ?? '')));

describe('mapping', () => {
  const plan = proposeMapping(header, profiles, deal);
  test('[X17] [X18] [X19] names, other programs’ names, new fields, empty columns', () => {
    expect(plan.map(({ target }) => (target.type === 'field' ? target.key : target.type))).toEqual(['name', 'account', 'amount', 'closeDate', 'newField', 'ignore']);
  });
  test('[X17] in a small file a column called like a choice field is that field, and its values are offered as new choices', () => {
    const few = proposeMapping(readHeader(['Lead source', 'Segment']), [profileColumn(['Webinar', 'Billboard', 'Radio']), profileColumn(['yes', 'no'])], lead);
    expect(few[0]).toMatchObject({ target: { type: 'field', key: 'leadSource' }, newChoices: ['Billboard', 'Radio'] });
    expect(few[1]).toMatchObject({ target: { type: 'field', key: 'segment' }, newChoices: ['yes', 'no'] });
    const typo = proposeMapping(readHeader(['Email']), [profileColumn(['a@b.test', 'c@d.test', 'nope'])], lead);
    expect(typo[0]?.target).toEqual({ type: 'field', key: 'email' });
    const story = proposeMapping(readHeader(['Lead source']), [profileColumn(['x'.repeat(90), 'Radio'])], lead);
    expect(story[0]?.target.type).toBe('newField');
  });
  test('[X20] what is given for every line fills the gaps; a demanded field that nobody gave is an error by name', () => {
    const type = { ...deal, fields: Object.fromEntries(Object.entries(deal.fields).map(([key, one]) => [key, { ...one, required: one.required || key === 'account' }])) };
    const columns = proposeMapping(readHeader(['opportunity_id', 'account']), [profileColumn(['A1', 'A2']), profileColumn(['Isdom'])], type);
    const bare = createRecordReader({ type, columns, numbered: 'deals' }, 2);
    expect(bare(['A1', ''], 2)).toEqual({ ok: false, error: 'Account is empty' });
    const read = createRecordReader({ type, columns, numbered: 'deals', given: { account: 'Trade fair' } }, 2);
    expect(read(['A1', ''], 2)).toMatchObject({ ok: true, value: { fields: { account: 'Trade fair' } } });
    expect(read(['A2', 'Isdom'], 3)).toMatchObject({ ok: true, value: { fields: { account: 'Isdom' } } });
  });
  test('[X18] words never go to a number', () => {
    const words = proposeMapping(readHeader(['score']), [profileColumn(['high', 'low'])], lead);
    expect(words[0]?.target.type).toBe('newField');
  });
  test('[X18] a few values that keep coming back are nobody’s name', () => {
    const contact = proposeMapping(readHeader(['contact']), [profileColumn(Array.from({ length: 12 }, (_, at) => (at % 2 ? 'cellular' : 'unknown')))], lead);
    expect(contact[0]?.target.type).toBe('newField');
  });
  test('[X20] a line becomes a record, or says everything that is wrong', () => {
    const read = createRecordReader({ type: typeAfter(deal, plan), columns: plan, numbered: 'deals' }, header.length);
    expect(read(lines[0] ?? [], 2)).toEqual({ ok: true, value: { row: 2, owner: null, id: null, emptied: [], fields: { name: 'A1', account: 'Isdom', amount: 1054, closeDate: '2016-10-20', region: 'East' } } });
    expect(read(['', 'x', 'much', 'never', '', ''], 3)).toEqual({ ok: false, error: 'Amount: “much” is no number; Close date: “never” is no date (day-month-year); Name is empty' });
  });
  test('[X20] without a title column records are numbered', () => {
    const untitled = plan.map((column) => (column.column.index === 0 ? { ...column, target: { type: 'ignore' as const } } : column));
    const read = createRecordReader({ type: typeAfter(deal, untitled), columns: untitled, numbered: 'deals' }, header.length);
    expect(read(lines[0] ?? [], 2)).toMatchObject({ ok: true, value: { fields: { name: 'deals 2' } } });
  });
});

test('[X21] countries and their zones', () => {
  expect([zoneOfCountry('Germany'), zoneOfCountry('US'), zoneOfCountry('Österreich'), zoneOfCountry('Atlantis')]).toEqual(['Europe/Berlin', 'America/New_York', 'Europe/Vienna', null]);
});
