import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate, judgeTouch } from '#engine/calendar';
import { day, hour, minute } from '#engine/kernel';
import { isTouch } from '#engine/blueprint';
import { capacity, hoursAt, pileOf, spread, usualMinutes, whatIfTomorrow, type QueueItem, type SpreadPlan } from '#engine/queue';
import { hoursFor } from '#engine/run';
import { cases } from '../../kit/cases.ts';
import { call, enforced, facts, line, piles, wednesday } from './a-pile.ts';

const tomorrow = (item: QueueItem, timed: readonly { at: number; outcome: string }[] = [], now = wednesday) => whatIfTomorrow(item, facts([item]), now, timed);

describe('what if tomorrow', () => {
  test('[Q12] hours that are open now are missed, and come again at the same time or when they open', () => {
    const best = Date.parse('2026-11-25T16:13:00+02:00');
    const item = line('x', { activity: call, channel: 'call' });
    expect(tomorrow(item, [], best)).toMatchObject({ at: best + day, effects: [{ kind: 'windowMissed', best: true, until: best + 47 * minute, next: best + day, zone: 'Europe/Helsinki' }] });
    const thursday = best + day;
    expect(tomorrow(item, [], thursday)).toMatchObject({ at: Date.parse('2026-12-01T10:00:00+02:00'), effects: [{ kind: 'noHours', next: Date.parse('2026-12-01T10:00:00+02:00') }] });
    expect(tomorrow(line('x'))).toMatchObject({ at: wednesday + day, score: 4, effects: [] });
  });

  test('[Q13] the gap is kept or broken, of touches only and where there was one', () => {
    const touched = (days: number) => line('x', { activity: call, channel: 'call', version: 'hard', weight: { touchedAt: [wednesday - days * day] } });
    const gap = (item: QueueItem) => tomorrow(item).effects.find(({ kind }) => kind === 'gap');
    // From Wednesday a week ago to Thursday: Thursday, Tuesday, Wednesday and Thursday again, one more than allowed.
    expect(gap(touched(7))).toEqual({ kind: 'gap', broken: true, days: 8 });
    expect(gap(touched(1))).toEqual({ kind: 'gap', broken: false, days: 2 });
    expect(gap(line('x', { activity: call, channel: 'call' }))).toBeUndefined();
    expect(gap({ ...touched(7), channel: 'task' })).toBeUndefined();
  });

  test('[Q14] what goes off meanwhile is named, the first way out before the limit; what is over is not told', () => {
    const item = line('x', { weight: { limitAt: wednesday + 5 * hour } });
    const fires = [{ at: wednesday + 9 * hour, outcome: 'b' }, { at: wednesday + 6 * hour, outcome: 'a' }, { at: wednesday - hour, outcome: 'past' }, { at: wednesday + 3 * day, outcome: 'far' }];
    expect(tomorrow(item, fires).effects).toEqual([{ kind: 'movesOn', at: wednesday + 6 * hour, outcome: 'a' }]);
    expect(tomorrow(item).effects).toEqual([{ kind: 'limitPassed', at: wednesday + 5 * hour }]);
    expect(tomorrow(line('x', { weight: { limitAt: wednesday - hour } })).effects).toEqual([]);
  });
});

describe('room in the day', () => {
  test('[Q15] planned by channel, left until the end of the day, free beside it', () => {
    const items = [line('a', { channel: 'call' }), line('b', { channel: 'call' }), line('c', { channel: 'email' }), line('d', { channel: null })];
    expect(capacity(items, { now: wednesday, from: wednesday - hour, until: wednesday + hour, minutes: usualMinutes })).toEqual({
      planned: 31, left: 60, free: 29,
      byChannel: [{ channel: 'call', count: 2, minutes: 16 }, { channel: 'email', count: 1, minutes: 5 }, { channel: 'task', count: 1, minutes: 10 }],
    });
    expect(capacity(items, { now: wednesday, from: wednesday - 9 * hour, until: wednesday - hour, minutes: usualMinutes })).toMatchObject({ left: 0, free: -31 });
    // a day that has not begun has no more room than its hours
    expect(capacity(items, { now: wednesday, from: wednesday + 3 * hour, until: wednesday + 4 * hour, minutes: usualMinutes })).toMatchObject({ left: 60 });
  });
});

const plan = (rest: Partial<SpreadPlan> = {}): SpreadPlan => ({ now: wednesday, hours: { from: '09:00', to: '17:00' }, minutes: usualMinutes, taken: {}, days: 5, ...rest });
const proposal = (items: readonly QueueItem[], rest: Partial<SpreadPlan> = {}) => spread(items, facts(items), plan(rest));

describe('spreading a pile', () => {
  test('[Q20] the pile is what is overdue; today joins it once its own lines are more than it has room for', () => {
    const late = line('late', { at: wednesday - 2 * day });
    const [soon, tomorrow] = [line('soon', { at: wednesday + hour }), line('tomorrow', { at: wednesday + day })];
    const now = { now: wednesday, hours: { from: '09:00', to: '17:00' }, minutes: usualMinutes };
    expect(pileOf([late, soon, tomorrow], 'Europe/Berlin', now)).toEqual({ overdue: [late], today: [] });
    // 227 minutes are left of Wednesday: 22 tasks of ten minutes fit, the 23rd makes the day too full
    const many = Array.from({ length: 23 }, (_, index) => line(`t${index}`, { at: wednesday + index }));
    expect(pileOf([late, ...many.slice(1), tomorrow], 'Europe/Berlin', now)).toEqual({ overdue: [late], today: [] });
    expect(pileOf([late, ...many, tomorrow], 'Europe/Berlin', now)).toEqual({ overdue: [late], today: many });
  });

  test('[Q16] today while there is room, then the next working days; a day that is full is passed over', () => {
    const items = Array.from({ length: 30 }, (_, index) => line(`t${String(index).padStart(2, '0')}`, { at: wednesday - 2 * day }));
    const { today, moves, stuck, days } = proposal(items, { taken: { '2026-11-26': 470 } });
    // 227 minutes are left of Wednesday: 22 tasks of ten minutes.
    expect([today.length, moves.length, stuck.length]).toEqual([22, 8, 0]);
    expect(moves.filter(({ until }) => civilDate(until, 'Europe/Berlin') === '2026-11-26')).toHaveLength(1);
    expect(days.map(({ date, room, before, after, lines }) => [date, room, before, after, lines])).toEqual([
      ['2026-11-25', 227, 300, 220, 22], ['2026-11-26', 480, 470, 480, 1], ['2026-11-27', 480, 0, 70, 7], ['2026-11-30', 480, 0, 0, 0], ['2026-12-01', 480, 0, 0, 0], ['2026-12-02', 480, 0, 0, 0],
    ]);
  });

  test('[Q17] [Q18] what cannot be in time stays, and says whether the limit, the gap or the room forbids it', () => {
    const busy = { '2026-11-25': 400 };
    const why = (item: QueueItem, rest: Partial<SpreadPlan> = {}) => proposal([item], { taken: busy, ...rest }).stuck[0]?.why;
    expect(why(line('x', { weight: { limitAt: wednesday + 2 * hour } }))).toBe('limit');
    expect(why(line('x', { activity: call, channel: 'call', version: 'hard', weight: { touchedAt: [wednesday - 7 * day] } }))).toBe('gap');
    expect(why(line('x'), { days: 1, taken: { ...busy, '2026-11-26': 480 } })).toBe('full');
    expect(why(line('x'), { days: 0 })).toBe('full');
    expect(why(line('x', { activity: call, channel: 'call', zone: 'Asia/Tokyo' }))).toBe('hours');
    expect(why(line('x'))).toBeUndefined();
  });

  test('[Q16] [Q17] [Q18] [Q19] over any pile: nothing lost, no day over its room, every move inside hours, gap and limit, minutes kept, order no matter', () => {
    fc.assert(
      fc.property(piles, fc.array(fc.nat(500), { maxLength: 5 }), (items, loads) => {
        const taken = Object.fromEntries(loads.map((minutes, index) => [addDays('2026-11-25', index), minutes]));
        const all = facts(items);
        const result = spread(items, all, plan({ taken }));
        const turned = spread(items.toReversed(), all, plan({ taken }));
        expect(turned).toEqual(result);
        const stuck = result.stuck.map(({ item }) => item);
        expect([...result.today, ...result.moves.map(({ item }) => item), ...stuck].map(({ id }) => id).toSorted()).toEqual(items.map(({ id }) => id));
        for (const { item, until } of result.moves) {
          expect(until).toBeGreaterThan(wednesday);
          expect(until).toBeLessThan(item.weight?.limitAt ?? Number.POSITIVE_INFINITY);
          const rules = all.rules.get(item.version ?? '');
          if (rules === undefined || item.zone === undefined) continue;
          const hours = hoursFor(rules.rhythm, rules.activities[item.activity ?? ''], item.channel);
          if (hours !== null) expect(hoursAt(hours, item.zone, until).state).not.toBe('closed');
          const touches = (item.weight?.touchedAt ?? []).map((at) => ({ at, run: '' }));
          if (rules.rhythm === enforced && isTouch(item.channel ?? 'task')) expect(judgeTouch(until, enforced, item.zone, { run: '', touches }, {}).late).toBe(false);
        }
        const minutes = (list: readonly QueueItem[]) => list.reduce((sum, { channel }) => sum + usualMinutes[channel ?? 'task'], 0);
        const [first, ...later] = result.days;
        expect((first?.after ?? 0) - minutes(stuck)).toBeLessThanOrEqual(Math.max(first?.room ?? 0, taken[first?.date ?? ''] ?? 0));
        for (const { after, room, date } of later) expect(after).toBeLessThanOrEqual(Math.max(room, taken[date] ?? 0));
        expect(result.days.reduce((sum, { after }) => sum + after, 0)).toBe(result.days.reduce((sum, { before }) => sum + before, 0));
      }),
      { numRuns: cases(80) },
    );
  });
});
