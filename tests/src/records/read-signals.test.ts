import { expect, test } from 'vitest';
import type { Signal } from '#engine/blueprint';
import { readTable } from '../../../src/records/import/read-table.ts';
import { guessColumns, keyFor, readMoment, readSignals } from '../../../src/records/signals/read-signals.ts';

const now = Date.UTC(2026, 10, 22, 12);
const pageVisited: Signal = { key: 'pageVisited', name: 'Visited a page', payload: { seconds: { key: 'seconds', name: 'Seconds', kind: 'number' } }, order: 0 };
const records = new Map([['ann@example.com', 'r1'], ['ben@example.com', 'r2']]);

const read = (text: string) => {
  const table = readTable(text, ',');
  const { who, what, when } = guessColumns(table.header);
  return readSignals(table, { who, what, when: when < 0 ? null : when }, { records, known: [pageVisited], now });
};

test('a tracker’s file is understood: who, what and when are found, the rest travels along', () => {
  const { wishes, problems } = read('Email,Event,Timestamp,Page URL,Seconds\nAnn@Example.com,Visited a page,2026-11-20T09:30:00Z,/rates,41\nben@example.com,Webinar replay,1763631000,,\n');
  expect(problems).toEqual([]);
  expect(wishes).toEqual([
    { row: 2, record: 'r1', signal: 'pageVisited', payload: { pageUrl: '/rates', seconds: 41 }, at: Date.UTC(2026, 10, 20, 9, 30), keep: true },
    { row: 3, record: 'r2', signal: 'webinarReplay', payload: {}, at: 1_763_631_000_000, keep: true },
  ]);
});

test('each line that cannot be taken says its number and why', () => {
  const { wishes, problems } = read('email,event,when\nnobody@example.com,Replied,2026-11-20 09:00\n,Replied,2026-11-20 09:00\nann@example.com,,2026-11-20 09:00\nann@example.com,Replied,yesterday\nann@example.com,Replied,2027-01-01\nann@example.com,"Repl\n');
  expect(wishes).toEqual([]);
  expect(problems).toMatchObject([
    { row: 2, reason: 'no record has “nobody@example.com” there' }, { row: 3, reason: 'it names nobody' }, { row: 4, reason: 'it does not say what happened' },
    { row: 5, reason: '“yesterday” is no moment: write it as 2026-11-20 14:30' }, { row: 6, reason: '“2027-01-01” lies in the future' }, { row: 7, reason: expect.stringContaining('quote') },
  ]);
});

test('moments are read in the ways trackers write them, and nothing else is taken for one', () => {
  expect(readMoment('2026-11-20T09:30:00+01:00')).toBe(Date.UTC(2026, 10, 20, 8, 30));
  expect(readMoment('2026-11-20 09:30:00 Z')).toBe(Date.UTC(2026, 10, 20, 9, 30));
  expect(readMoment('1763631000')).toBe(1_763_631_000_000);
  expect(readMoment('1763631000123')).toBe(1_763_631_000_123);
  expect(new Date(readMoment('2026-11-20') ?? 0).getDate()).toBe(20);
  for (const text of ['', '20.11.2026', '2026-13-40', 'soon', '12']) expect(readMoment(text)).toBeNull();
});

test('a word becomes a key that a payload may have', () => {
  expect([keyFor('Page visited'), keyFor('UTM_source'), keyFor('größe'), keyFor('—'), keyFor('__proto__')]).toEqual(['pageVisited', 'utmSource', 'groe', '', 'proto']);
});
