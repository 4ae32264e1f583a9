import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { type Calendar, calendarFor, defaultCalendar, dueAt, workingTimeBetween } from '#engine/calendar';
import type { Wait } from '#engine/blueprint';
import { momentShowing, wallOf, wallText } from './wall-clock-oracle.ts';

const hour = 3_600_000;
const day = 24 * hour;
const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham', 'Pacific/Apia'] as const;

function wall(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00Z`);
}
function due(zone: string, from: string, wait: Wait, calendar: Calendar = defaultCalendar(zone)): string {
  return wallText(dueAt(momentShowing(wall(from), zone), wait, calendar), zone);
}

describe('waits in elapsed time', () => {
  test.each(zones)('[C5] minutes and hours pass whatever the clocks of %s do', (zone) => {
    for (const start of [Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 31, 20), Date.UTC(2011, 11, 29, 20)]) {
      expect(dueAt(start, { amount: 36, unit: 'hours' }, defaultCalendar(zone))).toBe(start + 36 * hour);
      expect(dueAt(start, { amount: 90, unit: 'minutes', at: '09:00' }, defaultCalendar(zone))).toBe(start + 90 * 60_000);
    }
  });
});

describe('whose clock counts', () => {
  test('[C27] working units count in the zone of the calendar, whole days by the clock of the record', () => {
    const office: Calendar = { ...defaultCalendar('America/New_York'), holidays: ['2026-11-24'] };
    expect(calendarFor(undefined, 'Europe/Berlin', 'days')).toBe(defaultCalendar('Europe/Berlin'));
    for (const unit of ['workingHours', 'workingDays']) expect(calendarFor(office, 'Europe/Berlin', unit)).toBe(office);
    for (const unit of ['days', 'weeks']) expect(calendarFor(office, 'Europe/Berlin', unit)).toEqual({ ...office, zone: 'Europe/Berlin' });
  });
});

describe('waits in days and weeks', () => {
  const starts: Readonly<Record<(typeof zones)[number], readonly string[]>> = {
    UTC: ['2026-03-29 02:30'],
    'America/New_York': ['2026-03-07 02:30', '2026-03-07 09:00', '2026-10-31 01:30', '2026-10-31 09:00'],
    'Europe/Berlin': ['2026-03-28 02:30', '2026-10-24 02:30', '2026-10-24 23:59'],
    'Australia/Lord_Howe': ['2026-04-04 01:45', '2026-10-03 02:15'],
    'Asia/Kathmandu': ['2026-03-28 00:15'],
    'Pacific/Chatham': ['2026-04-04 03:15', '2026-09-26 02:50'],
    'Pacific/Apia': ['2011-12-29 09:00', '2011-12-28 23:30'],
  };
  const amounts = [1, 2, 7, 30, 366, 400];

  test.each(zones)('[C6] the wall clock of %s shows the same time, found by searching', (zone) => {
    for (const start of starts[zone]) {
      for (const amount of amounts) {
        const from = momentShowing(wall(start), zone);
        const expected = momentShowing(wall(start) + amount * day, zone);
        expect(dueAt(from, { amount, unit: 'days' }, defaultCalendar(zone)), `${start} + ${amount} days`).toBe(expected);
        if (amount % 7 === 0) expect(dueAt(from, { amount: amount / 7, unit: 'weeks' }, defaultCalendar(zone))).toBe(expected);
      }
    }
  });

  test.each(zones)('[C7] "at 09:00" is 09:00 in %s after any number of days', (zone) => {
    for (const start of starts[zone]) {
      for (const amount of amounts) {
        const from = momentShowing(wall(start), zone);
        const endDay = Math.floor(wall(start) / day) * day + amount * day;
        expect(dueAt(from, { amount, unit: 'days', at: '09:00' }, defaultCalendar(zone)), `${start} + ${amount}`).toBe(momentShowing(endDay + 9 * hour, zone));
      }
    }
  });

  test('[C6] month ends and the leap day', () => {
    expect(due('Europe/Berlin', '2028-02-28 10:00', { amount: 1, unit: 'days' })).toBe('2028-02-29 10:00');
    expect(due('Europe/Berlin', '2026-01-31 10:00', { amount: 1, unit: 'days' })).toBe('2026-02-01 10:00');
    expect(due('Europe/Berlin', '2026-12-30 10:00', { amount: 1, unit: 'weeks' })).toBe('2027-01-06 10:00');
  });

  test('[C6] zero days is now, also in the second of two equal hours', () => {
    const second = momentShowing(wall('2026-10-25 02:30'), 'Europe/Berlin') + hour;
    expect(dueAt(second, { amount: 0, unit: 'days' }, defaultCalendar('Europe/Berlin'))).toBe(second);
  });

  test('[C7] a time already past today is tomorrow, a time to come is today', () => {
    expect(due('UTC', '2026-11-20 15:00', { amount: 0, unit: 'days', at: '09:00' })).toBe('2026-11-21 09:00');
    expect(due('UTC', '2026-11-20 08:00', { amount: 0, unit: 'days', at: '09:00' })).toBe('2026-11-20 09:00');
    expect(due('UTC', '2026-11-20 09:00', { amount: 0, unit: 'days', at: '09:00' })).toBe('2026-11-20 09:00');
    expect(due('UTC', '2026-11-20 15:00', { amount: 0, unit: 'workingDays', at: '09:00' })).toBe('2026-11-23 09:00');
  });
});

describe('waits in working time', () => {
  const shop: Calendar = {
    zone: 'Europe/Berlin',
    hours: {
      1: [{ from: '08:00', to: '12:00' }, { from: '13:00', to: '17:00' }], 2: [{ from: '08:00', to: '12:00' }, { from: '13:00', to: '17:00' }],
      3: [], 4: [{ from: '10:00', to: '20:00' }], 5: [{ from: '08:00', to: '13:00' }], 6: [{ from: '22:00', to: '24:00' }], 7: [{ from: '00:00', to: '06:00' }],
    },
    holidays: ['2026-12-24', '2026-12-25'],
  };
  const closed: Calendar = { ...shop, hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };

  test.each<[string, number, string]>([
    ['2026-11-20 15:00', 1, '2026-11-20 16:00'],
    ['2026-11-20 15:00', 2, '2026-11-20 17:00'],
    ['2026-11-20 15:00', 3, '2026-11-23 10:00'],
    ['2026-11-21 11:00', 8, '2026-11-23 17:00'],
    ['2026-11-20 17:00', 0, '2026-11-23 09:00'],
    ['2026-11-20 03:00', 40, '2026-11-26 17:00'],
  ])('[C8] from %s, %d working hours end at %s', (from, amount, end) => {
    expect(due('Europe/Berlin', from, { amount, unit: 'workingHours' })).toBe(end);
  });

  test('[C8] lunch, a closed day, a short day and holidays are not counted', () => {
    expect(due('Europe/Berlin', '2026-11-24 11:00', { amount: 6, unit: 'workingHours' }, shop)).toBe('2026-11-26 11:00');
    expect(due('Europe/Berlin', '2026-12-22 16:00', { amount: 2, unit: 'workingHours' }, shop)).toBe('2026-12-26 23:00');
  });

  test('[C8] a night shift loses the hour the clocks skip and gains the one they repeat', () => {
    expect(due('Europe/Berlin', '2026-03-28 22:00', { amount: 7, unit: 'workingHours' }, shop)).toBe('2026-03-29 06:00');
    expect(due('Europe/Berlin', '2026-10-24 22:00', { amount: 9, unit: 'workingHours' }, shop)).toBe('2026-10-25 06:00');
  });

  test('[C8] no minute counts twice when the clocks skip the pause between two shifts', () => {
    const hours = [{ from: '00:00', to: '02:30' }, { from: '03:00', to: '06:00' }];
    const nights: Calendar = { ...shop, hours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours } };
    const [midnight, six] = [momentShowing(wall('2026-03-29 00:00'), nights.zone), momentShowing(wall('2026-03-29 06:00'), nights.zone)];
    expect(workingTimeBetween(midnight, six, nights)).toBe(5 * hour);
    expect(dueAt(midnight, { amount: 5, unit: 'workingHours' }, nights)).toBe(six);
  });

  test.each<[string, number, string]>([
    ['2026-11-20 15:00', 1, '2026-11-23 15:00'],
    ['2026-11-20 18:00', 1, '2026-11-24 09:00'],
    ['2026-11-21 10:00', 1, '2026-11-24 09:00'],
    ['2026-11-20 15:00', 5, '2026-11-27 15:00'],
    ['2026-11-21 10:00', 0, '2026-11-23 09:00'],
    ['2026-03-27 09:00', 1, '2026-03-30 09:00'],
  ])('[C9] from %s, %d working days end at %s', (from, amount, end) => {
    expect(due('Europe/Berlin', from, { amount, unit: 'workingDays' })).toBe(end);
  });

  test.each<[string, number, string]>([
    ['2026-11-20 15:00', 1, '2026-11-23 08:30'],
    ['2026-11-20 18:00', 1, '2026-11-23 08:30'],
    ['2026-11-21 10:00', 1, '2026-11-23 08:30'],
    ['2026-11-23 07:00', 2, '2026-11-25 08:30'],
    ['2026-11-21 10:00', 0, '2026-11-23 08:30'],
  ])('[C9] from %s, %d working days at 08:30 end at %s', (from, amount, end) => {
    expect(due('Europe/Berlin', from, { amount, unit: 'workingDays', at: '08:30' })).toBe(end);
  });

  test('[C9] holidays and closed days are stepped over; a time nobody works at moves to the next moment they do', () => {
    expect(due('Europe/Berlin', '2026-12-22 16:00', { amount: 1, unit: 'workingDays' }, shop)).toBe('2026-12-26 22:00');
    expect(due('Europe/Berlin', '2026-11-26 19:00', { amount: 1, unit: 'workingDays' }, shop)).toBe('2026-11-28 22:00');
  });

  test('[C11] a calendar that never works throws', () => {
    expect(() => dueAt(0, { amount: 1, unit: 'workingHours' }, closed)).toThrow('working hours');
    expect(() => dueAt(0, { amount: 1, unit: 'workingDays' }, closed)).toThrow('working hours');
  });

  const moments = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 }).map((minutes) => minutes * 60_000);

  test('[C8] the working time between start and end is the working time asked for', () => {
    fc.assert(
      fc.property(fc.constantFrom(shop, ...zones.map(defaultCalendar)), moments, fc.integer({ min: 0, max: 300 }), (calendar, start, amount) => {
        const end = dueAt(start, { amount, unit: 'workingHours' }, calendar);
        expect(workingTimeBetween(start, end, calendar)).toBe(amount * hour);
        expect(amount === 0 || workingTimeBetween(start, end - 1, calendar) === amount * hour - 1).toBe(true);
      }),
    );
  });

  const waits = fc.record(
    { amount: fc.integer({ min: 0, max: 400 }), unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'workingHours', 'workingDays'), at: fc.constantFrom('00:00', '02:30', '09:00', '23:59') },
    { requiredKeys: ['amount', 'unit'] },
  );

  test('[C10] a wait never ends before it began, and civil units end on the wall time asked for', () => {
    fc.assert(
      fc.property(fc.constantFrom(shop, ...zones.map(defaultCalendar)), moments, waits, (calendar, start, wait) => {
        const end = dueAt(start, wait, calendar);
        expect(end).toBeGreaterThanOrEqual(start);
        const civil = wait.unit === 'days' || wait.unit === 'weeks' || wait.unit === 'workingDays';
        if (!civil || wait.at === undefined) return;
        const shown = wallText(end, calendar.zone).slice(11);
        const skipped = wallOf(end, calendar.zone) - wallOf(end - 2 * hour, calendar.zone) !== 2 * hour;
        expect(shown === wait.at || skipped, `${shown} for ${wait.at}`).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('[C10] a later start never ends earlier by more than a clock change skips', () => {
    fc.assert(
      fc.property(fc.constantFrom(shop, ...zones.map(defaultCalendar)), moments, fc.integer({ min: 0, max: 5000 }), waits, (calendar, start, minutes, wait) => {
        const sooner = dueAt(start, wait, calendar);
        const later = dueAt(start + minutes * 60_000, wait, calendar);
        const slack = wait.unit === 'days' || wait.unit === 'weeks' || wait.unit === 'workingDays' ? hour : 0;
        expect(later).toBeGreaterThanOrEqual(sooner - slack);
      }),
      { numRuns: 1000 },
    );
  });
});
