import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { defaultCalendar, dueAt, isZone } from '#engine/calendar';
import { momentOf, offsetAt } from '../../../engine/calendar/zone.ts';
import { cases } from '../../kit/cases.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', '+05:45', '-03:30', 'Etc/GMT+12', 'America/Buenos_Aires'];
const moments = fc.integer({ min: Date.UTC(1970, 0, 4) / minute, max: Date.UTC(2100, 0, 1) / minute }).map((minutes) => minutes * minute);
const anyZone = fc.constantFrom(...zones);
/** Hours around a change in which a mistake would show, the change itself and the very last millisecond before it. */
const around = [-26 * hour, -3 * hour, -61 * minute, -hour, -30 * minute, -minute, -1, 0, 1, 30 * minute, hour, 61 * minute, 3 * hour, 26 * hour];

function libraryOffset(at: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
}
function libraryMoment(wall: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}
function changeAfter(at: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).getTimeZoneTransition('next')?.epochMilliseconds ?? at;
}
function expectEqual(at: number, zone: string): void {
  expect(offsetAt(at, zone), `${zone} ${at}: offset`).toBe(libraryOffset(at, zone));
  expect(momentOf(at, zone), `${zone} ${at}: moment of the wall time`).toBe(libraryMoment(at, zone));
}

describe('zone rules', () => {
  test('[C25] any moment in any zone is read as the Temporal library reads it', () => {
    fc.assert(fc.property(anyZone, moments, (zone, at) => expectEqual(at, zone)), { numRuns: cases(1000) });
  });

  test('[C25] and so is every hour around a clock change', () => {
    fc.assert(
      fc.property(anyZone, moments, (zone, at) => {
        const change = changeAfter(at, zone);
        const offset = libraryOffset(change, zone);
        for (const distance of around) {
          expectEqual(change + distance, zone);
          expectEqual(change + offset + distance, zone);
        }
      }),
      { numRuns: cases(60) },
    );
  });

  test.each([
    // The closest changes there are: six days and 23 hours.
    ['America/Recife', Date.UTC(2000, 9, 8, 3), Date.UTC(2000, 9, 15, 2)],
    ['America/Noronha', Date.UTC(2000, 9, 8, 2), Date.UTC(2000, 9, 15, 1)],
    ['America/Argentina/Tucuman', Date.UTC(2004, 5, 1, 3), Date.UTC(2004, 5, 13, 4)],
    ['Africa/Casablanca', Date.UTC(2012, 6, 20, 2), Date.UTC(2012, 7, 20, 2)],
    ['Africa/Cairo', Date.UTC(2014, 5, 26, 21), Date.UTC(2014, 6, 31, 22)],
  ])('[C25] two changes of %s that lie close are both known', (zone, first, second) => {
    expect(offsetAt(first - 1, zone)).not.toBe(offsetAt(first, zone));
    expect(offsetAt(second - 1, zone)).toBe(offsetAt(first, zone));
    expect(offsetAt(second, zone)).toBe(offsetAt(first - 1, zone));
  });

  test.each(['Asia/Gaza', 'Africa/Casablanca', 'Africa/El_Aaiun', 'America/Boa_Vista', 'America/Fortaleza', 'America/Maceio', 'America/Argentina/La_Rioja', 'Africa/Tunis', 'Europe/Riga'])(
    '[C25] no change of %s in a hundred years is overlooked',
    (zone) => {
      const end = Date.UTC(2070, 0, 1);
      let known = 0;
      for (let change = changeAfter(Date.UTC(1970, 0, 4), zone), before = 0; change < end && change > before; before = change, change = changeAfter(change, zone)) {
        for (const at of [change - 1, change, change + 3 * day]) expect(offsetAt(at, zone), new Date(at).toISOString()).toBe(libraryOffset(at, zone));
        known += 1;
      }
      expect(known).toBeGreaterThan(5);
    },
  );

  test('[C25] the order of questions does not matter, nor how many zones and years were asked before', () => {
    const question = (index: number) => ({ zone: zones[(index * 37) % zones.length] ?? 'UTC', at: Date.UTC(1980, 0, 1) + ((index * 7919) % 30_000) * day });
    const ask = (index: number) => offsetAt(question(index).at, question(index).zone);
    const first = Array.from({ length: 400 }, (_, index) => ask(index));
    // More blocks than are kept: what was forgotten must come back the same.
    for (let year = 0; year < 120; year += 1) for (let month = 0; month < 12; month += 3) offsetAt(Date.UTC(1970 + year, month, 1), 'Europe/Berlin');
    expect(Array.from({ length: 400 }, (_, index) => ask(399 - index)).reverse()).toEqual(first);
  });

  test('[C25] the last moments of time still have an offset', () => {
    for (const edge of [8.64e15, -8.64e15]) expect(offsetAt(edge, 'Europe/Berlin')).toBe(libraryOffset(edge, 'Europe/Berlin'));
    expect(() => offsetAt(8.65e15, 'Europe/Berlin')).toThrow();
    expect(() => offsetAt(Number.NaN, 'Europe/Berlin')).toThrow();
  });

  test('[C25] an unknown zone throws, also the second time, and is no zone', () => {
    expect(isZone('Mars/Olympus')).toBe(false);
    for (let time = 0; time < 2; time += 1) expect(() => dueAt(0, { amount: 1, unit: 'days' }, defaultCalendar('Mars/Olympus'))).toThrow(/time zone/);
  });
});
