import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { defaultCalendar, dueAt, type WaitLength } from '#engine/calendar';
import { cases } from '../../kit/cases.ts';
import { naiveDue } from './naive-due.ts';
import { wallOf } from './wall-clock-oracle.ts';

const minute = 60_000;
const hour = 60 * minute;
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const anyZone = fc.constantFrom(...zones);
// From 2012 on: skipped days, which the oracle does not know, stand in civil-table.json.
const starts = fc.integer({ min: Date.UTC(2012, 0, 2) / minute, max: Date.UTC(2036, 0, 1) / minute }).map((minutes) => minutes * minute);
/** The longest waits a blueprint may hold, by unit: 400 days (domain.md section 10). */
const longest: Readonly<Record<WaitLength['unit'], number>> = { minutes: 400 * 1440, hours: 400 * 24, days: 400, weeks: 57, workingHours: 400 * 24, workingDays: 400 };
const units = ['minutes', 'hours', 'days', 'weeks', 'workingHours', 'workingDays'] as const;
const timesOfDay = fc.integer({ min: 0, max: 1439 }).map((minutes) => new Date(minutes * minute).toISOString().slice(11, 16));
const waits: fc.Arbitrary<WaitLength> = fc
  .tuple(fc.constantFrom(...units), fc.oneof(fc.nat({ max: 1000 }), fc.constant(1000)), fc.option(timesOfDay, { nil: undefined }))
  .map(([unit, thousandths, at]) => ({ unit, amount: Math.floor((longest[unit] * thousandths) / 1000), ...(at === undefined ? {} : { at }) }));
/** A start shortly before the next clock change of its zone, where there is one within a year; otherwise as it is. */
function nearChange(start: number, zone: string, minutesBefore: number): number {
  const offset = (at: number): number => wallOf(at, zone) - at;
  for (let at = start; at < start + 365 * 24 * hour; at += 7 * 24 * hour) {
    if (offset(at) === offset(at + 7 * 24 * hour)) continue;
    let [before, after] = [at, at + 7 * 24 * hour];
    while (after - before > minute) {
      const middle = Math.floor((before + after) / 2 / minute) * minute;
      if (offset(middle) === offset(at)) before = middle;
      else after = middle;
    }
    return after - minutesBefore * minute;
  }
  return start;
}
/** What is asked of every due: not before the start, and exactly when the oracle says, so neither early nor late. */
function expectInTime(start: number, wait: WaitLength, zone: string): void {
  const due = dueAt(start, wait, defaultCalendar(zone));
  const told = `${zone} ${new Date(start).toISOString()} + ${JSON.stringify(wait)}`;
  expect(due, told).toBeGreaterThanOrEqual(start);
  expect(new Date(due).toISOString(), told).toBe(new Date(naiveDue(start, wait, zone)).toISOString());
}

describe('no due comes early', () => {
  test('[C10] any wait up to 400 days in any zone ends when a search on the wall clock says', () => {
    fc.assert(fc.property(anyZone, starts, waits, (zone, start, wait) => expectInTime(start, wait, zone)), { numRuns: cases(250) });
  });

  test('[C10] also when it begins or ends within two days of a clock change', () => {
    fc.assert(
      fc.property(anyZone, starts, waits, fc.integer({ min: -1440, max: 2880 }), fc.boolean(), (zone, year, wait, minutes, ends) => {
        const change = nearChange(year, zone, minutes);
        const days = wait.unit === 'days' ? wait.amount : wait.unit === 'weeks' ? wait.amount * 7 : 0;
        expectInTime(ends ? change - days * 24 * hour : change, wait, zone);
      }),
      { numRuns: cases(120) },
    );
  });

  test.each(units)('[C10] the longest wait in %s, in every twentieth zone, at night in every zone', (unit) => {
    const every = 20 / cases(1);
    for (const zone of zones.filter((_, index) => index % every === 0)) expectInTime(Date.UTC(2025, 1, 27, 13, 37), { unit, amount: longest[unit] }, zone);
  });
});
