import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { isBestTime, judgeTouch, nextAllowed, type PastTouch, startOfDay, type TouchAnswer, type TouchRules, type TouchWish } from '#engine/calendar';
import { defaultRhythm } from '#engine/blueprint';
import { cases } from '../../kit/cases.ts';
import { isWelcomeHour, naiveBreaches, naiveLate } from './naive-rhythm.ts';
import { momentShowing, wallText } from './wall-clock-oracle.ts';

const zone = 'America/New_York';
const hard: TouchRules = { ...defaultRhythm, enforce: { slide: true, gap: true, bundles: true, touches: true, template: true, channel: true } };
const soft: TouchRules = { ...defaultRhythm, enforce: { slide: true, gap: false, bundles: false, touches: false, template: false, channel: false } };

function at(text: string): number {
  return momentShowing(Date.parse(`${text.replace(' ', 'T')}:00Z`), zone);
}
function touch(when: string, more: Partial<PastTouch> = {}): PastTouch {
  return { at: at(when), run: 'mine', ...more };
}
function judge(when: string, touches: readonly PastTouch[] = [], { rhythm = hard, wish = {} }: { readonly rhythm?: TouchRules; readonly wish?: TouchWish } = {}): TouchAnswer {
  return judgeTouch(at(when), rhythm, zone, { run: 'mine', touches }, wish);
}
function shown(moment: number | null): string | null {
  return moment === null ? null : wallText(moment, zone);
}

describe('a touch now', () => {
  test('[C20, C23, C24] nothing speaks against it: now is the next moment', () => {
    const now = at('2026-11-24 15:10');
    expect(judge('2026-11-24 15:10')).toEqual({
      refusals: [], warnings: [], next: now, welcome: now, against: [], best: false, late: false, pressure: { seen: 0, limit: 5 },
    });
  });

  test('[C20, C24] too soon after the last touch day: refused with wanted and seen, allowed from the first allowed day on', () => {
    const answer = judge('2026-11-20 11:00', [touch('2026-11-19 10:30')]);
    expect(answer.refusals).toEqual([{ rule: 'gap', wanted: 1, seen: 0 }]);
    expect(shown(answer.next)).toBe('2026-11-24 00:00');
    expect(shown(answer.welcome)).toBe('2026-11-24 10:00');
  });

  test('[C20] Thursday to Tuesday is one allowed day, and two are wanted: Wednesday', () => {
    const rhythm = { ...hard, gap: { min: 2, max: 4 } };
    expect(judge('2026-11-24 11:00', [touch('2026-11-19 10:30')]).refusals).toEqual([]);
    const answer = judge('2026-11-24 11:00', [touch('2026-11-19 10:30')], { rhythm });
    expect(answer.refusals).toEqual([{ rule: 'gap', wanted: 2, seen: 1 }]);
    expect(shown(answer.next)).toBe('2026-11-25 00:00');
  });

  test('[C20] the day is the record\'s own', () => {
    const touches = [{ at: Date.UTC(2026, 10, 25, 3), run: 'mine' }];
    const now = Date.UTC(2026, 10, 25, 15);
    const tight: TouchRules = { ...hard, gap: { min: 2, max: 4 } };
    expect(judgeTouch(now, tight, 'Europe/Berlin', { run: 'mine', touches }, {}).refusals).toEqual([]);
    expect(judgeTouch(now, tight, zone, { run: 'mine', touches }, {}).refusals).toEqual([{ rule: 'gap', wanted: 2, seen: 1 }]);
  });

  test('[C20] a second touch of the same run on one day joins its bundle; another run is refused until tomorrow', () => {
    expect(judge('2026-11-24 15:00', [touch('2026-11-24 10:00')]).refusals).toEqual([]);
    const answer = judge('2026-11-24 15:00', [touch('2026-11-24 10:00', { run: 'other' })]);
    expect(answer.refusals).toEqual([{ rule: 'bundles', wanted: 1, seen: 1 }]);
    expect(shown(answer.next)).toBe('2026-11-25 00:00');
    expect(judge('2026-11-24 15:00', [touch('2026-11-24 10:00', { run: 'other' })], { rhythm: { ...hard, bundlesPerDay: 2 } }).refusals).toEqual([]);
  });

  test('[C20, C24] the sixth touch in seven days is refused, over all runs, until the first falls out', () => {
    const five = [touch('2026-11-18 10:00', { run: 'other' }), touch('2026-11-19 11:00'), touch('2026-11-19 11:05'), touch('2026-11-19 14:00'), touch('2026-11-19 16:00')];
    const answer = judge('2026-11-24 10:00', five);
    expect(answer.refusals).toEqual([{ rule: 'touches', wanted: 5, seen: 5 }]);
    expect(answer.pressure).toEqual({ seen: 5, limit: 5 });
    expect(shown(answer.next)).toBe('2026-11-25 00:00');
  });

  test('[C20] the next moment is one at which all hard rules agree, not only the first of them', () => {
    const rhythm = { ...hard, touchesPer7Days: 1 };
    const answer = judge('2026-11-25 10:00', [touch('2026-11-24 10:00', { run: 'other' })], { rhythm: { ...rhythm, gap: { min: 2, max: 4 } } });
    expect(answer.refusals.map(({ rule }) => rule)).toEqual(['gap', 'touches']);
    expect(shown(answer.next)).toBe('2026-12-01 00:00');
  });

  test('[C21] the third touch in a row by one channel is refused, and no waiting helps', () => {
    const calls = [touch('2026-11-12 10:00', { channel: 'email' }), touch('2026-11-17 10:00', { channel: 'call' }), touch('2026-11-19 10:00', { channel: 'call', run: 'other' })];
    const answer = judge('2026-11-24 11:00', calls, { wish: { channel: 'call' } });
    expect(answer).toMatchObject({ refusals: [{ rule: 'channel', wanted: 2, seen: 2 }], next: null, welcome: null });
    expect(judge('2026-11-24 11:00', calls, { wish: { channel: 'email' } }).refusals).toEqual([]);
    expect(judge('2026-11-24 11:00', calls, { wish: { channel: 'call' }, rhythm: { ...hard, sameChannelInRow: 3 } }).refusals).toEqual([]);
    expect(judge('2026-11-24 11:00', calls.slice(1, 2), { wish: { channel: 'call' }, rhythm: { ...hard, sameChannelInRow: 1 } }).refusals).toEqual([{ rule: 'channel', wanted: 1, seen: 1 }]);
  });

  test('[C21] the row is told by time, not by the order of the history; an unknown channel ends it', () => {
    const call = { channel: 'call' };
    const touches = [touch('2026-11-19 10:00', call), touch('2026-11-17 10:00', { channel: 'email' }), touch('2026-11-18 10:00', call)];
    expect(judge('2026-11-24 11:00', touches, { wish: call }).refusals).toEqual([{ rule: 'channel', wanted: 2, seen: 2 }]);
    expect(judge('2026-11-24 11:00', [...touches, touch('2026-11-19 12:00')], { wish: call }).refusals).toEqual([]);
    // Two touches of one moment, as a bulk action makes them: the one told later is the later.
    expect(judge('2026-11-24 11:00', [touch('2026-11-19 10:00', call), touch('2026-11-19 10:00')], { wish: call, rhythm: { ...hard, sameChannelInRow: 1 } }).refusals).toEqual([]);
    expect(judge('2026-11-24 11:00', [touch('2026-11-19 10:00'), touch('2026-11-19 10:00', call)], { wish: call, rhythm: { ...hard, sameChannelInRow: 1 } }).refusals).toHaveLength(1);
    const between = [touch('2026-11-19 10:00'), touch('2026-11-19 10:00', call), touch('2026-11-19 10:00')];
    expect(judge('2026-11-24 11:00', between, { wish: call, rhythm: { ...hard, sameChannelInRow: 1 } }).refusals).toEqual([]);
    // Written down by a device whose clock is days ahead: it has happened all the same.
    expect(judge('2026-11-24 11:00', [...touches, touch('2026-11-26 12:00', { channel: 'email' })], { wish: call }).refusals).toEqual([]);
  });

  test('[C22] a template this record has had is refused, however long ago, and no waiting helps', () => {
    const used = [touch('2026-01-06 10:00', { template: 'intro' })];
    expect(judge('2026-11-24 11:00', used, { wish: { template: 'intro' } })).toMatchObject({ refusals: [{ rule: 'template', wanted: 0, seen: 1 }], next: null, welcome: null });
    expect(judge('2026-11-24 11:00', used, { wish: { template: 'other' } }).refusals).toEqual([]);
    expect(judge('2026-11-24 11:00', used, { wish: { template: null } }).refusals).toEqual([]);
  });

  test('[C18] what is not enforced only warns: one rule, all rules, and a rhythm from before there was a choice', () => {
    const touches = [touch('2026-11-24 10:00', { run: 'other', channel: 'call', template: 'intro' }), touch('2026-11-24 11:00', { run: 'other', channel: 'call' })];
    const wish = { channel: 'call', template: 'intro' };
    const rules = (answer: readonly { readonly rule: string }[]) => answer.map(({ rule }) => rule);
    const now = '2026-11-24 15:00';
    expect(rules(judge(now, touches, { wish }).refusals)).toEqual(['bundles', 'channel', 'template']);
    for (const rhythm of [soft, defaultRhythm]) {
      const answer = judge(now, touches, { rhythm, wish });
      expect(answer).toMatchObject({ refusals: [], next: at(now), welcome: null });
      expect(rules(answer.warnings)).toEqual(['bundles', 'channel', 'template']);
    }
    const onlyTemplate: TouchRules = { ...soft, enforce: { slide: false, gap: false, bundles: false, touches: false, channel: false, template: true } };
    const answer = judge(now, touches, { rhythm: onlyTemplate, wish });
    expect([rules(answer.refusals), rules(answer.warnings)]).toEqual([['template'], ['bundles', 'channel']]);
  });

  test('[C18, C23] weekday and window never refuse; they speak against the moment, and welcome says when they do not', () => {
    const answer = judge('2026-11-23 12:30');
    expect(answer.refusals).toEqual([]);
    expect(answer.next).toBe(at('2026-11-23 12:30'));
    expect(answer.against).toEqual([{ rule: 'weekday', date: '2026-11-23' }, { rule: 'window', at: at('2026-11-23 12:30') }]);
    expect(shown(answer.welcome)).toBe('2026-11-24 10:00');
  });

  test('[C19] four to five is best, in the record\'s own zone; without such hours nothing is', () => {
    for (const [when, best] of [['15:59', false], ['16:00', true], ['16:59', true], ['17:00', false]] as const) {
      expect(judge(`2026-11-24 ${when}`).best, when).toBe(best);
      expect(isBestTime(at(`2026-11-24 ${when}`), hard, zone), when).toBe(best);
    }
    expect(isBestTime(at('2026-11-24 16:30'), hard, 'Europe/Berlin')).toBe(false);
    const { best: _, ...without } = hard;
    expect(isBestTime(at('2026-11-24 16:30'), without, zone)).toBe(false);
  });

  test('[C24] longer than the greatest gap is late and forbids nothing', () => {
    expect(judge('2026-11-26 15:00', [touch('2026-11-17 10:00')])).toMatchObject({ refusals: [], late: true });
    expect(judge('2026-11-25 15:00', [touch('2026-11-17 10:00')])).toMatchObject({ refusals: [], late: false });
  });
});

const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Asia/Beirut', 'America/Havana'];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const moments = fc.integer({ min: Date.UTC(2025, 2, 1) / 60_000, max: Date.UTC(2025, 3, 25) / 60_000 }).map((minutes) => minutes * 60_000);
const channels = fc.constantFrom('call', 'email', 'social');
const templates = fc.constantFrom('intro', 'value', 'goodbye');
const touches = fc.array(fc.record({ at: moments, run: fc.constantFrom('mine', 'other', 'third'), channel: channels, template: templates }, { requiredKeys: ['at', 'run'] }), { maxLength: 14 });
const wishes = fc.record({ channel: channels, template: templates }, { requiredKeys: [] });
const rhythms: fc.Arbitrary<TouchRules> = fc.record(
  {
    gap: fc.record({ min: fc.nat({ max: 6 }), max: fc.integer({ min: 1, max: 12 }) }),
    weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
    windows: fc.constantFrom([], [{ from: '10:00', to: '12:00' }, { from: '14:00', to: '17:00' }], [{ from: '08:30', to: '23:59' }]),
    bundlesPerDay: fc.integer({ min: 1, max: 3 }),
    touchesPer7Days: fc.integer({ min: 1, max: 6 }),
    sameChannelInRow: fc.integer({ min: 1, max: 3 }),
    enforce: fc.record({ slide: fc.boolean(), gap: fc.boolean(), bundles: fc.boolean(), touches: fc.boolean(), template: fc.boolean(), channel: fc.boolean() }),
  },
  { requiredKeys: ['gap', 'weekdays', 'windows', 'bundlesPerDay', 'touchesPer7Days'] },
);
const situations = fc.record({ zone: fc.constantFrom(...zones), at: moments, rhythm: rhythms, touches, wish: wishes });

describe('laws of a touch now', () => {
  test('[C18, C21, C22, C24] it finds the broken rules that counting by hand finds, hard ones refused and soft ones warned of', () => {
    fc.assert(
      fc.property(situations, ({ zone: where, at: now, rhythm, touches: had, wish }) => {
        const answer = judgeTouch(now, rhythm, where, { run: 'mine', touches: had }, wish);
        const expected = naiveBreaches(now, rhythm, where, 'mine', had, wish);
        const both = [...answer.refusals, ...answer.warnings];
        expect(new Map(both.map(({ rule, seen }) => [rule, seen]))).toEqual(expected);
        expect(both).toHaveLength(expected.size);
        for (const { rule } of answer.refusals) expect(rhythm.enforce?.[rule]).toBe(true);
        for (const { rule } of answer.warnings) expect(rhythm.enforce?.[rule] ?? false).toBe(false);
        expect(answer.late).toBe(naiveLate(now, rhythm, where, had));
        expect(answer.against.length === 0).toBe(isWelcomeHour(now, rhythm, where));
      }),
      { numRuns: cases(500) },
    );
  });

  test('[C20] the next moment really is allowed, and no earlier one is', () => {
    fc.assert(
      fc.property(situations, ({ zone: where, at: now, rhythm, touches: had, wish }) => {
        const refused = (moment: number) => [...naiveBreaches(moment, rhythm, where, 'mine', had, wish).keys()].filter((rule) => rhythm.enforce?.[rule] ?? false);
        const { next, refusals } = judgeTouch(now, rhythm, where, { run: 'mine', touches: had }, wish);
        expect(next === now).toBe(refusals.length === 0);
        if (next === null) {
          expect(refused(now).some((rule) => rule === 'channel' || rule === 'template')).toBe(true);
          return;
        }
        expect(next).toBeGreaterThanOrEqual(now);
        expect(refused(next)).toEqual([]);
        expect(judgeTouch(next, rhythm, where, { run: 'mine', touches: had }, wish).refusals).toEqual([]);
        // Hard rules hang on the civil day alone: refused now, refused on each day between, refused a moment before.
        for (let moment = now; moment < next; moment = startOfDay(moment, where, 1)) expect(refused(moment)).not.toEqual([]);
        if (next > now) expect(refused(next - 1)).not.toEqual([]);
      }),
      { numRuns: cases(400) },
    );
  });

  test('[C12, C23] welcome is where a due would slide to: nothing speaks against that moment, and something against each before', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 1, max: 1000 }), ({ zone: where, at: now, rhythm, touches: had }, thousandths) => {
        const history = { run: 'mine', touches: had };
        const { welcome } = judgeTouch(now, rhythm, where, history, {});
        expect(welcome).toBe(nextAllowed(now, rhythm, where, history).at);
        const fine = (moment: number) => naiveBreaches(moment, rhythm, where, 'mine', had, {}).size === 0 && isWelcomeHour(moment, rhythm, where);
        expect(fine(welcome ?? Number.NaN)).toBe(true);
        if (welcome === null || welcome === now) return;
        expect(fine(now)).toBe(false);
        expect(fine(welcome - 1)).toBe(false);
        expect(fine(now + Math.floor(((welcome - now) * thousandths) / 1001))).toBe(false);
      }),
      { numRuns: cases(400) },
    );
  });

  test('[C12, C20] asking later never gives an earlier moment, and asking twice gives the same answer', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 0, max: 14 * 1440 }), ({ zone: where, at: now, rhythm, touches: had, wish }, minutes) => {
        const history = { run: 'mine', touches: had };
        const later = now + minutes * 60_000;
        expect(nextAllowed(later, rhythm, where, history).at).toBeGreaterThanOrEqual(nextAllowed(now, rhythm, where, history).at);
        const [first, second] = [judgeTouch(now, rhythm, where, history, {}), judgeTouch(later, rhythm, where, history, {})];
        expect(second.next ?? 0).toBeGreaterThanOrEqual(first.next ?? 0);
        const copy = structuredClone({ rhythm, history, wish });
        expect(judgeTouch(now, copy.rhythm, where, copy.history, copy.wish)).toEqual(judgeTouch(now, rhythm, where, history, wish));
      }),
      { numRuns: cases(300) },
    );
  });

  test('[C20, C21] a device whose clock runs ahead: what it wrote down counts now, so that the next moment keeps its word', () => {
    // Found at night size: the touch dated later today and tomorrow made a row that only the next moment saw.
    const rhythm: TouchRules = { ...hard, weekdays: ['monday'], windows: [], gap: { min: 0, max: 1 }, touchesPer7Days: 1 };
    const ahead = [touch('2025-02-28 19:00', { channel: 'email' }), touch('2025-03-01 00:00', { channel: 'email' })];
    expect(judge('2025-02-28 19:00', ahead, { rhythm, wish: { channel: 'email' } })).toMatchObject({ refusals: [{ rule: 'touches' }, { rule: 'channel' }], next: null });
  });

  test('[C20] the own bundle of the day is never refused by gap or bundles', () => {
    fc.assert(
      fc.property(situations, ({ zone: where, at: now, rhythm, touches: had }) => {
        const history = { run: 'mine', touches: [...had, { at: now, run: 'mine' }] };
        const { refusals, warnings } = judgeTouch(now, rhythm, where, history, {});
        expect([...refusals, ...warnings].filter(({ rule }) => rule === 'gap' || rule === 'bundles')).toEqual([]);
      }),
      { numRuns: cases(200) },
    );
  });
});
