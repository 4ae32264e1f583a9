import { describe, expect, test } from 'vitest';
import { civilDay, fileName, formatAgo, formatBytes, formatClock, formatCount, formatDate, formatDay, formatDuration, formatLate, formatMoment, formatShare, listAnd, listOr } from '../../../src/ui/index.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const zone = 'Europe/Helsinki';
/** Wednesday 25 November 2026, 15:13 in Helsinki. */
const now = Date.UTC(2026, 10, 25, 13, 13);

describe('moments as people say them', () => {
  test.each([
    ['Today 15:13', 0],
    ['Today 11:13', -4 * hour],
    ['Yesterday 15:13', -day],
    ['Tomorrow 15:13', day],
    ['Sat 15:13', 3 * day],
    ['Thu 15:13', -6 * day],
    ['18 Nov 15:13', -7 * day],
    ['4 Jan 2027 15:13', 40 * day],
  ])('%s', (words, away) => {
    expect(formatMoment(now + away, { zone, now })).toBe(words);
  });

  test('the day is the zone’s own: 23:30 in Helsinki is still yesterday evening’s day in New York', () => {
    const late = Date.UTC(2026, 10, 25, 21, 30);
    expect(formatMoment(late, { zone, now })).toBe('Today 23:30');
    expect(civilDay(late + hour, zone)).toBe('2026-11-26');
    expect(civilDay(late + hour, 'America/New_York')).toBe('2026-11-25');
  });

  test('seen from a clock set by hand, weekday and date, with the year when it is another', () => {
    expect(formatMoment(now, { zone, now, isVirtual: true })).toBe('Wed 25 Nov 15:13');
    expect(formatMoment(now + 40 * day, { zone, now, isVirtual: true })).toBe('Mon 4 Jan 2027 15:13');
  });

  test('midnight is 00:00, never 24:00', () => {
    expect(formatClock(Date.UTC(2026, 10, 25, 22, 0), zone)).toBe('00:00');
  });

  test('days and dates', () => {
    expect(formatDay(now, zone)).toBe('Wednesday 25 November');
    expect(formatDate(now, zone)).toBe('25 Nov 2026');
  });
});

describe('stretches of time', () => {
  test.each([
    ['0 min', 0],
    ['under 1 min', 59_000],
    ['47 min', 47 * minute],
    ['2 h 5 min', 2 * hour + 5 * minute],
    ['2 h', 2 * hour],
    ['1 d 22 h', 46 * hour],
    ['12 d', 12 * day + 5 * hour],
    ['0 min', -5],
  ])('%s', (words, length) => {
    expect(formatDuration(length)).toBe(words);
  });

  test.each([
    ['2 d late', now - 2 * day - hour],
    ['4 h late', now - 4 * hour],
    ['now', now + 30_000],
    ['now', now - 59_000],
    ['in 47 min', now + 47 * minute],
  ])('late: %s', (words, due) => {
    expect(formatLate(due, now)).toBe(words);
  });

  test('how long ago', () => {
    expect(formatAgo(now - 12 * minute, now)).toBe('12 min ago');
    expect(formatAgo(now - 3_000, now)).toBe('just now');
  });
});

test('numbers, counts, shares and sizes', () => {
  expect(formatCount(1, 'record')).toBe('1 record');
  expect(formatCount(1234, 'record')).toBe('1,234 records');
  expect(formatCount(2, 'activity', 'activities')).toBe('2 activities');
  expect(formatCount(0, 'record')).toBe('0 records');
  expect(formatShare(0.137)).toBe('14 %');
  expect(formatBytes(0)).toBe('0 B');
  expect(formatBytes(3_400_000)).toBe('3.4 MB');
});

test('lists are joined with a word before the last', () => {
  expect(listAnd([])).toBe('');
  expect(listAnd(['a'])).toBe('a');
  expect(listAnd(['a', 'b'])).toBe('a and b');
  expect(listAnd(['a', 'b', 'c'])).toBe('a, b and c');
  expect(listOr(['a', 'b', 'c'])).toBe('a, b or c');
});

test('file names hold nothing a system refuses', () => {
  expect(fileName('Outbound: Q1/Q2?.json')).toBe('Outbound Q1 Q2 .json');
  expect(fileName('\u0000..')).toBe('..');
  expect(fileName('   ')).toBe('baton');
});
