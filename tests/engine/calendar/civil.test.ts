import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, atCivil, civilDate, civilTime, endOfDay, isZone, startOfDay, weekday } from '#engine/calendar';
import { momentShowing, wallText } from './wall-clock-oracle.ts';

const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham', 'Pacific/Apia', 'America/Sao_Paulo', 'Africa/Casablanca'];
const moments = fc.integer({ min: Date.UTC(1995, 0, 1) / 60_000, max: Date.UTC(2036, 0, 1) / 60_000 }).map((minutes) => minutes * 60_000);

describe('civil time', () => {
  test('[C1] date and time are those Intl prints, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, at) => {
        expect(`${civilDate(at, zone)} ${civilTime(at, zone)}`).toBe(wallText(at, zone));
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ['America/New_York', '2026-03-08', '02:30'],
    ['America/New_York', '2026-11-01', '01:30'],
    ['Europe/Berlin', '2026-03-29', '02:00'],
    ['Europe/Berlin', '2026-03-29', '02:59'],
    ['Europe/Berlin', '2026-10-25', '02:30'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15'],
    ['Asia/Kathmandu', '2026-07-01', '09:00'],
    ['Pacific/Chatham', '2026-04-05', '03:15'],
    ['Pacific/Chatham', '2026-09-27', '02:50'],
    ['Pacific/Apia', '2011-12-30', '09:00'],
    ['America/Sao_Paulo', '2018-11-04', '00:20'],
  ])('[C2] %s %s %s is the moment found by searching', (zone, date, time) => {
    expect(atCivil(date, time, zone)).toBe(momentShowing(Date.parse(`${date}T${time}:00Z`), zone));
  });

  test('[C2] a skipped time moves forward, a doubled one is the first', () => {
    expect(civilTime(atCivil('2026-03-29', '02:30', 'Europe/Berlin'), 'Europe/Berlin')).toBe('03:30');
    expect(civilTime(atCivil('2026-10-04', '02:15', 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).toBe('02:45');
    expect(atCivil('2026-11-01', '01:30', 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  test.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['Asia/Kathmandu', '2026-03-29', 24],
  ])('[C3] in %s %s has %d hours', (zone, date, hours) => {
    const noon = atCivil(date, '12:00', zone);
    expect((endOfDay(noon, zone) - startOfDay(noon, zone)) / 3_600_000).toBe(hours);
  });

  test('[C3] the day after 29 December 2011 in Apia is the 31st', () => {
    const last = endOfDay(atCivil('2011-12-29', '12:00', 'Pacific/Apia'), 'Pacific/Apia');
    expect(civilDate(last, 'Pacific/Apia')).toBe('2011-12-31');
    expect(civilDate(last - 1, 'Pacific/Apia')).toBe('2011-12-29');
  });

  test('[C3] a moment lies in its day, whose ends are on other dates', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, at) => {
        const [from, to] = [startOfDay(at, zone), endOfDay(at, zone)];
        expect(from).toBeLessThanOrEqual(at);
        expect(to).toBeGreaterThan(at);
        expect(wallText(from, zone).slice(0, 10)).toBe(wallText(at, zone).slice(0, 10));
        expect(wallText(from - 1, zone).slice(0, 10)).not.toBe(wallText(at, zone).slice(0, 10));
        expect(wallText(to, zone).slice(0, 10)).not.toBe(wallText(at, zone).slice(0, 10));
      }),
      { numRuns: 500 },
    );
  });

  test('[C4] dates step over month ends and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2026-01-31', 400)).toBe('2027-03-07');
    expect(weekday(Date.UTC(2026, 10, 22), 'UTC')).toBe(7);
    expect(weekday(Date.UTC(2026, 10, 22), 'America/New_York')).toBe(6);
  });

  test('[C1] only zones with rules are zones', () => {
    for (const zone of zones) expect(isZone(zone)).toBe(true);
    for (const text of ['', 'Mars/Olympus', '2026-01-01T00:00Z', 'Europe', 'constructor']) expect(isZone(text)).toBe(false);
  });

  test('[C4] a text that is no date or time is a bug of the caller', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('is a date');
    expect(() => atCivil('2026-02-20', '24:01', 'UTC')).toThrow('is a time of day');
  });
});
