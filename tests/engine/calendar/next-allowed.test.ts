import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { type Allowed, nextAllowed, type TouchHistory, type TouchRules } from '#engine/calendar';
import { defaultRhythm, type Rhythm } from '#engine/blueprint';
import { momentShowing, wallText } from './wall-clock-oracle.ts';

const zone = 'America/New_York';
function at(text: string): number {
  return momentShowing(Date.parse(`${text.replace(' ', 'T')}:00Z`), zone);
}
function touched(...texts: readonly string[]): TouchHistory {
  return { run: 'mine', touches: texts.map((text) => ({ at: at(text), run: 'mine' })) };
}
function ask(when: string, history: TouchHistory = touched(), rhythm: TouchRules = defaultRhythm): Allowed & { readonly text: string; readonly rules: readonly string[] } {
  const allowed = nextAllowed(at(when), rhythm, zone, history);
  return { ...allowed, text: wallText(allowed.at, zone), rules: allowed.reasons.map(({ rule }) => rule) };
}

describe('rhythm', () => {
  test('[C12] a welcome moment is kept, without a reason', () => {
    expect(ask('2026-11-24 15:10')).toMatchObject({ text: '2026-11-24 15:10', slidFrom: null, reasons: [], late: false });
  });

  test('[C13] Monday slides to Tuesday and says so', () => {
    expect(ask('2026-11-23 15:10')).toMatchObject({ text: '2026-11-24 10:00', slidFrom: at('2026-11-23 15:10'), reasons: [{ rule: 'weekday', date: '2026-11-23' }] });
  });

  test('[C26] a holiday is no allowed day, counts for no gap, and is named as what it is', () => {
    const rhythm = { ...defaultRhythm, holidays: ['2026-11-25'] };
    expect(ask('2026-11-25 15:10', touched(), rhythm)).toMatchObject({ text: '2026-11-26 10:00', reasons: [{ rule: 'weekday', date: '2026-11-25', holiday: true }] });
    const twoApart = { ...rhythm, gap: { min: 2, max: 9 } };
    expect(ask('2026-11-26 10:00', touched('2026-11-24 10:00'), { ...twoApart, holidays: [] }).text).toBe('2026-11-26 10:00');
    expect(ask('2026-11-26 10:00', touched('2026-11-24 10:00'), twoApart).text).toBe('2026-12-01 10:00');
  });

  test('[C13] the day is the record\'s own: Monday evening in New York is Tuesday in Berlin', () => {
    const moment = at('2026-11-23 20:00');
    expect(nextAllowed(moment, { ...defaultRhythm, windows: [] }, 'Europe/Berlin', touched()).at).toBe(moment);
    expect(nextAllowed(moment, { ...defaultRhythm, windows: [] }, zone, touched()).at).not.toBe(moment);
  });

  test('[C14] between windows it waits for the next; after the last, for the next allowed day', () => {
    expect(ask('2026-11-24 12:00')).toMatchObject({ text: '2026-11-24 14:00', rules: ['window'] });
    expect(ask('2026-11-26 17:00')).toMatchObject({ text: '2026-12-01 10:00', rules: ['window', 'weekday'] });
    expect(ask('2026-11-24 16:59').text).toBe('2026-11-24 16:59');
  });

  test('[C14] no window, or only broken ones, is the whole day', () => {
    expect(ask('2026-11-24 22:00', touched(), { ...defaultRhythm, windows: [] }).slidFrom).toBeNull();
    expect(ask('2026-11-24 22:00', touched(), { ...defaultRhythm, windows: [{ from: '12:00', to: '10:00' }] }).slidFrom).toBeNull();
  });

  test('[C14] a window that opens at a time the clocks skip opens later; one they skip altogether does not open that day', () => {
    const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
    const night = (from: string, to: string): Rhythm => ({ ...defaultRhythm, weekdays: [...everyDay], windows: [{ from, to }] });
    expect(ask('2026-03-08 00:10', touched(), night('02:30', '04:00')).text).toBe('2026-03-08 03:30');
    expect(ask('2026-03-08 00:10', touched(), night('02:30', '03:00'))).toMatchObject({ text: '2026-03-09 02:30', rules: ['window'] });
    expect(ask('2026-11-01 00:10', touched(), night('01:30', '01:45')).at).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  test('[C14] overlapping windows are one, in whatever order they stand', () => {
    const rhythm: Rhythm = { ...defaultRhythm, windows: [{ from: '14:00', to: '17:00' }, { from: '10:00', to: '15:00' }] };
    expect(ask('2026-11-24 14:30', touched(), rhythm).slidFrom).toBeNull();
    expect(ask('2026-11-24 09:00', touched(), rhythm).text).toBe('2026-11-24 10:00');
  });

  test('[C15] Thursday to Tuesday is a gap of one allowed day', () => {
    const last = touched('2026-11-19 10:30');
    expect(ask('2026-11-24 10:30', last)).toMatchObject({ slidFrom: null, late: false });
    expect(ask('2026-11-24 10:30', last, { ...defaultRhythm, gap: { min: 2, max: 4 } })).toMatchObject({
      text: '2026-11-25 10:00', reasons: [{ rule: 'gap', lastTouch: '2026-11-19', wanted: 2, seen: 1 }],
    });
  });

  test('[C15] touches of one day are one bundle', () => {
    expect(ask('2026-11-24 15:00', touched('2026-11-24 10:00')).slidFrom).toBeNull();
  });

  test('[C15] longer than four allowed days is late and is not moved', () => {
    expect(ask('2026-11-26 15:00', touched('2026-11-17 10:00'))).toMatchObject({ slidFrom: null, late: true });
    expect(ask('2026-11-25 15:00', touched('2026-11-17 10:00'))).toMatchObject({ slidFrom: null, late: false });
  });

  test('[C16] another run has to wait for a day of its own', () => {
    const other: TouchHistory = { run: 'mine', touches: [{ at: at('2026-11-24 10:00'), run: 'other' }] };
    expect(ask('2026-11-24 15:00', other)).toMatchObject({ text: '2026-11-25 10:00', reasons: [{ rule: 'bundles', date: '2026-11-24', limit: 1 }] });
    expect(ask('2026-11-24 15:00', other, { ...defaultRhythm, bundlesPerDay: 2 }).slidFrom).toBeNull();
  });

  test('[C17] the sixth touch in seven days waits until the first falls out', () => {
    const five = touched('2026-11-18 10:00', '2026-11-18 11:00', '2026-11-19 10:00', '2026-11-19 11:00', '2026-11-19 14:00');
    expect(ask('2026-11-24 10:00', five)).toMatchObject({ text: '2026-11-25 10:00', reasons: [{ rule: 'touches', seen: 5, limit: 5 }] });
  });

  test('[C12] whatever the history, the answer is not before the question, keeps every rule, and asking again keeps it', () => {
    const moments = fc.integer({ min: at('2026-10-20 00:00') / 60_000, max: at('2026-11-20 00:00') / 60_000 }).map((minutes) => minutes * 60_000);
    const histories = fc.record({ run: fc.constant('mine'), touches: fc.array(fc.record({ at: moments, run: fc.constantFrom('mine', 'other') }), { maxLength: 12 }) });
    fc.assert(
      fc.property(moments, histories, fc.integer({ min: 0, max: 5 }), (moment, history, min) => {
        const rhythm = { ...defaultRhythm, gap: { min, max: 9 } };
        const allowed = nextAllowed(moment, rhythm, zone, history);
        expect(allowed.at).toBeGreaterThanOrEqual(moment);
        expect(allowed.slidFrom === null).toBe(allowed.at === moment);
        expect(allowed.reasons.length > 0).toBe(allowed.slidFrom !== null);
        const [date, time] = wallText(allowed.at, zone).split(' ');
        const days = history.touches.map((touch) => wallText(touch.at, zone).slice(0, 10));
        expect([2, 3, 4]).toContain(new Date(`${date}T00:00Z`).getUTCDay());
        expect((time ?? '') >= '10:00' && (time ?? '') < '17:00' && !((time ?? '') >= '12:00' && (time ?? '') < '14:00')).toBe(true);
        const weekBefore = new Date(Date.parse(`${date}T00:00Z`) - 6 * 86_400_000).toISOString().slice(0, 10);
        expect(days.filter((touchDay) => touchDay >= weekBefore && touchDay <= (date ?? '')).length).toBeLessThan(5);
        expect(nextAllowed(allowed.at, rhythm, zone, history).slidFrom).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
